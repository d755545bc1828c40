"""Candidates, criteria and weights as numbers, and what follows from them, said again in names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import floor

from aruntime_evaluator.model.evaluation import Contribution, CriterionScore, Ranks, WeightRange
from aruntime_evaluator.model.figures import between, up
from aruntime_evaluator.model.robustness import Relation
from aruntime_evaluator.robustness import pairwise, potential, weighted_sum
from aruntime_evaluator.robustness.central import Central
from aruntime_evaluator.robustness.simulation import Simulation, standard_error
from aruntime_evaluator.robustness.weighted_sum import PERCENT, outward
from aruntime_evaluator.weights.admissible import EPSILON, Range, Vector, Weights, maximum, minimum, unit
from aruntime_evaluator.weights.scores import SCALE

type Scores = Mapping[str, CriterionScore]

DIGITS = 2
"""Decimals of a share or of points in the record: simulated ones are no finer than that."""


@dataclass(frozen=True)
class Panel:
    """Candidates that may be compared, in the order of their ids.

    The one place where names become positions; everything the arithmetic says leaves it as names again.
    """

    ids: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: Weights
    ranges: tuple[tuple[Range, ...], ...]
    """Per candidate and criterion the score range, from 0 to 1."""

    @classmethod
    def of(cls, scores: Mapping[str, Scores], criteria: Sequence[str], weights: Weights) -> Panel:
        """The panel of these candidates."""
        ids = tuple(sorted(scores))
        ranges = tuple(
            tuple((scores[id_][each].lo / SCALE, scores[id_][each].hi / SCALE) for each in criteria)
            for id_ in ids
        )
        return cls(ids, tuple(criteria), weights, ranges)

    def only(self, ids: Iterable[str]) -> Panel:
        """The same panel with some of its candidates."""
        keep = set(ids)
        if keep.issuperset(self.ids):
            return self  # with what it has worked out already
        rows = tuple(row for id_, row in zip(self.ids, self.ranges, strict=True) if id_ in keep)
        return Panel(tuple(id_ for id_ in self.ids if id_ in keep), self.criteria, self.weights, rows)

    @property
    def contested(self) -> bool:
        """Whether there are rivals: alone, a candidate holds the first place whatever changes."""
        return len(self.ids) > 1

    @cached_property
    def centre(self) -> Vector:
        """Central weights: they order the display and prove nothing."""
        return self.weights.centre()

    @cached_property
    def points(self) -> tuple[Vector, ...]:
        """The middle of every score range."""
        return tuple(tuple((lo + hi) / 2 for lo, hi in row) for row in self.ranges)

    @cached_property
    def leads(self) -> pairwise.Leads:
        """By how much each candidate leads each other at least."""
        return pairwise.least_leads(self.weights, self.ranges)

    @cached_property
    def surely_ahead(self) -> tuple[frozenset[int], ...]:
        """Who surely leads each candidate."""
        return pairwise.surely_ahead(self.leads)

    @cached_property
    def margins(self) -> Vector:
        """By how much each candidate can lead all others at most."""
        everyone = range(len(self.ids))
        return tuple(potential.best_margin(self.weights, self.ranges, i) for i in everyone)

    @cached_property
    def central_values(self) -> Vector:
        """Each candidate's value at central weights and middle scores."""
        return weighted_sum.values(self.centre, self.points)

    def names(self, positions: Iterable[int]) -> tuple[str, ...]:
        """Ids of positions."""
        return tuple(self.ids[i] for i in positions)

    def groups(self, ids: Iterable[str] | None = None) -> tuple[tuple[str, ...], ...]:
        """Candidates that cannot be separated, best group first; of all, or of some."""
        wanted = set(self.ids if ids is None else ids)
        keep = [i for i, id_ in enumerate(self.ids) if id_ in wanted]
        best = [1 + len(self.surely_ahead[i].intersection(keep)) for i in keep]
        return tuple(tuple(self.ids[keep[i]] for i in group) for group in pairwise.groups(best))

    def by_value(self) -> tuple[str, ...]:
        """All candidates, best first at central weights."""
        return self.names(sorted(range(len(self.ids)), key=lambda i: (-self.central_values[i], self.ids[i])))

    # What is said of each candidate

    def totals(self) -> dict[str, tuple[int, int]]:
        """Each candidate's score range in points of 100, rounded outward."""
        pairs = zip(self.ids, self.ranges, strict=True)
        return {id_: outward(weighted_sum.value_range(self.weights, row)) for id_, row in pairs}

    def contributions(self, id_: str) -> dict[str, Contribution]:
        """What each criterion adds at central weights."""
        row = self.ranges[self.ids.index(id_)]
        added = {
            criterion: outward((weight * lo, weight * hi))
            for criterion, weight, (lo, hi) in zip(self.criteria, self.centre, row, strict=True)
        }
        return {criterion: Contribution(lo=lo, hi=hi) for criterion, (lo, hi) in added.items()}

    def regrets(self) -> dict[str, int]:
        """The most each choice could cost, in points of 100, rounded up."""
        regrets = pairwise.greatest_regrets(self.leads)
        return {id_: outward((regret, regret))[1] for id_, regret in zip(self.ids, regrets, strict=True)}

    def least_regret(self) -> str:
        """The choice whose greatest regret is least; the first by id where several tie."""
        return self.ids[pairwise.least_regret(pairwise.greatest_regrets(self.leads))[0]]

    def can_be_first(self) -> tuple[str, ...]:
        """Who is first under some admissible weights and scores."""
        return self.names(i for i, margin in enumerate(self.margins) if margin >= -EPSILON)

    def never_behind(self) -> tuple[str, ...]:
        """Who is first under all admissible weights and scores, alone or level with others."""
        return self.names(i for i, row in enumerate(self.leads) if min(row) >= -EPSILON)

    def always_level(self, id_: str) -> tuple[str, ...]:
        """A candidate and all who are its equals under all admissible weights and scores."""
        i = self.ids.index(id_)
        everyone = range(len(self.ids))
        return self.names(k for k in everyone if min(self.leads[i][k], self.leads[k][i]) >= -EPSILON)

    def at_times_level(self, id_: str) -> tuple[str, ...]:
        """The others who reach a candidate under some admissible weights and scores."""
        i = self.ids.index(id_)
        return self.names(k for k in range(len(self.ids)) if k != i and self.leads[i][k] <= EPSILON)

    def ranks(self, simulation: Simulation | None) -> dict[str, Ranks]:
        """The exact range of each rank, and the simulated shares where there are any."""
        return {
            id_: _ranks(self._exact_ranks(i), simulation, i, self.criteria) for i, id_ in enumerate(self.ids)
        }

    def _exact_ranks(self, i: int) -> Ranks:
        best, worst = pairwise.rank_ranges(self.leads)[i]
        if not self.contested:
            return Ranks(best=best, worst=worst)
        margin = self.margins[i]
        return Ranks(
            best=best,
            worst=worst,
            can_be_first=margin >= -EPSILON,
            best_margin=floor(PERCENT * (margin if margin < -EPSILON else max(margin, 0.0)) + EPSILON),
        )

    # What is said of the whole

    def weight_ranges(self) -> dict[str, WeightRange]:
        """The admissible weight of each criterion in points of 100, rounded outward."""
        count = len(self.criteria)
        return {
            criterion: WeightRange(lo=lo, hi=hi, central=round(PERCENT * self.centre[i]))
            for i, criterion in enumerate(self.criteria)
            for lo, hi in [
                outward((minimum(self.weights, unit(count, i)), maximum(self.weights, unit(count, i))))
            ]
        }

    def relations(self, simulation: Simulation | None) -> tuple[Relation, ...]:
        """Every ordered pair over all admissible weights and scores."""
        necessary, possible = pairwise.necessary(self.leads), pairwise.possible(self.leads)
        everyone = range(len(self.ids))
        return tuple(
            Relation(
                a=self.ids[i],
                b=self.ids[k],
                necessary=necessary[i][k],
                possible=possible[i][k],
                difference=outward((self.leads[i][k], -self.leads[k][i])),
                wins=between(simulation.winning[i][k], DIGITS) if simulation else None,
            )
            for i in everyone
            for k in everyone
            if i != k
        )

    @cached_property
    def central(self) -> Central:
        """Central weights and middle scores of the criteria that may weigh anything."""
        count = len(self.criteria)
        weighed = [i for i in range(count) if maximum(self.weights, unit(count, i)) > EPSILON]
        return Central(
            self.ids,
            tuple(self.criteria[i] for i in weighed),
            tuple(self.centre[i] for i in weighed),
            tuple(tuple(row[i] for i in weighed) for row in self.points),
        )


def _ranks(exact: Ranks, simulation: Simulation | None, i: int, criteria: Sequence[str]) -> Ranks:
    """The exact part, with the simulated shares beside it where there are any."""
    if simulation is None:
        return exact
    shares, central, factor = (
        simulation.acceptability[i],
        simulation.central_weights[i],
        simulation.confidence[i],
    )
    return replace(
        exact,
        acceptability=tuple(between(share, DIGITS) for share in shares),
        standard_error=up(standard_error(max(shares), simulation.draws), DIGITS + 1),
        confidence_factor=None if factor is None else between(factor, DIGITS),
        central_weights={}
        if central is None
        else {criterion: round(weight, DIGITS) for criterion, weight in zip(criteria, central, strict=True)},
    )
