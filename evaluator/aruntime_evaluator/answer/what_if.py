"""Step 4, what else would change the answer: an unknown, weak evidence, other people's weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.standing import Assessed, reassess
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.robustness import EvidenceSensitivity, ScenarioResult, UnknownThatMatters
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from aruntime_evaluator.robustness.analysis import Analysis, first_at_centre, first_group, totals
from aruntime_evaluator.robustness.score_table import ScoreTable
from aruntime_evaluator.weights.importance import scenario_weights
from aruntime_evaluator.weights.scores import score_candidate

WEAK = ((EvidenceLevel.E1,), (EvidenceLevel.E1, EvidenceLevel.E2))
"""Evidence that is taken away to see whether the answer stands without it."""


def settle_unknowns(assessed: Sequence[Assessed], found: Analysis) -> tuple[UnknownThatMatters, ...]:
    """Each unknown settled both ways, the candidate's other unknowns taken as passed.

    A failed check disqualifies, a passed one lets the candidate take part; an unknown matters where the two
    groups of winners differ.
    """
    taking_part = {each.candidate.id for each in assessed if each.ranked}
    settled: list[UnknownThatMatters] = []
    for each in assessed:
        unknown = list(each.unknown()) if each.scored else []
        if not unknown:
            continue
        id_ = each.candidate.id
        if_pass = found.first_group(taking_part | {id_})
        if_fail = found.first_group(taking_part - {id_})
        settled += [
            UnknownThatMatters(
                candidate=id_,
                check=f"{gate.id}.{check.id}",
                if_pass=if_pass,
                if_fail=if_fail,
                matters=if_pass != if_fail,
            )
            for gate, check in unknown
        ]
    return tuple(settled)


def without_weak_evidence(
    inquiry: Inquiry, assessed: Sequence[Assessed], table: ScoreTable, now: tuple[str, ...]
) -> tuple[EvidenceSensitivity, ...]:
    """Who would be first if weak evidence were none; ``now`` are those who are."""
    results: list[EvidenceSensitivity] = []
    for levels in WEAK:
        ignored = frozenset(levels)
        again = (reassess(inquiry, each, ignored) for each in assessed)
        left = [each.candidate for each in again if each.ranked]
        scores = {each.id: score_candidate(each, inquiry.policy, ignored) for each in left}
        first = first_group(ScoreTable.of(scores, table.criteria, table.weights))
        results.append(
            EvidenceSensitivity(
                without=levels,
                qualified=tuple(each.id for each in left),
                first=first,
                changes=first != now,
            )
        )
    return tuple(results)


def with_other_weights(ranked: ScoreTable, policy: Policy) -> tuple[ScenarioResult, ...]:
    """Totals and first place under each of the policy's scenarios; none where nobody is ranked."""
    tables = [
        (scenario, replace(ranked, weights=scenario_weights(scenario.importance, policy)))
        for scenario in (policy.scenarios if ranked.ids else ())
    ]
    return tuple(
        ScenarioResult(
            id=scenario.id, label=scenario.label, totals=totals(table), first=first_at_centre(table)
        )
        for scenario, table in tables
    )
