"""One JSON Schema per format, generated from the model that reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from aruntime_evaluator import (
    Catalog,
    Correction,
    Decision,
    Evaluation,
    Examples,
    Known,
    Policy,
    Profile,
    Questionnaire,
    Runtime,
    Vocabulary,
    json_schema,
)
from mkdocs_aruntime.catalog.glossary import Glossary
from mkdocs_aruntime.publish.api.formats import Changes, Index, Releases, UseCases
from mkdocs_aruntime.publish.field_docs import field_docs

SCHEMAS: Mapping[str, tuple[type, str]] = {
    "catalog": (Catalog, "The directory: vocabulary and runtimes"),
    "changes": (Changes, "What changed, the latest first"),
    "correction": (Correction, "A correction of a claim, a term or a passage, as a file"),
    "decision": (Decision, "A decision: needs, requirements, candidates, weights"),
    "evaluation": (Evaluation, "The answer to a decision"),
    "examples": (Examples, "The worked decisions and the use cases"),
    "glossary": (Glossary, "The glossary"),
    "index": (Index, "Where everything is"),
    "policy": (Policy, "The rules of a decision: gates, criteria, levels"),
    "profile": (Profile, "A requirement profile: what is asked of every runtime"),
    "questions": (Questionnaire, "What people are asked who do not know yet what they need"),
    "releases": (Releases, "The releases of the data"),
    "runtime": (Runtime, "One runtime of the directory"),
    "use-cases": (UseCases, "The use cases"),
    "vocabulary": (Vocabulary, "The controlled words"),
}
"""Per format the record that reads it, and its title."""

WRITTEN = frozenset({"correction"})
"""Formats that people send and the API serves no document of: nothing is added to them."""

COMPONENTS = "#/components/schemas/"
"""Where OpenAPI keeps definitions."""

_DEFS = "#/$defs/"


def schema_text(name: str, known: Known | None = None) -> str:
    """The JSON Schema of a format as people write it, with the names they may choose from: for editors."""
    return _text(_schema(name, known))


def api_schema_text(name: str) -> str:
    """The JSON Schema of a format as the API serves it: with its schema's name and the day of the data."""
    return _text(_api_schema(name))


def components(names: Iterable[str]) -> dict[str, Any]:
    """The definitions of several formats in one mapping, as OpenAPI keeps them.

    The document of a format stands under ``component_of(name)``: within the directory an entry has no date of
    its own, so a record that is a document and a part of another is two definitions.
    """
    found: dict[str, Any] = {}
    for name in names:
        schema = _api_schema(name)
        root = schema["$ref"].removeprefix(_DEFS)
        for key, definition in schema["$defs"].items():
            own = component_of(name) if key == root else key
            if found.setdefault(own, definition) != definition:
                raise ValueError(
                    f"two formats define '{own}' in two ways; give one of the records another name"
                )
    moved: dict[str, Any] = json.loads(
        json.dumps(dict(sorted(found.items()))).replace(f'"{_DEFS}', f'"{COMPONENTS}')
    )
    return moved


def component_of(name: str) -> str:
    """What the document of a format is called beside the definitions of others."""
    return f"{SCHEMAS[name][0].__name__}Document"


def _api_schema(name: str) -> dict[str, Any]:
    schema = _schema(name)
    if name in WRITTEN:
        return schema
    record = schema["$defs"][SCHEMAS[name][0].__name__]
    record["properties"] = {
        "schema": {"type": "string", "const": f"aruntime/{name}/1"},
        "as-of": {"type": "string", "format": "date"},
        **record["properties"],
    }
    return schema


def _schema(name: str, known: Known | None = None) -> dict[str, Any]:
    record, title = SCHEMAS[name]
    return json_schema(record, title=title, docs=field_docs, known=known)


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
