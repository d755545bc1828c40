"""The risk register: what could still go wrong, whether it would change the answer, and what closes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aruntime_evaluator.gates.standing import Assessed
from aruntime_evaluator.model.evaluation import Risk, RiskKind, TestStep
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.robustness import ScoreFlip, UnknownThatMatters
from aruntime_evaluator.model.verdict import EvidenceLink, Reason, Standing
from aruntime_evaluator.robustness.panel import Scores

WIDE = 2.0
"""Points of the 0–4 scale from which a score is called wide: half of it."""


def register(
    assessed: Sequence[Assessed],
    scores: Mapping[str, Scores],
    *,
    unknowns: Sequence[UnknownThatMatters],
    plan: Sequence[TestStep],
    flips: Sequence[ScoreFlip],
    double_counting: Iterable[tuple[str, str, str]],
    policy: Policy,
    as_of: dt.date,
) -> tuple[Risk, ...]:
    """Every risk, those that would change the answer first."""
    matters = {(each.candidate, each.check) for each in unknowns if each.matters}
    nearest = {(flip.candidate, flip.criterion): abs(flip.change) for flip in flips}
    risks = [
        *_unknown(plan, matters),
        *_waived(assessed),
        *_apart(assessed),
        *_evidence(assessed, policy, as_of),
        *_wide(scores, nearest),
        *_double(double_counting),
    ]
    return tuple(
        sorted(risks, key=lambda risk: (not risk.decisive, risk.kind.value, risk.candidate, risk.about))
    )


def _unknown(plan: Sequence[TestStep], matters: set[tuple[str, str]]) -> Iterator[Risk]:
    for step in plan:
        conflict = step.reason is Reason.CONFLICTING
        yield Risk(
            kind=RiskKind.CONFLICT if conflict else RiskKind.UNKNOWN,
            candidate=step.candidate,
            about=step.check,
            text="The evidence contradicts itself." if conflict else f"Not proven ({step.reason.value}).",
            decisive=(step.candidate, step.check) in matters,
            closed_by=step.todo,
        )


def _waived(assessed: Sequence[Assessed]) -> Iterator[Risk]:
    for each in assessed:
        for gate in each.gates:
            for result in gate.waivers:
                if result.in_force:
                    waiver = result.waiver
                    yield Risk(
                        kind=RiskKind.WAIVER,
                        candidate=each.candidate.id,
                        about=gate.id,
                        text=f"{waiver.reason} {result.explanation}",
                        decisive=True,
                        closed_by=f"Settle the gate before {waiver.expires.isoformat()}.",
                    )


def _apart(assessed: Sequence[Assessed]) -> Iterator[Risk]:
    for each in assessed:
        if each.standing is Standing.NOT_COMPARABLE:
            yield Risk(
                kind=RiskKind.COMPARABILITY,
                candidate=each.candidate.id,
                about="coverage",
                text=each.why,
                decisive=False,
                closed_by="Add the component that owns what is missing, and compare again.",
            )


def _evidence(assessed: Sequence[Assessed], policy: Policy, as_of: dt.date) -> Iterator[Risk]:
    soon = dt.timedelta(days=policy.confidence.fresh_days)
    for each in assessed:
        for check, link in _counting(each):
            if link.expires is not None and link.expires - as_of <= soon:
                yield Risk(
                    kind=RiskKind.EXPIRING,
                    candidate=each.candidate.id,
                    about=check,
                    text=f"{link.source} expires on {link.expires.isoformat()}.",
                    decisive=False,
                    closed_by="Collect the evidence again.",
                )
            if link.synthetic:
                yield Risk(
                    kind=RiskKind.SYNTHETIC,
                    candidate=each.candidate.id,
                    about=check,
                    text=f"{link.source} is synthetic: made up for an example.",
                    decisive=True,
                    closed_by="Replace it by a measurement of your own.",
                )


def _counting(assessed: Assessed) -> Iterator[tuple[str, EvidenceLink]]:
    for gate in assessed.gates:
        for check in gate.checks:
            for link in check.evidence:
                if link.counts:
                    yield f"{gate.id}.{check.id}", link


def _wide(scores: Mapping[str, Scores], nearest: dict[tuple[str, str], float]) -> Iterator[Risk]:
    """A wide score is decisive where half its width is enough to change the first place."""
    for candidate, row in sorted(scores.items()):
        for criterion, score in row.items():
            width = score.hi - score.lo
            if width < WIDE:
                continue
            change = nearest.get((candidate, criterion))
            yield Risk(
                kind=RiskKind.WIDE_SCORE,
                candidate=candidate,
                about=criterion,
                text=f"The score lies anywhere from {score.lo:g} to {score.hi:g} ({score.level.value}).",
                decisive=change is not None and change <= width / 2,
                closed_by="Measure it, or cite evidence of a higher level.",
            )


def _double(double_counting: Iterable[tuple[str, str, str]]) -> Iterator[Risk]:
    for candidate, first, second in double_counting:
        yield Risk(
            kind=RiskKind.DOUBLE_COUNTING,
            candidate=candidate,
            about=first,
            text=f"{first} and {second} rest on the same evidence, which would count twice.",
            decisive=False,
            closed_by="Let it count for one of the two.",
        )
