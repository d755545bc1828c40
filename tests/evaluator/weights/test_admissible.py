from __future__ import annotations

from itertools import pairwise
from math import fsum, sumprod

import pytest

from arithmetic import least_cost, published, random_decisions
from aruntime_evaluator.weights.admissible import WeightBox, WeightOrder, Weights, maximum, minimum, unit

FREE = WeightBox(lo=(0.0, 0.0, 0.0), hi=(1.0, 1.0, 1.0))
BOX = WeightBox(lo=(0.2, 0.1, 0.0), hi=(0.6, 0.5, 1.0))
ORDER = WeightOrder(order=(2, 0, 1), count=3)


def test_what_is_missing_to_one_is_spent_on_the_largest_coefficients() -> None:
    box = WeightBox(lo=(0.2, 0.2), hi=(0.7, 0.7))

    assert box.best_for((1.0, 3.0)) == pytest.approx((0.3, 0.7))
    assert maximum(box, (1.0, 3.0)) == pytest.approx(2.4)
    assert minimum(box, (1.0, 3.0)) == pytest.approx(1.6)


def test_equal_coefficients_are_served_in_their_order() -> None:
    assert FREE.best_for((1.0, 1.0, 0.0)) == (1.0, 0.0, 0.0)


def test_exact_weights_leave_nothing_to_choose() -> None:
    exact = WeightBox(lo=(0.3, 0.45, 0.25), hi=(0.3, 0.45, 0.25))

    assert exact.best_for((0.0, 0.0, 1.0)) == (0.3, 0.45, 0.25)
    assert exact.centre() == (0.3, 0.45, 0.25)


def test_the_extremes_equal_those_of_a_linear_programming_solver() -> None:
    for weights, scores in random_decisions():
        coefficients = [hi - lo for (hi, _), (_, lo) in pairwise((*scores[0], scores[1][0]))]
        opposite = [-c for c in coefficients]

        assert minimum(weights, coefficients) == pytest.approx(
            least_cost(coefficients, weights.constraints()), abs=1e-9
        )
        assert maximum(weights, coefficients) == pytest.approx(
            -least_cost(opposite, weights.constraints()), abs=1e-9
        )


def test_the_best_ordered_weights_are_an_extreme_point() -> None:
    coefficients = (0.5, 0.9, 0.2)

    assert ORDER.extreme_points() == (
        (0.0, 0.0, 1.0),
        (0.5, 0.0, 0.5),
        (1 / 3, 1 / 3, 1 / 3),
    )
    assert ORDER.best_for(coefficients) == (1 / 3, 1 / 3, 1 / 3)
    assert maximum(ORDER, coefficients) == max(sumprod(w, coefficients) for w in ORDER.extreme_points())


def test_the_centre_of_an_order_is_its_rank_order_centroid() -> None:
    """Closed form: the criterion in place i of n weighs (1/i + … + 1/n) / n."""
    for case in published("ordinal_weights_roc")["cases"]:
        order = WeightOrder(order=tuple(range(case["n"])), count=case["n"])

        assert order.centre() == pytest.approx(case["expected"], abs=1e-10)
        means = [fsum(column) / case["n"] for column in zip(*order.extreme_points(), strict=True)]
        assert order.centre() == pytest.approx(means)


def test_a_criterion_out_of_the_order_weighs_nothing() -> None:
    order = WeightOrder(order=(2, 0), count=4)

    assert order.centre() == (0.25, 0.0, 0.75, 0.0)
    assert maximum(order, (0.0, 1.0, 0.0, 1.0)) == 0.0


def test_the_centre_of_bounds_lies_as_far_between_them_in_every_criterion() -> None:
    """Of 1.8 between the bounds 0.7 is missing: 7/18 of the way."""
    assert BOX.centre() == pytest.approx((0.2 + 0.4 * 7 / 18, 0.1 + 0.4 * 7 / 18, 7 / 18))


@pytest.mark.parametrize("weights", [FREE, BOX, ORDER])
def test_the_centre_is_admissible(weights: Weights) -> None:
    for coefficients, bound in weights.constraints():
        assert sumprod(coefficients, weights.centre()) >= bound - 1e-15


def test_tightened_bounds_are_all_reached() -> None:
    """The first two take at least 0.3 and at most 1.1, so that the third never weighs more than 0.7."""
    tight = BOX.tightened()

    assert tight.hi == pytest.approx((0.6, 0.5, 0.7))
    assert tight.lo == pytest.approx((0.2, 0.1, 0.0))
    for i in range(3):
        assert minimum(BOX, unit(3, i)) == pytest.approx(tight.lo[i])
        assert maximum(BOX, unit(3, i)) == pytest.approx(tight.hi[i])


def test_a_lower_bound_is_what_the_others_leave_over() -> None:
    box = WeightBox(lo=(0.0, 0.0), hi=(0.4, 1.0))

    assert box.tightened() == WeightBox(lo=(0.0, 0.6), hi=(0.4, 1.0))


def test_bounds_that_go_without_saying_are_no_constraints() -> None:
    assert FREE.constraints() == (((1.0, 1.0, 1.0), 1.0), ((-1.0, -1.0, -1.0), -1.0))
    assert BOX.constraints()[2:] == (
        ((1.0, 0.0, 0.0), 0.2),
        ((0.0, 1.0, 0.0), 0.1),
        ((-1.0, 0.0, 0.0), -0.6),
        ((0.0, -1.0, 0.0), -0.5),
    )
    assert WeightOrder(order=(2, 0), count=3).constraints()[2:] == (
        ((0.0, -1.0, 0.0), 0.0),
        ((-1.0, 0.0, 1.0), 0.0),
    )
