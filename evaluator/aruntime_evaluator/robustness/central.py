"""What would change the first place at central weights and middle scores, said in names and points.

Only criteria that may weigh anything are here: no weight is moved to one that was left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import fsum, inf

from aruntime_evaluator.model.robustness import (
    LeaveOneOut,
    ScoreFlip,
    StabilityInterval,
    WeightFlip,
    WeightMove,
)
from aruntime_evaluator.robustness import rounding, score_flips, weighted_sum
from aruntime_evaluator.robustness.score_table import ScoreTable
from aruntime_evaluator.robustness.weight_stability import WeightStability, leave_one_out, weight_stability
from aruntime_evaluator.weights.admissible import EPSILON, Vector, maximum, unit


@dataclass(frozen=True)
class Central:
    """Candidates with exact weights and exact scores, in the order of their ids."""

    ids: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: Vector
    points: tuple[Vector, ...]
    """Per candidate and criterion the score, from 0 to 1."""

    @classmethod
    def of(cls, table: ScoreTable) -> Central:
        """The middle of a table, without the criteria that weigh nothing."""
        count = len(table.criteria)
        weighed = [i for i in range(count) if maximum(table.weights, unit(count, i)) > EPSILON]
        return cls(
            table.ids,
            tuple(table.criteria[i] for i in weighed),
            tuple(table.centre[i] for i in weighed),
            tuple(tuple(row[i] for i in weighed) for row in table.points),
        )

    @cached_property
    def first(self) -> tuple[int, ...]:
        """Who shares the first place."""
        return weighted_sum.leaders(weighted_sum.values(self.weights, self.points))

    @property
    def _movable(self) -> bool:
        """Whether there are rivals, and weight that can move."""
        return len(self.ids) > 1 and len(self.criteria) > 1

    def stability(self) -> tuple[StabilityInterval, ...]:
        """How far each weight may move before the first place changes."""
        if not self._movable:
            return ()
        found = (
            weight_stability(self.weights, self.points, self.first[0], i) for i in range(len(self.criteria))
        )
        return tuple(self._interval(each) for each in found)

    def _interval(self, found: WeightStability) -> StabilityInterval:
        weight, lo, hi = rounding.interval(found)
        return StabilityInterval(
            criterion=self.criteria[found.criterion],
            weight=weight,
            lo=lo,
            hi=hi,
            below=self.ids[found.below[0]] if found.below else None,
            above=self.ids[found.above[0]] if found.above else None,
        )

    def weight_flips(self) -> tuple[WeightFlip, ...]:
        """The least weight that must move for each rival to win, the nearest rival first."""
        flips = [self._weight_flip(i) for i in range(len(self.ids)) if i != self.first[0]]
        return tuple(sorted(flips, key=_nearness))

    def _weight_flip(self, rival: int) -> WeightFlip:
        found = rounding.shift(self.weights, self.points, rival)
        if not found:
            return WeightFlip(rival=self.ids[rival], points=None)
        moves = (
            WeightMove(
                source=self.criteria[move.source], target=self.criteria[move.target], points=move.amount
            )
            for move in found
        )
        total = round(fsum(move.amount for move in found), rounding.MOST_DECIMALS)
        return WeightFlip(rival=self.ids[rival], points=total, moves=tuple(moves))

    def score_flips(self) -> tuple[ScoreFlip, ...]:
        """Every score that could decide the first place by itself, the smallest change first."""
        if len(self.ids) < 2:  # noqa: PLR2004 - alone, a candidate stays first
            return ()
        flips = score_flips.score_flips(self.weights, self.points)
        changes = [(flip, rounding.change(self.weights, self.points, flip)) for flip in flips]
        return tuple(
            ScoreFlip(
                candidate=self.ids[flip.candidate],
                criterion=self.criteria[flip.criterion],
                change=change,
                winner=self.ids[flip.leaders[0]],
                level=tuple(self.ids[each] for each in flip.leaders[1:]),
            )
            for flip, change in changes
            if change is not None
        )

    def leave_one_out(self) -> tuple[LeaveOneOut, ...]:
        """Who is first without each criterion that weighs anything."""
        if not self._movable:
            return ()
        left = leave_one_out(self.weights, self.points)
        return tuple(
            LeaveOneOut(
                criterion=criterion,
                first=tuple(self.ids[i] for i in first),
                changes=first != self.first,
            )
            for criterion, weight, first in zip(self.criteria, self.weights, left, strict=True)
            if weight > 0
        )


def _nearness(flip: WeightFlip) -> tuple[float, str]:
    return inf if flip.points is None else flip.points, flip.rival
