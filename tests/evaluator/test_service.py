"""JSON in, JSON out, never an exception."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aruntime_evaluator import handle
from aruntime_evaluator.model.codec import encode
from aruntime_evaluator.requests.memory import REMEMBERED
from aruntime_evaluator.service import warm_up
from mkdocs_aruntime.catalog.site import Site


def ask(method: str, **params: Any) -> dict[str, Any]:
    answer = json.loads(handle(json.dumps({"version": 1, "method": method, "params": params})))
    assert isinstance(answer, dict)
    return answer


@pytest.fixture
def documents(minimal: Site) -> dict[str, Any]:
    return {"catalog": encode(minimal.catalog), "policy": encode(minimal.policy)}


def test_a_decision_is_answered(minimal: Site, documents: dict[str, Any]) -> None:
    answer = ask("evaluate", **documents, decision=encode(minimal.decisions[0]), **{"as-of": "2026-11-23"})
    assert answer["ok"]
    assert answer["result"]["recommendation"]["group"] == ["alpha"]


def test_a_document_sent_before_may_be_named_by_its_digest(minimal: Site, documents: dict[str, Any]) -> None:
    names = ask("load", **documents)["result"]
    decision = encode(minimal.decisions[0])
    whole = ask("evaluate", **documents, decision=decision, **{"as-of": "2026-11-23"})
    named = ask("evaluate", **names, decision=decision, **{"as-of": "2026-11-23"})
    assert named == whole


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("policy.gates.0.minimum", {"decide": "E2"}, "the minimum level of the stage 'shortlist' is missing"),
        ("policy.range-floor", {}, "'E0' is missing; every evidence level needs its narrowest range"),
        ("policy.importance-levels.1.lo", 99, "lo 99 is above hi 15"),
        ("policy.evidence-levels", [], "'E0' is missing; every evidence level needs a definition"),
        ("policy.gates.1.id", "fit", "'fit' is already defined in gates"),
        ("policy.criteria.1.id", "reach", "'reach' is already defined in criteria"),
        (
            "policy.scenarios.0.importance",
            {"price": "low"},
            "'price' is not a known criterion; known are reach, cost",
        ),
        (
            "policy.scenarios.0.importance",
            {"cost": "hig"},
            "'hig' is not a known importance level; did you mean 'high'?",
        ),
        ("catalog.runtimes.0.sources", {}, "'readme' is not a known source; known are "),
        (
            "catalog.runtimes.0.claims.protocols.0.evidence",
            [],
            "is missing; a claim that something is supported needs evidence",
        ),
    ],
)
def test_rules_and_directories_that_no_decision_can_rest_on_are_refused(
    documents: dict[str, Any], minimal: Site, place: str, value: object, message: str
) -> None:
    given = json.loads(json.dumps(documents))
    *way, last = (int(step) if step.isdigit() else step for step in place.split("."))
    inner = given
    for step in way:
        inner = inner[step]
    inner[last] = value
    answer = ask("evaluate", **given, decision=encode(minimal.decisions[0]), **{"as-of": "2026-11-23"})
    assert not answer["ok"]
    assert message in [each["message"] for each in answer["problems"]]
    assert all(each["path"].startswith(f"{place.split('.', maxsplit=1)[0]}.") for each in answer["problems"])


@pytest.mark.parametrize(
    ("request_text", "message"),
    [
        ("{", "the request is not JSON: Expecting property name enclosed in double quotes"),
        ("[" * 100_000, "the request is not JSON that can be read: it is nested too deep"),
        ("[]", "expected a request of version 1"),
        *(
            (f'{{"version": {each}}}', "expected a request of version 1")
            for each in ("2", "1.0", "true", '"1"')
        ),
        ('{"version": 1, "method": "dance"}', "'dance' is not a method; known are"),
        ('{"version": 1, "method": "check", "params": []}', "expected a mapping of parameters"),
        (
            '{"version": 1, "method": "check", "params": {"kind": "song"}}',
            "'song' is not a format; known are",
        ),
        (
            '{"version": 1, "method": "evaluate", "params": {"catalog": "sha256:0"}}',
            "no catalog with the digest 'sha256:0' was sent before",
        ),
        ('{"version": 1, "method": "evaluate", "params": {}}', "found nothing; expected a mapping with keys"),
    ],
)
def test_a_wrong_request_is_answered_with_what_is_wrong(request_text: str, message: str) -> None:
    answer = json.loads(handle(request_text))
    assert not answer["ok"]
    assert answer["problems"][0]["message"].startswith(message)


def test_too_large_a_request_is_not_read() -> None:
    answer = json.loads(handle(" " * 50_000_001))
    assert [(each["rule"], each["message"]) for each in answer["problems"]] == [
        ("too-large", "the request has 50,000,001 characters; at most 50,000,000")
    ]


def test_problems_of_a_document_carry_its_path(documents: dict[str, Any]) -> None:
    answer = ask("evaluate", **documents, decision={"candidates": [{"id": "x"}]}, **{"as-of": "2026-11-23"})
    assert "decision.candidates[0].components" in {problem["path"] for problem in answer["problems"]}


def test_check_answers_with_the_document_as_we_would_write_it(minimal: Site) -> None:
    decision = encode(minimal.decisions[0])
    assert ask("check", kind="decision", document=decision) == {
        "version": 1,
        "ok": True,
        "result": {"document": decision},
    }


def test_check_reads_scalars_that_stand_as_text(minimal: Site) -> None:
    decision = encode(minimal.decisions[0])
    written = json.loads(json.dumps(decision), parse_int=str, parse_float=str)
    answer = ask("check", kind="decision", document=written, scalars="text")
    assert answer["result"]["document"] == decision
    refused = ask("check", kind="decision", document=written)
    assert {each["rule"] for each in refused["problems"]} == {"wrong-type"}


def test_a_document_nested_without_end_is_refused_in_either_spelling() -> None:
    for more in ({}, {"scalars": "text"}):
        document: Any = "x"
        for _ in range(200):
            document = {"needs": document}
        answer = ask("check", kind="decision", document=document, **more)
        assert not answer["ok"]


@pytest.mark.parametrize(
    ("method", "loaded"), [("dance", ""), ("proof", "proof.readers"), ("evaluate", "decision")]
)
def test_a_request_loads_what_answers_it_and_not_the_rest(method: str, loaded: str) -> None:
    request = json.dumps({"version": 1, "method": method})
    program = f"import sys, aruntime_evaluator as e; e.handle({request!r}); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    heavy = {"aruntime_evaluator.proof.readers", "aruntime_evaluator.decision"}
    assert heavy & {*told.split()} == ({f"aruntime_evaluator.{loaded}"} if loaded else set())


@given(st.text() | st.binary().map(lambda b: b.decode("utf-8", "replace")))
def test_no_text_raises(text: str) -> None:
    assert json.loads(handle(text))["version"] == 1


def test_a_choice_is_recorded_and_reviewed(minimal: Site, documents: dict[str, Any]) -> None:
    decision = encode(minimal.decisions[0])
    choice = {"candidate": "alpha", "why": "It passes."}
    recorded = ask(
        "record", **documents, decision=decision, choice=choice, **{"as-of": "2026-11-23", "draws": 50}
    )
    assert json.loads(recorded["result"]["json"]) == recorded["result"]["record"]
    assert recorded["result"]["markdown"].startswith("---\nstatus:")
    seen = ask("review", **documents, record=recorded["result"]["record"], **{"as-of": "2026-11-23"})
    assert seen["result"]["fresh"]


def test_only_the_last_documents_are_remembered(documents: dict[str, Any]) -> None:
    names = ask("load", **documents)["result"]
    for hue in range(REMEMBERED):
        policy = json.loads(json.dumps(documents["policy"]))
        policy["confidence"]["fresh-days"] = hue + 1
        ask("load", catalog=documents["catalog"], policy=policy)
    answer = ask("load", **names)
    assert answer["problems"][0]["rule"] == "not-remembered"


def test_warming_up_reads_every_shape_and_changes_no_answer(minimal: Site, documents: dict[str, Any]) -> None:
    decision = encode(minimal.decisions[0])
    before = ask("evaluate", **documents, decision=decision, **{"as-of": "2026-11-23"})
    warm_up()
    assert ask("evaluate", **documents, decision=decision, **{"as-of": "2026-11-23"}) == before


def test_the_shortlist_is_answered_or_told_what_is_wrong(minimal: Site, documents: dict[str, Any]) -> None:
    decision = encode(minimal.decisions[0])
    assert isinstance(decision, dict)
    answer = ask("shortlist", **documents, decision=decision, **{"as-of": "2026-11-23"})
    assert "alpha" in {each["id"] for each in answer["result"]["shortlist"]}
    wrong = ask(
        "shortlist", **documents, decision=decision | {"needs": {"layers": ["x"]}}, **{"as-of": "2026-11-23"}
    )
    assert wrong["problems"][0]["message"].startswith("'x' is not a known layer")


def test_a_profile_is_put_to_every_runtime_or_told_what_is_wrong(documents: dict[str, Any]) -> None:
    profile = {"schema": "aruntime/profile/1", "id": "ours", "title": "Ours"}
    day = {"as-of": "2026-11-23"}
    check = {"id": "amqp", "claim": "protocols.amqp", "is": "supported"}
    answer = ask("shortlist", **documents, profile=profile | {"requirements": {"fit": [check]}}, **day)
    assert "alpha" in {each["id"] for each in answer["result"]["shortlist"]}
    wrong = ask("shortlist", **documents, profile=profile | {"requirements": {"fitt": [check]}}, **day)
    assert wrong["problems"][0]["path"].startswith("requirements.fitt")


def test_answers_to_questions_are_shortlisted_with_the_decision_that_they_make(
    minimal: Site, documents: dict[str, Any]
) -> None:
    questions = {"schema": "aruntime/questions/1", **encode(minimal.questionnaire)}  # type: ignore[dict-item]
    asked = {**documents, "questions": questions, "as-of": "2026-11-23"}
    answer = ask("shortlist", **asked, answers={"speech": ["amqp"]})
    assert [each["id"] for each in answer["result"]["shortlist"]] == ["alpha", "gamma", "beta"]
    assert answer["result"]["decision"]["needs"]["layers"] == ["broker"]
    for wrong in ({"speech": "amqp"}, {"speach": ["amqp"]}, ["amqp"], None):
        assert not ask("shortlist", **asked, answers=wrong)["ok"]


def test_conditions_are_resolved_for_a_target_and_for_a_stack(documents: dict[str, Any]) -> None:
    def told(target: str, stack: list[str] | None = None) -> Any:
        place = {**({"target": target} if target else {}), **({"stack": stack} if stack else {})}
        return ask("conditions", **documents, **place)["result"]["conditions"]["gamma"]["protocols.amqp"]

    met = told("the commercial edition, with the plugin")
    assert (met["met"], met["value"]) == ("met", "partial")  # it lacks something besides
    assert met["why"].startswith("Only in the commercial edition (met); Only with the option plugin")
    unmet = told("open-source", ["gamma", "beta"])
    assert (unmet["met"], unmet["value"]) == ("not-met", "unknown")
    assert told("")["question"] == "Which edition?"
    for wrong in (
        {"target": 5},
        {"target": {"edition": "a"}},
        {"target": "x", "stack": "gamma"},
        {"target": ""},
    ):
        assert not ask("conditions", **documents, **wrong)["ok"]
