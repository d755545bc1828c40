"""A note that only says the opposite of its claim's value."""

from __future__ import annotations

import pytest

from aruntime_evaluator.entry.denials import denies
from aruntime_evaluator.model.claim import ClaimValue


@pytest.mark.parametrize(
    ("value", "note"),
    [
        ("supported", "Not supported."),
        ("supported", "not  SUPPORTED"),
        ("supported", "Unsupported; see the manual."),
        ("supported", "No."),
        ("supported", "No, the manual says otherwise."),
        ("supported", "Not yet."),
        ("supported", "It isn't supported."),
        ("supported", "It doesn't support this at all."),
        ("supported", "Is no longer available."),
        ("supported", "Has not been implemented yet."),
        ("supported", "Only partly supported."),
        ("supported", "Not really; it is not supported."),
        ("supported", "Not really."),
        ("supported", "See the manual. Actually it isn't supported yet."),
        ("partial", "Not supported."),
        ("partial", "Fully supported."),
        ("partial", "Nothing."),
        ("unsupported", "Supported."),
        ("unsupported", "Yes."),
        ("unsupported", "It is now fully supported."),
        ("unsupported", "Supported too - in the nightly build"),
    ],
)
def test_it_denies(value: str, note: str) -> None:
    assert denies(note, ClaimValue(value))


@pytest.mark.parametrize(
    ("value", "note"),
    [
        ("supported", "Not supported on Windows."),
        ("supported", "Not with beam search, which decodes to the end first."),
        ("supported", "Supported architectures."),
        ("supported", "No flag is needed."),
        ("supported", "Without the flag, it is not supported."),
        ("supported", "Experimental; it is not officially supported."),
        ("supported", "The old flag is still read; it is no longer supported."),
        ("supported", "On Linux; on Windows it is not supported."),
        ("supported", "Images: it is not supported for video."),
        ("partial", "Not for custom models."),
        ("partial", "Only in part."),
        ("unsupported", "Not natively; in a container by Docker for Windows."),
        ("unsupported", "Supported by the fork."),
        ("unsupported", "No task for it."),
        ("unknown", "No."),
        ("not-applicable", "Not supported."),
    ],
)
def test_it_says_something_else(value: str, note: str) -> None:
    assert not denies(note, ClaimValue(value))
