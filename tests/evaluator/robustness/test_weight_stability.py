from __future__ import annotations

import pytest

from arithmetic import published
from aruntime_evaluator.robustness.weight_stability import (
    WeightStability,
    leave_one_out,
    shifted,
    weight_stability,
)
from aruntime_evaluator.robustness.weighted_sum import leaders, values


def test_the_winner_stays_first_down_to_where_its_lead_crosses_zero() -> None:
    assert weight_stability((0.6, 0.4), [(1.0, 0.0), (0.0, 1.0)], 0, 0) == WeightStability(
        criterion=0, weight=0.6, lo=0.5, hi=1.0, below=(1,), above=()
    )


def test_intervals_equal_those_of_a_dense_grid() -> None:
    case = published("weight_sensitivity_wsi")["cases"][1]
    weights, points = case["weights"], case["matrix"]
    assert values(weights, points) == pytest.approx(case["scores"])

    for expected in case["criteria"]:
        found = weight_stability(weights, points, case["winner"], expected["criterion"])

        assert (found.lo, found.hi) == pytest.approx(expected["interval"], abs=1e-8)
        assert (found.lo, found.hi) == pytest.approx(expected["grid"], abs=1e-5)


def test_intervals_of_the_example_after_triantaphyllou_and_sanchez() -> None:
    case = published("weight_sensitivity_wsi")["cases"][2]
    weights, points = case["weights"], case["matrix"]
    assert values(weights, points) == pytest.approx(case["scores"], abs=1e-6)

    for criterion, expected in enumerate(case["winner_stability_intervals_proportional"]):
        found = weight_stability(weights, points, 0, criterion)

        assert (found.lo, found.hi) == pytest.approx(expected, abs=1e-5)


def test_past_the_interval_the_named_rival_is_first() -> None:
    case = published("weight_sensitivity_wsi")["cases"][1]
    weights, points = case["weights"], case["matrix"]

    for criterion in range(6):
        found = weight_stability(weights, points, 0, criterion)
        for rivals, past in ((found.below, found.lo - 1e-6), (found.above, found.hi + 1e-6)):
            if rivals:
                assert leaders(values(shifted(weights, criterion, past), points)) == rivals
        for inside in (found.lo + 1e-6, found.hi - 1e-6):
            assert leaders(values(shifted(weights, criterion, inside), points)) == (0,)


def test_where_two_tie_the_interval_ends_at_the_weight_itself() -> None:
    case = published("weight_sensitivity_wsi")["cases"][0]

    first = weight_stability(case["weights"], case["matrix"], 0, 0)
    second = weight_stability(case["weights"], case["matrix"], 1, 0)

    assert (first.lo, first.below) == (pytest.approx(0.3), (1,))
    assert (second.hi, second.above) == (pytest.approx(0.3), (0,))
    assert first.lo <= 0.3 <= second.hi


def test_several_rivals_can_take_over_at_once() -> None:
    found = weight_stability((0.6, 0.4), [(1.0, 0.0), (0.0, 1.0), (0.0, 1.0)], 0, 0)

    assert found.below == (1, 2)


def test_a_weight_that_changes_nothing_is_stable_from_nothing_to_all() -> None:
    found = weight_stability((0.5, 0.5), [(0.8, 0.6), (0.4, 0.2)], 0, 1)

    assert (found.lo, found.hi, found.below, found.above) == (0.0, 1.0, (), ())


def test_a_single_criterion_has_nothing_to_give_its_weight_to() -> None:
    found = weight_stability((1.0,), [(0.8,), (0.4,)], 0, 0)

    assert (found.lo, found.hi) == (0.0, 1.0)


def test_the_other_weights_keep_their_proportions() -> None:
    assert shifted((0.5, 0.3, 0.2), 0, 0.75) == pytest.approx((0.75, 0.15, 0.1))


def test_others_without_weight_share_what_is_left() -> None:
    assert shifted((1.0, 0.0, 0.0), 0, 0.5) == (0.5, 0.25, 0.25)
    assert shifted((1.0, 0.0), 0, 0.5) == (0.5, 0.5)


def test_leaving_out_the_criterion_that_decides_changes_the_first_place() -> None:
    points = [(1.0, 0.5, 0.5), (0.0, 0.75, 0.75)]

    assert leave_one_out((0.5, 0.25, 0.25), points) == ((1,), (0,), (0,))


def test_without_their_only_criterion_all_tie() -> None:
    assert leave_one_out((1.0,), [(0.8,), (0.4,)]) == ((0, 1),)
