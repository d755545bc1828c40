"""Gates before scores; evidence decides; unknown is a state of its own, always with its reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.gates.verdict import kleene
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.verdict import Reason, Standing, State
from conftest import TODAY as AS_OF
from evaluations import candidate, check, gate
from mkdocs_aruntime.catalog.site import Site

PASS, FAIL, UNKNOWN, NA = State.PASS, State.FAIL, State.UNKNOWN, State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("states", "together"),
    [
        ([PASS, PASS], PASS),
        ([PASS, UNKNOWN], UNKNOWN),
        ([FAIL, UNKNOWN, PASS], FAIL),
        ([PASS, NA], PASS),
        ([NA, NA], NA),
        ([], NA),
    ],
)
def test_a_gate_is_the_kleene_conjunction_of_its_checks(states: list[State], together: State) -> None:
    assert kleene(states) is together


def test_the_example_has_one_of_each_standing(plain: Any, ask: Any) -> None:
    evaluation = ask(plain)
    assert [(each.id, each.standing) for each in evaluation.candidates] == [
        ("alpha", Standing.QUALIFIED),
        ("beta", Standing.DISQUALIFIED),
        ("gamma", Standing.CONDITIONAL),
    ]


def test_a_disqualified_candidate_is_never_scored(plain: Any, ask: Any) -> None:
    beta = candidate(ask(plain), "beta")
    assert (beta.scores, beta.total, beta.ranks, beta.regret) == ({}, None, None, None)


def test_without_evidence_a_check_is_not_assessed(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["evidence"].pop(0)
    found = check(ask(plain), "alpha", "fit.client")
    assert (found.state, found.reason) == (UNKNOWN, Reason.NOT_ASSESSED)
    assert found.explanation == "Nobody has looked yet: E3 is needed."


def test_a_claim_the_catalog_is_silent_about_has_no_evidence(plain: Any, ask: Any) -> None:
    plain["requirements"]["fit"][0]["claim"] = "protocols.mqtt"
    found = check(ask(plain), "alpha", "fit.amqp")
    assert (found.state, found.reason) == (UNKNOWN, Reason.NO_EVIDENCE)


def test_documented_is_not_proven_at_the_gates_own_level(plain: Any, ask: Any) -> None:
    del plain["requirements"]["fit"][0]["level"]
    found = check(ask(plain), "alpha", "fit.amqp")
    assert (found.state, found.reason) == (UNKNOWN, Reason.LEVEL_TOO_LOW)
    assert found.explanation == (
        "What is known is weaker than this gate asks for: E3 is needed; the best so far is E2."
    )


def test_documented_is_enough_for_the_shortlist(plain: Any, ask: Any) -> None:
    del plain["requirements"]["fit"][0]["level"]
    assert check(ask(plain, stage="shortlist"), "alpha", "fit.amqp").state is PASS


def test_a_documented_no_fails_without_a_test(plain: Any, ask: Any) -> None:
    del plain["requirements"]["fit"][0]["level"]
    assert check(ask(plain), "beta", "fit.amqp").state is FAIL


def test_a_gate_is_never_passed_on_less_than_its_own_level(plain: Any, ask: Any) -> None:
    plain["requirements"]["fit"] = [plain["requirements"]["fit"][0]]
    for each in plain["candidates"]:
        each["evidence"] = [e for e in each.get("evidence", []) if e["check"] != "fit.client"]
    found = gate(ask(plain), "alpha", "fit")
    assert [(each.id, each.state) for each in found.checks] == [("amqp", PASS), ("gate", UNKNOWN)]
    assert found.state is UNKNOWN


def test_a_gate_without_checks_asks_its_own_question(plain: Any, ask: Any) -> None:
    del plain["requirements"]["speed"]
    for each in plain["candidates"]:
        each["evidence"] = [e for e in each.get("evidence", []) if not e["check"].startswith("speed")]
        each["proofs"] = []
    found = gate(ask(plain), "alpha", "speed")
    assert [(each.id, each.question) for each in found.checks] == [("gate", "Is it fast enough?")]


def test_expired_evidence_is_none(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["evidence"][0]["expires"] = "2026-11-22"
    found = check(ask(plain), "alpha", "fit.client")
    assert (found.state, found.reason) == (UNKNOWN, Reason.EXPIRED)


def test_evidence_of_a_day_to_come_shows_nothing_yet(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["evidence"][0]["collected"] = "2026-11-24"
    found = check(ask(plain), "alpha", "fit.client")
    assert (found.state, found.reason) == (UNKNOWN, Reason.NOT_YET)
    assert found.explanation.startswith("The evidence bears a date that is still to come: ")
    plain["candidates"][0]["evidence"][0]["collected"] = "2026-11-23"
    assert check(ask(plain), "alpha", "fit.client").state is PASS


def test_evidence_does_not_outlive_the_calendar(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["evidence"][0]["collected"] = "9999-12-31"
    assert check(ask(plain), "alpha", "fit.client").evidence[-1].expires == dt.date.max


def test_evidence_grows_too_old_for_its_gate(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["evidence"][0]["collected"] = "2026-05-26"
    assert check(ask(plain), "alpha", "fit.client").reason is Reason.EXPIRED
    plain["candidates"][0]["evidence"][0]["collected"] = "2026-05-27"
    assert check(ask(plain), "alpha", "fit.client").state is PASS


def test_evidence_about_another_version_is_out_of_scope(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["evidence"][0]["subject"] = {"alpha": "1.9"}
    assert check(ask(plain), "alpha", "fit.client").reason is Reason.SCOPE_MISMATCH


def test_evidence_about_another_target_is_out_of_scope(plain: Any, ask: Any) -> None:
    plain["target"] = {"hardware": "8 sensors"}
    plain["candidates"][0]["evidence"][0]["subject"] = {"hardware": "9 sensors"}
    assert check(ask(plain), "alpha", "fit.client").reason is Reason.SCOPE_MISMATCH


def test_a_catalog_claim_speaks_for_its_minor_version_only(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["components"] = {"alpha": "1.10.3"}
    assert check(ask(plain), "alpha", "fit.amqp").state is PASS
    plain["candidates"][0]["components"] = {"alpha": "1.11.0"}
    assert check(ask(plain), "alpha", "fit.amqp").reason is Reason.SCOPE_MISMATCH


def test_a_later_negative_of_the_same_level_fails(plain: Any, ask: Any) -> None:
    record = plain["candidates"][0]["evidence"][0]
    plain["candidates"][0]["evidence"].append({**record, "result": "negative", "collected": "2026-11-10"})
    assert check(ask(plain), "alpha", "fit.client").state is FAIL


def test_a_later_positive_closes_a_negative(plain: Any, ask: Any) -> None:
    record = plain["candidates"][0]["evidence"][0]
    plain["candidates"][0]["evidence"].append({**record, "result": "negative", "collected": "2026-10-10"})
    assert check(ask(plain), "alpha", "fit.client").state is PASS


def test_both_on_one_day_is_a_conflict(plain: Any, ask: Any) -> None:
    record = plain["candidates"][0]["evidence"][0]
    plain["candidates"][0]["evidence"].append({**record, "result": "negative"})
    found = check(ask(plain), "alpha", "fit.client")
    assert (found.state, found.reason) == (UNKNOWN, Reason.CONFLICTING)


def test_a_stronger_positive_outweighs_a_documented_no(plain: Any, ask: Any) -> None:
    record = {"check": "fit.amqp", "result": "positive", "level": "E3", "collected": "2026-10-01"}
    plain["candidates"][1]["evidence"] = [record]
    assert check(ask(plain), "beta", "fit.amqp").state is PASS


@pytest.mark.parametrize(("level", "state"), [("E3", UNKNOWN), ("E4", PASS)])
def test_a_later_but_weaker_positive_disputes_a_negative_and_does_not_close_it(
    plain: Any, ask: Any, level: str, state: State
) -> None:
    record = plain["candidates"][0]["evidence"][0]
    plain["candidates"][0]["evidence"] += [
        {**record, "result": "negative", "level": "E4", "collected": "2026-10-10"},
        {**record, "level": level, "collected": "2026-11-10"},
    ]
    found = check(ask(plain), "alpha", "fit.client")
    assert (found.state, found.reason) == (state, None if state is PASS else Reason.CONFLICTING)
    plain["candidates"][0]["evidence"][-1]["collected"] = "2026-10-09"
    plain["candidates"][0]["evidence"].pop(0)
    expected = FAIL
    assert check(ask(plain), "alpha", "fit.client").state is expected


@pytest.mark.parametrize("name", [" ", "\t\n", "\u00a0", "\u200b"])
def test_a_name_that_shows_nothing_is_refused_before_anything_is_judged(
    plain: Any, ask: Any, name: str
) -> None:
    plain["candidates"][0]["evidence"][1]["by"] = name
    with pytest.raises(InvalidDocumentError, match=r"candidates\[0\]\.evidence\[1\]\.by"):
        ask(plain)


@pytest.mark.parametrize(
    "name",
    [
        "-",
        "?",
        "...",
        "TBD",
        "t.b.d.",
        "n/a",
        "None",
        "nobody",
        "xxx",
        "0",
        "42",
        "tbc",
        "N.N.",
        "to be decided",
    ],
)
def test_a_name_that_names_nobody_approves_nothing(plain: Any, ask: Any, name: str) -> None:
    plain["candidates"][0]["evidence"][1]["by"] = name
    assert check(ask(plain), "alpha", "trust.telemetry").reason is Reason.NO_APPROVER


@pytest.mark.parametrize("name", ["李", "Jo", "Ann T. Bd", "N. Nobody", "Team 7"])
def test_a_name_that_names_somebody_approves(plain: Any, ask: Any, name: str) -> None:
    plain["candidates"][0]["evidence"][1]["by"] = name
    assert check(ask(plain), "alpha", "trust.telemetry").state is PASS


def test_an_inconclusive_record_settles_nothing(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["evidence"][0]["result"] = "inconclusive"
    assert check(ask(plain), "alpha", "fit.client").reason is Reason.INCONCLUSIVE


def test_a_named_approver_is_needed_where_the_policy_says_so(plain: Any, ask: Any) -> None:
    del plain["candidates"][0]["evidence"][1]["by"]
    assert check(ask(plain), "alpha", "trust.telemetry").reason is Reason.NO_APPROVER
    assert check(ask(plain, stage="shortlist"), "alpha", "trust.telemetry").state is PASS


# Measured checks: Wilson's interval decides


@pytest.mark.parametrize(
    ("good", "total", "state", "more"),
    [(73, 73, PASS, None), (72, 72, UNKNOWN, 1), (990, 1000, PASS, None), (900, 1000, FAIL, None)],
)
def test_counts_decide_by_wilsons_interval(
    plain: Any, ask: Any, good: int, total: int, state: State, more: int | None
) -> None:
    plain["candidates"][0]["proofs"][0] |= {"good": good, "total": total}
    found = check(ask(plain), "alpha", "speed.latency")
    assert (found.state, found.more_requests) == (state, more)


def test_a_rate_without_counts_is_worth_a_document(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["proofs"] = []
    load = {"requests-per-second": 100}
    record = {"check": "speed.latency", "result": "positive", "level": "E4", "collected": "2026-11-03"}
    plain["candidates"][0]["evidence"].append(record | {"load": load})
    found = check(ask(plain), "alpha", "speed.latency")
    assert (found.reason, found.evidence[0].level.value) == (Reason.LEVEL_TOO_LOW, "E2")


def test_a_proof_at_another_load_is_out_of_scope(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["proofs"][0]["load"] = {"requests-per-second": 50}
    assert check(ask(plain), "alpha", "speed.latency").reason is Reason.SCOPE_MISMATCH


def test_a_proof_against_other_objectives_is_out_of_scope(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["proofs"][0]["slo"] = {"e2e-p95-ms": 500}
    assert check(ask(plain), "alpha", "speed.latency").reason is Reason.SCOPE_MISMATCH


# Stacks


def test_what_must_be_there_may_come_from_any_component(plain: Any, ask: Any) -> None:
    plain["candidates"][1]["components"] = {"alpha": "1.10", "beta": "1.10"}
    assert check(ask(plain), "beta", "fit.amqp").state is PASS


def test_what_must_be_absent_must_be_absent_from_all(plain: Any, ask: Any) -> None:
    approved = {
        "check": "trust.telemetry",
        "result": "positive",
        "level": "E2",
        "collected": "2026-11-02",
        "by": "A",
    }
    plain["candidates"][1] |= {"components": {"alpha": "1.10", "gamma": "2.0"}, "evidence": []}
    silent = check(ask(plain, stage="shortlist"), "beta", "trust.telemetry")
    assert (silent.state, silent.reason) == (UNKNOWN, Reason.INCONCLUSIVE)
    plain["candidates"][1]["evidence"] = [approved]
    assert check(ask(plain), "beta", "trust.telemetry").state is PASS


def test_one_named_component_answers_alone(plain: Any, ask: Any) -> None:
    plain["candidates"][1]["components"] = {"alpha": "1.10", "beta": "1.10"}
    plain["requirements"]["fit"][0]["component"] = "beta"
    assert check(ask(plain), "beta", "fit.amqp").state is FAIL


def test_partly_is_neither_yes_nor_no(plain: Any, ask: Any) -> None:
    plain["target"] = {"edition": "commercial", "option": "plugin"}
    plain["candidates"][2]["evidence"].pop(0)
    assert check(ask(plain), "gamma", "fit.amqp").reason is Reason.INCONCLUSIVE
    plain["requirements"]["fit"][0]["is"] = "partial"
    assert check(ask(plain), "gamma", "fit.amqp").state is PASS
    assert check(ask(plain), "alpha", "fit.amqp").state is PASS


def test_every_licence_of_a_stack_must_be_approved(plain: Any, ask: Any) -> None:
    plain["requirements"]["fit"].append({"id": "terms", "license": ["MIT"], "level": "E2"})
    evaluation = ask(plain)
    assert check(evaluation, "alpha", "fit.terms").state is PASS
    assert check(evaluation, "beta", "fit.terms").state is FAIL
    assert check(evaluation, "gamma", "fit.terms").state is PASS
    plain["candidates"][0]["components"] = {"alpha": "1.10", "beta": "1.10"}
    assert check(ask(plain), "alpha", "fit.terms").state is FAIL


def test_a_proof_settles_no_question_that_is_not_measured(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["proofs"][0]["check"] = "fit.client"
    plain["candidates"][0]["evidence"].pop(0)
    found = check(ask(plain), "alpha", "fit.client")
    assert (found.state, found.reason) == (UNKNOWN, Reason.INCONCLUSIVE)
    assert found.explanation == "The evidence does not settle it: E3 is needed; the best so far is E4."


def test_a_proof_that_does_not_say_its_load_is_out_of_scope(plain: Any, ask: Any) -> None:
    del plain["candidates"][0]["proofs"][0]["load"]
    assert check(ask(plain), "alpha", "speed.latency").reason is Reason.SCOPE_MISMATCH


def test_sources_that_contradict_each_other_settle_nothing(plain: Any, minimal: Site) -> None:
    claims = minimal.catalog.runtimes[0].claims
    contradicted = {
        group: tuple(replace(claim, conflict=True) for claim in every) for group, every in claims.items()
    }
    first = replace(minimal.catalog.runtimes[0], claims=contradicted)
    catalog = replace(minimal.catalog, runtimes=(first, *minimal.catalog.runtimes[1:]))
    evaluation = evaluate(decode(Decision, plain), catalog, minimal.policy, Terms(as_of=AS_OF))
    found = check(evaluation, "alpha", "fit.amqp")
    assert (found.state, found.reason) == (UNKNOWN, Reason.CONFLICTING)
    assert found.explanation.startswith("The evidence contradicts itself")


def test_an_inconclusive_measurement_says_how_much_is_missing(plain: Any, ask: Any) -> None:
    found = check(ask(plain), "gamma", "speed.latency")
    assert found.explanation == (
        f"The measured share is too near the target: {found.more_requests} more requests without a miss "
        "would settle it."
    )


def test_a_no_of_the_team_counts_though_the_gate_asks_nothing_of_its_own(plain: Any, ask: Any) -> None:
    """The gate's checks ask enough, so it would not ask its own question; a *no* to it must not be lost."""
    assert gate(ask(plain), "alpha", "fit").state is PASS
    no = {"check": "fit.gate", "result": "negative", "level": "E4", "collected": "2026-11-01"}
    plain["candidates"][0]["evidence"].append(no)
    assert gate(ask(plain), "alpha", "fit").state is FAIL
