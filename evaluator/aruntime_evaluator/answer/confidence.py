"""How far to trust the answer: the lowest of five dimensions, each with its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from aruntime_evaluator.gates.standing import Assessed
from aruntime_evaluator.model.evaluation import (
    Confidence,
    ConfidenceDimension,
    ConfidenceLevel,
    Ranks,
    Recommendation,
    RecommendationKind,
)
from aruntime_evaluator.model.policy import ConfidenceThresholds
from aruntime_evaluator.model.verdict import EvidenceLink, Standing, State
from aruntime_evaluator.model.vocabulary import EvidenceLevel

_ORDER = (
    ConfidenceLevel.HIGH,
    ConfidenceLevel.MODERATE,
    ConfidenceLevel.LOW,
    ConfidenceLevel.INSUFFICIENT,
)


def trust(
    recommendation: Recommendation,
    assessed: Sequence[Assessed],
    ranks: dict[str, Ranks],
    thresholds: ConfidenceThresholds,
    as_of: dt.date,
) -> Confidence:
    """The confidence in a recommendation; *insufficient* where there is none to trust."""
    if recommendation.kind is RecommendationKind.NONE:
        none = ConfidenceDimension(
            id="gates", level=ConfidenceLevel.INSUFFICIENT, reason="No candidate has passed every gate."
        )
        return Confidence(level=ConfidenceLevel.INSUFFICIENT, dimensions=(none,))
    group = [each for each in assessed if each.candidate.id in recommendation.group]
    dimensions = (
        _gates(group, assessed),
        _evidence(group, thresholds),
        _robustness(recommendation, ranks, thresholds),
        _comparability(assessed),
        _freshness(group, thresholds, as_of),
    )
    lowest = max((each.level for each in dimensions), key=_ORDER.index)
    return Confidence(level=lowest, dimensions=dimensions)


def _dimension(id_: str, level: ConfidenceLevel, reason: str) -> ConfidenceDimension:
    return ConfidenceDimension(id=id_, level=level, reason=reason)


def _gates(group: Sequence[Assessed], assessed: Sequence[Assessed]) -> ConfidenceDimension:
    if any(each.standing is Standing.CONDITIONAL for each in group):
        return _dimension("gates", ConfidenceLevel.LOW, "The first place rests on a waiver.")
    if any(gate.state is State.NOT_APPLICABLE for each in group for gate in each.gates):
        reason = "The first place leaves out a gate that is said not to apply."
        return _dimension("gates", ConfidenceLevel.MODERATE, reason)
    if any(each.standing is Standing.PROVISIONAL for each in assessed):
        reason = "A rival is not proven yet and may still come in."
        return _dimension("gates", ConfidenceLevel.MODERATE, reason)
    return _dimension(
        "gates", ConfidenceLevel.HIGH, "The first passes every gate, and no rival is left open."
    )


def _deciding(group: Sequence[Assessed]) -> Iterator[EvidenceLink]:
    for each in group:
        for gate in each.gates:
            for check in gate.checks:
                if check.state is State.PASS:
                    yield from (link for link in check.evidence if link.counts)


def _evidence(group: Sequence[Assessed], thresholds: ConfidenceThresholds) -> ConfidenceDimension:
    """The weakest link of the most demanding checks: what was asked for least is not what trust hangs on.

    So the shortlist stage, which asks for documents, never earns more trust than documents do.
    """
    if any(link.synthetic for link in _deciding(group)):
        reason = "It rests on synthetic evidence, made up for an example."
        return _dimension("evidence", ConfidenceLevel.INSUFFICIENT, reason)
    pairs = [
        (check.needed, max(link.level for link in check.evidence if link.counts))
        for each in group
        for gate in each.gates
        for check in gate.checks
        if check.state is State.PASS
    ]
    strictest = max((needed for needed, _ in pairs), default=EvidenceLevel.E0)
    weakest = min((level for needed, level in pairs if needed is strictest), default=EvidenceLevel.E0)
    reason = f"The most demanding checks rest on {weakest.value} at least."
    if weakest >= thresholds.evidence_high:
        return _dimension("evidence", ConfidenceLevel.HIGH, reason)
    if weakest >= thresholds.evidence_moderate:
        return _dimension("evidence", ConfidenceLevel.MODERATE, reason)
    return _dimension("evidence", ConfidenceLevel.LOW, reason)


def _robustness(
    recommendation: Recommendation, ranks: dict[str, Ranks], thresholds: ConfidenceThresholds
) -> ConfidenceDimension:
    always = all(ranks[id_].worst == 1 for id_ in recommendation.group)
    if always or recommendation.kind is RecommendationKind.ROBUST:
        return _dimension("robustness", ConfidenceLevel.HIGH, recommendation.why)
    best = max((ranks[id_].acceptability or (0.0,))[0] for id_ in recommendation.group)
    reason = f"The most frequent first is first in {best:.0%} of admissible weights and scores."
    if best >= thresholds.acceptability_high:
        return _dimension("robustness", ConfidenceLevel.HIGH, reason)
    moderate = best >= thresholds.acceptability_moderate
    return _dimension("robustness", ConfidenceLevel.MODERATE if moderate else ConfidenceLevel.LOW, reason)


def _comparability(assessed: Sequence[Assessed]) -> ConfidenceDimension:
    apart = [each.candidate.id for each in assessed if each.standing is Standing.NOT_COMPARABLE]
    if not apart:
        reason = "All candidates cover the same needs."
        return _dimension("comparability", ConfidenceLevel.HIGH, reason)
    reason = f"Left out because they do not cover the needs: {', '.join(apart)}."
    return _dimension("comparability", ConfidenceLevel.MODERATE, reason)


def _freshness(
    group: Sequence[Assessed], thresholds: ConfidenceThresholds, as_of: dt.date
) -> ConfidenceDimension:
    soonest = min((link.expires for link in _deciding(group) if link.expires), default=as_of)
    days = (soonest - as_of).days
    reason = f"The first piece of evidence expires on {soonest.isoformat()}, in {days} days."
    fresh = days > thresholds.fresh_days
    return _dimension("freshness", ConfidenceLevel.HIGH if fresh else ConfidenceLevel.MODERATE, reason)
