"""From scores to values: the weighted sum, its exact range, and who has the greatest.

Scores lie on fixed scales from 0 to 1. Nothing here looks at more than one candidate to make a value, so that
no candidate's value changes when another is added (scales fitted to the candidates reverse ranks: Belton,
Gear 1983, Omega 11(3), 228–230).
"""

from __future__ import annotations

from math import sumprod
from typing import TYPE_CHECKING

from aruntime_evaluator.weights.admissible import EPSILON, maximum, minimum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.weights.admissible import Range, Vector, Weights


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
