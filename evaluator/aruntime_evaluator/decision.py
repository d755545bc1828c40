"""The decision on one page: coverage → gates → weights → scores → robustness → recommendation."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aruntime_evaluator.answer.confidence import trust
from aruntime_evaluator.answer.recommendation import recommend, unknowns_that_matter
from aruntime_evaluator.answer.risks import register
from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.standing import RANKED, Assessed, assess, reassess, test_plan
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import canonical_json, encode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import CandidateResult, Evaluation, Inputs, Ranks
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.model.robustness import EvidenceSensitivity, ScenarioResult
from aruntime_evaluator.model.verdict import Standing
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from aruntime_evaluator.references import check_decision
from aruntime_evaluator.robustness.panel import Panel, Scores
from aruntime_evaluator.robustness.simulation import Simulation, most_draws, simulate
from aruntime_evaluator.robustness.weighted_sum import leaders
from aruntime_evaluator.weights.admissible import Weights
from aruntime_evaluator.weights.scores import (
    admissible_weights,
    scenario_weights,
    score_candidate,
    shared_evidence,
)

WEAK = ((EvidenceLevel.E1,), (EvidenceLevel.E1, EvidenceLevel.E2))
"""Evidence that is taken away to see whether the answer stands without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything about an evaluation that is not in the decision itself."""

    as_of: dt.date
    stage: Stage = Stage.DECIDE
    seed: int = 1
    draws: int = 2000
    """0 leaves the simulation out; everything else is exact and stays."""
    catalog_digest: str = ""
    """Where the caller knows it already; computed otherwise."""
    policy_digest: str = ""


def evaluate(decision: Decision, catalog: Catalog, policy: Policy, terms: Terms) -> Evaluation:
    """Answer a decision.

    Raises:
        InvalidDocumentError: where the decision names what does not exist, its weights cannot be, or it is
            asked for more draws than can be answered.
    """
    if problems := [*check_decision(decision, catalog, policy), *_check_draws(decision, policy, terms)]:
        raise InvalidDocumentError(problems)
    weights = admissible_weights(decision, policy)
    inquiry = Inquiry(decision=decision, catalog=catalog, policy=policy, as_of=terms.as_of)

    # Classify and put the gates; score those who may be scored; rank those who qualify.
    candidates = sorted(decision.candidates, key=lambda each: each.id)
    assessed = [assess(inquiry, candidate, terms.stage) for candidate in candidates]
    field = _Field.of(assessed, policy, weights)
    ranked = field.ranked
    simulation = _simulated(ranked, terms)
    ranks = ranked.ranks(simulation)

    # Ask what is missing, and what would change the answer.
    plan = test_plan(assessed, policy, waived=True)
    recommendation = recommend(
        ranked, field.provisional, ranks, test_plan(assessed, policy, waived=False), policy
    )
    unknowns = unknowns_that_matter(assessed, field.everyone)
    score_flips = ranked.central.score_flips()
    double_counting = tuple(shared_evidence(candidates))
    risks = register(
        assessed,
        field.scores,
        unknowns=unknowns,
        plan=plan,
        flips=score_flips,
        double_counting=double_counting,
        policy=policy,
        as_of=terms.as_of,
    )
    return Evaluation(
        schema="aruntime/evaluation/1",
        decision=decision.id,
        title=decision.title,
        inputs=_inputs(decision, catalog, policy, terms),
        weights=field.everyone.weight_ranges(),
        candidates=_results(field, ranks),
        comparable_groups=_comparable(assessed),
        groups=ranked.groups(),
        relations=ranked.relations(simulation),
        stability=ranked.central.stability(),
        weight_flips=ranked.central.weight_flips(),
        score_flips=score_flips,
        leave_one_out=ranked.central.leave_one_out(),
        scenarios=_scenarios(ranked, policy) if ranked.ids else (),
        evidence_sensitivity=_sensitivity(inquiry, assessed, weights=weights, today=ranked),
        unknowns=unknowns,
        double_counting=double_counting,
        risks=risks,
        test_plan=plan,
        recommendation=recommendation,
        confidence=trust(recommendation, assessed, ranks, policy.confidence, terms.as_of),
    )


def _check_draws(decision: Decision, policy: Policy, terms: Terms) -> Iterator[Problem]:
    candidates, criteria = len(decision.candidates), len(policy.criteria)
    if terms.draws > (most := most_draws(candidates, criteria)):
        message = (
            f"{terms.draws:,} draws of {candidates} candidates and {criteria} criteria take too long; "
            f"ask for at most {most:,}"
        )
        yield Problem(path="draws", rule="too-many", message=message, found=str(terms.draws))


def digest(document: object) -> str:
    """SHA-256 of a model value's canonical JSON, in hex."""
    return "sha256:" + hashlib.sha256(canonical_json(encode(document)).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """The candidates after their gates: who is scored, and who of them is ranked."""

    assessed: Sequence[Assessed]
    scores: Mapping[str, Scores]
    """Of those who may be scored, per candidate and criterion."""
    everyone: Panel
    """All who may be scored."""
    ranked: Panel
    """Those of them who qualify."""
    provisional: Panel
    """Those who would if the unknowns passed."""

    @classmethod
    def of(cls, assessed: Sequence[Assessed], policy: Policy, weights: Weights) -> _Field:
        standing = {each.candidate.id: each.standing for each in assessed}
        scores = {
            each.candidate.id: score_candidate(each.candidate, policy)
            for each in assessed
            if each.standing in {*RANKED, Standing.PROVISIONAL}
        }
        everyone = Panel.of(scores, [criterion.id for criterion in policy.criteria], weights)
        return cls(
            assessed=assessed,
            scores=scores,
            everyone=everyone,
            ranked=everyone.only(id_ for id_ in scores if standing[id_] in RANKED),
            provisional=everyone.only(id_ for id_ in scores if standing[id_] is Standing.PROVISIONAL),
        )


def _simulated(ranked: Panel, terms: Terms) -> Simulation | None:
    """Draws of weights and scores; none where nobody is to be told apart, or none were asked for."""
    if not ranked.contested or not terms.draws:
        return None
    return simulate(ranked.weights, ranked.ranges, draws=terms.draws, seed=terms.seed)


def _inputs(decision: Decision, catalog: Catalog, policy: Policy, terms: Terms) -> Inputs:
    return Inputs(
        as_of=terms.as_of,
        stage=terms.stage,
        seed=terms.seed,
        draws=terms.draws,
        decision_digest=digest(decision),
        catalog_digest=terms.catalog_digest or digest(catalog),
        policy_digest=terms.policy_digest or digest(policy),
    )


def _results(field: _Field, ranks: Mapping[str, Ranks]) -> tuple[CandidateResult, ...]:
    totals, regrets = field.everyone.totals(), field.ranked.regrets()
    return tuple(
        CandidateResult(
            id=id_,
            name=each.candidate.name or id_,
            components=each.candidate.components,
            coverage=each.coverage,
            standing=each.standing,
            why=each.why,
            gates=each.gates,
            scores=field.scores.get(id_, {}),
            total=totals.get(id_),
            contributions=field.everyone.contributions(id_) if id_ in field.scores else {},
            ranks=ranks.get(id_),
            regret=regrets.get(id_),
        )
        for each in field.assessed
        for id_ in [each.candidate.id]
    )


def _comparable(assessed: Sequence[Assessed]) -> tuple[tuple[str, ...], ...]:
    together = tuple(e.candidate.id for e in assessed if e.standing is not Standing.NOT_COMPARABLE)
    apart = tuple((e.candidate.id,) for e in assessed if e.standing is Standing.NOT_COMPARABLE)
    return ((together,) if together else ()) + apart


def _scenarios(ranked: Panel, policy: Policy) -> tuple[ScenarioResult, ...]:
    results: list[ScenarioResult] = []
    for scenario in policy.scenarios:
        weights = scenario_weights(scenario.importance, policy)
        panel = Panel(ranked.ids, ranked.criteria, weights, ranked.ranges)
        results.append(
            ScenarioResult(
                id=scenario.id,
                label=scenario.label,
                totals=panel.totals(),
                first=panel.names(leaders(panel.central_values)),
            )
        )
    return tuple(results)


def _sensitivity(
    inquiry: Inquiry, assessed: Sequence[Assessed], *, weights: Weights, today: Panel
) -> tuple[EvidenceSensitivity, ...]:
    """The answer again, with weak evidence taken as none."""
    now = next(iter(today.groups()), ())
    results: list[EvidenceSensitivity] = []
    for levels in WEAK:
        ignored = frozenset(levels)
        again = (reassess(inquiry, each, ignored) for each in assessed)
        left = [each for each in again if each.standing in RANKED]
        scores = {e.candidate.id: score_candidate(e.candidate, inquiry.policy, ignored) for e in left}
        first = next(iter(Panel.of(scores, today.criteria, weights).groups()), ())
        results.append(
            EvidenceSensitivity(
                without=levels,
                qualified=tuple(e.candidate.id for e in left),
                first=first,
                changes=first != now,
            )
        )
    return tuple(results)
