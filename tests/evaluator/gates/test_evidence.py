"""What a piece of evidence says, whence it comes, and what of it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.claim import Claim, ClaimValue, Evidence
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import EvidenceLink, Reason, State
from conftest import TODAY as AS_OF
from evaluations import check
from mkdocs_aruntime.catalog.site import Site

type Change = Callable[[Runtime], Runtime]
type AskOf = Callable[..., Evaluation]


@pytest.fixture
def ask_of(minimal: Site) -> AskOf:
    """Evaluate plain data against the minimal site with some of its runtimes changed."""

    def answer(plain: Any, **changes: Change) -> Evaluation:
        runtimes = tuple(
            changes[each.id](each) if each.id in changes else each for each in minimal.catalog.runtimes
        )
        catalog = replace(minimal.catalog, runtimes=runtimes)
        return evaluate(decode(Decision, plain), catalog, minimal.policy, Terms(as_of=AS_OF, draws=0))

    return answer


def claiming(reference: str, **change: Any) -> Change:
    """Change one claim of a runtime."""
    group, _, id_ = reference.partition(".")

    def changed(runtime: Runtime) -> Runtime:
        template = runtime.claims["protocols"][0]
        old = runtime.claim(reference) or replace(template, id=id_)
        others = tuple(each for each in runtime.claims.get(group, ()) if each.id != id_)
        claims: tuple[Claim, ...] = (*others, replace(old, **change))
        return replace(runtime, claims={**runtime.claims, group: claims})

    return changed


def only(evaluation: Evaluation, id_: str, reference: str) -> EvidenceLink:
    (link,) = check(evaluation, id_, reference).evidence
    return link


# The catalog's answers


def test_a_claim_is_quoted_from_the_first_of_its_sources(plain: Any, ask_of: AskOf) -> None:
    evidence = (
        Evidence(source="readme", quote="The first words."),
        Evidence(source="readme", quote="The second words."),
    )
    link = only(ask_of(plain, alpha=claiming("protocols.amqp", evidence=evidence)), "alpha", "fit.amqp")
    assert (link.source, link.quote) == ("catalog: alpha", "The first words.")
    assert link.url == "https://example.org/alpha/readme"


def test_a_claim_that_was_read_at_an_earlier_version_counts_for_that_one_only(
    plain: Any, ask_of: AskOf
) -> None:
    link = only(ask_of(plain, alpha=claiming("protocols.amqp", read_at="0.9")), "alpha", "fit.amqp")
    assert (link.counts, link.why_not) == (False, Reason.SCOPE_MISMATCH)
    plain["candidates"][0]["components"] = {"alpha": "0.9"}
    assert only(ask_of(plain, alpha=claiming("protocols.amqp", read_at="0.9")), "alpha", "fit.amqp").counts


def test_a_licence_is_quoted_from_its_source(plain: Any, ask_of: AskOf) -> None:
    plain["requirements"]["fit"].append({"id": "terms", "license": ["MIT"], "level": "E2"})
    link = only(ask_of(plain), "alpha", "fit.terms")
    assert (link.url, link.quote) == ("https://example.org/alpha/readme", "Alpha is under MIT.")
    assert link.note == "Alpha is under MIT."


def test_a_licence_without_a_source_is_not_proven(plain: Any, ask_of: AskOf) -> None:
    plain["requirements"]["fit"].append({"id": "terms", "license": ["MIT"], "level": "E2"})

    def unsourced(runtime: Runtime) -> Runtime:
        return replace(runtime, license=replace(runtime.license, source=None))

    evaluation = ask_of(plain, alpha=unsourced)
    link = only(evaluation, "alpha", "fit.terms")
    assert (link.url, link.level.value) == (None, "E0")
    assert check(evaluation, "alpha", "fit.terms").reason is Reason.LEVEL_TOO_LOW


@pytest.mark.parametrize(
    ("wanted", "alpha", "beta"),
    [
        ("supported", State.PASS, State.FAIL),
        ("partial", State.PASS, State.FAIL),
        ("unsupported", State.FAIL, State.PASS),
    ],
)
def test_a_claim_answers_what_was_asked_for(
    plain: Any, ask_of: AskOf, wanted: str, alpha: State, beta: State
) -> None:
    """Alpha does speak AMQP, beta does not; what is there wholly is there partly as well."""
    plain["requirements"]["fit"][0]["is"] = wanted
    evaluation = ask_of(plain)
    assert check(evaluation, "alpha", "fit.amqp").state is alpha
    assert check(evaluation, "beta", "fit.amqp").state is beta


def test_contradicting_sources_rule_nobody_out(plain: Any, ask_of: AskOf) -> None:
    found = check(ask_of(plain, beta=claiming("protocols.amqp", conflict=True)), "beta", "fit.amqp")
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.CONFLICTING)


# Stacks


@pytest.mark.parametrize("silence", ["protocols.amqp", "protocols.other"])
def test_a_component_that_is_silent_may_still_bring_what_must_be_there(
    plain: Any, ask_of: AskOf, silence: str
) -> None:
    """Beta's no is the stack's no only if alpha speaks: neither *unknown* nor no claim at all is a no."""
    plain["candidates"][1]["components"] = {"alpha": "1.10", "beta": "1.10"}

    def silent(runtime: Runtime) -> Runtime:
        hushed = claiming("protocols.amqp", value=ClaimValue.UNKNOWN)(runtime)
        return hushed if silence == "protocols.amqp" else replace(runtime, claims={})

    found = check(ask_of(plain, alpha=silent), "beta", "fit.amqp")
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.INCONCLUSIVE)


def test_one_silent_component_is_not_made_up_for_by_another_that_does_not_know(
    plain: Any, ask_of: AskOf
) -> None:
    """Alpha says nothing, gamma that nobody found a source: beta's no does not rule the three out."""
    plain["candidates"][1]["components"] = {"alpha": "1.10", "beta": "1.10", "gamma": "2.0"}
    unknown = claiming("protocols.amqp", value=ClaimValue.UNKNOWN)
    found = check(
        ask_of(plain, alpha=lambda each: replace(each, claims={}), gamma=unknown), "beta", "fit.amqp"
    )
    assert found.state is State.UNKNOWN


def test_what_all_components_deny_is_ruled_out(plain: Any, ask_of: AskOf) -> None:
    plain["candidates"][1]["components"] = {"alpha": "1.10", "beta": "1.10"}
    denied = claiming("protocols.amqp", value=ClaimValue.UNSUPPORTED)
    found = check(ask_of(plain, alpha=denied), "beta", "fit.amqp")
    assert (found.state, found.explanation) == (
        State.FAIL,
        "Ruled out by catalog: alpha (E2), catalog: beta (E2).",
    )


def test_one_component_that_has_what_must_be_absent_rules_the_stack_out(plain: Any, ask_of: AskOf) -> None:
    """Gamma says nothing of telemetry, and alpha's yes is enough."""
    plain["candidates"][1] |= {"components": {"alpha": "1.10", "gamma": "2.0"}}
    calling = claiming("data.telemetry", value=ClaimValue.SUPPORTED)
    assert check(ask_of(plain, alpha=calling), "beta", "trust.telemetry").state is State.FAIL


# The team's own

MEASURED = {
    "check": "speed.latency",
    "result": "positive",
    "level": "E4",
    "collected": "2026-11-03",
    "load": {"requests-per-second": 100},
}


def test_a_proof_is_as_old_as_it_says_and_counts_for_nothing_where_it_does_not(
    plain: Any, ask_of: AskOf
) -> None:
    assert only(ask_of(plain), "alpha", "speed.latency").collected == dt.date(2026, 11, 3)
    del plain["candidates"][0]["proofs"][0]["collected"]
    plain["candidates"][0]["proofs"][0]["expires"] = "2027-01-01"
    evaluation = ask_of(plain)
    link = only(evaluation, "alpha", "speed.latency")
    assert (link.collected, link.counts, link.why_not) == (None, False, Reason.UNDATED)
    found = check(evaluation, "alpha", "speed.latency")
    assert (found.state, found.explanation[:31]) == (State.UNKNOWN, "The evidence bears no date, so ")


def test_the_warnings_of_a_proof_are_its_note(plain: Any, ask_of: AskOf) -> None:
    assert only(ask_of(plain), "alpha", "speed.latency").note is None
    plain["candidates"][0]["proofs"][0]["warnings"] = ["No warm-up.", "One client."]
    assert only(ask_of(plain), "alpha", "speed.latency").note == "No warm-up. One client."


@pytest.mark.parametrize("counts", [{"good": 990}, {"total": 1000}])
def test_half_a_count_is_none(plain: Any, ask_of: AskOf, counts: dict[str, int]) -> None:
    plain["candidates"][0] |= {"proofs": [], "evidence": [MEASURED | counts]}
    link = only(ask_of(plain), "alpha", "speed.latency")
    assert (link.level.value, link.why_not) == ("E2", Reason.LEVEL_TOO_LOW)


@pytest.mark.parametrize("of", ["evidence", "proofs"])
@pytest.mark.parametrize("stage", ["shortlist", "decide"])
@pytest.mark.parametrize("reference", ["speed.latency", "fit.client"])
def test_none_of_none_is_no_measurement(plain: Any, ask: Any, of: str, stage: str, reference: str) -> None:
    """Of a measured question as of any other, and where a document would be enough."""
    piece = MEASURED | {"check": reference, "good": 0, "total": 0}
    if of == "proofs":
        piece = {"id": "p", **{key: piece[key] for key in piece if key != "result"}}
    plain["candidates"][0] |= {"proofs": [], "evidence": [], of: [piece]}
    found = check(ask(plain, stage=stage), "alpha", reference)
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.NOT_MEASURED)
    assert found.explanation.startswith("Nothing was measured: ")


def test_a_proof_without_counts_is_no_measurement(plain: Any, ask_of: AskOf) -> None:
    del plain["candidates"][0]["proofs"][0]["good"]
    assert only(ask_of(plain), "alpha", "speed.latency").why_not is Reason.NOT_MEASURED


@pytest.mark.parametrize(
    ("word", "good", "state", "reason"),
    [
        ("positive", 100, State.PASS, None),
        ("negative", 100, State.UNKNOWN, Reason.CONFLICTING),
        ("inconclusive", 100, State.UNKNOWN, Reason.INCONCLUSIVE),
        ("positive", 95, State.UNKNOWN, Reason.INCONCLUSIVE),
        ("negative", 95, State.UNKNOWN, Reason.INCONCLUSIVE),
        ("positive", 10, State.FAIL, None),
        ("negative", 10, State.FAIL, None),
    ],
)
def test_a_word_and_its_counts_must_agree_for_a_yes(
    plain: Any, ask_of: AskOf, word: str, good: int, state: State, reason: Reason | None
) -> None:
    record = MEASURED | {"result": word, "good": good, "total": 100}
    plain["candidates"][0] |= {"proofs": [], "evidence": [record]}
    found = check(ask_of(plain), "alpha", "speed.latency")
    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize(("word", "good"), [("positive", 0), ("negative", 40)])
def test_counts_that_say_the_opposite_of_an_attestation_contradict_it(
    plain: Any, ask_of: AskOf, word: str, good: int
) -> None:
    plain["candidates"][0]["evidence"][0] |= {"result": word, "good": good, "total": 40}
    assert check(ask_of(plain), "alpha", "fit.client").reason is Reason.CONFLICTING
    plain["candidates"][0]["evidence"][0] |= {"good": 20}
    assert check(ask_of(plain), "alpha", "fit.client").reason is None


# A measurement holds for its own objectives and its own load, whoever brings it


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"load": {}}, Reason.SCOPE_MISMATCH),
        ({"load": {"requests-per-second": 50}}, Reason.SCOPE_MISMATCH),
        ({"load": {"concurrency": 100}}, Reason.SCOPE_MISMATCH),
        ({"load": {"requests-per-second": 100, "concurrency": 1}}, Reason.SCOPE_MISMATCH),
        ({"slo": {"e2e-p95-ms": 50}}, None),
        ({"slo": {"e2e-p95-ms": 500}}, Reason.SCOPE_MISMATCH),
        ({"slo": {"ttft-ms": 50}}, Reason.SCOPE_MISMATCH),
    ],
)
@pytest.mark.parametrize("of", ["evidence", "proofs"])
def test_a_record_keeps_to_its_terms_as_a_proof_does(
    plain: Any, ask_of: AskOf, of: str, change: Any, reason: Reason | None
) -> None:
    piece = MEASURED | {"good": 990, "total": 1000} | change
    if of == "proofs":
        piece = {"id": "p", **{key: piece[key] for key in piece if key != "result"}}
    plain["candidates"][0] |= {"proofs": [], "evidence": [], of: [piece]}
    assert check(ask_of(plain), "alpha", "speed.latency").reason is reason


@pytest.mark.parametrize(("goodput", "reason"), [(99.0, None), (95.0, None), (9.9, Reason.SCOPE_MISMATCH)])
def test_a_typed_goodput_that_is_far_below_the_rate_does_not_show_it(
    plain: Any, ask_of: AskOf, goodput: float, reason: Reason | None
) -> None:
    """990 of 1,000 were good: 9.9 good ones per second are 10 requests per second, not 100."""
    plain["candidates"][0]["proofs"][0]["goodput"] = goodput
    assert check(ask_of(plain), "alpha", "speed.latency").reason is reason


def test_a_share_that_no_number_of_requests_shows_is_told(plain: Any, ask: Any) -> None:
    plain["requirements"]["speed"][0] |= {"attainment": 1.0, "slo": {"e2e-ms": 50}}
    plain["candidates"][0]["proofs"][0] |= {"good": 1000, "total": 1000}
    evaluation = ask(plain)
    found = check(evaluation, "alpha", "speed.latency")
    assert (found.state, found.explanation) == (
        State.UNKNOWN,
        "No number of requests without a miss shows 100.0%; ask for less, such as 99.9%.",
    )
    (step,) = [each for each in evaluation.test_plan if each.candidate == "alpha"]
    assert step.todo.startswith(
        "e2e-ms ≤ 50 for 100.0% of requests (more than any number of requests can show)"
    )
    plain["candidates"][0]["proofs"][0]["good"] = 900
    assert check(ask(plain), "alpha", "speed.latency").state is State.FAIL


# What a check says of its evidence


def test_a_measured_question_names_objectives_share_and_load(plain: Any, ask_of: AskOf) -> None:
    goal = "e2e-p95-ms ≤ 50 for 95.0% of requests"
    assert check(ask_of(plain), "alpha", "speed.latency").question == f"{goal} at requests-per-second 100"
    del plain["requirements"]["speed"][0]["load"]
    assert check(ask_of(plain), "alpha", "speed.latency").question == goal


def test_only_a_measurement_that_is_in_date_says_how_many_requests_are_missing(
    plain: Any, ask_of: AskOf
) -> None:
    """The expired one is a single request short of the 73 that pass, the other 13."""
    proof = plain["candidates"][0]["proofs"][0]
    old = proof | {"id": "old", "good": 72, "total": 72, "expires": "2026-11-22"}
    plain["candidates"][0]["proofs"] = [proof | {"good": 60, "total": 60}, old]
    found = check(ask_of(plain), "alpha", "speed.latency")
    assert (found.reason, found.more_requests) == (Reason.INCONCLUSIVE, 13)


def test_an_answer_names_what_it_rests_on_and_nothing_else(plain: Any, ask_of: AskOf) -> None:
    record = plain["candidates"][0]["evidence"][0]
    plain["candidates"][0]["evidence"] += [
        record | {"result": "negative", "collected": "2026-10-10"},
        record | {"subject": {"alpha": "1.9"}},
    ]
    assert check(ask_of(plain), "alpha", "fit.client").explanation == "Shown by evidence[0] (E3)."
    assert check(ask_of(plain), "beta", "fit.amqp").explanation == "Ruled out by catalog: beta (E2)."
