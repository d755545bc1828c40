"""The whole decision: what it recommends, how sure it is, and what must hold whatever goes in."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aruntime_evaluator.decision import digest
from aruntime_evaluator.model.codec import canonical_json, encode
from aruntime_evaluator.model.evaluation import ConfidenceLevel, RecommendationKind, RiskKind
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.verdict import Standing
from aruntime_evaluator.robustness.simulation import most_draws
from conftest import examples
from evaluations import candidate
from mkdocs_aruntime.catalog.site import Site

SAME_FIXTURE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(40)
)
"""The fixtures are read, never changed: each example copies what it edits."""


def test_the_example_prefers_alpha_and_says_how_often_it_is_first(plain: Any, ask: Any) -> None:
    evaluation = ask(plain)
    assert evaluation.recommendation.kind is RecommendationKind.PREFERRED
    assert evaluation.recommendation.group == ("alpha",)
    assert evaluation.groups == (("alpha", "gamma"),)
    ranks = candidate(evaluation, "alpha").ranks
    assert ranks is not None
    assert ranks.acceptability[0] == pytest.approx(0.99, abs=0.01)
    assert sum(ranks.acceptability) == pytest.approx(1.0)


def test_without_a_simulation_what_is_exact_stays(plain: Any, ask: Any) -> None:
    evaluation = ask(plain, draws=0)
    ranks = candidate(evaluation, "alpha").ranks
    assert ranks is not None
    assert (ranks.best, ranks.worst, ranks.acceptability) == (1, 2, ())
    assert evaluation.recommendation.kind is RecommendationKind.NOT_SEPARABLE
    assert evaluation.recommendation.why == "Weights and score ranges cannot tell alpha and gamma apart."


def test_more_draws_than_can_be_answered_are_refused_with_how_many_can(plain: Any, ask: Any) -> None:
    few = len(plain["candidates"])
    plain["candidates"] += [{"id": f"c-{i}", "components": {"beta": "1.10"}} for i in range(40 - few)]
    assert ask(plain, draws=19_230).inputs.draws == 19_230
    words = r"draws: 19,231 draws of 40 candidates and 2 criteria take too long; ask for at most 19,230"
    with pytest.raises(InvalidDocumentError, match=words):
        ask(plain, draws=19_231)


def test_the_usual_draws_are_answered_for_the_largest_decision() -> None:
    assert most_draws(6, 6) > 50_000
    assert most_draws(40, 20) > 4000


def test_the_only_one_that_qualifies_is_robust(plain: Any, ask: Any) -> None:
    plain["candidates"].pop()
    recommendation = ask(plain).recommendation
    assert (recommendation.kind, recommendation.why) == (
        RecommendationKind.ROBUST,
        "alpha is the only candidate that qualifies.",
    )


def test_who_is_first_under_all_weights_and_scores_is_robust(plain: Any, ask: Any) -> None:
    plain["candidates"][2]["scores"] = {"reach": 0, "cost": 0}
    recommendation = ask(plain).recommendation
    assert (recommendation.kind, recommendation.why) == (
        RecommendationKind.ROBUST,
        "alpha is first under every admissible weight and score.",
    )


def test_if_nobody_qualifies_the_shortest_list_of_proofs_is_named(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["proofs"] = []
    plain["candidates"][2] |= {"waivers": [], "evidence": []}
    evaluation = ask(plain)
    recommendation = evaluation.recommendation
    assert recommendation.kind is RecommendationKind.NONE
    assert [(step.candidate, step.check) for step in recommendation.shortest_proof] == [
        ("alpha", "speed.latency")
    ]
    assert recommendation.if_unknowns_pass == ("alpha", "gamma")
    assert evaluation.confidence.level is ConfidenceLevel.INSUFFICIENT
    assert candidate(evaluation, "alpha").total is not None
    assert candidate(evaluation, "alpha").ranks is None


def test_if_nothing_is_left_to_prove_other_candidates_are_needed(plain: Any, ask: Any) -> None:
    plain["candidates"] = [plain["candidates"][1]]
    assert ask(plain).recommendation.why == (
        "No candidate passes the gates, and nothing is left to prove: look for other candidates."
    )


def test_a_waiver_lowers_the_confidence_of_those_it_carries(plain: Any, ask: Any) -> None:
    plain["candidates"].pop(0)
    confidence = ask(plain).confidence
    reasons = {each.id: (each.level, each.reason) for each in confidence.dimensions}
    assert confidence.level is ConfidenceLevel.LOW
    assert reasons["gates"] == (ConfidenceLevel.LOW, "The first place rests on a waiver.")


def test_synthetic_evidence_is_never_trusted(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["proofs"][0]["synthetic"] = True
    evaluation = ask(plain)
    assert evaluation.confidence.level is ConfidenceLevel.INSUFFICIENT
    assert RiskKind.SYNTHETIC in {risk.kind for risk in evaluation.risks}


def test_every_kind_of_risk_is_registered(plain: Any, ask: Any) -> None:
    alpha, _, gamma = plain["candidates"]
    alpha["evidence"][0]["expires"] = "2026-12-01"
    alpha["score-evidence"]["reach"]["sources"] = ["https://example.org/a"]
    alpha["score-evidence"]["cost"]["sources"] = ["https://example.org/a"]
    gamma["scores"] = {}
    gamma["evidence"].append({**gamma["evidence"][1], "result": "negative"})
    plain["candidates"].append({"id": "lone", "components": {"beta": "1.10"}})
    plain["needs"]["layers"] = ["broker"]
    found = {risk.kind for risk in ask(plain).risks}
    assert found >= {RiskKind.EXPIRING, RiskKind.DOUBLE_COUNTING, RiskKind.WIDE_SCORE, RiskKind.CONFLICT}
    assert ask(plain).double_counting == (("alpha", "cost", "reach"),)


def test_a_comparability_gap_is_a_risk(plain: Any, ask: Any) -> None:
    plain["needs"]["layers"] = ["broker", "store"]
    assert RiskKind.COMPARABILITY in {risk.kind for risk in ask(plain).risks}


def test_a_missing_score_is_the_whole_scale(plain: Any, ask: Any) -> None:
    del plain["candidates"][0]["scores"]["reach"]
    score = candidate(ask(plain), "alpha").scores["reach"]
    assert (score.lo, score.hi, score.given) == (0.0, 4.0, False)


def test_a_score_is_never_narrower_than_its_evidence_allows(plain: Any, ask: Any) -> None:
    score = candidate(ask(plain), "gamma").scores["reach"]
    assert (score.lo, score.hi, score.widened) == (1.5, 2.5, True)


@pytest.mark.parametrize(
    ("weights", "central"),
    [
        ({"order": ["cost", "reach"]}, {"reach": 25, "cost": 75}),
        ({"points": {"reach": 60, "cost": 20}}, {"reach": 75, "cost": 25}),
        ({"ranges": {"reach": [20, 40], "cost": [60, 80]}}, {"reach": 30, "cost": 70}),
        ({}, {"reach": 50, "cost": 50}),
    ],
)
def test_importance_may_be_said_in_four_ways(plain: Any, ask: Any, weights: Any, central: Any) -> None:
    del plain["importance"]
    evaluation = ask({**plain, **weights})
    assert {criterion: weight.central for criterion, weight in evaluation.weights.items()} == central


def test_regret_and_shift_are_told_of_those_who_are_ranked(plain: Any, ask: Any) -> None:
    """Reach weighs at most 12/13 and at least 4/7: 0.125·12/13 − 0.25·1/13, and 0.375·4/7 + 0.5·3/7."""
    evaluation = ask(plain)
    assert [flip.rival for flip in evaluation.weight_flips] == ["gamma"]
    assert [(each.id, each.regret) for each in evaluation.candidates] == [
        ("alpha", 10),
        ("beta", None),
        ("gamma", 43),
    ]


def test_each_scenario_of_the_policy_is_answered(plain: Any, ask: Any) -> None:
    """Each criterion weighs a quarter at least and three quarters at most."""
    (scenario,) = ask(plain).scenarios
    assert (scenario.id, scenario.label, scenario.first) == ("equal", "All alike", ("alpha",))
    assert scenario.totals == {"alpha": (56, 75), "gamma": (28, 60)}


def test_a_candidate_is_called_by_its_name_where_it_has_one(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["name"] = "Alpha alone"
    assert [each.name for each in ask(plain).candidates] == ["Alpha alone", "beta", "gamma"]


def test_inputs_are_known_by_their_digests(plain: Any, ask: Any, minimal: Site) -> None:
    inputs = ask(plain).inputs
    assert inputs.catalog_digest == digest(minimal.catalog)
    assert inputs.policy_digest == digest(minimal.policy)
    given = ask(plain, catalog_digest="sha256:1", policy_digest="sha256:2").inputs
    assert (given.catalog_digest, given.policy_digest) == ("sha256:1", "sha256:2")


def test_infeasible_weights_say_why(plain: Any, ask: Any) -> None:
    del plain["importance"]
    with pytest.raises(InvalidDocumentError, match="the greatest weights add up to 50 points of 100"):
        ask({**plain, "ranges": {"reach": [0, 20], "cost": [0, 30]}})


def test_weak_evidence_can_be_taken_away(plain: Any, ask: Any) -> None:
    first, second = ask(plain).evidence_sensitivity
    assert (first.qualified, first.changes) == (("alpha", "gamma"), False)
    assert (second.qualified, second.first, second.changes) == ((), (), True)


def test_an_unknown_is_settled_both_ways(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["proofs"] = []
    found = {(each.candidate, each.check): each for each in ask(plain).unknowns}
    alpha = found["alpha", "speed.latency"]
    assert (alpha.if_pass, alpha.if_fail, alpha.matters) == (("alpha", "gamma"), ("gamma",), True)


# What must hold whatever goes in


@SAME_FIXTURE
@given(st.randoms(use_true_random=False))
def test_permuting_the_candidates_changes_no_byte(plain: Any, ask: Any, randomness: random.Random) -> None:
    shuffled = copy.deepcopy(plain)
    randomness.shuffle(shuffled["candidates"])
    one, other = encode(ask(plain, draws=50)), encode(ask(shuffled, draws=50))
    for each in (one, other):
        assert isinstance(each, dict)
        each.pop("inputs")
    assert canonical_json(one) == canonical_json(other)


SCORE = st.integers(0, 4).map(float)


@SAME_FIXTURE
@given(st.lists(SCORE, min_size=4, max_size=4), st.sampled_from(["reach", "cost"]))
def test_a_raised_score_never_lowers_a_rank(
    plain: Any, ask: Any, scores: list[float], criterion: str
) -> None:
    data = copy.deepcopy(plain)
    alpha, _, gamma = data["candidates"]
    alpha["scores"] = {"reach": scores[0], "cost": scores[1]}
    gamma["scores"] = {"reach": scores[2], "cost": scores[3]}
    before = candidate(ask(data, draws=0), "alpha").ranks
    alpha["scores"][criterion] = min(4.0, alpha["scores"][criterion] + 1)
    after = candidate(ask(data, draws=0), "alpha").ranks
    assert before is not None
    assert after is not None
    assert (after.best, after.worst) <= (before.best, before.worst)


@SAME_FIXTURE
@given(st.integers(0, 2), st.sampled_from(["evidence", "proofs", "waivers"]))
def test_less_evidence_never_helps(plain: Any, ask: Any, index: int, kind: str) -> None:
    order = [Standing.QUALIFIED, Standing.CONDITIONAL, Standing.PROVISIONAL, Standing.DISQUALIFIED]
    data = copy.deepcopy(plain)
    before = candidate(ask(data, draws=0), data["candidates"][index]["id"]).standing
    data["candidates"][index][kind] = []
    after = candidate(ask(data, draws=0), data["candidates"][index]["id"]).standing
    assert order.index(after) >= order.index(before)


@SAME_FIXTURE
@given(st.dictionaries(st.sampled_from(["reach", "cost"]), st.sampled_from(["low", "high"]), min_size=1))
def test_gates_ignore_weights(plain: Any, ask: Any, importance: dict[str, str]) -> None:
    other = ask({**plain, "importance": importance}, draws=0)
    assert [each.gates for each in other.candidates] == [
        each.gates for each in ask(plain, draws=0).candidates
    ]
