from __future__ import annotations

from math import sumprod

import numpy as np
import pytest

from arithmetic import least_cost
from aruntime_evaluator.robustness.linear import minimise


def test_the_least_cost_lies_where_constraints_meet() -> None:
    assert minimise((2.0, 3.0), [((1.0, 2.0), 4.0), ((1.0, 0.0), 1.0)]) == pytest.approx((1.0, 1.5))


def test_without_need_nothing_is_spent() -> None:
    assert minimise((1.0, 1.0), [((1.0, 1.0), -2.0)]) == (0.0, 0.0)


def test_rounding_makes_nothing_negative() -> None:
    """Of x + y = 1 and y a trace above 1 follows x = -5e-12, which is nothing."""
    assert minimise((1.0, 2.0), [((1.0, 1.0), 1.0), ((0.0, 0.5), 0.5 + 2.5e-12)]) == (0.0, 1.0 + 5e-12)


def test_contradicting_constraints_have_no_solution() -> None:
    assert minimise((1.0,), [((1.0,), 2.0), ((-1.0,), -1.0)]) is None


def test_a_program_with_many_ties_comes_to_an_end() -> None:
    """All costs are 0 and all bounds meet in one point, where careless choices go in circles."""
    count = 6
    steps = [tuple(float(i == j) - float(i == j + 1) for i in range(count)) for j in range(count - 1)]
    back = [tuple(-c for c in row) for row in steps]
    constraints = [(row, 0.0) for row in (*steps, *back)] + [((1.0,) * count, 1.0), ((-1.0,) * count, -1.0)]

    assert minimise((0.0,) * count, constraints) == pytest.approx((1 / count,) * count)


def test_costs_equal_those_of_another_solver() -> None:
    rng = np.random.default_rng(7)
    solved = 0
    for _ in range(300):
        count, rows = rng.integers(2, 8, size=2)
        costs = rng.random(count).round(1).tolist()
        at_most_one = [(tuple((-np.eye(count)[i]).tolist()), -1.0) for i in range(count)]
        constraints = [
            (tuple(rng.normal(size=count).tolist()), float(rng.normal() / 2)) for _ in range(rows)
        ] + at_most_one
        expected = least_cost(costs, constraints)

        found = minimise(costs, constraints)

        assert (found is None) == (expected is None)
        if found is not None:
            solved += 1
            assert min(found) >= 0.0
            assert sumprod(costs, found) == pytest.approx(expected, abs=1e-9)
            assert all(sumprod(c, found) >= bound - 1e-9 for c, bound in constraints)
    assert 100 < solved < 300
