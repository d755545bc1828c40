"""Exact results as they are printed: with few decimals, and on the side that promises less.

An interval is never printed wider than it is; a change that is said to put somebody first does so as printed.
Where the usual decimals are too coarse for that, there are more of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import fsum
from operator import sub

from aruntime_evaluator.model.figures import PERCENT, down, up
from aruntime_evaluator.robustness.least_shift import Move, is_level, least_shift
from aruntime_evaluator.robustness.score_flips import ScoreFlip
from aruntime_evaluator.robustness.weight_stability import WeightStability
from aruntime_evaluator.robustness.weighted_sum import leaders, values
from aruntime_evaluator.weights.admissible import EPSILON, Vector
from aruntime_evaluator.weights.scores import SCALE

MOST_DECIMALS = 6
"""No number is printed with more."""

TENTH = 0.1
"""Points by which a printed move of weight may exceed the exact one, per criterion that it leaves."""

BARELY = 10 * EPSILON
"""A lead that is more than none."""

type Interval = tuple[float, float, float]
"""A weight with the least and the greatest that it may be, in points of 100."""


def interval(found: WeightStability) -> Interval:
    """Weight, least and greatest: rounded inward, and around the weight of now, exact and as printed.

    Example:
        From 40.21 to 58.3 around 47.6: 48 in 41 to 58. From 40.21 around 40.3: 40.3 in 40.3 to 58.3.
    """
    for decimals in range(MOST_DECIMALS + 1):
        weight = round(PERCENT * found.weight, decimals)
        lo, hi = up(PERCENT * found.lo, decimals), down(PERCENT * found.hi, decimals)
        now = PERCENT * found.weight
        if lo <= min(weight, now) and max(weight, now) <= hi + EPSILON:
            return weight, lo, hi
    # A rival is level already: the weight is at the end of its interval.
    weight = round(PERCENT * found.weight, MOST_DECIMALS)
    return weight, weight, weight


def shift(weights: Sequence[float], points: Sequence[Vector], rival: int) -> tuple[Move, ...]:
    """The least moves of weight, in points of 100, that put a rival first; none where no weights do.

    It is then ahead of all but those who are its equals whatever the weights. Tenths of a point are tried
    first. Where rounding would spoil a move, the rival is asked to lead by what rounding may cost; where that
    takes much more weight, there are more decimals.
    """
    equals = [i for i, row in enumerate(points) if is_level(tuple(map(sub, points[rival], row)))]
    if set(equals) & set(leaders(values(weights, points))) - {rival}:
        return ()  # its double is first already, and it is never ahead of that
    exact = least_shift(weights, points, rival, lead=BARELY)
    if exact is None:
        return ()
    for decimals in range(1, MOST_DECIMALS + 1):
        for lead in (BARELY, 2 * len(weights) * 10.0 ** -(decimals + 2)):
            found = least_shift(weights, points, rival, lead=lead)
            moves = () if found is None else tuple(_rounded(found.moves, weights, decimals))
            if moves and _is_first(values(_moved(weights, moves), points), points, rival):
                near = _total(moves) <= PERCENT * exact.amount + TENTH * len(moves) + EPSILON
                if near or decimals == MOST_DECIMALS:
                    return moves
    return ()


def _total(moves: Sequence[Move]) -> float:
    return fsum(move.amount for move in moves)


def _rounded(moves: Sequence[Move], weights: Sequence[float], decimals: int) -> Iterator[Move]:
    """Each amount rounded up, or down where its source has no more."""
    left = [PERCENT * weight for weight in weights]
    for move in moves:
        amount = min(up(PERCENT * move.amount, decimals), down(left[move.source], decimals))
        left[move.source] -= amount
        if amount > 0:
            yield replace(move, amount=amount)


def _moved(weights: Sequence[float], moves: Sequence[Move]) -> Vector:
    after = list(weights)
    for move in moves:
        after[move.source] -= move.amount / PERCENT
        after[move.target] += move.amount / PERCENT
    return tuple(after)


def _is_first(of: Sequence[float], points: Sequence[Sequence[float]], who: int) -> bool:
    """Whether it is ahead of all but its equals."""
    return all(
        of[who] - value > EPSILON
        for value, row in zip(of, points, strict=True)
        if not is_level(tuple(map(sub, points[who], row)))
    )


def change(weights: Sequence[float], points: Sequence[Vector], flip: ScoreFlip) -> float | None:
    """The least change of a score, in points of 0-4, after which another leads; None where none does."""
    sign = 1.0 if flip.candidate == flip.leaders[0] else -1.0
    for decimals in range(2, MOST_DECIMALS + 1):
        least = up(SCALE * abs(flip.change), decimals)
        for amount in (least, round(least + 10.0**-decimals, decimals)):
            if amount > 0 and _flips(weights, points, flip, sign * amount / SCALE):
                return sign * amount
    return None


def _flips(weights: Sequence[float], points: Sequence[Vector], flip: ScoreFlip, by: float) -> bool:
    row = list(points[flip.candidate])
    row[flip.criterion] += by
    if not -EPSILON <= row[flip.criterion] <= 1.0 + EPSILON:
        return False
    rows = [tuple(row) if i == flip.candidate else each for i, each in enumerate(points)]
    after = values(weights, rows)
    taker = flip.leaders[0]
    if taker == flip.candidate:
        return all(after[taker] - value > EPSILON for i, value in enumerate(after) if i != taker)
    return after[taker] - after[flip.candidate] > EPSILON and after[taker] > max(after) - EPSILON
