"""How quick the arithmetic of a decision is, alone and beside other libraries on the same input.

The other libraries are in an environment of their own, in which this module runs as a program.
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from aruntime_evaluator.robustness import pairwise, potential, weighted_sum
from aruntime_evaluator.robustness.least_shift import least_shift
from aruntime_evaluator.robustness.score_flips import score_flips
from aruntime_evaluator.robustness.simulation import simulate, standard_error
from aruntime_evaluator.robustness.weight_stability import leave_one_out, weight_stability
from aruntime_evaluator.weights import importance
from aruntime_evaluator.weights.admissible import Range, WeightBox, Weights
from benchmarks import peers

DRAWS = 2000
SEED = 1
LEVELS = ((5.0, 15.0), (10.0, 30.0), (20.0, 45.0), (35.0, 70.0))
type Scores = tuple[tuple[Range, ...], ...]
type Row = dict[str, Any]


def run() -> list[Row]:
    """Time everything; a ratio above 1 says how many times as long the other takes."""
    rows: list[Row] = peers.run_module(__name__)
    return rows


def own_times() -> Iterator[Row]:
    weights, scores = decision(6, 6)
    yield timed("6 × 6, exact and 2,000 draws", lambda: full(weights, scores, draws=DRAWS))
    yield timed("6 × 6, 2,000 draws alone", lambda: simulate(weights, scores, draws=DRAWS, seed=SEED))
    for candidates, criteria in ((6, 6), (12, 6), (25, 6), (50, 6), (50, 10), (50, 20)):
        weights, scores = decision(candidates, criteria)
        yield timed(f"{candidates} × {criteria}, exact", lambda w=weights, s=scores: full(w, s, draws=0))


def weighted_sums() -> Iterator[Row]:
    _, scores = decision(6, 6)
    points = [[lo + 0.01 for lo, _ in row] for row in scores]
    weights = [1 / 6] * 6
    ours = timed("weighted sum, 6 × 6", lambda: weighted_sum.values(weights, points))
    yield ours
    for name, method in (("scikit-criteria", scikit_criteria), ("pymcdm", pymcdm)):
        yield beside(ours, name, method, points, weights)


def beside(
    ours: Row, name: str, method: Callable[..., Any], points: list[list[float]], weights: list[float]
) -> Row:
    """Time another library's weighted sum, compare its numbers, and take one score away."""
    call = method(points, weights)
    theirs = timed(f"weighted sum, {name}", call)
    same = all(
        math.isclose(a, b, rel_tol=1e-12)
        for a, b in zip(call(), weighted_sum.values(weights, points), strict=True)
    )
    gap = [[math.nan, *points[0][1:]], *points[1:]]
    without = answer(method, gap, weights)
    return {
        **theirs,
        "ratio": theirs["ms"] / ours["ms"],
        "same": same,
        "note": f"{'the same' if same else 'OTHER'} numbers; one score missing: {without}",
    }


def simulations() -> Iterator[Row]:
    _, scores = decision(6, 6)
    free = WeightBox(lo=(0.0,) * 6, hi=(1.0,) * 6)
    ours = timed(
        "SMAA-2, 6 × 6, 2,000 draws, free weights", lambda: simulate(free, scores, draws=DRAWS, seed=SEED)
    )
    missing = (((0.0, 1.0), *scores[0][1:]), *scores[1:])
    first = [round(shares[0], 2) for shares in simulate(free, missing, draws=DRAWS, seed=SEED).acceptability]
    yield {**ours, "note": f"one score missing: first places {first}"}
    call = pysensmcda(scores)
    theirs = timed("SMAA-2, pysensmcda", call, times=3)
    pairs = zip(call(), simulate(free, scores, draws=DRAWS, seed=SEED).acceptability, strict=True)
    same = all(abs(a - b[0]) <= 6 * standard_error(max(b[0], 1 / DRAWS), DRAWS) for a, b in pairs)
    without = answer(pysensmcda, (((math.nan, math.nan), *scores[0][1:]), *scores[1:]))
    yield {
        **theirs,
        "ratio": theirs["ms"] / ours["ms"],
        "same": same,
        "note": f"{'the same' if same else 'OTHER'} numbers; one score missing: {without}",
    }


def full(weights: Weights, scores: Scores, *, draws: int) -> None:
    """Answer every question about robustness that the evaluator asks of numbers."""
    centre, points = weights.centre(), [[(lo + hi) / 2 for lo, hi in row] for row in scores]
    winner = weighted_sum.leaders(weighted_sum.values(centre, points))[0]
    for i, row in enumerate(scores):
        weighted_sum.value_range(weights, row)
        least_shift(centre, points, i)
        potential.can_be_first(weights, scores, i)
    leads = pairwise.least_leads(weights, scores)
    pairwise.groups([best for best, _ in pairwise.rank_ranges(leads)])
    pairwise.least_regret(pairwise.greatest_regrets(leads))
    for criterion in range(len(centre)):
        weight_stability(centre, points, winner, criterion)
    leave_one_out(centre, points)
    score_flips(centre, points)
    if draws:
        simulate(weights, scores, draws=draws, seed=SEED)


def decision(candidates: int, criteria: int) -> tuple[Weights, Scores]:
    """Make up a decision, the same in every run."""
    rng = random.Random(candidates * 100 + criteria)
    levels = {str(i): rng.choice(LEVELS) for i in range(criteria)}
    lows = [[rng.randint(0, 12) / 16 for _ in range(criteria)] for _ in range(candidates)]
    return importance.from_levels(levels), tuple(tuple((lo, lo + 0.125) for lo in row) for row in lows)


def scikit_criteria(points: list[list[float]], weights: list[float]) -> Callable[[], list[float]]:
    import skcriteria
    from skcriteria.agg.simple import WeightedSumModel

    matrix = skcriteria.mkdm(points, [max] * len(weights), weights=weights)
    method = WeightedSumModel()
    return lambda: list(method.evaluate(matrix).e_.score)


def pymcdm(points: list[list[float]], weights: list[float]) -> Callable[[], list[float]]:
    import numpy as np
    from pymcdm.methods import WSM

    matrix, method = np.array(points), WSM(unchanged)
    return lambda: list(method(matrix, np.array(weights), np.ones(len(weights))))


def unchanged(column: Any, cost: bool = False) -> Any:  # noqa: ARG001, FBT001, FBT002 - as pymcdm calls it
    """Leave the scores as they are: they lie on fixed scales already."""
    return column


def pysensmcda(scores: Scores) -> Callable[[], list[float]]:
    import numpy as np
    from pymcdm.methods import WSM
    from pysensmcda.smaa import smaa2

    lo, hi = (np.array([[pair[end] for pair in row] for row in scores]) for end in (0, 1))
    method, kinds = WSM(unchanged), np.ones(lo.shape[1])

    def simulated() -> list[float]:
        samples = lo + (hi - lo) * np.random.default_rng(SEED).random((DRAWS, *lo.shape))
        return list(
            smaa2(method, lo, kinds, num_samples=DRAWS, matrix_samples=samples, seed=SEED).acceptability
        )

    return simulated


def answer(method: Callable[..., Callable[[], list[float]]], *given: object) -> str:
    """Say what comes of a call that may fail."""
    try:
        return str([round(float(x), 3) for x in method(*given)()])
    except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer
        return f"{type(error).__name__}: {' '.join(str(error).split())[:60]}"


def timed(name: str, call: Callable[[], object], *, times: int = 7) -> Row:
    """Give the quickest of several runs, in milliseconds."""
    return {"name": name, "ms": min(1000 * _seconds(call) for _ in range(times))}


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    json.dump([*own_times(), *weighted_sums(), *simulations()], sys.stdout)
