"""Plain data → model: reads on past a problem, so that one run reports them all."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from enum import Enum
from typing import Any, cast

from aruntime_evaluator.model.codec.constraints import Bounds, Length, Match
from aruntime_evaluator.model.codec.shape import Constraint, Sort, keys_of, shape_of, tag_of
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


class _Invalid:
    """Stands for a value that could not be read, while the rest is."""


_INVALID = _Invalid()


def decode[T](kind: type[T], data: object, *, path: str = "") -> T:
    """Read plain data (of JSON or YAML) as a model type.

    Raises:
        InvalidDocumentError: with every problem found, sorted by path.
    """
    decoder = _Decoder()
    value = decoder.value(kind, data, path, 0)
    if decoder.problems:
        raise InvalidDocumentError(decoder.problems)
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


class _Decoder:
    """One pass over one document."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(self, path: str, rule: str, message: str, found: object = "", expected: str = "") -> _Invalid:
        self.problems.append(
            Problem(path=path, rule=rule, message=message, found=shown(found), expected=expected)
        )
        return _INVALID

    def wrong(self, path: str, found: object, expected: str) -> _Invalid:
        return self.report(path, "wrong-type", f"found {shown(found)}; expected {expected}", found, expected)

    def value(self, hint: Any, data: object, path: str, depth: int) -> object:  # noqa: ANN401 - an annotation
        """Read data as the annotated type; ``_INVALID`` where it is not."""
        if depth > DEEPEST:
            return self.report(path, "too-deep", f"nested deeper than {DEEPEST} levels")
        form = shape_of(hint)
        match form.sort:
            case Sort.SCALAR:
                return self.scalar(form.kind, form.constraints, data, path)
            case Sort.RECORD:
                return self.record(form.kind, data, path, depth)
            case Sort.OPTIONAL:
                return None if data is None else self.value(form.parts[0], data, path, depth)
            case Sort.UNION:
                return self.union(form.parts, data, path, depth)
            case Sort.LIST:
                return self.items(form.parts[0], data, path, depth)
            case Sort.PAIR:
                return self.pair(form.parts, data, path, depth)
        return self.mapping(form.parts, data, path, depth)

    # Containers

    def record(self, kind: Any, data: object, path: str, depth: int) -> object:  # noqa: ANN401 - a record type
        if not isinstance(data, Mapping):
            return self.wrong(path, data, "a mapping with keys")
        before, fields = len(self.problems), keys_of(kind)
        self.unknown_keys(data, fields, path)
        values: dict[str, object] = {}
        for key, field in fields.items():
            here = f"{path}.{key}" if path else key
            if data.get(key) is None:
                if field.required:
                    self.report(here, "missing-key", f"'{key}' is missing", expected=key)
            else:
                values[field.name] = self.value(field.hint, data[key], here, depth + 1)
        return kind(**values) if len(self.problems) == before else _INVALID

    def unknown_keys(self, data: Mapping[object, object], known: Collection[str], path: str) -> None:
        for key in data:
            if key in known:
                continue
            near = nearest(str(key), list(known))
            hint = f"did you mean '{near}'?" if near else "known are " + ", ".join(known)
            here = f"{path}.{key}" if path else str(key)
            self.report(here, "unknown-key", f"'{shown(key)}' is not a known key; {hint}", key, near)

    def items(self, item: Any, data: object, path: str, depth: int) -> object:  # noqa: ANN401 - an annotation
        if not isinstance(data, list | tuple):
            return self.wrong(path, data, "a list")
        return tuple(self.value(item, each, f"{path}[{i}]", depth + 1) for i, each in enumerate(data))

    def pair(self, items: tuple[Any, ...], data: object, path: str, depth: int) -> object:
        if not isinstance(data, list | tuple) or len(data) != len(items):
            return self.wrong(path, data, f"a list of {len(items)}")
        return tuple(
            self.value(item, each, f"{path}[{i}]", depth + 1)
            for i, (item, each) in enumerate(zip(items, data, strict=True))
        )

    def mapping(self, kinds: tuple[Any, ...], data: object, path: str, depth: int) -> object:
        if not isinstance(data, Mapping):
            return self.wrong(path, data, "a mapping")
        values: dict[object, object] = {}
        for key, each in data.items():
            here = f"{path}.{key}" if path else str(key)
            values[self.value(kinds[0], key, here, depth + 1)] = self.value(kinds[1], each, here, depth + 1)
        return values

    def union(self, options: tuple[Any, ...], data: object, path: str, depth: int) -> object:
        """Records are told apart by their tag; other types by the kind of the data."""
        forms = [shape_of(option) for option in options]
        records = {tag_of(form.kind): form.kind for form in forms if form.sort is Sort.RECORD}
        if isinstance(data, Mapping) and records:
            return self.tagged(records, data, path, depth)
        wants_list = isinstance(data, list | tuple)
        for option, form in zip(options, forms, strict=True):
            if form.sort is not Sort.RECORD and (form.sort in {Sort.LIST, Sort.PAIR}) == wants_list:
                return self.value(option, data, path, depth)
        return self.wrong(path, data, "a mapping with keys")

    def tagged(self, records: dict[str, Any], data: Mapping[object, object], path: str, depth: int) -> object:
        tag = next((tag for tag in records if tag in data or len(records) == 1), None)
        if tag is not None:
            return self.record(records[tag], data, path, depth)
        tags = " or ".join(f"'{tag}'" for tag in records)
        return self.report(path, "missing-key", f"one of the keys {tags} is missing", expected=tags)

    # Scalars

    def scalar(self, kind: Any, constraints: tuple[Constraint, ...], data: object, path: str) -> object:  # noqa: ANN401 - a type
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self.enum(kind, data, path)
        value = _READ[kind](data)
        if value is None:
            return self.wrong(path, data, _EXPECTED[kind])
        if isinstance(value, str) and (character := unprintable(value)):
            return self.report(
                path, "unprintable", f"holds {character}, which is no printable character", value
            )
        for constraint in constraints:
            if isinstance(self.constrained(constraint, value, path), _Invalid):
                return _INVALID
        return value

    def enum(self, kind: type[Enum], data: object, path: str) -> object:
        words = [str(member.value) for member in kind]
        if data in words:
            return kind(str(data))
        near = nearest(str(data), words)
        hint = f"did you mean '{near}'?" if near else "expected one of " + ", ".join(words)
        return self.report(
            path, "unknown-value", f"'{shown(data)}' is not known; {hint}", data, near or ", ".join(words)
        )

    def constrained(self, constraint: Constraint, value: Any, path: str) -> object:  # noqa: ANN401 - a scalar
        match constraint:
            case Match() if not constraint.holds(value):
                return self.report(
                    path,
                    "wrong-form",
                    f"'{shown(value)}' is not {constraint.expected}",
                    value,
                    constraint.expected,
                )
            case Length() if not 0 < len(value) <= constraint.most:
                expected = f"1 to {constraint.most} characters"
                return self.report(
                    path, "wrong-length", f"found {len(value)} characters; expected {expected}"
                )
            case Bounds() if not constraint.lo <= value <= constraint.hi:
                expected = f"{constraint.lo:g}–{constraint.hi:g}"
                return self.report(path, "out-of-range", f"{value:g} is outside {expected}", value, expected)
        return value


def _text(data: object) -> str | None:
    return str(data) if isinstance(data, str) else None


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
    str: _text,
    float: _number,
    int: _integer,
    bool: _truth,
    dt.date: _date,
}
_EXPECTED: dict[type, str] = {
    str: "text",
    float: "a number",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a date YYYY-MM-DD",
}
