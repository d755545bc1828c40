"""The shape of a model type, read once from its annotations; decoder, encoder and schema share it."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, TypeAliasType, Union, get_args, get_origin, get_type_hints

from aruntime_evaluator.model.codec.constraints import MOST_ITEMS, Constraint, Defines, Most, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key of a record."""

    name: str
    """The attribute in Python."""
    key: str
    """The key in YAML and JSON: kebab-case."""
    hint: Any
    """The annotation, resolved."""
    required: bool
    default: Any
    """What it is where nothing is said; of a required key a value that equals nothing."""

    @property
    def shape(self) -> Shape:
        """The annotation, read."""
        return shape_of(self.hint)


def key_of(name: str) -> str:
    """The key of an attribute: ``max_age_days`` → ``max-age-days``, ``is_`` → ``is``."""
    return name.strip("_").replace("_", "-")


@cache
def fields_of(record: Any) -> tuple[Field, ...]:  # noqa: ANN401 - a class, hashable
    """The keys of a record type, in the order they are declared."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        Field(
            name=field.name,
            key=key_of(field.name),
            hint=hints[field.name],
            required=field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
            default=field.default,
        )
        for field in dataclasses.fields(record)
        if get_origin(hints[field.name]) is not ClassVar
    )


@cache
def keys_of(record: Any) -> Mapping[str, Field]:  # noqa: ANN401 - a class, hashable
    """The fields of a record type by their keys."""
    return {field.key: field for field in fields_of(record)}


def tag_of(record: type) -> str:
    """The key by which a record in a union is told from the others: its class variable ``TAG``."""
    return str(getattr(record, "TAG", ""))


@cache
def is_record(hint: Any) -> bool:  # noqa: ANN401 - an annotation can be anything
    """Whether a type is one of the model's records."""
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


class Sort(Enum):
    """What kind of data a type is read from."""

    UNION = "union"
    OPTIONAL = "optional"
    RECORD = "record"
    LIST = "list"
    PAIR = "pair"
    MAPPING = "mapping"
    SCALAR = "scalar"


@dataclass(frozen=True)
class Shape:
    """An annotation, read."""

    sort: Sort
    kind: Any
    """The bare type behind aliases and ``Annotated``."""
    parts: tuple[Any, ...]
    """The annotations inside: members of a union without ``None``, items of a list, key and value."""
    said: tuple[Any, ...]
    """What ``Annotated`` says on the way to the bare type."""

    @cached_property
    def inside(self) -> tuple[Shape, ...]:
        """The annotations inside, read."""
        return tuple(map(shape_of, self.parts))

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """The limits on a value."""
        return tuple(each for each in self.said if isinstance(each, Constraint))

    @cached_property
    def ref(self) -> Ref | None:
        """What it names, if it names something defined elsewhere."""
        return next((each for each in self.said if isinstance(each, Ref)), None)

    @cached_property
    def defines(self) -> str:
        """The kind of things that it defines, if others name them."""
        return next((each.kind for each in self.said if isinstance(each, Defines)), "")

    @cached_property
    def most(self) -> Most:
        """How many items a list or a mapping may have."""
        return next((each for each in self.said if isinstance(each, Most)), MOST_ITEMS)


@cache
def shape_of(hint: Any) -> Shape:  # noqa: ANN401 - as above
    """Read an annotation; of each the answer is remembered."""
    kind, said = _unwrap(hint)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        options = tuple(part for part in parts if part is not types.NoneType)
        return Shape(Sort.OPTIONAL if len(options) == 1 else Sort.UNION, kind, options, said)
    if origin is tuple:
        many = parts[-1] is Ellipsis
        return Shape(Sort.LIST if many else Sort.PAIR, kind, parts[:1] if many else parts, said)
    if origin in {dict, Mapping}:
        return Shape(Sort.MAPPING, kind, parts, said)
    return Shape(Sort.RECORD if is_record(kind) else Sort.SCALAR, kind, parts, said)


def _unwrap(hint: Any) -> tuple[Any, tuple[Any, ...]]:  # noqa: ANN401 - as above
    said: tuple[Any, ...] = ()
    while True:
        if isinstance(hint, TypeAliasType):
            hint = hint.__value__
        elif isinstance(alias := get_origin(hint), TypeAliasType):
            hint = alias.__value__[get_args(hint)]
        elif get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            said += tuple(more)
        else:
            return hint, said
