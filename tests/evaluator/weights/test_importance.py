from __future__ import annotations

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.weights.admissible import WeightBox, WeightOrder
from aruntime_evaluator.weights.importance import from_levels, from_order, from_points, from_ranges


def test_levels_become_the_bounds_that_their_normalised_weights_reach() -> None:
    weights = from_levels({"cost": (1.0, 2.0), "portability": (3.0, 4.0)})

    assert weights.lo == pytest.approx((0.2, 0.6))
    assert weights.hi == pytest.approx((0.4, 0.8))


def test_levels_of_three_criteria_and_any_unit() -> None:
    """Least 1 of 1 + 2 + 2, most 2 of 2 + 1 + 1."""
    weights = from_levels({"cost": (0.1, 0.2), "portability": (0.1, 0.2), "fit": (0.1, 0.2)})

    assert weights.lo == pytest.approx((0.2, 0.2, 0.2))
    assert weights.hi == pytest.approx((0.5, 0.5, 0.5))


def test_of_criteria_that_may_weigh_nothing_one_without_importance_still_does() -> None:
    weights = from_levels({"cost": (0.0, 15.0), "portability": (0.0, 5.0), "fit": (0.0, 0.0)})

    assert weights == WeightBox(lo=(0.0, 0.0, 0.0), hi=(1.0, 1.0, 0.0))


def test_a_criterion_without_importance_weighs_nothing() -> None:
    weights = from_levels({"cost": (5.0, 15.0), "portability": (0.0, 0.0)})

    assert weights == WeightBox(lo=(1.0, 0.0), hi=(1.0, 0.0))


def test_a_criterion_that_may_weigh_anything_alone_weighs_all() -> None:
    """Its lower value is 0 of 0: only that the weights add up to 1 says that it weighs everything."""
    weights = from_levels({"cost": (0.0, 15.0), "portability": (0.0, 0.0)})

    assert weights == WeightBox(lo=(1.0, 0.0), hi=(1.0, 0.0))


@given(
    st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)).map(sorted).map(tuple), min_size=1, max_size=8),
    st.data(),
)
def test_whatever_values_levels_stand_for_their_shares_lie_within_the_bounds(
    levels: list[tuple[float, float]], data: st.DataObject
) -> None:
    values = [data.draw(st.floats(lo, hi)) for lo, hi in levels]
    if fsum(values) > 1e-3:
        weights = from_levels({str(i): level for i, level in enumerate(levels)})
        for lo, value, hi in zip(weights.lo, values, weights.hi, strict=True):
            assert lo - 1e-9 <= value / fsum(values) <= hi + 1e-9


def test_points_become_exact_shares() -> None:
    assert from_points({"cost": 30.0, "portability": 90.0}) == WeightBox(lo=(0.25, 0.75), hi=(0.25, 0.75))


def test_ranges_become_bounds_that_are_all_reached() -> None:
    weights = from_ranges({"cost": (20.0, 100.0), "portability": (30.0, 50.0)})

    assert weights.lo == pytest.approx((0.5, 0.3))
    assert weights.hi == pytest.approx((0.7, 0.5))


def test_ranges_may_be_exact() -> None:
    weights = from_ranges({"cost": (33.3, 33.3), "portability": (33.3, 33.3), "fit": (33.4, 33.4)})

    assert weights.lo == pytest.approx((0.333, 0.333, 0.334))
    assert weights.hi == pytest.approx((0.333, 0.333, 0.334))


def test_an_order_names_positions() -> None:
    criteria = ("cost", "portability", "fit")

    assert from_order(["fit", "cost"], criteria) == WeightOrder(order=(2, 0), count=3)


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (
            lambda: from_levels({"cost": (0.0, 0.0)}),
            Problem(
                path="importance",
                rule="weights-all-zero",
                message="nothing can be weighed: give at least one criterion a level above none",
                expected="at least one criterion with a level above none",
            ),
        ),
        (
            lambda: from_points({"cost": 0.0, "portability": 0.0}),
            Problem(
                path="points",
                rule="weights-all-zero",
                message="nothing can be weighed: give at least one criterion points above 0",
                expected="at least one criterion with points above 0",
            ),
        ),
        (
            lambda: from_order([], ["cost"]),
            Problem(
                path="order",
                rule="weights-all-zero",
                message="nothing can be weighed: give at least one criterion a place in the order",
                expected="at least one criterion with a place in the order",
            ),
        ),
        (
            lambda: from_points({"cost": 33.0, "portability": 65.0}),
            Problem(
                path="points.cost",
                rule="false-precision",
                message="points come in steps of 5, 33 is finer; did you mean 35?",
                found="33",
                expected="35",
            ),
        ),
        (
            lambda: from_ranges({"cost": (60.0, 80.0), "portability": (55.0, 80.0), "fit": (5.0, 10.0)}),
            Problem(
                path="ranges",
                rule="weights-too-heavy",
                message="the least weights add up to 120 points of 100; lower some by 20 in all: "
                "cost 60, portability 55, fit 5",
                found="120",
                expected="at most 100",
            ),
        ),
        (
            lambda: from_ranges({"cost": (10.0, 20.0), "portability": (10.0, 70.0)}),
            Problem(
                path="ranges",
                rule="weights-too-light",
                message="the greatest weights add up to 90 points of 100; raise some by 10 in all: "
                "portability 70, cost 20",
                found="90",
                expected="at least 100",
            ),
        ),
        (
            lambda: from_ranges({"cost": (40.0, 10.0), "portability": (0.0, 100.0)}),
            Problem(
                path="ranges.cost",
                rule="out-of-range",
                message="the least weight 40 is above the greatest weight 10",
                found="[40, 10]",
                expected="[10, 40]",
            ),
        ),
    ],
)
def test_importance_that_no_weights_agree_with_is_explained(build: object, expected: Problem) -> None:
    with pytest.raises(InvalidDocumentError) as raised:
        build()

    assert raised.value.problems == (expected,)


def test_all_reasons_are_given_at_once() -> None:
    with pytest.raises(InvalidDocumentError) as raised:
        from_ranges({"cost": (90.0, 10.0), "portability": (20.0, 30.0)})

    assert [problem.rule for problem in raised.value.problems] == [
        "weights-too-heavy",
        "weights-too-light",
        "out-of-range",
    ]
