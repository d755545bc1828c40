"""A document says which format it follows, and no other is read: not by the model, the service, or a command."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aruntime_evaluator import handle
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import Reads, decode, encode, json_schema
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.model.record import DecisionRecord, Review
from aruntime_evaluator.model.vocabulary import Vocabulary
from conftest import TODAY
from mkdocs_aruntime.catalog.glossary import Glossary
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.publish.api.formats import Changes, Index, Releases, UseCases

KINDS: Mapping[str, type] = {
    "catalog": Catalog,
    "changes": Changes,
    "decision": Decision,
    "evaluation": Evaluation,
    "glossary": Glossary,
    "index": Index,
    "policy": Policy,
    "profile": Profile,
    "record": DecisionRecord,
    "releases": Releases,
    "review": Review,
    "use-cases": UseCases,
    "vocabulary": Vocabulary,
}
"""Every format that names itself."""


def refusals(kind: str) -> dict[str, str]:
    """Per name that is not read, what is said of it."""
    read, other = f"aruntime/{kind}/1", "policy" if kind == "profile" else "profile"
    unnamed = f"is not the name of a format; expected {read}"
    newer = "is newer than what is read here; update ARuntime (in a browser, reload the page)"
    return {
        f"aruntime/{kind}/0": f"'aruntime/{kind}/0' is no longer read; migrate the document: read is {read}",
        f"aruntime/{kind}/9": f"'aruntime/{kind}/9' {newer}: read is {read}",
        f"aruntime/{other}/1": f"is a document of the kind '{other}' (aruntime/{other}/1); expected {read}",
        f"aruntime/{kind}/01": f"'aruntime/{kind}/01' {unnamed}",
        f"aruntime/{kind}": f"'aruntime/{kind}' {unnamed}",
        f"{read}\n": f"'{read}' {unnamed}",
        "": f"'' {unnamed}",
    }


CASES = [(kind, name, message) for kind in KINDS for name, message in refusals(kind).items()]


@pytest.mark.parametrize(("kind", "name", "message"), CASES)
def test_another_format_is_refused_by_name_and_nothing_else_is_said(
    kind: str, name: str, message: str
) -> None:
    with pytest.raises(InvalidDocumentError) as error:
        decode(KINDS[kind], {"schema": name, "unknown": 1})
    assert [(each.path, each.rule, each.message) for each in error.value.problems] == [
        ("schema", "wrong-format", message)
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("document", [{}, {"schema": None}])
def test_a_document_that_names_no_format_lacks_a_key(kind: str, document: dict[str, Any]) -> None:
    with pytest.raises(InvalidDocumentError) as error:
        decode(KINDS[kind], document)
    assert ("schema", "missing-key") in {(each.path, each.rule) for each in error.value.problems}


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_a_format_allows_its_name_alone(kind: str) -> None:
    schema: Any = json_schema(KINDS[kind], title="")
    definition = schema["$defs"][KINDS[kind].__name__]
    assert definition["properties"]["schema"] == {"type": "string", "const": f"aruntime/{kind}/1"}
    assert "schema" in definition["required"]


def test_an_older_version_is_read_where_a_format_says_so() -> None:
    reads = Reads("aruntime/decision/3", older=("aruntime/decision/2",))
    assert reads.schema() == {"enum": ["aruntime/decision/2", "aruntime/decision/3"]}
    assert [reads.holds(f"aruntime/decision/{version}") for version in (1, 2, 3, 4)] == [
        False,
        True,
        True,
        False,
    ]
    assert reads.wrong("aruntime/decision/1")[0] == (
        "'aruntime/decision/1' is no longer read; migrate the document: "
        "read is aruntime/decision/2 or aruntime/decision/3"
    )


@pytest.fixture(scope="module")
def documents(minimal: Site) -> dict[str, Any]:
    """One good document of every kind that a request may hold."""
    terms = {"catalog": encode(minimal.catalog), "policy": encode(minimal.policy)}
    decision = encode(minimal.decisions[0])
    choice = {"candidate": "alpha", "why": "It passes."}
    answer = ask(
        "record", **terms, decision=decision, choice=choice, **{"as-of": TODAY.isoformat(), "draws": 50}
    )
    profile = {"schema": "aruntime/profile/1", "id": "ours", "title": "Ours", "requirements": {}}
    return {**terms, "decision": decision, "profile": profile, "record": answer["result"]["record"]}


def ask(method: str, **params: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        handle(json.dumps({"version": 1, "method": method, "params": params}))
    )
    return answer


def named(document: dict[str, Any], name: str) -> dict[str, Any]:
    return document | {"schema": name}


CHECKED = [case for case in CASES if case[0] in {"catalog", "decision", "policy", "profile", "record"}]


@pytest.mark.parametrize(("kind", "name", "message"), CHECKED)
def test_the_service_checks_no_other_format(
    documents: dict[str, Any], kind: str, name: str, message: str
) -> None:
    assert ask("check", kind=kind, document=documents[kind])["ok"]
    answer = ask("check", kind=kind, document=named(documents[kind], name))
    assert [(each["path"], each["message"]) for each in answer["problems"]] == [("schema", message)]


ASKED = [
    ("load", "catalog"),
    ("load", "policy"),
    ("evaluate", "decision"),
    ("evaluate", "catalog"),
    ("evaluate", "policy"),
    ("shortlist", "decision"),
    ("record", "decision"),
    ("review", "record"),
    ("review", "catalog"),
    ("review", "policy"),
]


@pytest.mark.parametrize("version", [0, 9])
@pytest.mark.parametrize(("method", "kind"), ASKED)
def test_the_service_answers_no_request_with_another_format(
    documents: dict[str, Any], method: str, kind: str, version: int
) -> None:
    name = f"aruntime/{kind}/{version}"
    params = {key: each for key, each in documents.items() if key != "profile"}
    answer = ask(method, **params | {kind: named(documents[kind], name)}, **{"as-of": TODAY.isoformat()})
    assert [(each["path"], each["message"]) for each in answer["problems"]] == [
        (f"{kind}.schema", refusals(kind)[name])
    ]


@pytest.mark.parametrize("version", [0, 9])
def test_an_evaluation_of_another_format_is_no_part_of_a_record(
    documents: dict[str, Any], version: int
) -> None:
    name = f"aruntime/evaluation/{version}"
    record = documents["record"]
    broken = record | {"evaluation": named(record["evaluation"], name)}
    terms = {key: documents[key] for key in ("catalog", "policy")}
    for answer, path in (
        (ask("check", kind="record", document=broken), "evaluation.schema"),
        (ask("review", **terms, record=broken, **{"as-of": TODAY.isoformat()}), "record.evaluation.schema"),
    ):
        assert [(each["path"], each["message"]) for each in answer["problems"]] == [
            (path, refusals("evaluation")[name])
        ]


@pytest.mark.parametrize("version", [0, 9])
def test_a_profile_of_another_format_is_put_to_no_runtime(documents: dict[str, Any], version: int) -> None:
    name = f"aruntime/profile/{version}"
    terms = {key: documents[key] for key in ("catalog", "policy")}
    profile = named(documents["profile"], name)
    answer = ask("shortlist", **terms, profile=profile, **{"as-of": TODAY.isoformat()})
    assert [each["message"] for each in answer["problems"]] == [refusals("profile")[name]]


@pytest.mark.parametrize("name", ["aruntime/decision/0", "aruntime/decision/9", "aruntime/profile/1"])
def test_the_command_line_evaluates_no_other_format(
    copy: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(copy)
    path = Path("docs/decisions/broker.decision.yml")
    path.write_text(path.read_text("utf-8").replace("aruntime/decision/1", name), "utf-8")
    result = CliRunner().invoke(main, ["evaluate", str(path), "--as-of", TODAY.isoformat()])
    assert result.exit_code == 2
    assert f"{path}:1:1: schema: {refusals('decision')[name]} [wrong-format]" in result.output


@pytest.mark.parametrize("name", ["aruntime/record/0", "aruntime/record/7", "aruntime/profile/1"])
def test_the_command_line_reviews_no_other_format(
    copy: Path, monkeypatch: pytest.MonkeyPatch, documents: dict[str, Any], name: str
) -> None:
    monkeypatch.chdir(copy)
    Path("r.record.json").write_text(json.dumps(named(documents["record"], name)), "utf-8")
    result = CliRunner().invoke(main, ["review", "r.record.json", "--as-of", TODAY.isoformat()])
    assert result.exit_code == 2
    known = refusals("record") | {
        "aruntime/record/7": refusals("record")["aruntime/record/9"].replace("record/9", "record/7")
    }
    assert f"r.record.json: schema: {known[name]}" in result.output
