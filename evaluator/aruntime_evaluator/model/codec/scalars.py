"""Reads texts, words, numbers, truth values and dates."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from aruntime_evaluator.model.codec.constraints import Constraint
from aruntime_evaluator.model.codec.report import Place, Read, Report
from aruntime_evaluator.model.codec.shape import Shape
from aruntime_evaluator.model.problem import shown, unprintable
from aruntime_evaluator.model.words import nearest


class Plain(str):
    """An unquoted scalar of a format whose scalars have no types of their own (YAML).

    It is a number or a truth value only where the model wants one, so ``1.10`` stays a version.
    """

    __slots__ = ()


def scalar(form: Shape) -> Read:
    """What reads a type that holds no others."""
    if isinstance(form.kind, type) and issubclass(form.kind, Enum):
        return _enum(form.kind)
    if form.kind is str:
        return _text(form.constraints)
    convert, expected, constraints = _READ[form.kind], _EXPECTED[form.kind], form.constraints

    def read(data: object, at: Place, report: Report) -> object:
        value = convert(data)
        if value is None:
            return report.wrong(at, data, expected)
        return constrained(value, constraints, at, report)

    return read


def constrained(
    value: Any,  # noqa: ANN401 - of whichever type the constraints are for
    constraints: tuple[Constraint, ...],
    at: Place,
    report: Report,
) -> object:
    """The value, where every constraint holds."""
    for constraint in constraints:
        if not constraint.holds(value):
            message, expected = ("", "") if report.full else constraint.wrong(value)
            return report.add(at, constraint.rule, message, value, expected)
    return value


def _text(constraints: tuple[Constraint, ...]) -> Read:
    def read(data: object, at: Place, report: Report) -> object:
        if not isinstance(data, str):
            return report.wrong(at, data, "text")
        value = str(data)
        if character := unprintable(value):
            message = f"holds {character}, which is no printable character; remove it"
            return report.add(at, "unprintable", message, value)
        return constrained(value, constraints, at, report)

    return read


def _enum(kind: type[Enum]) -> Read:
    members = {str(member.value): member for member in kind}
    known = ", ".join(members)
    spoken: Mapping[str, Enum] = getattr(kind, "spoken", dict)()

    def meant(word: str) -> str:
        """The member that people call so in speech."""
        member = spoken.get(word[:LONGEST_WORD].lower())
        return str(member.value) if member else ""

    def read(data: object, at: Place, report: Report) -> object:
        if isinstance(data, str) and (member := members.get(data)) is not None:
            return member
        near = "" if report.full or not isinstance(data, str) else meant(data) or nearest(data, members)
        hint = f"did you mean '{near}'?" if near else f"expected one of {known}"
        return report.add(at, "unknown-value", f"'{shown(data)}' is not known; {hint}", data, near or known)

    return read


def _number(data: object) -> float | None:
    if not isinstance(data, int | float | Plain) or isinstance(data, bool):
        return None
    if isinstance(data, Plain) and not _DIGITS.issuperset(data[:LONGEST_NUMBER]):
        return None  # Python would read 1_000, and digits of other scripts
    try:
        value = float(data) if not isinstance(data, Plain) or len(data) <= LONGEST_NUMBER else math.inf
    except (ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


LONGEST_WORD = 40
"""Characters of a word for which a meaning is looked up."""

LONGEST_NUMBER = 400
"""Characters of a number that stands as text; the largest that a machine holds has 309 digits."""

_DIGITS = frozenset("0123456789.+-eE")


def _integer(data: object) -> int | None:
    value = _number(data)
    return int(value) if value is not None and value == int(value) else None


def _truth(data: object) -> bool | None:
    if isinstance(data, Plain):
        return {"true": True, "false": False}.get(data)
    return data if isinstance(data, bool) else None


def _date(data: object) -> dt.date | None:
    """A day in the one form that sorts as text: not ``2026-W01-1``, nor ``20261123``."""
    try:
        day = dt.date.fromisoformat(data) if isinstance(data, str) else None
    except ValueError:
        return None
    return day if day is not None and day.isoformat() == data else None


_READ: dict[type, Callable[[object], object]] = {
    float: _number,
    int: _integer,
    bool: _truth,
    dt.date: _date,
}
_EXPECTED: dict[type, str] = {
    float: "a number",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a date YYYY-MM-DD",
}
