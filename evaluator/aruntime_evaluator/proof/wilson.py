"""What counts allow to say about a share: Wilson's interval, and the decision against a target.

Wilson 1927, J. American Statistical Association 22, 209-212; recommended for small and extreme samples by
Brown, Cai, DasGupta 2001, Statistical Science 16(2), 101-133, section 4.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

Z95 = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: a two-sided interval of 95 %."""

MOST_REQUESTS = 10_000_000
"""No search for missing requests goes beyond this."""


class Outcome(StrEnum):
    """What the interval says of a target."""

    PASS = "pass"  # noqa: S105 - an outcome, not a password
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A share held against a target."""

    outcome: Outcome
    lo: float
    hi: float
    """The 95 % interval of the share, 0-1."""
    more_clean: int | None
    """Where it is inconclusive: how many further requests without a miss would make it pass."""


def interval(good: int, total: int, z: float = Z95) -> tuple[float, float]:
    """Wilson's score interval of a share.

    Example:
        73 of 73 gives 0.95001 to 1: the smallest clean sample that shows 0.95. 0 of 0 says nothing: 0 to 1.
    """
    if total == 0:
        return 0.0, 1.0
    share, scale = good / total, z * z / total
    middle = (share + scale / 2) / (1 + scale)
    half = z * sqrt(share * (1 - share) / total + scale / (4 * total)) / (1 + scale)
    # The ends of the scale are reached exactly; a rounded 1 would lie below a target of 1.
    lo = 0.0 if good == 0 else max(0.0, middle - half)
    hi = 1.0 if good == total else min(1.0, middle + half)
    return lo, hi


def decide(good: int, total: int, target: float) -> Verdict:
    """Pass where the interval reaches the target, fail where it lies below; else say what is missing."""
    lo, hi = interval(good, total)
    if lo >= target:
        return Verdict(outcome=Outcome.PASS, lo=lo, hi=hi, more_clean=0)
    if hi < target:
        return Verdict(outcome=Outcome.FAIL, lo=lo, hi=hi, more_clean=None)
    return Verdict(outcome=Outcome.INCONCLUSIVE, lo=lo, hi=hi, more_clean=_more_clean(good, total, target))


def out_of_reach(target: float) -> bool:
    """Whether no number of requests without a miss shows a target: all of them, or nearly."""
    return _more_clean(0, 0, target) is None


def _more_clean(good: int, total: int, target: float) -> int | None:
    """The fewest further requests, all good, after which the interval's lower end reaches the target."""
    if target >= 1:
        return None
    more = 1
    while interval(good + more, total + more)[0] < target:
        more *= 2
        if more > MOST_REQUESTS:
            return None
    least, most = more // 2, more
    while most - least > 1:
        middle = (least + most) // 2
        if interval(good + middle, total + middle)[0] < target:
            least = middle
        else:
            most = middle
    return most
