"""What the names in a document name: declared by ``Ref`` and ``Defines``, followed and looked up here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from aruntime_evaluator.model.codec.schema import Known
from aruntime_evaluator.model.codec.shape import Shape, Sort, fields_of, is_record, shape_of
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.words import unknown_word


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
    seen: set[tuple[str, str]] = set()
    for section, step, _, name, _ in definitions(record):
        if (section, name) in seen:
            message = f"'{name}' is already defined in {section}"
            yield Problem(path=f"{section}{step}.id", rule="duplicate-id", message=message, found=name)
        seen.add((section, name))


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
    defining = [form for field in fields_of(record) if (form := shape_of(field.hint)).defines]
    parts = [kind for form in defining for kind in _kinds(shape_of(form.parts[-1]).kind)]
    return (*(form.defines for form in defining), *parts)


def definitions(record: object, path: str = "", within: str = "") -> Iterator[Definition]:
    """Every thing that a record defines, its parts after it."""
    for field in fields_of(_type(record)):
        if not (kind := shape_of(field.hint).defines):
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


# What follows finds the references of a type, made once, as the decoder's readers are.

type _Above = Mapping[str, str]
"""By kind, the names that stand above a value: a claim is one of its group."""

type _Find = Callable[[Any, str, _Above], Iterator[Reference]]


def references_of(record: object, path: str = "", above: _Above | None = None) -> Iterator[Reference]:
    """Every name of something defined elsewhere, in the order of the record's fields."""
    before = f"{path}." if path else ""
    for name, key, find in _fields(_type(record)):
        if (value := getattr(record, name)) is not None:
            yield from find(value, f"{before}{key}", above or {})


@cache
def _fields(record: type) -> tuple[tuple[str, str, _Find], ...]:
    found = ((field.name, field.key, _finder(field.hint)) for field in fields_of(record))
    return tuple((name, key, find) for name, key, find in found if find)


@cache
def _finder(hint: Any) -> _Find | None:  # noqa: ANN401 - an annotation
    """What finds the references in a value of a type; none where it can have none."""
    form = shape_of(hint)
    match form.sort:
        case Sort.SCALAR:
            return _name(form)
        case Sort.RECORD | Sort.UNION:
            return _inside
        case Sort.OPTIONAL:
            return _finder(form.parts[0])
        case Sort.LIST:
            return _list(form)
        case Sort.MAPPING:
            return _mapping(form)
    return None


def _inside(value: object, path: str, above: _Above) -> Iterator[Reference]:
    if is_record(_type(value)):
        yield from references_of(value, path, above)


def _name(form: Shape) -> _Find | None:
    if (ref := form.ref) is None:
        return None

    def find(value: str, path: str, above: _Above) -> Iterator[Reference]:
        yield Reference(path, f"{ref.kind} of {above[ref.of]}" if ref.of else ref.kind, value)

    return find


def _list(form: Shape) -> _Find | None:
    if (item := _finder(form.parts[0])) is None:
        return None

    def find(value: tuple[Any, ...], path: str, above: _Above) -> Iterator[Reference]:
        for i, each in enumerate(value):
            yield from item(each, f"{path}[{i}]", above)

    return find


def _mapping(form: Shape) -> _Find | None:
    in_key, in_value = map(_finder, form.parts)
    kind = ref.kind if (ref := shape_of(form.parts[0]).ref) else ""
    if in_key is None and in_value is None:
        return None

    def find(value: Mapping[str, Any], path: str, above: _Above) -> Iterator[Reference]:
        for key, each in value.items():
            here = f"{path}.{key}"
            if in_key:
                yield from in_key(key, here, above)
            if in_value:
                yield from in_value(each, here, {**above, kind: key})

    return find


def _type(record: object) -> Any:  # noqa: ANN401 - a class, hashable
    return type(record)
