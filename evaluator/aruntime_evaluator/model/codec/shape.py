"""The shape of a model type, read once from its annotations; decoder, encoder and schema share it."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, TypeAliasType, Union, get_args, get_origin, get_type_hints

from aruntime_evaluator.model.codec.constraints import Bounds, Length, Match

type Constraint = Bounds | Length | Match


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
    doc: str
    """One sentence for the schema; empty where the class gives none."""


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
            doc=field.metadata.get("doc", ""),
        )
        for field in dataclasses.fields(record)
        if get_origin(hints[field.name]) is not ClassVar
    )


@cache
def unwrap(hint: Any) -> tuple[Any, tuple[Constraint, ...]]:  # noqa: ANN401 - an annotation can be anything
    """The bare type behind aliases and ``Annotated``, and the constraints met on the way."""
    constraints: tuple[Constraint, ...] = ()
    while True:
        if isinstance(hint, TypeAliasType):
            hint = hint.__value__
        elif get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            constraints += tuple(m for m in more if isinstance(m, Bounds | Length | Match))
        else:
            return hint, constraints


@cache
def members(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    """The members of a union, without ``None``; a single type is its own only member."""
    if get_origin(hint) in {Union, types.UnionType}:
        return tuple(arg for arg in get_args(hint) if arg is not types.NoneType)
    return (hint,)


def tag_of(record: type) -> str:
    """The key by which a record in a union is told from the others: its class variable ``TAG``."""
    return str(getattr(record, "TAG", ""))


@cache
def is_record(hint: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a type is one of the model's records."""
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


@cache
def is_list(hint: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a type is a tuple of any length."""
    return get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis


@cache
def is_pair(hint: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a type is a tuple of fixed length."""
    return get_origin(hint) is tuple and get_args(hint)[-1] is not Ellipsis


@cache
def is_mapping(hint: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a type is a mapping from text to something."""
    return get_origin(hint) in {dict, Mapping}
