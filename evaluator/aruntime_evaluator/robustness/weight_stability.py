"""How far weights can move before the first place changes hands, one weight at a time.

Here weights and scores are exact: the centre of what is admissible, and one point per score. The other
weights keep their proportions when one of them moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from aruntime_evaluator.robustness.weighted_sum import leaders, values
from aruntime_evaluator.weights.admissible import EPSILON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.weights.admissible import Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightStability:
    """Between which weights of one criterion the winner stays first."""

    criterion: int
    """The weight that moves."""
    weight: float
    """What it is now."""
    lo: float
    """Below this weight somebody else is first."""
    hi: float
    """Above this weight somebody else is first."""
    below: tuple[int, ...]
    """Who takes over below; empty where the winner stays first down to 0."""
    above: tuple[int, ...]
    """Who takes over above; empty where the winner stays first up to 1."""


def weight_stability(
    weights: Sequence[float], points: Sequence[Sequence[float]], winner: int, criterion: int
) -> WeightStability:
    """Give the interval of one weight in which the winner, who is first now, stays first; in closed form.

    The winner's lead over a rival changes along a straight line from its value at weight 0 to its value at
    weight 1, so that it crosses zero once at most, at lead₀ / (lead₀ − lead₁) (Mareschal 1988, European
    Journal of Operational Research 33(1), 54–64). A rival that already ties sets a bound at the weight
    itself.

    Two criteria, weights (0.6, 0.4), winner (1, 0), rival (0, 1): for the first weight the lead goes from −1
    to 1 and crosses zero at −1 / (−1 − 1) = 0.5. The winner is first from 0.5 to 1; below, the rival takes
    over.
    """
    now = weights[criterion]
    at_zero = _leads(values(shifted(weights, criterion, 0.0), points), winner)
    at_one = _leads([row[criterion] for row in points], winner)
    rising, falling = {}, {}
    for rival, (start, end) in enumerate(zip(at_zero, at_one, strict=True)):
        if start < -EPSILON:
            rising[rival] = min(now, start / (start - end))
        elif end < -EPSILON:
            falling[rival] = max(now, start / (start - end))
    lo = max(rising.values(), default=0.0)
    hi = min(falling.values(), default=1.0)
    return WeightStability(
        criterion=criterion,
        weight=now,
        lo=lo,
        hi=hi,
        below=tuple(rival for rival, crossing in rising.items() if crossing > lo - EPSILON),
        above=tuple(rival for rival, crossing in falling.items() if crossing < hi + EPSILON),
    )


def leave_one_out(weights: Sequence[float], points: Sequence[Sequence[float]]) -> tuple[tuple[int, ...], ...]:
    """Say, per criterion, who would be first without it; the other weights keep their proportions."""
    without = [shifted(weights, i, 0.0) for i in range(len(weights))]
    return tuple(leaders(values(left, points)) for left in without)


def shifted(weights: Sequence[float], criterion: int, weight: float) -> Vector:
    """Set one weight and give the rest to the others, in their proportions; equally where they have none."""
    rest = fsum(weights) - weights[criterion]
    if rest > EPSILON:
        others = [w / rest for w in weights]
    else:
        others = [1.0 / max(1, len(weights) - 1)] * len(weights)
    return tuple(weight if i == criterion else (1.0 - weight) * w for i, w in enumerate(others))


def _leads(of: Sequence[float], winner: int) -> Vector:
    return tuple(of[winner] - value for value in of)
