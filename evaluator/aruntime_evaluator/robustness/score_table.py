"""Candidates, criteria and weights as numbers: the one place where names become positions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from aruntime_evaluator.model.evaluation import CriterionScore
from aruntime_evaluator.weights.admissible import Range, Vector, Weights
from aruntime_evaluator.weights.scores import SCALE

type Scores = Mapping[str, CriterionScore]
"""Of one candidate, per criterion."""


@dataclass(frozen=True)
class ScoreTable:
    """A row of score ranges per candidate, and the admissible weights of its columns."""

    ids: tuple[str, ...]
    """The candidates, in the order of their ids."""
    criteria: tuple[str, ...]
    weights: Weights
    ranges: tuple[tuple[Range, ...], ...]
    """Per candidate and criterion the score range, from 0 to 1."""

    @classmethod
    def of(cls, scores: Mapping[str, Scores], criteria: Iterable[str], weights: Weights) -> ScoreTable:
        """The table of these candidates."""
        ids, criteria = tuple(sorted(scores)), tuple(criteria)
        ranges = tuple(
            tuple((scores[id_][each].lo / SCALE, scores[id_][each].hi / SCALE) for each in criteria)
            for id_ in ids
        )
        return cls(ids, criteria, weights, ranges)

    def only(self, ids: Collection[str]) -> ScoreTable:
        """The table with these candidates alone."""
        keep = [i for i, id_ in enumerate(self.ids) if id_ in ids]
        return replace(self, ids=self.names(keep), ranges=tuple(self.ranges[i] for i in keep))

    def names(self, positions: Iterable[int]) -> tuple[str, ...]:
        """The ids at these positions."""
        return tuple(self.ids[i] for i in positions)

    @cached_property
    def centre(self) -> Vector:
        """Central weights: they order the display and prove nothing."""
        return self.weights.centre()

    @cached_property
    def points(self) -> tuple[Vector, ...]:
        """The middle of every score range."""
        return tuple(tuple((lo + hi) / 2 for lo, hi in row) for row in self.ranges)
