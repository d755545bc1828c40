"""What the tests of the arithmetic compare with: published cases, an independent solver, random decisions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linprog

from aruntime_evaluator.weights.admissible import Constraint, Range, WeightBox, WeightOrder, Weights

CASES = Path(__file__).parent / "cases" / "mcda"
type RandomDecision = tuple[Weights, tuple[tuple[Range, ...], ...]]


def published(name: str) -> Any:
    """Read a case of tests/cases/mcda by its file name."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def least_cost(costs: Sequence[float], constraints: Sequence[Constraint]) -> float | None:
    """Solve a linear program with numbers from 0 to 1 by scipy's HiGHS; None where it is infeasible."""
    rows = [[-c for c in coefficients] for coefficients, _ in constraints]
    bounds = [-bound for _, bound in constraints]
    result = linprog(costs, rows, bounds, bounds=(0, 1))
    return float(result.fun) if result.success else None


@cache
def random_decisions() -> tuple[RandomDecision, ...]:
    """Make 200 decisions of 2 to 7 candidates and criteria, the same in every run."""
    rng = np.random.default_rng(20261123)
    return tuple(_decision(rng, ordered=bool(i % 3 == 0)) for i in range(200))


@cache
def coarse_decisions() -> tuple[RandomDecision, ...]:
    """Make 200 decisions with scores and weights in the steps that people use, so that many tie."""
    rng = np.random.default_rng(20261127)
    return tuple(_coarse(rng) for _ in range(200))


def _coarse(rng: np.random.Generator) -> RandomDecision:
    count, criteria = (int(each) for each in rng.integers(2, 7, size=2))
    lows = rng.integers(0, 5, size=(count, criteria))
    highs = np.minimum(4, lows + rng.choice([0, 0, 1], size=(count, criteria)))
    scores = tuple(
        tuple((lo / 4, hi / 4) for lo, hi in zip(*rows, strict=True))
        for rows in zip(lows.tolist(), highs.tolist(), strict=True)
    )
    points = rng.integers(0, 5, size=criteria)
    points[0] += not points.any()
    shares = tuple((points / points.sum()).tolist())
    return WeightBox(lo=shares, hi=shares), scores


def _decision(rng: np.random.Generator, *, ordered: bool) -> RandomDecision:
    count, criteria = rng.integers(2, 8, size=2)
    lows = rng.random((count, criteria)).tolist()
    widths = (rng.choice([0.0, 0.1, 0.25], size=(count, criteria)) * rng.random()).tolist()
    scores = tuple(
        tuple((lo, min(1.0, lo + width)) for lo, width in zip(*rows, strict=True))
        for rows in zip(lows, widths, strict=True)
    )
    return (_order(rng, int(criteria)) if ordered else _box(rng, int(criteria))), scores


def _order(rng: np.random.Generator, criteria: int) -> WeightOrder:
    order = rng.permutation(criteria)[: rng.integers(1, criteria + 1)]
    return WeightOrder(order=tuple(order.tolist()), count=criteria)


def _box(rng: np.random.Generator, criteria: int) -> WeightBox:
    inside = rng.dirichlet([1.0] * criteria)
    lo = inside * rng.random(criteria)
    hi = inside + (1 - inside) * rng.random(criteria) * rng.random()
    return WeightBox(lo=tuple(lo.tolist()), hi=tuple(hi.tolist()))
