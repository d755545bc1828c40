"""Editors show what each field of an entry means: the text that stands under it in the model."""

from __future__ import annotations

import json
from typing import Any

from aruntime_evaluator.model.decision import EvidenceRecord
from aruntime_evaluator.model.vocabulary import SourceKind
from mkdocs_aruntime.publish.api.schemas import schema_text
from mkdocs_aruntime.publish.field_docs import field_docs


def definitions_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_text(name))["$defs"]
    return found


def test_every_field_of_an_entry_is_described() -> None:
    silent = [
        f"{name}.{key}"
        for name, definition in definitions_of("runtime").items()
        for key, said in definition.get("properties", {}).items()
        if not said.get("description")
    ]
    assert silent == []


def test_a_description_says_what_it_is_and_how_it_is_written() -> None:
    source = definitions_of("runtime")["Evidence"]["properties"]["source"]
    assert source["description"] == (
        "A key of the entry's `sources`. Write a kebab-case id such as 'model-server'."
    )


def test_a_record_has_the_texts_of_those_it_inherits_from() -> None:
    assert field_docs(SourceKind)["proves"].startswith("The highest level")
    assert "TAG" not in field_docs(EvidenceRecord)
