"""From scores to values: the weighted sum, its exact range, and what of it may be printed.

Scores lie on fixed scales from 0 to 1. Nothing here looks at more than one candidate to make a value, so that
no candidate's value changes when another is added (scales fitted to the candidates reverse ranks: Belton,
Gear 1983, Omega 11(3), 228–230).
"""

from __future__ import annotations

from bisect import bisect_right
from math import ceil, floor, sumprod
from typing import TYPE_CHECKING

from aruntime_evaluator.weights.admissible import EPSILON, maximum, minimum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.weights.admissible import Range, Vector, Weights

PERCENT = 100


def values(weights: Sequence[float], points: Sequence[Sequence[float]]) -> Vector:
    """Give each candidate's weighted sum, for exact weights and exact scores."""
    return tuple(sumprod(weights, row) for row in points)


def value_range(weights: Weights, scores: Sequence[Range]) -> Range:
    """Give the least and the greatest value that a candidate can have.

    Weights are never negative: the least value has all lower scores, the greatest all upper ones.
    """
    return minimum(weights, [lo for lo, _ in scores]), maximum(weights, [hi for _, hi in scores])


def leaders(of: Sequence[float]) -> tuple[int, ...]:
    """Give everyone who shares the first place; two who are nearer than `EPSILON` tie."""
    best = max(of)
    return tuple(i for i, value in enumerate(of) if value > best - EPSILON)


def value_at(
    x: float, cutoffs: Sequence[float], scale: Sequence[float], *, extrapolate: bool = False
) -> float:
    """Map a measured metric to a score along straight lines between fixed cut-offs.

    Beyond the outer cut-offs the score stays as it is there, unless the outer lines are to be prolonged. With
    cut-offs 200, 500, 1000 ms and scores 1, 0.75, 0: 350 ms lies half-way between the first two, 0.875.

    Args:
        x: The metric, in the unit of the cut-offs.
        cutoffs: At least two, ascending.
        scale: The score at each cut-off.
        extrapolate: Prolong the outer lines, beyond 0 and 1 if need be.
    """
    if not extrapolate:
        x = min(max(x, cutoffs[0]), cutoffs[-1])
    right = min(max(bisect_right(cutoffs, x), 1), len(cutoffs) - 1)
    left = right - 1
    slope = (scale[right] - scale[left]) / (cutoffs[right] - cutoffs[left])
    return scale[left] + slope * (x - cutoffs[left])


def value_range_at(metric: Range, cutoffs: Sequence[float], scale: Sequence[float]) -> Range:
    """Map a range of a metric to a range of scores; exact for rising, falling and mixed lines."""
    lo, hi = metric
    corners = [lo, *(cutoff for cutoff in cutoffs if lo < cutoff < hi), hi]
    reached = [value_at(x, cutoffs, scale) for x in corners]
    return min(reached), max(reached)


def outward(range_: Range) -> tuple[int, int]:
    """Round a range outward to whole points of 100, so that it is never shown narrower than it is."""
    lo, hi = range_
    return floor(PERCENT * lo + EPSILON), ceil(PERCENT * hi - EPSILON)
