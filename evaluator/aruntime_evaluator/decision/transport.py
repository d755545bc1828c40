"""The least weight that has to move from criterion to criterion for a rival to win.

"Move 2 of 100 points from cost to portability and B wins": the sentence that tells readers how near a result
is. Weights and scores are exact here, as in `stability`; there one weight moves and all others follow, here
any may.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sumprod
from operator import sub
from typing import TYPE_CHECKING

from aruntime_evaluator.decision.linear import minimise
from aruntime_evaluator.decision.scoring import leaders, values
from aruntime_evaluator.decision.weights import EPSILON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.decision.weights import Constraint, Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Weight taken from one criterion and given to another."""

    source: int
    """The criterion that loses weight."""
    target: int
    """The criterion that gains it."""
    amount: float
    """How much, as a share of all weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightShift:
    """The least change of weights that brings a rival to the first place."""

    rival: int
    """Who would win."""
    amount: float
    """The weight moved in all, as a share of all weight; half the distance Σ|change|."""
    moves: tuple[Move, ...]
    """What moves where; none where the rival is first already."""
    weights: Vector
    """The weights after it: the rival ties for the first place, and leads alone with the least bit more."""


def least_shift(
    weights: Sequence[float], points: Sequence[Sequence[float]], rival: int
) -> WeightShift | None:
    """Give the least shift of weight that brings the rival to the first place; None where none does.

    First only the present winner is to be caught up with, which is solved exactly by the cheapest moves. If
    then somebody else is ahead of the rival, all candidates are taken into account at once, by a linear
    program.

    Weights (0.5, 0.3, 0.2), winner (0.8, 0.4, 0.4), rival (0.4, 0.6, 0.6): the rival is 0.1 behind and gains
    −0.4, 0.2, 0.2 per criterion. Each point moved from the first to the second gains 0.6: a sixth of all
    weight has to move.
    """
    now = leaders(values(weights, points))
    if rival in now:
        return WeightShift(rival=rival, amount=0.0, moves=(), weights=tuple(weights))
    after = _caught_up(weights, tuple(map(sub, points[rival], points[now[0]])))
    if after is not None and rival not in leaders(values(after, points)):
        after = _first(weights, [tuple(map(sub, points[rival], other)) for other in points])
    if after is None:
        return None
    moves = _moves(weights, after)
    return WeightShift(rival=rival, amount=fsum(move.amount for move in moves), moves=moves, weights=after)


def _caught_up(weights: Sequence[float], gains: Sequence[float]) -> Vector | None:
    """Move weight from the least gains to the greatest one, until Σ weight·gain is 0."""
    target = gains.index(max(gains))
    if gains[target] <= EPSILON:
        return None
    after = list(weights)
    missing = max(0.0, -sumprod(weights, gains))
    for source in sorted(range(len(gains)), key=gains.__getitem__):
        gain = gains[target] - gains[source]
        amount = min(weights[source], missing / gain) if gain > 0.0 else 0.0
        after[source] -= amount
        after[target] += amount
        missing -= amount * gain
    return tuple(after)


def _first(weights: Sequence[float], gains: Sequence[Vector]) -> Vector | None:
    """Move as little weight as possible so that Σ weight·gain is 0 or more over everyone.

    The variables of the program are what each criterion is given, then what each loses. What is given costs
    1, is as much as what is lost, and no criterion loses more than it has.
    """
    count = len(weights)
    constraints: list[Constraint] = [
        ((1.0,) * count + (-1.0,) * count, 0.0),
        ((-1.0,) * count + (1.0,) * count, 0.0),
        *((_lost(count, i), -weight) for i, weight in enumerate(weights)),
        *(((*gain, *(-g for g in gain)), -sumprod(weights, gain)) for gain in gains),
    ]
    change = minimise((1.0,) * count + (0.0,) * count, constraints)
    if change is None:
        return None
    return tuple(w + up - down for w, up, down in zip(weights, change[:count], change[count:], strict=True))


def _lost(count: int, criterion: int) -> Vector:
    return tuple(-1.0 if i == count + criterion else 0.0 for i in range(2 * count))


def _moves(before: Sequence[float], after: Sequence[float]) -> tuple[Move, ...]:
    """Pair what was lost with what was gained, in the order of the criteria."""
    change = list(map(sub, after, before))
    moves = []
    for source, lost in enumerate(change):
        left = -lost
        for target in range(len(change)):
            amount = min(left, change[target])
            if amount > EPSILON:
                moves.append(Move(source=source, target=target, amount=amount))
                left -= amount
                change[target] -= amount
    return tuple(moves)
