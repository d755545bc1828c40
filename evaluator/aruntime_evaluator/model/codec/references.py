"""What the names in a document name: declared by ``Ref`` and ``Defines``, followed and looked up here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from aruntime_evaluator.model.codec.schema import Known
from aruntime_evaluator.model.codec.shape import Field, Shape, Sort, fields_of, is_record
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.words import twice, unknown_word


class Reference(NamedTuple):
    """A name, where it stands, and what it should name."""

    path: str
    kind: str
    name: str


class Definition(NamedTuple):
    """A thing that others name."""

    section: str
    """The list or mapping that it stands in."""
    step: str
    """Its own place in there: ``[3]``, ``.readme``."""
    kind: str
    name: str
    within: str
    """The thing that it is a part of; empty for one that stands alone."""


def check_references(record: object, known: Known, path: str = "") -> Iterator[Problem]:
    """Every name in a record that names nothing; a kind that ``known`` does not have is not looked up."""
    for place, kind, name in references_of(record, path):
        if kind in known and name not in known[kind]:
            yield from unknown_word(place, name, known[kind], kind)


def check_unique(record: object) -> Iterator[Problem]:
    """Every thing that a record defines a second time."""
    sections = groupby(sorted(definitions(record), key=attrgetter("section")), key=attrgetter("section"))
    for section, defined in sections:
        named = ((f"{section}{each.step}.id", each.name) for each in defined)
        yield from twice(named, f"'{{}}' is already defined in {section}")


def names_of(*records: object) -> dict[str, Collection[str]]:
    """The names that records define, by kind.

    A part is known by itself among the parts of its whole (``claim of formats``: ``onnx``), and everywhere by
    both names (``claim``: ``formats.onnx``).
    """
    known: dict[str, dict[str, None]] = {kind: {} for each in records for kind in _kinds(_type(each))}
    for record in records:
        for _, _, kind, name, within in definitions(record):
            known[kind][f"{within}.{name}" if within else name] = None
            if within:
                known.setdefault(f"{kind} of {within}", {})[name] = None
    return {**known}


@cache
def _kinds(record: type) -> tuple[str, ...]:
    """The kinds that records of a type define, so that a name is looked up where there is no thing at all."""
    defining = [field.shape for field in fields_of(record) if field.shape.defines]
    parts = [kind for shape in defining for kind in _kinds(shape.inside[-1].kind)]
    return (*(shape.defines for shape in defining), *parts)


def definitions(record: object, path: str = "", within: str = "") -> Iterator[Definition]:
    """Every thing that a record defines, its parts after it."""
    for field in fields_of(_type(record)):
        if not (kind := field.shape.defines):
            continue
        section, things = f"{path}{field.key}", getattr(record, field.name)
        named = (
            [(f".{name}", name, each) for name, each in things.items()]
            if isinstance(things, Mapping)
            else [(f"[{i}]", each.id, each) for i, each in enumerate(things)]
        )
        for step, name, each in named:
            yield Definition(section, step, kind, name, within)
            yield from definitions(each, f"{section}{step}.", name)


type _Above = Mapping[str, str]
"""By kind, the names that stand above a value: a claim is one of its group."""


def references_of(
    record: object, path: str = "", above: _Above = MappingProxyType({})
) -> Iterator[Reference]:
    """Every name of something defined elsewhere, in the order of the record's fields."""
    before = f"{path}." if path else ""
    for field in _referring(_type(record)):
        if (value := getattr(record, field.name)) is not None:
            yield from _inside(field.shape, value, f"{before}{field.key}", above)


@cache
def _referring(record: type) -> tuple[Field, ...]:
    """The fields that can hold a reference: of thousands of values, few."""
    return tuple(field for field in fields_of(record) if _refers(field.shape))


def _refers(shape: Shape) -> bool:
    return shape.ref is not None or shape.sort in {Sort.RECORD, Sort.UNION} or any(map(_refers, shape.inside))


def _inside(shape: Shape, value: Any, path: str, above: _Above) -> Iterator[Reference]:  # noqa: ANN401 - of any type
    match shape.sort:
        case Sort.SCALAR if ref := shape.ref:
            yield Reference(path, f"{ref.kind} of {above[ref.of]}" if ref.of else ref.kind, value)
        case Sort.RECORD | Sort.UNION if is_record(_type(value)):
            yield from references_of(value, path, above)
        case Sort.OPTIONAL:
            yield from _inside(shape.inside[0], value, path, above)
        case Sort.LIST:
            for i, each in enumerate(value):
                yield from _inside(shape.inside[0], each, f"{path}[{i}]", above)
        case Sort.MAPPING:
            named, held = shape.inside
            kind = ref.kind if (ref := named.ref) else ""
            for key, each in value.items():
                yield from _inside(named, key, f"{path}.{key}", above)
                yield from _inside(held, each, f"{path}.{key}", {**above, kind: key})


def _type(record: object) -> Any:  # noqa: ANN401 - a class, hashable
    return type(record)
