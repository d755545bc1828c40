"""Step 3, score: what was said of a candidate, made as wide as its evidence is weak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from aruntime_evaluator.model.decision import Candidate
from aruntime_evaluator.model.evaluation import CriterionScore
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.vocabulary import EvidenceLevel

SCALE = 4.0
"""The highest step of the scale; the lowest is 0."""

UNSUPPORTED_SCORE = EvidenceLevel.E1
"""The level of a score that names no evidence: an opinion."""


def score_candidate(
    candidate: Candidate, policy: Policy, ignored: frozenset[EvidenceLevel] = frozenset()
) -> dict[str, CriterionScore]:
    """A score range for every criterion of the policy; the whole scale where nothing was said."""
    return {each.id: _score(candidate, each.id, policy, ignored) for each in policy.criteria}


def shared_evidence(candidates: Sequence[Candidate]) -> Iterator[tuple[str, str, str]]:
    """Criteria of one candidate that rest on the same source: it would count twice."""
    for candidate in candidates:
        cited = {id_: set(each.sources) for id_, each in sorted(candidate.score_evidence.items())}
        for first, second in combinations(cited, 2):
            if cited[first] & cited[second]:
                yield candidate.id, first, second


def widen(lo: float, hi: float, least: float) -> tuple[float, float]:
    """The nearest range of at least this width, inside the scale, around the same middle where there is room.

    Example:
        A flat 3 on documents alone (least width 1) becomes 2.5-3.5; a flat 4 becomes 3-4.
    """
    missing = least - (hi - lo)
    if missing <= 0:
        return lo, hi
    lo, hi = lo - missing / 2, hi + missing / 2
    shift = max(0.0, -lo) - max(0.0, hi - SCALE)
    return max(0.0, lo + shift), min(SCALE, hi + shift)


def _score(
    candidate: Candidate, criterion: str, policy: Policy, ignored: frozenset[EvidenceLevel]
) -> CriterionScore:
    said = candidate.scores.get(criterion)
    rests_on = candidate.score_evidence.get(criterion)
    level = rests_on.level if rests_on else UNSUPPORTED_SCORE
    if said is None or level in ignored:
        return CriterionScore(lo=0.0, hi=SCALE, given=False, level=EvidenceLevel.E0, widened=False)
    lo, hi = said if isinstance(said, tuple) else (said, said)
    wide = widen(lo, hi, policy.range_floor[level])
    return CriterionScore(lo=wide[0], hi=wide[1], given=True, level=level, widened=wide != (lo, hi))
