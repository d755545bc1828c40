"""Numbers as people read them, rounded to the side that promises less."""

from __future__ import annotations

from math import ceil, floor

NOISE = 1e-9
"""Digits of a float that are nearer to a step than this are on it."""


PERCENT = 100
"""Shares, weights and weighted sums are printed in points of a hundred."""


def exact_percent(share: float) -> str:
    """A share that somebody set, with all its digits and one decimal at least.

    Example:
        0.95 is ``95.0%``, 0.9995 is ``99.95%``.
    """
    text = f"{100 * share:.10g}"
    return f"{text}%" if "." in text or "e" in text else f"{text}.0%"


def percent_at_least(share: float, decimals: int = 1) -> str:
    """A share rounded down: 5,427 of 5,429 is ``99.9%``, never all of them."""
    return f"{down(100 * share, decimals):.{decimals}f}%"


def percent_at_most(share: float, decimals: int = 1) -> str:
    """A share rounded up."""
    return f"{up(100 * share, decimals):.{decimals}f}%"


def down(number: float, decimals: int) -> float:
    """The greatest number of so many decimals that is not above this one."""
    scale = 10.0**decimals
    return floor(number * scale + NOISE) / scale


def up(number: float, decimals: int) -> float:
    """The least number of so many decimals that is not below this one."""
    scale = 10.0**decimals
    return ceil(number * scale - NOISE) / scale


def floor_digits(number: float, digits: int) -> float:
    """A number rounded down to so many digits: 12.3456 to four is 12.34."""
    return down(number, _decimals(number, digits))


def ceil_digits(number: float, digits: int) -> float:
    """A number rounded up to so many digits."""
    return up(number, _decimals(number, digits))


def _decimals(number: float, digits: int) -> int:
    """How many decimals leave so many digits; none before the point is dropped."""
    _, exponent = f"{number:e}".split("e")
    return max(0, digits - 1 - int(exponent))


def between(share: float, decimals: int) -> float:
    """A share of draws, to the nearest of so many decimals; none and all stay what never and always are."""
    least = 1 / 10.0**decimals
    return share if share in {0.0, 1.0} else min(max(round(share, decimals), least), 1 - least)
