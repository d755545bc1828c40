"""Whether a candidate can be first at all, and with which weights.

`robustness` compares candidates two by two. To be first, one has to be ahead of all others with the same
weights, which takes a linear program (potential optimality: Hazen 1986, Operations Research 34(2), 296–310).
"""

from __future__ import annotations

from math import sumprod
from typing import TYPE_CHECKING

from aruntime_evaluator.decision.linear import minimise
from aruntime_evaluator.decision.weights import minimum, unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.decision.weights import Constraint, Range, Vector, Weights


def can_be_first(weights: Weights, scores: Sequence[Sequence[Range]], candidate: int) -> bool:
    """Say whether some admissible weights and scores put the candidate first, alone or level with others."""
    least = _least(weights, len(scores[candidate]))
    return minimise([0.0] * len(least), _first(weights, least, scores, candidate)) is not None


def favourable_weights(
    weights: Weights, scores: Sequence[Sequence[Range]], candidate: int
) -> tuple[Range, ...] | None:
    """Give, per criterion, the least and the greatest weight with which the candidate can be first.

    None where it never is. The greatest weight is what the others leave when they weigh least.

    With scores (1, 0), (0, 1) and (0.6, 0.6) and free weights, the third is first as long as the first
    criterion weighs between 0.4 and 0.6.
    """
    least = _least(weights, len(scores[candidate]))
    criteria = range(len(least))
    constraints = _first(weights, least, scores, candidate)
    lightest = [minimise([float(j == i) for j in criteria], constraints) for i in criteria]
    heaviest = [minimise([float(j != i) for j in criteria], constraints) for i in criteria]
    ranges = tuple(
        (base + light[i], base + heavy[i])
        for i, base, light, heavy in zip(criteria, least, lightest, heaviest, strict=True)
        if light and heavy
    )
    return ranges or None


def _least(weights: Weights, count: int) -> Vector:
    """Give the least weight of each criterion: the programs measure from there, and save all lower bounds."""
    return tuple(minimum(weights, unit(count, i)) for i in range(count))


def _first(
    weights: Weights, least: Vector, scores: Sequence[Sequence[Range]], candidate: int
) -> list[Constraint]:
    """Say that the weights are admissible, and the candidate at its best is behind no other at its worst."""
    best = [hi for _, hi in scores[candidate]]
    leads = [
        (tuple(hi - lo for hi, (lo, _) in zip(best, row, strict=True)), 0.0)
        for k, row in enumerate(scores)
        if k != candidate
    ]
    return [(c, bound - sumprod(c, least)) for c, bound in (*weights.constraints(), *leads)]
