"""How little a single score has to change for the first place to change hands.

Weights and scores are exact here, as in `stability`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from aruntime_evaluator.robustness.weighted_sum import leaders, values
from aruntime_evaluator.weights.admissible import EPSILON

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFlip:
    """The least change of one score that brings another candidate level with the winner."""

    candidate: int
    """Whose score changes."""
    criterion: int
    """Which score."""
    change: float
    """By how much, on the scale from 0 to 1: down for the winner, up for a rival."""
    leaders: tuple[int, ...]
    """Who would be level with the winner, and ahead with the least bit more: the rival, or the next best."""


def score_flips(weights: Sequence[float], points: Sequence[Sequence[float]]) -> tuple[ScoreFlip, ...]:
    """List every score that could decide the first place by itself, the smallest change first.

    A score has to make up a lead by itself, so it changes by lead / weight. Left out are scores that would
    leave their scale, and those without weight. Where several share the first place already, their scores are
    listed with 0.

    Weights (0.5, 0.5), winner (0.8, 0.6), rival (0.6, 0.6): the winner leads by 0.1. It flips if either of
    its scores falls by 0.1 / 0.5 = 0.2, or either of the rival's rises by as much.
    """
    flips = [
        ScoreFlip(candidate=i, criterion=j, change=gap / weight, leaders=takers)
        for i, (gap, takers) in enumerate(_gaps(values(weights, points)))
        for j, weight in enumerate(weights)
        if weight > EPSILON and -EPSILON <= points[i][j] + gap / weight <= 1.0 + EPSILON
    ]
    return tuple(sorted(flips, key=lambda flip: (abs(flip.change), flip.candidate, flip.criterion)))


def _gaps(scored: Sequence[float]) -> list[tuple[float, tuple[int, ...]]]:
    """Give, per candidate, by how much its value has to change for a tie, and who gains by it."""
    best = max(scored)
    first = leaders(scored)
    return [_fall(scored, i) if i in first else (best - value, (i,)) for i, value in enumerate(scored)]


def _fall(scored: Sequence[float], winner: int) -> tuple[float, tuple[int, ...]]:
    """Give how far the winner has to fall to be caught by the next; without rivals it never is."""
    others = [i for i in range(len(scored)) if i != winner]
    if not others:
        return -inf, ()
    next_ones = leaders([scored[i] for i in others])
    return scored[others[next_ones[0]]] - scored[winner], tuple(others[i] for i in next_ones)
