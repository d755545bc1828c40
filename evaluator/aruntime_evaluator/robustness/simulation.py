"""How often each candidate is first, second, …, when weights and scores are drawn at random.

SMAA-2, stochastic multicriteria acceptability analysis (Lahdelma, Salminen 2001, Operations Research 49(3),
444–454), computed as in Tervonen, Lahdelma 2007 (European Journal of Operational Research 178(2), 500–513);
the pairwise winning index is of Leskinen, Viitanen, Kangas, Kangas 2006 (Forest Science 52(3), 304–312).
Shares of draws are estimates: *always* and *never* are for `pairwise` to say.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice, repeat
from math import fsum, sqrt, sumprod
from operator import gt
from random import Random
from typing import TYPE_CHECKING

from aruntime_evaluator.robustness.sampling import uniform
from aruntime_evaluator.weights.admissible import EPSILON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aruntime_evaluator.weights.admissible import Range, Vector, Weights

type Matrix = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What was seen in so many draws, as shares from 0 to 1; see `standard_error` for how sure they are."""

    draws: int
    """How many weights and scores were drawn."""
    acceptability: tuple[Vector, ...]
    """`acceptability[i][r]`: the share of draws in which candidate i had rank r, counted from 0.

    The rank is the number of candidates that are strictly better, so that those who tie share the better
    rank. Each candidate's shares add up to 1.
    """
    central_weights: tuple[Vector | None, ...]
    """Per candidate, the mean of the weights that put it first: its typical friend's; None if never first."""
    confidence: tuple[float | None, ...]
    """Per candidate, how often it is first with its central weights; low where scores are too wide."""
    winning: tuple[Vector, ...]
    """`winning[i][k]`: the share of draws in which i was strictly better than k ."""


MOST_STEPS = 5_000_000
"""Of a simulation; in CPython they take about two seconds, and at most 150 MB."""

OF_A_DRAW = 10
"""What drawing one weight costs, beside weighing one score with it."""


PAIRS = 10
"""Comparisons of two candidates that cost as much as weighing one score."""


def most_draws(candidates: int, criteria: int) -> int:
    """How many draws of so many candidates and criteria are answered within the bounds of time and memory.

    A draw takes a weight and every candidate's score per criterion; then all candidates are compared.
    """
    return MOST_STEPS // max(1, criteria * (candidates + OF_A_DRAW) + candidates**2 // PAIRS)


def simulate(weights: Weights, scores: Sequence[Sequence[Range]], *, draws: int, seed: int) -> Simulation:
    """Draw weights uniformly from their set and scores uniformly from their ranges, and count ranks.

    The draws depend on the order of the candidates: sort them by id for a result that does not.
    """
    random = Random(seed)  # noqa: S311 - repeatable draws are the purpose
    uncertain = any(lo < hi for row in scores for lo, hi in row)
    matrices = _drawn(scores, random) if uncertain else repeat([[lo for lo, _ in row] for row in scores])
    drawn = uniform(weights, draws, random)
    table = [[sumprod(w, row) for row in points] for w, points in zip(drawn, matrices, strict=False)]
    ranks = [_ranks(row) for row in table]
    central = tuple(
        _mean([w for w, rank in zip(drawn, ranks, strict=True) if rank[i] == 0]) for i in range(len(scores))
    )
    return Simulation(
        draws=draws,
        acceptability=tuple(_shares(column, len(scores)) for column in zip(*ranks, strict=True)),
        central_weights=central,
        confidence=_confidence(central, matrices, draws if uncertain else 1),
        winning=_winning(table),
    )


def standard_error(share: float, draws: int) -> float:
    """Give the standard error of a share of draws, √(p(1−p)/N): 1.1 percent at one half and 2,000 draws."""
    return sqrt(share * (1.0 - share) / draws)


def _drawn(scores: Sequence[Sequence[Range]], random: Random) -> Iterator[Matrix]:
    """Draw all scores, again and again."""
    spreads = [(lo, hi - lo) for row in scores for lo, hi in row]
    starts = range(0, len(spreads), len(scores[0]))
    draw = random.random
    while True:
        drawn = [lo + width * draw() for lo, width in spreads]
        yield [drawn[start : start + starts.step] for start in starts]


def _ranks(row: Sequence[float]) -> list[int]:
    """Give each value's rank from 0: how many are greater, and not just by rounding."""
    rising = sorted(row)
    return [len(row) - bisect_right(rising, value + EPSILON) for value in row]


def _shares(ranks: Sequence[int], count: int) -> Vector:
    return tuple(ranks.count(rank) / len(ranks) for rank in range(count))


def _mean(drawn: Sequence[Vector]) -> Vector | None:
    return tuple(fsum(column) / len(drawn) for column in zip(*drawn, strict=True)) or None


def _winning(table: Matrix) -> tuple[Vector, ...]:
    columns = list(zip(*table, strict=True))
    limits = [[value + EPSILON for value in column] for column in columns]
    return tuple(tuple(sum(map(gt, column, limit)) / len(table) for limit in limits) for column in columns)


def _confidence(
    central: Sequence[Vector | None], matrices: Iterator[Matrix], draws: int
) -> tuple[float | None, ...]:
    """Give how often each candidate is first with its central weights, over fresh draws of the scores."""
    first = [0] * len(central)
    known = [(i, weights) for i, weights in enumerate(central) if weights]
    for points in islice(matrices, draws):
        for i, weights in known:
            first[i] += _is_first(points, weights, i)
    return tuple(n / draws if weights else None for weights, n in zip(central, first, strict=True))


def _is_first(points: Matrix, weights: Vector, candidate: int) -> bool:
    limit = sumprod(weights, points[candidate]) + EPSILON
    for row in points:  # noqa: SIM110 - this is the innermost loop, and a generator takes half as long again
        if sumprod(weights, row) > limit:
            return False
    return True
