"""Model → JSON Schema (2020-12): what editors and other programs check documents with."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from inspect import cleandoc
from typing import Any, get_args

from aruntime_evaluator.model.codec import shape
from aruntime_evaluator.model.codec.constraints import Length, Match
from aruntime_evaluator.model.codec.encoder import Json

_SCALARS: dict[type, dict[str, Json]] = {
    str: {"type": "string"},
    float: {"type": "number"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
}


def json_schema(record: type, *, title: str) -> dict[str, Json]:
    """The JSON Schema of documents that ``decode(record, …)`` accepts."""
    definitions: dict[str, Json] = {}
    root = _of(record, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _of(hint: Any, definitions: dict[str, Json]) -> dict[str, Json]:  # noqa: ANN401 - an annotation
    kind, constraints = shape.unwrap(hint)
    options = shape.members(kind)
    if len(options) > 1:
        return {"anyOf": [_of(option, definitions) for option in options]}
    if options[0] is not kind:
        return _of(options[0], definitions)
    if shape.is_record(kind):
        return _reference(kind, definitions)
    if shape.is_list(kind):
        return {"type": "array", "items": _of(get_args(kind)[0], definitions)}
    if shape.is_pair(kind):
        items: list[Json] = [_of(item, definitions) for item in get_args(kind)]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if shape.is_mapping(kind):
        return {"type": "object", "additionalProperties": _of(get_args(kind)[1], definitions)}
    if issubclass(kind, Enum):
        return {"enum": [str(member.value) for member in kind]}
    return _SCALARS[kind] | _constraints(constraints)


def _reference(record: type, definitions: dict[str, Json]) -> dict[str, Json]:
    name = record.__name__
    if name not in definitions:
        definitions[name] = {}  # entered first, so that a record may contain itself
        fields = shape.fields_of(record)
        definitions[name] = {
            "type": "object",
            "description": cleandoc(record.__doc__ or "").split("\n", 1)[0],
            "properties": {field.key: _of(field.hint, definitions) for field in fields},
            "required": [field.key for field in fields if field.required],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _constraints(constraints: tuple[shape.Constraint, ...]) -> dict[str, Json]:
    schema: dict[str, Json] = {}
    for constraint in constraints:
        match constraint:
            case Match(pattern, expected):
                schema |= {"pattern": f"^(?:{pattern})$", "description": expected}
            case Length(most):
                schema |= {"minLength": 1, "maxLength": most}
            case _:
                schema |= {"minimum": constraint.lo, "maximum": constraint.hi}
    return schema
