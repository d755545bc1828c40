"""Model → JSON Schema (2020-12): what editors and other programs check documents with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from inspect import cleandoc
from typing import Any

from aruntime_evaluator.model.codec.constraints import Constraint, Ref
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.codec.shape import Field, Sort, fields_of, shape_of

type Docs = Callable[[type], Mapping[str, str]]
"""What the fields of a record mean, by the names of its attributes."""

type Known = Mapping[str, Collection[str]]
"""Per kind of thing the names of all there are, in the order in which messages list them."""

_SCALARS: dict[type, dict[str, Json]] = {
    str: {"type": "string"},
    float: {"type": "number"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
}


def json_schema(
    record: type, *, title: str, docs: Docs = lambda _: {}, known: Known | None = None
) -> dict[str, Json]:
    """The JSON Schema of documents that ``decode(record, …)`` accepts.

    Args:
        record: The model type.
        title: Of the document, for people.
        docs: Tells what the fields mean; their docstrings stand in the source only, which is not read here.
        known: Per kind of thing the names there are; a reference to a kind that it lacks may be any id.
    """
    schema = _Schema(docs, known or {})
    root = schema.reference(record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(schema.definitions.items())),
    }


class _Schema:
    """The definitions of one schema while it is made."""

    def __init__(self, docs: Docs, known: Known) -> None:
        self.definitions: dict[str, Json] = {}
        self._docs, self._known = docs, known

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
            return {"type": "string", "enum": [str(member.value) for member in form.kind]}
        if form.ref and (names := self._names(form.ref)):
            return names
        return _SCALARS[form.kind] | self._constraints(form.constraints)

    def _names(self, ref: Ref) -> dict[str, Json]:
        """One of the names there are; of what is named below another thing, one of all its parts."""
        kinds = [kind for kind in self._known if kind.startswith(f"{ref.kind} of ")] if ref.of else [ref.kind]
        names = dict.fromkeys(name for kind in kinds for name in self._known.get(kind, ()))
        if not names:
            return {}
        of = f"-of-{ref.of}" if ref.of else ""
        definition = f"{ref.kind}{of}".replace(" ", "-")
        self.definitions[definition] = {"type": "string", "enum": list(names)}
        return {"$ref": f"#/$defs/{definition}"}

    def _constraints(self, constraints: tuple[Constraint, ...]) -> dict[str, Json]:
        schema: dict[str, Json] = {}
        for constraint in constraints:
            said = constraint.schema()
            if "not" in said:  # long, and the same everywhere: told once
                name = f"never-in-{type(constraint).__name__.lower()}"
                self.definitions[name] = {"type": "string", **said["not"]}
                said["not"] = {"$ref": f"#/$defs/{name}"}
            schema |= said
        return schema
