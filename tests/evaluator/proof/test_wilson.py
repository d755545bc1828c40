"""Wilson's interval against published numbers, and the decisions it allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aruntime_evaluator import Outcome, decide
from aruntime_evaluator.proof.wilson import interval


@pytest.mark.parametrize(
    ("good", "total", "lo", "hi"),
    [
        # Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3 (score, no correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_is_the_published_one(good: int, total: int, lo: float, hi: float) -> None:
    assert interval(good, total) == pytest.approx((lo, hi), abs=5e-5)


def test_73_of_73_is_the_smallest_clean_pass_at_95_per_cent() -> None:
    assert decide(73, 73, 0.95).outcome is Outcome.PASS
    short = decide(72, 72, 0.95)
    assert (short.outcome, short.more_clean) == (Outcome.INCONCLUSIVE, 1)


def test_a_miss_must_be_outweighed() -> None:
    found = decide(72, 73, 0.95)
    assert found.outcome is Outcome.INCONCLUSIVE
    assert found.more_clean is not None
    assert decide(72 + found.more_clean, 73 + found.more_clean, 0.95).outcome is Outcome.PASS
    assert decide(71 + found.more_clean, 72 + found.more_clean, 0.95).outcome is Outcome.INCONCLUSIVE


def test_far_below_fails() -> None:
    assert decide(20, 40, 0.95).outcome is Outcome.FAIL


@pytest.mark.parametrize("total", [10, 13, 25, 38, 1000, 20_000])
def test_a_clean_run_reaches_the_ends_of_the_scale(total: int) -> None:
    """Rounded, the upper end of 10 of 10 would be 0.9999999999999999: below a target of 1, and so a fail."""
    assert interval(total, total)[1] == 1.0
    assert interval(0, total)[0] == 0.0
    assert decide(total, total, 1.0).outcome is Outcome.INCONCLUSIVE
    assert decide(total - 1, total, 1.0).outcome is Outcome.FAIL


def test_certainty_cannot_be_shown() -> None:
    assert decide(50, 50, 1.0).more_clean is None


def test_a_target_that_no_reasonable_number_shows_says_none() -> None:
    assert decide(50, 50, 0.9999999999).more_clean is None


@given(st.integers(1, 5000), st.data())
def test_the_interval_holds_the_share(total: int, data: st.DataObject) -> None:
    good = data.draw(st.integers(0, total))
    lo, hi = interval(good, total)
    assert 0 <= lo <= good / total + 1e-12
    assert good / total - 1e-12 <= hi <= 1
