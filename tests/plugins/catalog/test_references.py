"""Every name in a document is declared as one, and looked up where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.codec.references import Reference, check_references, names_of, references_of
from aruntime_evaluator.model.codec.shape import fields_of, is_record, shape_of
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.ids import CHECK, LOAD, SOURCE
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import Vocabulary
from aruntime_evaluator.rules import check_decision
from conftest import MINIMAL
from mkdocs_aruntime.catalog.glossary import Glossary
from mkdocs_aruntime.catalog.pages import UseCaseMeta
from mkdocs_aruntime.catalog.reader import load_document
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.schemas import schema_text

NAMES_OF_THEIR_OWN = {
    Runtime: {"Runtime.id", "Runtime.aliases", "Runtime.sources"},
    Vocabulary: {
        *("Term.id", "Sublayer.id", "SourceKind.id", "Responsibility.id", "ClaimGroup.id", "ClaimTerm.id"),
        *("RelationKind.id", "ConditionKey.id", "LifecycleStatus.id"),
    },
    Policy: {"Gate.id", "Criterion.id", "ImportanceLevel.id", "Scenario.id"},
    Glossary: {"Glossary.terms"},
    UseCaseMeta: {
        *("UseCaseMeta.target", "ClaimCheck.id", "AttestCheck.id", "SloCheck.id", "SloCheck.slo"),
        "LicenseCheck.id",
    },
    Decision: {
        *("Decision.id", "Decision.use_case", "Decision.target", "Candidate.id", "Proof.id", "Assumption.id"),
        *("ClaimCheck.id", "AttestCheck.id", "SloCheck.id", "SloCheck.slo", "LicenseCheck.id"),
        *("EvidenceRecord.slo", "Proof.slo", "Assumption.trigger", "ReviewPlan.triggers"),
        # Held against the candidates where a record is made: until then one of them may be taken out.
        *("Choice.candidate", "Choice.rejected", "Choice.supersedes"),
    },
}
"""Ids by which something is named; every other id names something that is elsewhere."""


UNKNOWN = "no-such-thing"


def document(name: str) -> Any:
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


def renamed(data: Any, reference: Reference) -> tuple[Any, str]:
    """The data with a name that names nothing, and where that stands: as a value, or as a key."""
    changed = deepcopy(data)
    part, (*steps, last) = changed, steps_of(reference.path)
    for step in steps:
        part = part[step]
    if last != reference.name:
        part[last] = ".".join([UNKNOWN] * len(reference.name.split(".")))
        return changed, reference.path
    part[UNKNOWN] = part.pop(last)
    return changed, reference.path.removesuffix(last) + UNKNOWN


def test_every_reference_of_an_entry_is_looked_up_where_it_stands() -> None:
    data, words = document("alpha"), decode(Vocabulary, document("vocabulary"))
    found = list(references_of(decode(Runtime, data)))
    assert {kind for _, kind, _ in found} >= {"kind", "layer", "claim group", "claim of data", SOURCE}
    for each in found:
        changed, place = renamed(data, each)
        entry = decode(Runtime, changed)
        assert [wrong.path for wrong in check_references(entry, names_of(words, entry))] == [place]


def test_every_reference_of_a_decision_is_looked_up_where_it_stands(minimal: Site) -> None:
    data: Any = encode(minimal.decisions[0])
    found = list(references_of(minimal.decisions[0]))
    for each in found:
        changed, place = renamed(data, each)
        problems = check_decision(decode(Decision, changed), minimal.catalog, minimal.policy)
        assert place in [wrong.path for wrong in problems if wrong.rule == "unknown-word"]
    assert {kind for _, kind, _ in found} >= {
        "layer",
        "gate",
        "claim",
        "runtime",
        "criterion",
        "importance level",
        CHECK,
        LOAD,
    }


def test_a_name_is_unknown_where_there_is_no_such_thing_at_all() -> None:
    entry = decode(Runtime, {**document("alpha"), "sources": {}})
    paths = [each.path for each in check_references(entry, names_of(entry))]
    assert "claims.protocols[0].evidence[0].source" in paths


def test_editors_offer_the_words_of_the_vocabulary() -> None:
    words = decode(Vocabulary, document("vocabulary"))
    schema = json.loads(schema_text("runtime", names_of(words)))["$defs"]
    layers = schema["Runtime"]["properties"]["layers"]["items"]["$ref"].rpartition("/")[2]
    assert schema[layers] == {"type": "string", "enum": [each.id for each in words.layers]}
    claim = schema["Claim"]["properties"]["id"]["$ref"].rpartition("/")[2]
    assert set(schema[claim]["enum"]) == {term.id for _, _, term in words.claims()}
    assert schema["Source"]["properties"]["kind"]["description"].startswith("What it is")
