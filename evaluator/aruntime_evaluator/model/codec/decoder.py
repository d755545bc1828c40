"""Plain data → model: reads on past a problem, so that one run reports them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from aruntime_evaluator.model.codec.constraints import Reads
from aruntime_evaluator.model.codec.report import INVALID, Place, Read, Report
from aruntime_evaluator.model.codec.scalars import Plain, constrained, scalar
from aruntime_evaluator.model.codec.shape import Field, Shape, Sort, keys_of, shape_of, tag_of
from aruntime_evaluator.model.problem import shown
from aruntime_evaluator.model.words import nearest

FORMAT = "schema"
"""The key under which a document names its format."""

DEEPEST = 24
"""Levels of nesting that are read; none of our formats needs half of them."""


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
        InvalidDocumentError: with the problems found, sorted by path; of a document whose format is not read,
            that one alone.
    """
    report = Report()
    value = _reader_of(cast("Any", kind))(data, (None, path, 0), report)
    report.fail()
    return cast("T", value)


@cache
def _reader_of(hint: Any) -> Read:  # noqa: ANN401 - an annotation
    """What reads a type, made once: a catalog has ten thousand values of a few dozen types."""
    form = shape_of(hint)
    return _MAKERS[form.sort](form)


# Containers


def _record(form: Shape) -> Read:
    kind, fields = form.kind, keys_of(form.kind)
    required = tuple(key for key, field in fields.items() if field.required)
    formats = _formats(fields)
    readers: dict[object, tuple[str, Read]] = {}

    def read(data: object, at: Place, report: Report) -> object:
        if not isinstance(data, Mapping):
            return report.wrong(at, data, "a mapping with keys")
        before, depth = report.count, at[2] + 1
        if depth > DEEPEST:
            return report.add(at, "too-deep", f"nested deeper than {DEEPEST} levels")
        if formats and isinstance(name := data.get(FORMAT), str) and not formats[0].holds(name):
            return constrained(name, formats, (at, FORMAT, depth), report)
        if not readers:  # made at first use, for a record may hold others of its kind
            readers.update({key: (field.name, _reader_of(field.hint)) for key, field in fields.items()})
        values = _values(data, readers, at, report)
        for key in required:
            if data.get(key) is None:
                report.add((at, key, depth), "missing-key", f"'{key}' is missing", expected=key)
        return kind(**values) if report.count == before else INVALID

    return read


def _values(
    data: Mapping[object, object], readers: Mapping[object, tuple[str, Read]], at: Place, report: Report
) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, each in data.items():
        here = (at, str(key), at[2] + 1)
        if key not in readers:
            _unknown_key(key, readers, here, report)
        elif each is not None:
            name, reader = readers[key]
            values[name] = reader(each, here, report)
    return values


def _formats(fields: Mapping[str, Field]) -> tuple[Reads, ...]:
    """What a document says of its format: looked at first, for in another the keys mean something else."""
    said = shape_of(fields[FORMAT].hint).constraints if FORMAT in fields else ()
    return tuple(each for each in said if isinstance(each, Reads))


def _unknown_key(key: object, readers: Mapping[object, object], at: Place, report: Report) -> None:
    if report.full:
        report.add(at, "unknown-key", "")
        return
    known = list(map(str, readers))
    near = nearest(str(key), known)
    hint = f"did you mean '{near}'?" if near else "known are " + ", ".join(known)
    report.add(at, "unknown-key", f"'{shown(key)}' is not a known key; {hint}", key, near)


def _list(form: Shape) -> Read:
    item, limit = _reader_of(form.parts[0]), (form.most,)

    def read(data: object, at: Place, report: Report) -> object:
        if not isinstance(data, list | tuple):
            return report.wrong(at, data, "a list")
        if constrained(data, limit, at, report) is INVALID:
            return INVALID
        depth = at[2] + 1
        return tuple([item(each, (at, i, depth), report) for i, each in enumerate(data)])

    return read


def _pair(form: Shape) -> Read:
    items = [_reader_of(part) for part in form.parts]

    def read(data: object, at: Place, report: Report) -> object:
        if not isinstance(data, list | tuple) or len(data) != len(items):
            return report.wrong(at, data, f"a list of {len(items)}")
        places = [(at, i, at[2] + 1) for i in range(len(items))]
        return tuple(
            read_item(each, place, report) for read_item, each, place in zip(items, data, places, strict=True)
        )

    return read


def _mapping(form: Shape) -> Read:
    read_key, read_value = map(_reader_of, form.parts)
    limit = (form.most,)

    def read(data: object, at: Place, report: Report) -> object:
        if not isinstance(data, Mapping):
            return report.wrong(at, data, "a mapping")
        if constrained(data, limit, at, report) is INVALID:
            return INVALID
        values: dict[object, object] = {}
        for key, each in data.items():
            here = (at, str(key), at[2] + 1)
            values[read_key(key, here, report)] = read_value(each, here, report)
        return values

    return read


def _optional(form: Shape) -> Read:
    something = _reader_of(form.parts[0])

    def read(data: object, at: Place, report: Report) -> object:
        return None if data is None else something(data, at, report)

    return read


def _union(form: Shape) -> Read:
    """Records are told apart by their tag; other types by the kind of the data."""
    forms = [shape_of(part) for part in form.parts]
    records = {tag_of(each.kind): _reader_of(each.kind) for each in forms if each.sort is Sort.RECORD}
    others = {
        each.sort in {Sort.LIST, Sort.PAIR}: _reader_of(part)
        for part, each in reversed([*zip(form.parts, forms, strict=True)])
        if each.sort is not Sort.RECORD
    }

    def read(data: object, at: Place, report: Report) -> object:
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


_MAKERS: Mapping[Sort, Callable[[Shape], Read]] = {
    Sort.RECORD: _record,
    Sort.LIST: _list,
    Sort.PAIR: _pair,
    Sort.MAPPING: _mapping,
    Sort.OPTIONAL: _optional,
    Sort.UNION: _union,
    Sort.SCALAR: scalar,
}
