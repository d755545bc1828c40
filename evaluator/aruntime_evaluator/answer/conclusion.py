"""Step 5, the answer: who is recommended, what is still to be shown, and what could go wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aruntime_evaluator.answer.confidence import rate_confidence
from aruntime_evaluator.answer.recommendation import recommend
from aruntime_evaluator.answer.risks import list_risks, risks_of_scores
from aruntime_evaluator.answer.what_if import settle_unknowns, with_other_weights, without_weak_evidence
from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.standing import Assessed, plan_tests
from aruntime_evaluator.model.evaluation import Confidence, Recommendation, Risk, TestStep
from aruntime_evaluator.model.robustness import EvidenceSensitivity, ScenarioResult, UnknownThatMatters
from aruntime_evaluator.robustness.analysis import Analysis
from aruntime_evaluator.robustness.score_table import Scores, ScoreTable
from aruntime_evaluator.weights.scores import shared_evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What an evaluation says last, and what people read first."""

    recommendation: Recommendation
    confidence: Confidence
    scenarios: tuple[ScenarioResult, ...]
    evidence_sensitivity: tuple[EvidenceSensitivity, ...]
    unknowns: tuple[UnknownThatMatters, ...]
    test_plan: tuple[TestStep, ...]
    double_counting: tuple[tuple[str, str, str], ...]
    risks: tuple[Risk, ...]


def conclude(
    inquiry: Inquiry,
    assessed: Sequence[Assessed],
    scores: Mapping[str, Scores],
    table: ScoreTable,
    found: Analysis,
    *,
    thorough: bool = True,
) -> Conclusion:
    """The answer that the gates and the analysis allow; if ``thorough``, with what would change it."""
    policy = inquiry.policy
    ranked = table.only(found.ranks)
    unknowns = settle_unknowns(assessed, found)
    scenarios = with_other_weights(ranked, policy)
    sensitivity = without_weak_evidence(inquiry, assessed, table, found.first) if thorough else ()
    plan, twice = plan_tests(assessed, policy), tuple(shared_evidence([each.candidate for each in assessed]))
    recommendation = recommend(
        found,
        policy.confidence.acceptability_high,
        provisional=[each.candidate.id for each in assessed if each.scored and not each.ranked],
        lacking=plan_tests(assessed, policy, waived=False),
    )
    of_scores = risks_of_scores(scores, found.score_flips, twice) if thorough else ()
    return Conclusion(
        scenarios=scenarios,
        evidence_sensitivity=sensitivity,
        unknowns=unknowns,
        test_plan=plan,
        double_counting=twice,
        recommendation=recommendation,
        confidence=rate_confidence(recommendation, assessed, found.ranks, policy.confidence, inquiry.as_of),
        risks=list_risks(inquiry, assessed, unknowns=unknowns, plan=plan, of_scores=of_scores),
    )
