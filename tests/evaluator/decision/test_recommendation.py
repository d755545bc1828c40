"""The answer that shares, groups and unknowns allow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.decision.panel import Panel
from aruntime_evaluator.decision.recommendation import recommend
from aruntime_evaluator.decision.weights import Range, WeightBox
from aruntime_evaluator.model.evaluation import Ranks, Recommendation, RecommendationKind
from evaluations import candidate, check
from mkdocs_aruntime.catalog.site import Site

FREE = WeightBox(lo=(0.0, 0.0), hi=(1.0, 1.0))
ROWS: tuple[tuple[Range, ...], ...] = (
    ((1.0, 1.0), (0.0, 0.0)),
    ((0.0, 0.0), (1.0, 1.0)),
    ((0.7, 0.7), (0.7, 0.7)),
)
"""Each is first with some weights."""


def answer(site: Site, *shares: float) -> Recommendation:
    ids = ("a", "b", "c")[: len(shares)]
    ranked = Panel(ids, ("reach", "cost"), FREE, ROWS[: len(shares)])
    ranks = {
        id_: Ranks(best=1, worst=len(ids), acceptability=(share, 1 - share))
        for id_, share in zip(ids, shares, strict=True)
    }
    return recommend(ranked, ranked.only([]), ranks, [], site.policy)


def test_a_share_that_reaches_the_policy_is_a_preference(minimal: Site) -> None:
    found = answer(minimal, 0.1, 0.9)
    assert (found.kind, found.group) == (RecommendationKind.PREFERRED, ("b",))
    assert found.why == "b is first in 90% of the admissible weights and scores, though not in all."


def test_a_share_below_the_policy_leaves_all_who_can_be_first(minimal: Site) -> None:
    found = answer(minimal, 0.1, 0.01, 0.89)
    assert (found.kind, found.group) == (RecommendationKind.NOT_SEPARABLE, ("a", "b", "c"))
    assert found.why == "Weights and score ranges cannot tell a, b and c apart."


def test_the_unknowns_of_those_who_are_out_do_not_matter(plain: Any, ask: Any) -> None:
    """Nobody has looked at much of beta, which fails anyway; gamma after it is still asked for."""
    evaluation = ask(plain)
    assert check(evaluation, "beta", "fit.client").state.value == "unknown"
    assert [(each.candidate, each.check) for each in evaluation.unknowns] == [("gamma", "speed.latency")]


def test_one_candidate_alone_is_neither_simulated_nor_flipped(plain: Any, ask: Any) -> None:
    plain["candidates"].pop()
    evaluation = ask(plain)
    ranks = candidate(evaluation, "alpha").ranks
    assert ranks == Ranks(best=1, worst=1)
    assert (evaluation.stability, evaluation.weight_flips, evaluation.leave_one_out) == ((), (), ())
    assert evaluation.score_flips == ()


def test_without_other_terms_2000_draws_are_taken_from_the_first_seed(plain: Any, ask: Any) -> None:
    inputs = ask(plain).inputs
    assert (inputs.draws, inputs.seed) == (2000, 1)


@pytest.mark.parametrize("threshold", [0.5, 0.51])
def test_how_often_is_often_enough_is_for_the_policy_to_say(minimal: Site, threshold: float) -> None:
    policy = replace(
        minimal.policy, confidence=replace(minimal.policy.confidence, acceptability_high=threshold)
    )
    found = answer(replace(minimal, policy=policy), 0.5, 0.5)
    assert (found.kind is RecommendationKind.PREFERRED) is (threshold == 0.5)


def test_the_shortest_list_of_proofs_is_that_of_the_candidate_who_lacks_least(plain: Any, ask: Any) -> None:
    """Alpha lacks two proofs and gamma one; where both lack one, the first by id is named."""
    alpha, _, gamma = plain["candidates"]
    gamma["waivers"] = []
    plain["candidates"] = [alpha | {"proofs": [], "evidence": alpha["evidence"][1:]}, gamma]
    lacking = ask(plain).recommendation.shortest_proof
    assert [(step.candidate, step.check) for step in lacking] == [("gamma", "speed.latency")]
    plain["candidates"] = [gamma, alpha | {"proofs": []}]
    lacking = ask(plain).recommendation.shortest_proof
    assert [(step.candidate, step.check) for step in lacking] == [("alpha", "speed.latency")]


def test_what_is_waived_need_not_be_proven(plain: Any, ask: Any) -> None:
    """Alpha lacks two proofs. Gamma lacks two as well, but one of them is waived."""
    alpha, _, gamma = plain["candidates"]
    alpha |= {"proofs": [], "evidence": alpha["evidence"][1:]}
    kept = [each for each in gamma["evidence"] if each["check"] in {"fit.amqp", "trust.telemetry"}]
    plain["candidates"] = [alpha, gamma | {"evidence": kept}]
    found = ask(plain)
    assert [(step.candidate, step.check) for step in found.recommendation.shortest_proof] == [
        ("gamma", "fit.client")
    ]
    assert ("gamma", "speed.latency") in {(step.candidate, step.check) for step in found.test_plan}


def test_a_step_of_the_test_plan_says_what_to_show_and_how(plain: Any, ask: Any) -> None:
    """A requirement is named; a gate's own question is what its test is for."""
    del plain["requirements"]["speed"]
    plain["candidates"] = [plain["candidates"][0] | {"evidence": [], "proofs": []}]
    assert {step.check: step.todo for step in ask(plain).test_plan} == {
        "fit.client": "Our own client connects and receives every message: Speak it.",
        "trust.telemetry": "data.telemetry is unsupported: Trace the data.",
        "speed.gate": "Measure it.",
    }
