"""The answer that shares, groups and unknowns allow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.answer.recommendation import recommend
from aruntime_evaluator.model.evaluation import Ranks, Recommendation, RecommendationKind
from aruntime_evaluator.robustness.panel import Panel
from aruntime_evaluator.weights.admissible import Range, WeightBox
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


def exactly(
    site: Site, *rows: tuple[float, float], share: float = 1.0, weights: WeightBox = FREE
) -> Recommendation:
    ids = ("a", "b", "c")[: len(rows)]
    ranked = Panel(ids, ("reach", "cost"), weights, tuple(tuple((x, x) for x in row) for row in rows))
    ranks = {id_: Ranks(best=1, worst=len(ids), acceptability=(share, 1 - share)) for id_ in ids}
    return recommend(ranked, ranked.only([]), ranks, [], site.policy)


def test_equals_in_first_place_are_named_together(minimal: Site) -> None:
    """Alone, ahead of a third, and ahead of a third that reaches them at one end."""
    always = "under every admissible weight and score."
    for rows in [[(0.7, 0.7)] * 2, [(0.7, 0.7)] * 2 + [(0.1, 0.1)], [(0.7, 0.7)] * 2 + [(0.7, 0.1)]]:
        found = exactly(minimal, *rows)
        assert (found.kind, found.group) == (RecommendationKind.NOT_SEPARABLE, ("a", "b"))
        assert found.why == f"a and b are level in first place {always}"


def test_who_is_never_behind_but_reached_is_preferred_and_the_other_named(minimal: Site) -> None:
    found = exactly(minimal, (0.7, 0.7), (0.7, 0.1), (0.1, 0.7))
    assert (found.kind, found.group) == (RecommendationKind.PREFERRED, ("a",))
    assert found.why == (
        "a is first under every admissible weight and score, though not always alone: b and c can be level "
        "with it."
    )


def test_a_double_of_the_preferred_is_preferred_with_it(minimal: Site) -> None:
    found = exactly(minimal, (1.0, 0.0), (1.0, 0.0), (0.0, 0.1), share=0.95)
    assert (found.kind, found.group) == (RecommendationKind.NOT_SEPARABLE, ("a", "b"))
    assert found.why == (
        "a and b are level, and first in 95% of the admissible weights and scores, though not in all."
    )


def test_first_in_every_draw_is_not_first_in_all(minimal: Site) -> None:
    found = answer(minimal, 0.0, 1.0)
    assert found.why == (
        "b is first in every draw of the admissible weights and scores, though not under all of them."
    )


def test_identical_candidates_are_both_named_and_no_weight_is_moved(plain: Any, ask: Any) -> None:
    twin = plain["candidates"][0]
    plain["candidates"] = [twin, twin | {"id": "twin"}]
    for draws in (0, 50):
        plain["candidates"][0]["scores"] = plain["candidates"][1]["scores"] = {"reach": 3, "cost": 3}
        level = {"level": "E4"}
        for each in plain["candidates"]:
            each["score-evidence"] = {"reach": level, "cost": level}
        found = ask(plain, draws=draws)
        assert found.recommendation.group == ("alpha", "twin")
        assert [flip.points for flip in found.weight_flips] == [None]


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
