"""Candidates as they were assessed last: one that is asked the same again is not assessed again.

An edit changes one candidate or none, and the gates are a third of an evaluation's work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.standing import Assessed, assess
from aruntime_evaluator.model.decision import Candidate
from aruntime_evaluator.model.policy import Stage


class Assessments:
    """What the gates made of the candidates of one evaluation, for the next."""

    def __init__(self) -> None:
        self._asked: tuple[Inquiry, Stage] | None = None
        self._found: dict[str, Assessed] = {}

    def of(self, inquiry: Inquiry, candidates: Sequence[Candidate], stage: Stage) -> list[Assessed]:
        """Classify the candidates and put the gates to them."""
        before = self._found if self._same(inquiry, stage) else {}
        every = [_assessed(inquiry, each, stage, before.get(each.id)) for each in candidates]
        self._asked, self._found = (inquiry, stage), {each.candidate.id: each for each in every}
        return every

    def _same(self, inquiry: Inquiry, stage: Stage) -> bool:
        """Whether the same is asked of a candidate as before."""
        return self._asked is not None and _asked(inquiry, stage) == _asked(*self._asked)


def _asked(inquiry: Inquiry, stage: Stage) -> tuple[object, ...]:
    """All that an assessment depends on but the candidate; catalog and policy by which they are."""
    decision = inquiry.decision
    documents = id(inquiry.catalog), id(inquiry.policy)
    return (
        *documents,
        decision.needs,
        decision.target,
        decision.requirements,
        inquiry.as_of,
        inquiry.whole,
        stage,
    )


def _assessed(inquiry: Inquiry, candidate: Candidate, stage: Stage, before: Assessed | None) -> Assessed:
    if before is not None and candidate is before.candidate:
        return before
    if before is None or _unscored(candidate) != _unscored(before.candidate):
        return assess(inquiry, candidate, stage)
    return replace(before, candidate=candidate)


def _unscored(candidate: Candidate) -> Candidate:
    """A candidate as the gates see it."""
    return replace(candidate, scores={}, score_evidence={})
