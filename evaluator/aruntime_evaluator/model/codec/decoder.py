"""Plain data → model: reads on past a problem, so that one run reports them all."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, cast

from aruntime_evaluator.model.codec.constraints import Bounds, Length, Match
from aruntime_evaluator.model.codec.shape import Constraint, Shape, Sort, keys_of, shape_of, tag_of
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, unprintable, visible

DEEPEST = 24
"""Levels of nesting that are read; none of our formats needs half of them."""


class Plain(str):
    """An unquoted scalar of a format whose scalars have no types of their own (YAML).

    It is a number or a truth value only where the model wants one, so ``1.10`` stays a version.
    """

    __slots__ = ()


def untyped(data: object, depth: int = 0) -> object:
    """The data with every text as ``Plain``: of a reader that leaves all scalars as they were written."""
    if depth > DEEPEST:
        return data  # which decoding refuses
    match data:
        case str():
            return Plain(data)
        case list():
            return [untyped(each, depth + 1) for each in data]
        case dict():
            return {key: untyped(each, depth + 1) for key, each in data.items()}
    return data


def decode[T](kind: type[T], data: object, *, path: str = "") -> T:
    """Read plain data (of JSON or YAML) as a model type.

    Raises:
        InvalidDocumentError: with every problem found, sorted by path.
    """
    report = _Report()
    value = _reader_of(cast("Any", kind))(data, (None, path, 0), report)
    if report.problems:
        raise InvalidDocumentError(report.problems)
    return cast("T", value)


def nearest(word: str, words: list[str]) -> str:
    """The known word that was probably meant; empty where none is near."""
    return next(iter(get_close_matches(word, words, n=1, cutoff=0.6)), "")


def shown(value: object) -> str:
    """A value as a message shows it: short, on one line."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    text = str(value).lower() if isinstance(value, bool) else visible(" ".join(str(value).split()))
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - one line of a terminal


type _Place = tuple[_Place | None, str | int, int]
"""Where a value stands: within what, by which step, how deep. It is written out for a problem only."""


def _path(place: _Place | None) -> str:
    steps: list[str] = []
    while place is not None:
        place, step, _ = place
        steps.append(f"[{step}]" if isinstance(step, int) else f".{step}")
    return "".join(reversed(steps)).lstrip(".")


class _Invalid:
    """Stands for a value that could not be read, while the rest is."""


_INVALID = _Invalid()


class _Report:
    """The problems of one document."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, at: _Place, rule: str, message: str, found: object = "", expected: str = "") -> _Invalid:
        self.problems.append(
            Problem(path=_path(at), rule=rule, message=message, found=shown(found), expected=expected)
        )
        return _INVALID

    def wrong(self, at: _Place, found: object, expected: str) -> _Invalid:
        return self.add(at, "wrong-type", f"found {shown(found)}; expected {expected}", found, expected)


type _Read = Callable[[object, _Place, _Report], object]
"""Reads data as one type; ``_INVALID`` and a problem where it is not."""


@cache
def _reader_of(hint: Any) -> _Read:  # noqa: ANN401 - an annotation
    """What reads a type, made once: a catalog has ten thousand values of a few dozen types."""
    form = shape_of(hint)
    return _MAKERS[form.sort](form)


# Containers


def _record(form: Shape) -> _Read:
    kind, fields = form.kind, keys_of(form.kind)
    required = tuple(key for key, field in fields.items() if field.required)
    readers: dict[object, tuple[str, _Read]] = {}

    def read(data: object, at: _Place, report: _Report) -> object:
        if not isinstance(data, Mapping):
            return report.wrong(at, data, "a mapping with keys")
        before, depth = len(report.problems), at[2] + 1
        if depth > DEEPEST:
            return report.add(at, "too-deep", f"nested deeper than {DEEPEST} levels")
        if not readers:  # made at first use, for a record may hold others of its kind
            readers.update({key: (field.name, _reader_of(field.hint)) for key, field in fields.items()})
        values: dict[str, object] = {}
        for key, each in data.items():
            if key not in readers:
                _unknown_key(key, fields, (at, str(key), depth), report)
            elif each is not None:
                name, reader = readers[key]
                values[name] = reader(each, (at, key, depth), report)
        for key in required:
            if data.get(key) is None:
                report.add((at, key, depth), "missing-key", f"'{key}' is missing", expected=key)
        return kind(**values) if len(report.problems) == before else _INVALID

    return read


def _unknown_key(key: object, known: Collection[str], at: _Place, report: _Report) -> None:
    near = nearest(str(key), list(known))
    hint = f"did you mean '{near}'?" if near else "known are " + ", ".join(known)
    report.add(at, "unknown-key", f"'{shown(key)}' is not a known key; {hint}", key, near)


def _list(form: Shape) -> _Read:
    item = _reader_of(form.parts[0])

    def read(data: object, at: _Place, report: _Report) -> object:
        if not isinstance(data, list | tuple):
            return report.wrong(at, data, "a list")
        depth = at[2] + 1
        return tuple([item(each, (at, i, depth), report) for i, each in enumerate(data)])

    return read


def _pair(form: Shape) -> _Read:
    items = [_reader_of(part) for part in form.parts]

    def read(data: object, at: _Place, report: _Report) -> object:
        if not isinstance(data, list | tuple) or len(data) != len(items):
            return report.wrong(at, data, f"a list of {len(items)}")
        places = [(at, i, at[2] + 1) for i in range(len(items))]
        return tuple(
            read_item(each, place, report) for read_item, each, place in zip(items, data, places, strict=True)
        )

    return read


def _mapping(form: Shape) -> _Read:
    read_key, read_value = map(_reader_of, form.parts)

    def read(data: object, at: _Place, report: _Report) -> object:
        if not isinstance(data, Mapping):
            return report.wrong(at, data, "a mapping")
        values: dict[object, object] = {}
        for key, each in data.items():
            here = (at, str(key), at[2] + 1)
            values[read_key(key, here, report)] = read_value(each, here, report)
        return values

    return read


def _optional(form: Shape) -> _Read:
    something = _reader_of(form.parts[0])

    def read(data: object, at: _Place, report: _Report) -> object:
        return None if data is None else something(data, at, report)

    return read


def _union(form: Shape) -> _Read:
    """Records are told apart by their tag; other types by the kind of the data."""
    forms = [shape_of(part) for part in form.parts]
    records = {tag_of(each.kind): _reader_of(each.kind) for each in forms if each.sort is Sort.RECORD}
    others = {
        each.sort in {Sort.LIST, Sort.PAIR}: _reader_of(part)
        for part, each in reversed([*zip(form.parts, forms, strict=True)])
        if each.sort is not Sort.RECORD
    }

    def read(data: object, at: _Place, report: _Report) -> object:
        if isinstance(data, Mapping) and records:
            tag = next((tag for tag in records if tag in data or len(records) == 1), None)
            if tag is not None:
                return records[tag](data, at, report)
            tags = " or ".join(f"'{tag}'" for tag in records)
            return report.add(at, "missing-key", f"one of the keys {tags} is missing", expected=tags)
        if (option := others.get(isinstance(data, list | tuple))) is not None:
            return option(data, at, report)
        return report.wrong(at, data, "a mapping with keys")

    return read


# Scalars


def _scalar(form: Shape) -> _Read:
    if isinstance(form.kind, type) and issubclass(form.kind, Enum):
        return _enum(form.kind)
    if form.kind is str:
        return _text(form.constraints)
    convert, expected, constraints = _READ[form.kind], _EXPECTED[form.kind], form.constraints

    def read(data: object, at: _Place, report: _Report) -> object:
        value = convert(data)
        if value is None:
            return report.wrong(at, data, expected)
        return _constrained(value, constraints, at, report)

    return read


def _text(constraints: tuple[Constraint, ...]) -> _Read:
    def read(data: object, at: _Place, report: _Report) -> object:
        if not isinstance(data, str):
            return report.wrong(at, data, "text")
        value = str(data)
        if not value.isprintable() and (character := unprintable(value)):
            message = f"holds {character}, which is no printable character"
            return report.add(at, "unprintable", message, value)
        return _constrained(value, constraints, at, report)

    return read


def _enum(kind: type[Enum]) -> _Read:
    members = {str(member.value): member for member in kind}

    def read(data: object, at: _Place, report: _Report) -> object:
        if isinstance(data, str) and (member := members.get(data)) is not None:
            return member
        known = ", ".join(members)
        near = nearest(str(data), list(members))
        hint = f"did you mean '{near}'?" if near else f"expected one of {known}"
        return report.add(at, "unknown-value", f"'{shown(data)}' is not known; {hint}", data, near or known)

    return read


def _constrained(
    value: Any,  # noqa: ANN401 - a scalar of whichever type the constraints are for
    constraints: tuple[Constraint, ...],
    at: _Place,
    report: _Report,
) -> object:
    for constraint in constraints:
        if constraint.holds(value):
            continue
        match constraint:
            case Match(expected=expected):
                return report.add(at, "wrong-form", f"'{shown(value)}' is not {expected}", value, expected)
            case Length(most=most):
                expected = f"1 to {most} characters"
                return report.add(at, "wrong-length", f"found {len(value)} characters; expected {expected}")
            case Bounds(lo=lo, hi=hi):
                expected = f"{lo:g}–{hi:g}"
                return report.add(at, "out-of-range", f"{value:g} is outside {expected}", value, expected)
    return value


_MAKERS: Mapping[Sort, Callable[[Shape], _Read]] = {
    Sort.RECORD: _record,
    Sort.LIST: _list,
    Sort.PAIR: _pair,
    Sort.MAPPING: _mapping,
    Sort.OPTIONAL: _optional,
    Sort.UNION: _union,
    Sort.SCALAR: _scalar,
}


def _number(data: object) -> float | None:
    if not isinstance(data, int | float | Plain) or isinstance(data, bool):
        return None
    try:
        value = float(data)
    except (ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def _integer(data: object) -> int | None:
    value = _number(data)
    return int(value) if value is not None and value == int(value) else None


def _truth(data: object) -> bool | None:
    if isinstance(data, Plain):
        return {"true": True, "false": False}.get(data)
    return data if isinstance(data, bool) else None


def _date(data: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(data) if isinstance(data, str) and len(data) == 10 else None  # noqa: PLR2004 - YYYY-MM-DD
    except ValueError:
        return None


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
