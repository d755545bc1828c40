"""Every name in a document is declared as one, and looked up where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.codec.references import check_references, names_of, references
from aruntime_evaluator.model.codec.shape import fields_of, is_record, shape_of
from aruntime_evaluator.model.names import SOURCE
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import Vocabulary
from conftest import MINIMAL
from mkdocs_aruntime.catalog.glossary import Glossary
from mkdocs_aruntime.catalog.pages import UseCaseMeta
from mkdocs_aruntime.catalog.reader import load_document
from mkdocs_aruntime.publish.api.schemas import schema_text

NAMES_OF_THEIR_OWN = {
    Runtime: {"Runtime.id", "Runtime.aliases", "Runtime.sources"},
    Vocabulary: {
        *("Term.id", "Sublayer.id", "SourceKind.id", "Responsibility.id", "ClaimGroup.id", "ClaimTerm.id"),
    },
    Policy: {"Gate.id", "Criterion.id", "ImportanceLevel.id", "Scenario.id"},
    Glossary: {"Glossary.terms"},
    UseCaseMeta: set(),
}
"""Ids by which something is named; every other id names something that is elsewhere."""


UNKNOWN = "no-such-thing"


def minimal(name: str) -> Any:
    return load_document(MINIMAL / "runtimes" / f"{name}.yml", root=MINIMAL).data


def undeclared(record: type, seen: set[type]) -> Iterator[str]:
    """The fields of a record, and of those inside, that hold an id which is no reference."""
    seen.add(record)
    for field in fields_of(record):
        for form in inside(field.hint):
            if form.constraints == shape_of(Id).constraints and form.ref is None:
                yield f"{record.__name__}.{field.name}"
            if is_record(form.kind) and form.kind not in seen:
                yield from undeclared(form.kind, seen)


def inside(hint: Any) -> Iterator[Any]:
    form = shape_of(hint)
    yield form
    for part in form.parts:
        if part is not Ellipsis:
            yield from inside(part)


@pytest.mark.parametrize("record", NAMES_OF_THEIR_OWN)
def test_an_id_is_a_name_of_its_own_or_a_reference(record: type) -> None:
    assert set(undeclared(record, set())) == NAMES_OF_THEIR_OWN[record]


def steps_of(path: str) -> list[str | int]:
    return [
        int(step) if step.isdigit() else step for step in path.replace("[", ".").replace("]", "").split(".")
    ]


def renamed(data: Any, path: str) -> tuple[Any, str]:
    """The data with a name at a path that names nothing, and where that stands: of a value, or of a key."""
    changed = deepcopy(data)
    part, (*steps, last) = changed, steps_of(path)
    for step in steps:
        part = part[step]
    if isinstance(part[last], str):
        part[last] = UNKNOWN
        return changed, path
    part[UNKNOWN] = part.pop(last)
    return changed, path.removesuffix(str(last)) + UNKNOWN


def test_every_reference_of_an_entry_is_looked_up_where_it_stands() -> None:
    data, words = minimal("alpha"), decode(Vocabulary, minimal("vocabulary"))
    found = list(references(decode(Runtime, data)))
    assert {kind for _, kind, _ in found} >= {"kind", "layer", "claim group", "claim of data", SOURCE}
    for path, _, _ in found:
        changed, place = renamed(data, path)
        entry = decode(Runtime, changed)
        assert [each.path for each in check_references(entry, names_of(words, entry))] == [place]


def test_a_name_is_unknown_where_there_is_no_such_thing_at_all() -> None:
    entry = decode(Runtime, {**minimal("alpha"), "sources": {}})
    paths = [each.path for each in check_references(entry, names_of(entry))]
    assert "claims.protocols[0].evidence[0].source" in paths


def test_editors_offer_the_words_of_the_vocabulary() -> None:
    words = decode(Vocabulary, minimal("vocabulary"))
    schema = json.loads(schema_text("runtime", names_of(words)))["$defs"]
    layers = schema["Runtime"]["properties"]["layers"]["items"]["$ref"].rpartition("/")[2]
    assert schema[layers] == {"enum": [each.id for each in words.layers]}
    claim = schema["Claim"]["properties"]["id"]["$ref"].rpartition("/")[2]
    assert set(schema[claim]["enum"]) == {term.id for _, _, term in words.claims()}
    assert schema["Source"]["properties"]["kind"]["description"].startswith("What it is")
