"""The least weight that has to move from criterion to criterion for a rival to win.

"Move 2 of 100 points from cost to portability and B wins": the sentence that tells readers how near a result
is. Weights and scores are exact here, as in `stability`; there one weight moves and all others follow, here
any may. To catch up with the winner alone it would do to move weight from the rival's least gains to its
greatest one; to catch up with everybody at once takes a linear program.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sumprod
from operator import sub
from typing import TYPE_CHECKING

from aruntime_evaluator.robustness.linear import minimise
from aruntime_evaluator.weights.admissible import EPSILON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.weights.admissible import Constraint, Vector


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
    """The weights after it: the rival is level with the best, and ahead with the least bit more."""


def least_shift(
    weights: Sequence[float], points: Sequence[Sequence[float]], rival: int, *, lead: float = 0.0
) -> WeightShift | None:
    """Give the least shift of weight that brings the rival to the first place; None if it never gets ahead.

    With a ``lead``, so far that it leads everybody else by as much.

    Weights (0.5, 0.3, 0.2), winner (0.8, 0.4, 0.4), rival (0.4, 0.6, 0.6): the rival is 0.1 behind and gains
    −0.4, 0.2, 0.2 per criterion. Each point moved from the first to the second gains 0.6: a sixth of all
    weight has to move.
    """
    gains = [tuple(map(sub, points[rival], other)) for other in points]
    # A dominated rival can draw level at best, and only where the winner's strengths weigh nothing.
    if any(max(gain) <= EPSILON and min(gain) < -EPSILON for gain in gains):
        return None
    others = [gain for gain in gains if not is_level(gain)]
    after = _ahead_of_all(weights, others, lead)
    if after is None:
        return None
    amount = fsum(abs(a - b) for a, b in zip(after, weights, strict=True)) / 2.0
    return WeightShift(rival=rival, amount=amount, moves=_moves(weights, after), weights=after)


def is_level(gain: Sequence[float]) -> bool:
    """Whether two are equals, whatever the weights: the rival itself, or its double."""
    return all(abs(each) <= EPSILON for each in gain)


def _ahead_of_all(weights: Sequence[float], gains: Sequence[Vector], lead: float) -> Vector | None:
    """Change as little weight as possible so that Σ weight·gain is the lead or more over everyone.

    The variables of the linear program are what each criterion is given, then what each loses. What is given
    costs 1 and makes up for what is lost, and no criterion loses more than it has.
    """
    count = len(weights)
    constraints: list[Constraint] = [
        ((1.0,) * count + (-1.0,) * count, 0.0),
        *((_lost(count, i), -weight) for i, weight in enumerate(weights)),
        *(((*gain, *(-g for g in gain)), lead - sumprod(weights, gain)) for gain in gains),
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
