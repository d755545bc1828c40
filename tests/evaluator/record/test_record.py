"""The record: what one signs, what a machine reads back, and when it has gone stale."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import hashlib
import io
import json
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import pytest
import yaml

from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.decision import Choice, Decision, Status
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.record import DecisionRecord, TriggerKind
from aruntime_evaluator.record.build import (
    altered,
    build_record,
    proposed,
    read_record,
    record_json,
    sealed,
    supersede,
)
from aruntime_evaluator.record.cells import inert
from aruntime_evaluator.record.madr import decision_in_madr, render_madr
from aruntime_evaluator.record.matrix import render_csv
from aruntime_evaluator.record.review import review
from aruntime_evaluator.record.sarif import render_sarif
from aruntime_evaluator.service import handle
from mkdocs_aruntime.catalog.site import Site

DAY = dt.date(2026, 11, 23)


def make(site: Site, *, candidate: str | None = "alpha", **changes: Any) -> DecisionRecord:
    data = json.loads(json.dumps(encode(site.decisions[0]))) | changes
    decision = decode(Decision, data)
    evaluation = evaluate(decision, site.catalog, site.policy, Terms(as_of=DAY, draws=50))
    choice = Choice(
        candidate=candidate, why="it passed every gate.", by=("A. Decider",), rejected={"beta": "No AMQP."}
    )
    return build_record(decision, evaluation, choice, site.catalog, DAY)


def test_its_own_json_comes_back_as_the_identical_bytes(minimal: Site) -> None:
    text = record_json(make(minimal))
    assert record_json(read_record(json.loads(text))) == text


def test_a_record_cannot_ask_for_endless_draws(minimal: Site) -> None:
    data = json.loads(record_json(make(minimal)))
    data["evaluation"]["inputs"]["draws"] = 10**12
    with pytest.raises(InvalidDocumentError, match=r"inputs\.draws: 1e\+12 is outside 0–100000"):
        read_record(data)


def test_the_evaluation_proposes_whom_it_recommends_alone(minimal: Site) -> None:
    found = make(minimal).evaluation
    assert found.recommendation.group == ("alpha",)
    assert proposed(found) == Choice(candidate="alpha", why=found.recommendation.why)
    several = dataclasses.replace(found.recommendation, group=("alpha", "gamma"))
    assert proposed(dataclasses.replace(found, recommendation=several)).candidate is None


def test_a_choice_of_nobody_known_is_refused(minimal: Site) -> None:
    with pytest.raises(
        InvalidDocumentError, match="'omega' is not a candidate of this decision; they are alpha, beta, gamma"
    ):
        make(minimal, candidate="omega")


def test_the_markdown_has_the_headings_of_madr_in_their_order(minimal: Site) -> None:
    text = render_madr(make(minimal), minimal.policy)
    headings = [line for line in text.split("\n") if line.startswith(("# ", "## "))]
    assert headings == [
        "# A broker for the sensors",
        "## Context and Problem Statement",
        "## Decision Drivers",
        "## Considered Options",
        "## Decision Outcome",
        "## Pros and Cons of the Options",
        "## More Information",
    ]
    assert 'Chosen option: "alpha", because it passed every gate.' in text
    assert "Rejected, because No AMQP." in text


def test_the_front_matter_is_yaml_with_the_digest_of_the_json(minimal: Site) -> None:
    record = make(minimal)
    front = yaml.safe_load(render_madr(record, minimal.policy).split("---")[1])
    assert front["status"] == "proposed"
    assert front["date"] == DAY  # a date to YAML, not a text
    assert front["decision-makers"] == ["A. Decider"]
    assert front["digest"] == "sha256:" + hashlib.sha256(record_json(record).encode()).hexdigest()


def test_a_superseded_record_names_its_successor(minimal: Site) -> None:
    record = dataclasses.replace(make(minimal), superseded_by="broker-2")
    assert (
        yaml.safe_load(render_madr(record, minimal.policy).split("---")[1])["status"]
        == "superseded by broker-2"
    )
    assert {status.value for status in Status} >= {
        "proposed",
        "accepted",
        "rejected",
        "deprecated",
        "superseded",
    }


def test_choosing_none_of_them_is_a_decision_too(minimal: Site) -> None:
    assert "Chosen option: none of them, because" in render_madr(
        make(minimal, candidate=None), minimal.policy
    )


def test_hostile_text_means_nothing_in_markdown(minimal: Site) -> None:
    line = "<script>alert(1)</script> | [x](javascript:y)"
    text = render_madr(make(minimal, title=line, problem=f"{line}\n# not a heading"), minimal.policy)
    assert "<script>" not in text
    assert "\n# not a heading" not in text
    assert "\\[x\\](javascript:y)" in text


def test_assumptions_target_migration_and_review_are_told(minimal: Site) -> None:
    record = make(
        minimal,
        candidate="gamma",
        target={"hardware": "a small box"},
        assumptions=[
            {"id": "load", "text": "The load stays.", "trigger": "workload"},
            {"id": "team", "text": "The team stays."},
        ],
        migration="In two steps.",
        rollback="Back in one.",
        review={"by": "2027-05-01", "owner": "B. Owner", "triggers": ["version"]},
    )
    text = render_madr(record, minimal.policy)
    for line in (
        "Evidence is about: hardware a small box.",
        "- The load stays. (reopens on: workload)",
        "- The team stays.",
        "- Migration: In two steps.",
        "- Rollback: Back in one.",
        "- Review by 2027-05-01 (B. Owner); also on: version.",
        "- Bad, and decisive: speed. Needed before the measurement.",
    ):
        assert line in text


def test_sarif_has_a_result_per_check_and_suppresses_what_is_waived(minimal: Site) -> None:
    record = make(minimal)
    run = json.loads(render_sarif(record.evaluation, minimal.policy, "broker.decision.yml"))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["fit", "trust", "speed"]
    by_check = {each["partialFingerprints"]["check/v1"]: each for each in run["results"]}
    assert len(by_check) == 12
    assert (by_check["beta/fit.amqp"]["kind"], by_check["beta/fit.amqp"]["level"]) == ("fail", "error")
    assert by_check["gamma/speed.latency"]["suppressions"][0]["status"] == "accepted"
    assert "suppressions" not in by_check["alpha/speed.latency"]
    assert {(each["kind"], each["level"]) for each in run["results"]} >= {("fail", "error"), ("pass", "none")}
    assert all(each["level"] == "none" for each in run["results"] if each["kind"] != "fail")
    assert run["tool"]["driver"]["version"] == version("aruntime-evaluator")


def test_sarif_of_problems_only_has_neither_what_passed_nor_what_is_waived(minimal: Site) -> None:
    record = make(minimal)
    text = render_sarif(record.evaluation, minimal.policy, "broker.decision.yml", problems_only=True)
    kinds = {
        each["partialFingerprints"]["check/v1"]: each["kind"]
        for each in json.loads(text)["runs"][0]["results"]
    }
    assert set(kinds.values()) <= {"fail", "open"}
    assert kinds["beta/fit.amqp"] == "fail"
    assert "gamma/speed.latency" not in kinds  # waived
    clean = dataclasses.replace(
        record.evaluation, candidates=tuple(c for c in record.evaluation.candidates if c.id == "alpha")
    )
    text = render_sarif(clean, minimal.policy, "broker.decision.yml", problems_only=True)
    assert json.loads(text)["runs"][0]["results"] == []


def test_the_markdown_holds_the_decision_on_its_line(minimal: Site) -> None:
    record = make(minimal, problem="```\n```json aruntime/decision\n{}\n```")
    text = render_madr(record, minimal.policy)
    found = decision_in_madr(text)
    assert decode(Decision, json.loads(found)) == dataclasses.replace(record.decision, choice=record.choice)
    line = found.count("\n")
    assert text.split("\n")[line] == found.strip()
    with pytest.raises(InvalidDocumentError, match="the Markdown holds no decision; expected a block"):
        decision_in_madr("# A page\n\n```json\n{}\n```\n")


def test_no_cell_of_the_matrix_is_a_formula(minimal: Site) -> None:
    record = make(minimal)
    evil = dataclasses.replace(record.evaluation.candidates[0], name='=HYPERLINK("x")')
    evaluation = dataclasses.replace(record.evaluation, candidates=(evil, *record.evaluation.candidates[1:]))
    rows = list(csv.reader(io.StringIO(render_csv(evaluation, minimal.policy))))
    assert rows[0] == ["", '\'=HYPERLINK("x")', "beta", "gamma"]
    assert rows[1] == ["standing", "qualified", "disqualified", "conditional"]
    assert rows[-1] == ["total of 100", "51 to 75", "", "32 to 62"]


@pytest.mark.parametrize(
    "evil", ["=1", "+1", "-1", "@x", "  =1", "\t1", "\r1", "\n1", "＝1", "＋1", "－1", "＠x"]
)
def test_a_cell_that_would_be_computed_stands_behind_an_apostrophe(evil: str) -> None:
    assert inert(evil) == f"'{evil}"
    assert inert(f"a{evil}") == f"a{evil}"


def test_a_message_of_sarif_has_no_link_and_no_placeholder(minimal: Site) -> None:
    record = make(minimal)
    evil = dataclasses.replace(record.evaluation.candidates[0], name="[win](https://evil.example) {0} \\")
    evaluation = dataclasses.replace(record.evaluation, candidates=(evil,))
    run = json.loads(render_sarif(evaluation, minimal.policy, "a b%[ü].yml"))["runs"][0]
    text = run["results"][0]["message"]["text"]
    assert text.startswith("\\[win\\](https://evil.example) {{0}} \\\\, ")
    where = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert where == "a%20b%25%5B%C3%BC%5D.yml"


# Review


def fired(record: DecisionRecord, catalog: Catalog, site: Site, day: dt.date) -> dict[TriggerKind, str]:
    return {trigger.kind: trigger.text for trigger in review(record, catalog, site.policy, day).fired}


def test_on_the_same_day_a_record_is_fresh(minimal: Site) -> None:
    found = review(make(minimal), minimal.catalog, minimal.policy, DAY)
    assert (found.fresh, found.fired, found.drift, found.still_first) == (True, (), (), True)


def test_a_record_whose_parts_do_not_belong_together_is_refused(minimal: Site) -> None:
    record = make(minimal)
    then = record.evaluation
    for path, changed in (
        ("evaluation.decision", {"evaluation": dataclasses.replace(then, decision="other")}),
        ("evaluation.candidates", {"evaluation": dataclasses.replace(then, candidates=())}),
        ("choice.candidate", {"choice": dataclasses.replace(record.choice, candidate="zzz")}),
        ("date", {"date": dt.date(9999, 12, 31)}),
    ):
        unfit: Any = dataclasses.replace(record, **changed)
        with pytest.raises(InvalidDocumentError, match=f"{path}: the record's parts don't belong together"):
            review(unfit, minimal.catalog, minimal.policy, DAY)


def test_a_record_with_more_draws_than_are_answered_now_is_looked_at_again_all_the_same(
    minimal: Site,
) -> None:
    others = [{"id": f"c-{i}", "components": {"beta": "1.10"}} for i in range(37)]
    record = make(minimal, candidates=[*encode(minimal.decisions[0])["candidates"], *others])
    inputs = dataclasses.replace(record.evaluation.inputs, draws=100_000)
    evaluation = dataclasses.replace(record.evaluation, inputs=inputs)
    old = sealed(dataclasses.replace(record, evaluation=evaluation))
    assert review(old, minimal.catalog, minimal.policy, DAY).fresh


def test_a_review_date_fires(minimal: Site) -> None:
    record = make(minimal, review={"by": "2026-11-23"})
    assert fired(record, minimal.catalog, minimal, DAY) == {
        TriggerKind.REVIEW_DATE: "The review was due on 2026-11-23."
    }


def test_expired_evidence_fires_and_drifts(minimal: Site) -> None:
    record = make(minimal)
    found = review(record, minimal.catalog, minimal.policy, dt.date(2027, 3, 1))
    assert {trigger.kind for trigger in found.fired} == {
        TriggerKind.EVIDENCE_EXPIRY,
        TriggerKind.RECOMMENDATION,
    }
    assert [(each.candidate, each.then, each.now) for each in found.drift] == [
        ("alpha", "qualified", "provisional"),
        ("gamma", "conditional", "provisional"),
    ]
    assert not found.still_first


def test_what_was_left_out_fires_where_it_is_asked_again(minimal: Site) -> None:
    excuse = {"check": "speed.latency", "reason": "No load.", "by": "A.", "decided": "2026-11-01"}
    candidates = [
        each | {"not-applicable": [excuse | {"expires": "2026-12-31"}], "proofs": []}
        if each["id"] == "alpha"
        else each
        for each in json.loads(json.dumps(encode(minimal.decisions[0])))["candidates"]
    ]
    record = make(minimal, candidates=candidates)
    assert fired(record, minimal.catalog, minimal, dt.date(2026, 12, 31)) == {}
    text = fired(record, minimal.catalog, minimal, dt.date(2027, 1, 1))[TriggerKind.EVIDENCE_EXPIRY]
    assert text.endswith("It is said not to apply, which does not count: it ended on 2026-12-31.")


@pytest.mark.parametrize("name", [" ", "-", "\u200b"])
def test_nobody_decides_nothing(minimal: Site, name: str) -> None:
    record = make(minimal)
    choice = dataclasses.replace(record.choice, by=("A. Decider", name))
    with pytest.raises(InvalidDocumentError, match=r"by\[1\]: is no name; a decision is taken by somebody"):
        build_record(record.decision, record.evaluation, choice, minimal.catalog, DAY)


def test_an_expired_waiver_of_the_choice_fires(minimal: Site) -> None:
    kinds = fired(make(minimal, candidate="gamma"), minimal.catalog, minimal, dt.date(2027, 2, 1))
    assert kinds[TriggerKind.WAIVER_EXPIRY] == "It ended on 2027-01-31."


def test_what_the_directory_says_differently_of_the_choice_fires(minimal: Site) -> None:
    alpha, *others = minimal.catalog.runtimes
    assert alpha.versions.latest is not None
    newer = dataclasses.replace(
        alpha,
        versions=dataclasses.replace(
            alpha.versions, latest=dataclasses.replace(alpha.versions.latest, version="1.11")
        ),
        license=dataclasses.replace(alpha.license, spdx="BUSL-1.1"),
        lifecycle=dataclasses.replace(alpha.lifecycle, status="archived"),
    )
    catalog = dataclasses.replace(minimal.catalog, runtimes=(newer, *others))
    assert fired(make(minimal), catalog, minimal, DAY) == {
        TriggerKind.VERSION: "Alpha 1.11 is out; 1.10 was chosen.",
        TriggerKind.LICENSE: "Alpha is now under BUSL-1.1; it was under MIT.",
        TriggerKind.SUPPORT: "Alpha is now archived; it was active.",
    }


def test_a_directory_that_no_longer_names_a_latest_version_fires_nothing(minimal: Site) -> None:
    alpha, *others = minimal.catalog.runtimes
    silent = dataclasses.replace(alpha, versions=dataclasses.replace(alpha.versions, latest=None))
    catalog = dataclasses.replace(minimal.catalog, runtimes=(silent, *others))
    assert fired(make(minimal), catalog, minimal, DAY) == {}


def test_a_changed_policy_fires(minimal: Site) -> None:
    policy = dataclasses.replace(minimal.policy, scenarios=())
    found = review(make(minimal), minimal.catalog, policy, DAY)
    assert [trigger.kind for trigger in found.fired] == [TriggerKind.POLICY]


def test_a_superseded_record_changes_in_nothing_but_its_status(minimal: Site) -> None:
    old = make(minimal)
    seen = supersede(old, make(minimal, id="broker-2"))
    assert (seen.superseded_by, seen.choice.status) == ("broker-2", Status.SUPERSEDED)
    assert altered(seen) is None
    assert dataclasses.replace(seen, superseded_by=None, choice=old.choice, digest=old.digest) == old
    assert supersede(seen, make(minimal, id="broker-2")) == seen


def test_a_record_has_one_successor_at_most_and_is_not_its_own(minimal: Site) -> None:
    old = make(minimal)
    with pytest.raises(InvalidDocumentError, match="a record cannot supersede itself"):
        supersede(old, old)
    seen = supersede(old, make(minimal, id="broker-2"))
    with pytest.raises(InvalidDocumentError, match="'broker' is already superseded by 'broker-2'"):
        supersede(seen, make(minimal, id="broker-3"))


def test_a_criterion_without_weight_is_no_driver(minimal: Site) -> None:
    text = render_madr(make(minimal, importance={"reach": "high", "cost": "none"}), minimal.policy)
    drivers = text.partition("## Decision Drivers")[2].partition("##")[0]
    assert "points of 100" in drivers
    assert "Cost" not in drivers


def test_a_review_looks_at_nothing_that_the_record_did_not_keep(minimal: Site) -> None:
    record = sealed(dataclasses.replace(make(minimal), components={}))
    assert review(record, minimal.catalog, minimal.policy, DAY).fresh


def test_a_waiver_in_force_fires_nothing(minimal: Site) -> None:
    fired = review(make(minimal, candidate="gamma"), minimal.catalog, minimal.policy, DAY).fired
    assert TriggerKind.WAIVER_EXPIRY not in {each.kind for each in fired}


def test_a_choice_in_a_decision_changes_no_digest_and_is_the_record_s_own(minimal: Site) -> None:
    plain = make(minimal)
    chosen = make(minimal, choice={"candidate": "beta", "why": "A draft."})
    assert chosen.evaluation == plain.evaluation
    assert chosen.decision == plain.decision
    assert chosen.choice.candidate == "alpha"


def test_a_choice_of_nobody_who_is_a_candidate_is_a_problem(minimal: Site) -> None:
    with pytest.raises(InvalidDocumentError, match=r"choice\.candidate: 'gama' is not a known candidate"):
        make(minimal, choice={"candidate": "gama", "why": "A slip."})


def test_a_record_whose_decision_was_changed_is_known_by_its_digest(minimal: Site) -> None:
    record = make(minimal)
    assert altered(record) is None
    changed = dataclasses.replace(record, decision=dataclasses.replace(record.decision, problem="Another."))
    problem = altered(changed)
    assert problem is not None
    assert "changed after it was evaluated" in problem.message
    answer = json.loads(
        handle(
            json.dumps(
                {
                    "version": 1,
                    "method": "check",
                    "params": {"kind": "record", "document": json.loads(record_json(changed))},
                }
            )
        )
    )
    assert answer["problems"][0]["rule"] == "unfit-record"


@pytest.mark.parametrize(
    "changed",
    [
        lambda r: dataclasses.replace(r, choice=dataclasses.replace(r.choice, why="Another reason.")),
        lambda r: dataclasses.replace(r, choice=dataclasses.replace(r.choice, by=("The Boss",))),
        lambda r: dataclasses.replace(r, choice=dataclasses.replace(r.choice, candidate="beta")),
        lambda r: dataclasses.replace(r, date=r.date - dt.timedelta(days=1)),
        lambda r: dataclasses.replace(r, evaluation=dataclasses.replace(r.evaluation, title="Another")),
        lambda r: dataclasses.replace(r, components={}),
    ],
)
def test_a_record_that_was_changed_after_it_was_written_is_known_by_its_digest(
    minimal: Site, changed: Callable[[DecisionRecord], DecisionRecord]
) -> None:
    record = changed(make(minimal))
    problem = altered(record)
    assert problem is not None
    assert (problem.path, problem.rule) == ("digest", "unfit-record")
    with pytest.raises(InvalidDocumentError, match="changed after it was written"):
        review(record, minimal.catalog, minimal.policy, DAY)
    with pytest.raises(InvalidDocumentError, match="changed after it was written"):
        supersede(record, make(minimal, id="broker-2"))


def test_an_old_record_without_a_digest_is_read_and_its_decision_held_against_its_own(minimal: Site) -> None:
    old = dataclasses.replace(make(minimal), digest=None)
    assert altered(old) is None
    assert (
        altered(dataclasses.replace(old, decision=dataclasses.replace(old.decision, title="X"))) is not None
    )
