"""Requests about patches: a correction written into the file that it corrects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from aruntime_evaluator.decision import Terms
from aruntime_evaluator.entry.correction_rules import text_problems
from aruntime_evaluator.entry.editing import (
    with_corrected_claim,
    with_corrected_passage,
    with_corrected_term,
)
from aruntime_evaluator.entry.lines import LayoutError
from aruntime_evaluator.entry.patching import Edited, patch_mail
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.codec.constraints import Length, Match
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.correction import ClaimChange, Correction, PageChange, TermChange
from aruntime_evaluator.model.problem import InvalidDocumentError, refused
from aruntime_evaluator.requests import Methods, Params
from aruntime_evaluator.requests.corrections import entry_and_corrected


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionOfFile:
    """A section of a page: where it begins, and its text."""

    line: int
    """Of its heading, from 1."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileToCorrect:
    """The file that a correction changes, as the repository has it."""

    path: Annotated[str, Length(200), Match(r"[A-Za-z0-9_-][\w./-]*", "a path in the repository")]
    text: Annotated[str, Length(1_000_000)]
    section: SectionOfFile | None = None
    """Of a page, the section that is corrected."""


def _patch(params: Params) -> Json:
    """A correction as a patch of the very file that it corrects, for ``git am``.

    ``file`` is the file as the repository has it; of a claim, what ``correct`` takes is given, too.
    """
    correction = decode(Correction, params.get("correction"))
    file = decode(FileToCorrect, params.get("file"), path="file")
    day = decode(Terms, {"as-of": params.get("as-of")}).as_of
    try:
        after, subject = _edited(correction, file, params)
    except LayoutError as error:
        message = f"no patch can be made of {file.path}: {error}; propose the correction as a file instead"
        raise refused("file.text", "layout", message) from error
    mail = patch_mail(
        {file.path: Edited(before=file.text, after=after)},
        subject=subject,
        reason=correction.reason or "",
        by=correction.by or "",
        day=day,
    )
    return {"text": after, "patch": mail}


def _edited(correction: Correction, file: FileToCorrect, params: Params) -> tuple[str, str]:
    """The file with the correction in it, and what the change is called."""
    if problems := list(text_problems(correction)):
        raise InvalidDocumentError(problems)
    match correction.change:
        case ClaimChange() as claim:
            old, new = entry_and_corrected(params)
            after = with_corrected_claim(file.text, old, new, claim.claim)
            return after, f"Correct {claim.claim} of {claim.entry}"
        case TermChange() as term:
            return with_corrected_term(
                file.text, term.term, term.had, term.wants
            ), f"Correct the term {term.term}"
        case PageChange() as page:
            return with_corrected_passage(file.text, page, *_span(file)), f"Correct {page.page}"


def _span(file: FileToCorrect) -> tuple[int, int]:
    """Where the section's text begins and ends."""
    if file.section is None:
        return 0, len(file.text)
    heading = sum(len(line) + 1 for line in file.text.split("\n")[: max(0, file.section.line - 1)])
    start = file.text.find(file.section.text, heading)
    if start < 0:
        raise LayoutError("the section is not in it")
    return start, start + len(file.section.text)


METHODS: Methods = {"patch": _patch}
"""Every method by its name in a request."""
