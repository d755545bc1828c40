"""Whether a candidate can be first at all, and with which weights.

`robustness` compares candidates two by two. To be first, one has to be ahead of all others with the same
weights, which takes a linear program (potential optimality: Hazen 1986, Operations Research 34(2), 296–310).
"""

from __future__ import annotations

from math import sumprod
from typing import TYPE_CHECKING

from aruntime_evaluator.robustness.linear import minimise
from aruntime_evaluator.weights.admissible import EPSILON, minimum, unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.weights.admissible import Constraint, Range, Vector, Weights


def best_margin(weights: Weights, scores: Sequence[Sequence[Range]], candidate: int) -> float:
    """Give the most by which the candidate can lead the best of the others; negative where it always trails.

    How near to the first place it comes with its own most favourable admissible weights and scores. Leads are
    1 at most, so that what is missing to 1 can be minimised like any cost. Without rivals it is 1.

    With scores (1, 0), (0, 1) and (0.6, 0.6) and free weights: the first leads by 0.4 where only its own
    criterion weighs, the third by 0.1 where both weigh the same.
    """
    least = _least(weights, len(scores[candidate]))
    admissible = [(*c, 0.0) for c, _ in weights.constraints()]
    bounds = [bound - sumprod(c, least) for c, bound in weights.constraints()]
    leads = [((*c, 1.0), 1.0 - sumprod(c, least)) for c in _leads(scores, candidate)]
    missing = minimise([0.0] * len(least) + [1.0], [*zip(admissible, bounds, strict=True), *leads])
    return 1.0 if missing is None else 1.0 - missing[-1]


def can_be_first(weights: Weights, scores: Sequence[Sequence[Range]], candidate: int) -> bool:
    """Say whether some admissible weights and scores put the candidate first, alone or level with others."""
    return best_margin(weights, scores, candidate) >= -EPSILON


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
    leads = [(c, 0.0) for c in _leads(scores, candidate)]
    return [(c, bound - sumprod(c, least)) for c, bound in (*weights.constraints(), *leads)]


def _leads(scores: Sequence[Sequence[Range]], candidate: int) -> list[Vector]:
    """Per rival, what each criterion adds to the lead of the candidate at its best over it at its worst."""
    best = [hi for _, hi in scores[candidate]]
    return [
        tuple(hi - lo for hi, (lo, _) in zip(best, row, strict=True))
        for k, row in enumerate(scores)
        if k != candidate
    ]
