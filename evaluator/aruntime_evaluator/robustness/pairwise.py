"""What holds for all admissible weights and all scores in their ranges, and what holds for some.

Everything here follows from one matrix, the leads: by how much a candidate leads another at the very least.
Its opposite with the pair turned round is by how much at the very most. So a few sums prove *surely* and
*never*.
"""

from __future__ import annotations

from operator import sub
from typing import TYPE_CHECKING

from aruntime_evaluator.robustness.weighted_sum import leaders
from aruntime_evaluator.weights.admissible import EPSILON, minimum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.weights.admissible import Range, Vector, Weights

type Leads = tuple[Vector, ...]
"""`leads[i][k]`: the least value of candidate i minus candidate k; negative where i may be behind."""
type Relation = tuple[tuple[bool, ...], ...]
"""`relation[i][k]`: whether it holds between candidates i and k."""


def least_leads(weights: Weights, scores: Sequence[Sequence[Range]]) -> Leads:
    """Give, for each pair, the least lead: the lower scores of one minus the upper scores of the other.

    Weights are never negative, so that these scores are the worst case whatever the weights (pairwise
    dominance by value intervals: Salo, Hämäläinen 1992, Operations Research 40(6), 1053–1061).
    """
    lows = [[lo for lo, _ in row] for row in scores]
    highs = [[hi for _, hi in row] for row in scores]
    return tuple(
        tuple(0.0 if i == k else minimum(weights, list(map(sub, low, high))) for k, high in enumerate(highs))
        for i, low in enumerate(lows)
    )


def necessary(leads: Leads) -> Relation:
    """Say who is at least as good as whom for all weights and scores.

    Necessary and possible preference are words of Greco, Mousseau, Słowiński 2008, European Journal of
    Operational Research 191(2), 416–436.
    """
    return tuple(tuple(lead >= -EPSILON for lead in row) for row in leads)


def possible(leads: Leads) -> Relation:
    """Say who is at least as good as whom for some weights and scores."""
    everyone = range(len(leads))
    return tuple(tuple(leads[k][i] <= EPSILON for k in everyone) for i in everyone)


def surely_ahead(leads: Leads) -> tuple[frozenset[int], ...]:
    """Say of each candidate who surely leads it."""
    everyone = range(len(leads))
    return tuple(frozenset(k for k in everyone if leads[k][i] > EPSILON) for i in everyone)


def rank_ranges(leads: Leads) -> tuple[tuple[int, int], ...]:
    """Bound each candidate's rank: behind all who surely lead it, ahead of all whom it surely is not behind.

    The true rank is never outside. It may not reach a bound where rivals that could each be passed can't be
    passed by the same weights.
    """
    return tuple(
        (1 + len(ahead), 1 + sum(lead < -EPSILON for lead in row))
        for ahead, row in zip(surely_ahead(leads), leads, strict=True)
    )


def groups(best: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Split the candidates into groups, best first, such that all of one surely lead all of the next.

    Inside a group the weights and ranges can't tell everyone apart. In the order of ``best`` ranks a new
    group starts where a candidate is behind all that stand before it: best ranks 1, 1, 3, 3, 5 make groups of
    two, two and one.
    """
    if not best:
        return ()
    order = sorted(range(len(best)), key=best.__getitem__)
    starts = [place for place, i in enumerate(order) if best[i] > place]
    ends = [*starts[1:], len(order)]
    return tuple(tuple(sorted(order[start:end])) for start, end in zip(starts, ends, strict=True))


def greatest_regrets(leads: Leads) -> Vector:
    """Give what choosing each candidate may cost at most: how far the best of the others can be ahead."""
    return tuple(max(0.0, *(-lead for lead in row)) for row in leads)


def least_regret(regrets: Sequence[float]) -> tuple[int, ...]:
    """Give the choice whose greatest regret is least, and all who tie with it.

    Minimax regret: Savage 1951, Journal of the American Statistical Association 46(253), 55–67.
    """
    return leaders([-regret for regret in regrets])
