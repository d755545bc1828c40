"""Step 4, robustness: everything that weights and score ranges say, in names and in points of 100."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from math import ceil, floor

from aruntime_evaluator.model.evaluation import Contribution, Ranks, WeightRange
from aruntime_evaluator.model.figures import PERCENT, between, up
from aruntime_evaluator.model.robustness import (
    LeaveOneOut,
    PairRelation,
    ScoreFlip,
    StabilityInterval,
    WeightFlip,
)
from aruntime_evaluator.robustness import pairwise
from aruntime_evaluator.robustness.central import Central
from aruntime_evaluator.robustness.potential import best_margin
from aruntime_evaluator.robustness.score_table import ScoreTable
from aruntime_evaluator.robustness.simulation import Simulation, simulate, standard_error
from aruntime_evaluator.robustness.weighted_sum import leaders, value_range, values
from aruntime_evaluator.weights.admissible import EPSILON, Range, maximum, minimum, unit

DIGITS = 2
"""Decimals of a share or of points in the record: simulated ones are no finer than that."""


type Ahead = Mapping[str, frozenset[str]]
"""Of each candidate, who surely leads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What is said of those who may be scored, and of those among them who are ranked."""

    weights: Mapping[str, WeightRange]
    """The admissible weight of each criterion, rounded outward."""
    totals: Mapping[str, tuple[int, int]]
    """The weighted score of each who may be scored, rounded outward."""
    contributions: Mapping[str, Mapping[str, Contribution]]
    """What each criterion adds to that, at central weights."""
    by_value: tuple[str, ...]
    """All who may be scored, best first at central weights."""
    ahead: Ahead
    """Of each who may be scored, who surely leads it."""
    ranks: Mapping[str, Ranks]
    """Of those who are ranked, as is all that follows."""
    regrets: Mapping[str, int]
    """The most that each choice could cost, rounded up."""
    least_regret: str | None
    """The choice whose greatest regret is least; the first by id where several tie."""
    relations: tuple[PairRelation, ...]
    """Every ordered pair."""
    stability: tuple[StabilityInterval, ...]
    weight_flips: tuple[WeightFlip, ...]
    score_flips: tuple[ScoreFlip, ...]
    leave_one_out: tuple[LeaveOneOut, ...]

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Who cannot be separated, best group first."""
        return groups(self.ahead, self.ranks)

    @property
    def first(self) -> tuple[str, ...]:
        """The first of these groups; empty where nobody is ranked."""
        return self.first_group(self.ranks)

    def first_group(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Who would share the first place if these took part; nobody where nobody does."""
        return next(iter(groups(self.ahead, ids)), ())


def analyse(
    everyone: ScoreTable, ranked: Collection[str], *, draws: int, seed: int, thorough: bool = True
) -> Analysis:
    """Say how far weights and score ranges separate the candidates.

    Args:
        everyone: All who may be scored.
        ranked: Those of them who qualify, by id.
        draws: How many weights and scores are drawn; 0 leaves the simulation out.
        seed: Of the draws.
        thorough: Whether it says what would change the result.
    """
    leads = pairwise.least_leads(everyone.weights, everyone.ranges)
    ahead = pairwise.surely_ahead(leads)
    keep = [i for i, id_ in enumerate(everyone.ids) if id_ in ranked]
    table, between_them = everyone.only(ranked), tuple(tuple(leads[i][k] for k in keep) for i in keep)
    regrets = pairwise.greatest_regrets(between_them)
    drawn = draws if len(keep) > 1 else 0  # alone, a candidate is first whatever is drawn
    simulated = simulate(table.weights, table.ranges, draws=drawn, seed=seed) if drawn else None
    central = Central.of(table) if thorough else None
    return Analysis(
        weights=_weights(everyone),
        contributions=_contributions(everyone),
        ahead=_named(everyone, ahead),
        totals=totals(everyone),
        by_value=_by_value(everyone),
        ranks=_ranks(table, between_them, simulated),
        regrets={id_: outward((most, most))[1] for id_, most in zip(table.ids, regrets, strict=True)},
        least_regret=table.ids[pairwise.least_regret(regrets)[0]] if keep else None,
        relations=_relations(table, between_them, simulated),
        stability=central.stability() if central else (),
        weight_flips=central.weight_flips() if central else (),
        score_flips=central.score_flips() if central else (),
        leave_one_out=central.leave_one_out() if central else (),
    )


def first_group(table: ScoreTable) -> tuple[str, ...]:
    """Who cannot be separated from the best."""
    ahead = pairwise.surely_ahead(pairwise.least_leads(table.weights, table.ranges))
    return next(iter(groups(_named(table, ahead), table.ids)), ())


def first_at_centre(table: ScoreTable) -> tuple[str, ...]:
    """Who shares the first place at central weights and middle scores."""
    return table.names(leaders(values(table.centre, table.points)))


def _named(table: ScoreTable, ahead: Sequence[Iterable[int]]) -> Ahead:
    return {id_: frozenset(table.names(those)) for id_, those in zip(table.ids, ahead, strict=True)}


def groups(ahead: Ahead, ids: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Split these candidates into groups that cannot be separated, best group first."""
    some = sorted(ids)
    best = [1 + len(ahead[id_].intersection(some)) for id_ in some]
    return tuple(tuple(some[i] for i in group) for group in pairwise.groups(best))


def outward(range_: Range) -> tuple[int, int]:
    """Round a range outward to whole points of 100, so that it is never shown narrower than it is."""
    lo, hi = range_
    return floor(PERCENT * lo + EPSILON), ceil(PERCENT * hi - EPSILON)


# Of all who may be scored


def _weights(table: ScoreTable) -> dict[str, WeightRange]:
    count = len(table.criteria)
    found = {}
    for i, criterion in enumerate(table.criteria):
        only = unit(count, i)
        lo, hi = outward((minimum(table.weights, only), maximum(table.weights, only)))
        found[criterion] = WeightRange(lo=lo, hi=hi, central=round(PERCENT * table.centre[i]))
    return found


def totals(table: ScoreTable) -> dict[str, tuple[int, int]]:
    """Each candidate's weighted score in points of 100, rounded outward."""
    rows = zip(table.ids, table.ranges, strict=True)
    return {id_: outward(value_range(table.weights, row)) for id_, row in rows}


def _contributions(table: ScoreTable) -> dict[str, dict[str, Contribution]]:
    def added(weight: float, lo: float, hi: float) -> Contribution:
        least, most = outward((weight * lo, weight * hi))
        return Contribution(lo=least, hi=most)

    return {
        id_: {
            criterion: added(weight, lo, hi)
            for criterion, weight, (lo, hi) in zip(table.criteria, table.centre, row, strict=True)
        }
        for id_, row in zip(table.ids, table.ranges, strict=True)
    }


def _by_value(table: ScoreTable) -> tuple[str, ...]:
    found = dict(zip(table.ids, values(table.centre, table.points), strict=True))
    return tuple(sorted(found, key=lambda id_: (-found[id_], id_)))


# Of those who are ranked


def _ranks(table: ScoreTable, leads: pairwise.Leads, simulated: Simulation | None) -> dict[str, Ranks]:
    """The exact range of each rank, and the simulated shares where there are any."""
    found = [Ranks(best=best, worst=worst) for best, worst in pairwise.rank_ranges(leads)]
    if len(found) > 1:
        found = [
            _with_margin(each, best_margin(table.weights, table.ranges, i)) for i, each in enumerate(found)
        ]
    if simulated:
        found = [_with_shares(each, simulated, i, table.criteria) for i, each in enumerate(found)]
    return dict(zip(table.ids, found, strict=True))


def _with_margin(exact: Ranks, margin: float) -> Ranks:
    possible = margin >= -EPSILON
    points = floor(PERCENT * (max(margin, 0.0) if possible else margin) + EPSILON)
    return replace(exact, can_be_first=possible, best_margin=points)


def _with_shares(exact: Ranks, simulated: Simulation, i: int, criteria: Sequence[str]) -> Ranks:
    shares, factor = simulated.acceptability[i], simulated.confidence[i]
    typical = zip(criteria, simulated.central_weights[i] or (), strict=False)
    return replace(
        exact,
        acceptability=tuple(between(share, DIGITS) for share in shares),
        standard_error=up(standard_error(max(shares), simulated.draws), DIGITS + 1),
        confidence_factor=None if factor is None else between(factor, DIGITS),
        central_weights={criterion: round(weight, DIGITS) for criterion, weight in typical},
    )


def _relations(
    table: ScoreTable, leads: pairwise.Leads, simulated: Simulation | None
) -> tuple[PairRelation, ...]:
    necessary, possible = pairwise.necessary(leads), pairwise.possible(leads)
    return tuple(
        PairRelation(
            a=table.ids[i],
            b=table.ids[k],
            necessary=necessary[i][k],
            possible=possible[i][k],
            difference=outward((leads[i][k], -leads[k][i])),
            wins=between(simulated.winning[i][k], DIGITS) if simulated else None,
        )
        for i, k in permutations(range(len(table.ids)), 2)
    )
