"""Model → JSON Schema (2020-12): what editors and other programs check documents with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import Enum
from inspect import cleandoc
from typing import Any

from aruntime_evaluator.model.codec.constraints import Constraint
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.codec.shape import Field, Sort, fields_of, shape_of

type Docs = Callable[[type], Mapping[str, str]]
"""What the fields of a record mean, by the names of its attributes."""

_SCALARS: dict[type, dict[str, Json]] = {
    str: {"type": "string"},
    float: {"type": "number"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
}


def json_schema(record: type, *, title: str, docs: Docs = lambda _: {}) -> dict[str, Json]:
    """The JSON Schema of documents that ``decode(record, …)`` accepts.

    Args:
        record: The model type.
        title: Of the document, for people.
        docs: Tells what the fields mean; their docstrings stand in the source only, which is not read here.
    """
    schema = _Schema(docs)
    root = schema.reference(record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(schema.definitions.items())),
    }


class _Schema:
    """The definitions of one schema while it is made."""

    def __init__(self, docs: Docs) -> None:
        self.definitions: dict[str, Json] = {}
        self._docs = docs

    def reference(self, record: type) -> dict[str, Json]:
        name = record.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # entered first, so that a record may contain itself
            fields, docs = fields_of(record), self._docs(record)
            self.definitions[name] = {
                "type": "object",
                "description": cleandoc(record.__doc__ or "").split("\n", 1)[0],
                "properties": {each.key: self._property(each, docs.get(each.name, "")) for each in fields},
                "required": [field.key for field in fields if field.required],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def _property(self, field: Field, doc: str) -> dict[str, Json]:
        schema = self._of(field.hint)
        form = schema.get("description", "")
        return schema | {"description": f"{doc} Write {form}." if form else doc} if doc else schema

    def _of(self, hint: Any) -> dict[str, Json]:  # noqa: ANN401 - an annotation
        form = shape_of(hint)
        match form.sort:
            case Sort.UNION:
                return {"anyOf": [self._of(option) for option in form.parts]}
            case Sort.OPTIONAL:
                return self._of(form.parts[0])
            case Sort.RECORD:
                return self.reference(form.kind)
            case Sort.LIST:
                return {"type": "array", "items": self._of(form.parts[0]), "maxItems": form.most.count}
            case Sort.PAIR:
                items: list[Json] = [self._of(item) for item in form.parts]
                return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
            case Sort.MAPPING:
                key, value = map(self._of, form.parts)
                limits: dict[str, Json] = {"propertyNames": key, "maxProperties": form.most.count}
                return {"type": "object", "additionalProperties": value, **limits}
        if issubclass(form.kind, Enum):
            return {"enum": [str(member.value) for member in form.kind]}
        return _SCALARS[form.kind] | self._constraints(form.constraints)

    def _constraints(self, constraints: tuple[Constraint, ...]) -> dict[str, Json]:
        schema: dict[str, Json] = {}
        for constraint in constraints:
            said = constraint.schema()
            if "not" in said:  # long, and the same everywhere: told once
                name = f"never-in-{type(constraint).__name__.lower()}"
                self.definitions[name] = said["not"]
                said["not"] = {"$ref": f"#/$defs/{name}"}
            schema |= said
        return schema
