"""Model → JSON Schema (2020-12): what editors and other programs check documents with."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from inspect import cleandoc
from typing import Any

from aruntime_evaluator.model.codec.constraints import Constraint
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.codec.shape import Sort, fields_of, shape_of

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
    form = shape_of(hint)
    match form.sort:
        case Sort.UNION:
            return {"anyOf": [_of(option, definitions) for option in form.parts]}
        case Sort.OPTIONAL:
            return _of(form.parts[0], definitions)
        case Sort.RECORD:
            return _reference(form.kind, definitions)
        case Sort.LIST:
            return {"type": "array", "items": _of(form.parts[0], definitions), "maxItems": form.most.count}
        case Sort.PAIR:
            items: list[Json] = [_of(item, definitions) for item in form.parts]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
        case Sort.MAPPING:
            key, value = (_of(part, definitions) for part in form.parts)
            limits: dict[str, Json] = {"propertyNames": key, "maxProperties": form.most.count}
            return {"type": "object", "additionalProperties": value, **limits}
    if issubclass(form.kind, Enum):
        return {"enum": [str(member.value) for member in form.kind]}
    return _SCALARS[form.kind] | _constraints(form.constraints, definitions)


def _reference(record: type, definitions: dict[str, Json]) -> dict[str, Json]:
    name = record.__name__
    if name not in definitions:
        definitions[name] = {}  # entered first, so that a record may contain itself
        fields = fields_of(record)
        definitions[name] = {
            "type": "object",
            "description": cleandoc(record.__doc__ or "").split("\n", 1)[0],
            "properties": {field.key: _of(field.hint, definitions) for field in fields},
            "required": [field.key for field in fields if field.required],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _constraints(constraints: tuple[Constraint, ...], definitions: dict[str, Json]) -> dict[str, Json]:
    schema: dict[str, Json] = {}
    for constraint in constraints:
        said = constraint.schema()
        if "not" in said:  # long, and the same everywhere: told once
            name = f"never-in-{type(constraint).__name__.lower()}"
            definitions[name] = said["not"]
            said["not"] = {"$ref": f"#/$defs/{name}"}
        schema |= said
    return schema
