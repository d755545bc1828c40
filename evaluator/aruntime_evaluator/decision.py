"""The decision on one page, step by step as ``docs/method/decision.md`` tells it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from aruntime_evaluator.answer.conclusion import Conclusion, conclude
from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.remembering import Assessments
from aruntime_evaluator.gates.standing import Assessed
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import canonical_json, encode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import DRAWS, CandidateResult, Draws, Evaluation, Inputs, Seed
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.verdict import Standing
from aruntime_evaluator.robustness.analysis import Analysis, analyse
from aruntime_evaluator.robustness.score_table import Scores, ScoreTable
from aruntime_evaluator.rules import check_decision
from aruntime_evaluator.weights.importance import admissible_weights
from aruntime_evaluator.weights.scores import score_candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything about an evaluation that is not in the decision itself."""

    as_of: dt.date
    stage: Stage = Stage.DECIDE
    seed: Seed = 1
    draws: Draws = DRAWS
    """0 leaves the simulation out; everything else is exact and stays."""
    thorough: bool = True
    """Whether it says how candidates relate two by two, and what would change the result; what is recommended
    and why is the same without."""
    catalog_digest: str = ""
    """Where the caller knows it already; computed otherwise."""
    policy_digest: str = ""


def evaluate(
    decision: Decision, catalog: Catalog, policy: Policy, terms: Terms, before: Assessments | None = None
) -> Evaluation:
    """Answer a decision; what was assessed ``before`` makes the next answer quicker, and the same.

    Raises:
        InvalidDocumentError: where the decision names what does not exist, its weights cannot be, or it is
            asked for more draws than can be answered.
    """
    if problems := check_decision(decision, catalog, policy, draws=terms.draws):
        raise InvalidDocumentError(problems)
    inquiry = Inquiry(decision=decision, catalog=catalog, policy=policy, as_of=terms.as_of)

    # 1 Classify, 2 gates.
    candidates = sorted(decision.candidates, key=attrgetter("id"))
    assessed = (before or Assessments()).of(inquiry, candidates, terms.stage)

    # 3 Scores, of those who may be scored.
    scores = {each.candidate.id: score_candidate(each.candidate, policy) for each in assessed if each.scored}
    criteria = [each.id for each in policy.criteria]
    table = ScoreTable.of(scores, criteria, admissible_weights(decision, policy))

    # 4 Robustness, of those who qualify.
    ranked = [each.candidate.id for each in assessed if each.ranked]
    found = analyse(table, ranked, draws=terms.draws, seed=terms.seed, thorough=terms.thorough)

    # 5 Recommendation and confidence.
    answer = conclude(inquiry, assessed, scores, table, found, thorough=terms.thorough)
    return _evaluation(inquiry, terms, assessed, scores=scores, found=found, answer=answer)


def digest(document: object) -> str:
    """SHA-256 of a model value's canonical JSON, in hex."""
    return "sha256:" + hashlib.sha256(canonical_json(encode(document)).encode()).hexdigest()


def decision_digest(decision: Decision) -> str:
    """The digest of what is answered: all of a decision but the choice, which rests on the answer."""
    return digest(replace(decision, choice=None))


def _evaluation(
    inquiry: Inquiry,
    terms: Terms,
    assessed: Sequence[Assessed],
    *,
    scores: Mapping[str, Scores],
    found: Analysis,
    answer: Conclusion,
) -> Evaluation:
    return Evaluation(
        schema="aruntime/evaluation/1",
        decision=inquiry.decision.id,
        title=inquiry.decision.title,
        inputs=_inputs(inquiry, terms),
        weights=found.weights,
        candidates=tuple(_candidate(each, scores, found) for each in assessed),
        comparable_groups=_comparable(assessed),
        groups=found.groups,
        relations=found.relations if terms.thorough else (),
        stability=found.stability,
        weight_flips=found.weight_flips,
        score_flips=found.score_flips,
        leave_one_out=found.leave_one_out,
        scenarios=answer.scenarios,
        evidence_sensitivity=answer.evidence_sensitivity,
        unknowns=answer.unknowns,
        double_counting=answer.double_counting,
        risks=answer.risks,
        test_plan=answer.test_plan,
        recommendation=answer.recommendation,
        confidence=answer.confidence,
    )


def _inputs(inquiry: Inquiry, terms: Terms) -> Inputs:
    return Inputs(
        as_of=terms.as_of,
        stage=terms.stage,
        seed=terms.seed,
        draws=terms.draws,
        decision_digest=decision_digest(inquiry.decision),
        catalog_digest=terms.catalog_digest or digest(inquiry.catalog),
        policy_digest=terms.policy_digest or digest(inquiry.policy),
    )


def _candidate(each: Assessed, scores: Mapping[str, Scores], found: Analysis) -> CandidateResult:
    id_ = each.candidate.id
    return CandidateResult(
        id=id_,
        name=each.candidate.name or id_,
        components=each.candidate.components,
        connection=each.connection,
        coverage=each.coverage,
        standing=each.standing,
        why=each.why,
        gates=each.gates,
        scores=scores.get(id_, {}),
        total=found.totals.get(id_),
        contributions=found.contributions.get(id_, {}),
        ranks=found.ranks.get(id_),
        regret=found.regrets.get(id_),
    )


def _comparable(assessed: Sequence[Assessed]) -> tuple[tuple[str, ...], ...]:
    together = tuple(e.candidate.id for e in assessed if e.standing is not Standing.NOT_COMPARABLE)
    apart = tuple((e.candidate.id,) for e in assessed if e.standing is Standing.NOT_COMPARABLE)
    return ((together,) if together else ()) + apart
