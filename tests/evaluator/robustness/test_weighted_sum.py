from __future__ import annotations

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arithmetic import published
from aruntime_evaluator.robustness.analysis import outward
from aruntime_evaluator.robustness.weighted_sum import (
    leaders,
    value_range,
    values,
)
from aruntime_evaluator.weights.admissible import WeightBox


def by_sums(matrix: list[list[float]], objectives: list[str]) -> list[list[float]]:
    """Divide each column by its sum, after 1/x where less is better, as the published cases do."""
    columns = [
        [1 / x for x in column] if objective == "min" else list(column)
        for column, objective in zip(zip(*matrix, strict=True), objectives, strict=True)
    ]
    shares = [[x / fsum(column) for x in column] for column in columns]
    return [list(row) for row in zip(*shares, strict=True)]


def ranks(scored: tuple[float, ...]) -> list[int]:
    return [1 + sum(other > value for other in scored) for value in scored]


def test_weighted_sums_of_heating_losses_are_those_of_kracka_2010() -> None:
    case = published("wsm_kracka2010_heating_losses")
    weights = [w / fsum(case["weights"]) for w in case["weights"]]

    scored = values(weights, by_sums(case["matrix"], case["objectives"]))

    assert scored == pytest.approx(case["expected"]["scores"], abs=case["tolerance"])
    assert ranks(scored) == case["expected"]["ranks"]


def test_weights_are_used_as_they_are() -> None:
    """The weights of pymcdm's case add up to 2."""
    case = published("wsm_pymcdm_selfref")

    scored = values(case["weights"], by_sums(case["matrix"], case["objectives"]))

    assert scored == pytest.approx(case["expected"]["scores"], abs=case["tolerance"])
    assert ranks(scored) == case["expected"]["ranks"]


def test_on_fixed_scales_an_added_candidate_changes_no_other_value() -> None:
    case = published("rank_reversal_minmax")

    def scored(matrix: list[list[float]]) -> tuple[float, ...]:
        scales = case["fixed_anchor_range"]
        points = [
            [(x - least) / (most - least) for x, (least, most) in zip(row, scales, strict=True)]
            for row in matrix
        ]
        return values(case["weights"], points)

    assert scored(case["matrix"]) == pytest.approx(case["anchored_scores"])
    assert scored([*case["matrix"], case["added"]]) == pytest.approx(case["anchored_scores_after"])


def test_the_range_of_a_value_has_all_lower_scores_at_one_end_and_all_upper_at_the_other() -> None:
    """Least: 0.7·0.25 + 0.3·0.5; greatest: 0.3·0.5 + 0.7·1."""
    box = WeightBox(lo=(0.3, 0.3), hi=(0.7, 0.7))

    assert value_range(box, [(0.25, 0.5), (0.5, 1.0)]) == pytest.approx((0.325, 0.85))


def test_a_missing_score_leaves_the_whole_of_its_weight_open() -> None:
    box = WeightBox(lo=(0.5, 0.5), hi=(0.5, 0.5))

    assert value_range(box, [(1.0, 1.0), (0.0, 1.0)]) == (0.5, 1.0)


def test_totals_and_order_of_the_offices_of_goodwin_and_wright() -> None:
    case = published("wsm_office_location")

    scored = values(case["weights"], case["values"])

    assert scored == pytest.approx(case["expected"]["totals"], abs=case["tolerance"])
    assert sorted(range(7), key=lambda i: -scored[i]) == case["expected"]["order"]


def test_the_two_leaders_of_the_published_example_tie() -> None:
    case = published("wsm_tie_of_two")

    scored = values(case["weights"], case["values"])

    assert scored == pytest.approx(case["expected"]["totals"], abs=case["tolerance"])
    assert list(leaders(scored)) == case["expected"]["leaders"]


def test_an_exact_tie_has_two_leaders() -> None:
    case = published("weight_sensitivity_wsi")["cases"][0]

    scored = values(case["weights"], case["matrix"])

    assert scored == pytest.approx(case["scores"])
    assert leaders(scored) == (0, 1)


@pytest.mark.parametrize(
    ("range_", "printed"),
    [
        ((0.29, 0.57), (29, 57)),
        ((0.294, 0.571), (29, 58)),
        ((0.0, 1.0), (0, 100)),
        ((-0.031, 0.029), (-4, 3)),
    ],
)
def test_printed_ranges_are_rounded_outward(range_: tuple[float, float], printed: tuple[int, int]) -> None:
    """0.29 · 100 is 28.999999999999996 in floating point, and still 29 points."""
    assert outward(range_) == printed


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_printed_range_holds_the_true_one(one: float, other: float) -> None:
    lo, hi = min(one, other), max(one, other)

    shown = outward((lo, hi))

    assert shown[0] <= 100 * lo + 1e-9
    assert shown[1] >= 100 * hi - 1e-9
