"""Numbers as a reader of a calculation sees them: what is needed rounded up, what fits rounded down."""

from __future__ import annotations

from aruntime_evaluator.model.figures import ceil_digits, floor_digits

DIGITS = 3

_UNITS = (("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3))


def size_up(count: float) -> str:
    """Bytes that are needed, in units of powers of ten, rounded up to three digits."""
    return _size(count, up=True)


def size_down(count: float) -> str:
    """Bytes that are there, rounded down."""
    return _size(count, up=False)


def plain(number: float) -> str:
    """A number that somebody typed: as they would write it."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.10g}"


def millions(number: float) -> str:
    """Parameters in people's words."""
    for word, unit in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if number >= unit:
            return f"{floor_digits(number / unit, DIGITS + 1):,.4g} {word}"
    return plain(number)


def _size(count: float, *, up: bool) -> str:
    rounded = ceil_digits if up else floor_digits
    for name, unit in _UNITS:
        if count >= unit:
            shown = rounded(count / unit, DIGITS)
            return f"{shown:,.0f} {name}" if shown >= 10 ** (DIGITS - 1) else f"{shown:.3g} {name}"
    return f"{rounded(count, DIGITS):,.4g} bytes"


def counted(number: int, word: str) -> str:
    """So many of something: ``1 spare``, ``1,024 sequences``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
