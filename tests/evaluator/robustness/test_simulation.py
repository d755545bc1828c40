from __future__ import annotations

from math import fsum

import pytest

from arithmetic import published, random_decisions
from aruntime_evaluator.robustness.pairwise import least_leads, rank_ranges
from aruntime_evaluator.robustness.simulation import Simulation, simulate, standard_error
from aruntime_evaluator.weights.admissible import Range, WeightBox


def free(count: int) -> WeightBox:
    return WeightBox(lo=(0.0,) * count, hi=(1.0,) * count)


def exact(matrix: list[list[float]]) -> list[tuple[Range, ...]]:
    return [tuple((x, x) for x in row) for row in matrix]


def first_places(simulation: Simulation) -> list[float]:
    return [shares[0] for shares in simulation.acceptability]


def test_acceptability_equals_the_volume_of_favourable_weights() -> None:
    """Volumes and centroids of the polytopes as computed by pysensmcda, and by hand for two criteria."""
    for case in published("smaa_exact_acceptability")["cases"]:
        found = simulate(free(len(case["values"][0])), exact(case["values"]), draws=10_000, seed=1)

        for share, expected in zip(first_places(found), case["acceptability"], strict=True):
            assert share == pytest.approx(expected, abs=4 * standard_error(expected, 10_000))
        for central, expected in zip(found.central_weights, case["central_weights"], strict=True):
            assert central == (None if expected is None else pytest.approx(expected, abs=0.01))


def test_acceptability_of_the_municipal_plans_of_1998() -> None:
    case = published("smaa_municipal_plan_1998")
    columns = list(zip(*case["matrix"], strict=True))

    def scores(row: list[float]) -> tuple[Range, ...]:
        radius = (0.5, 0.1 * abs(row[1]), 10.0, 0.5)
        return tuple(
            ((x - r - min(c)) / (max(c) - min(c)), (x + r - min(c)) / (max(c) - min(c)))
            for x, r, c in zip(row, radius, columns, strict=True)
        )

    found = simulate(free(4), [scores(row) for row in case["matrix"]], draws=20_000, seed=1)

    acceptability = [100 * share for share in first_places(found)]
    assert acceptability == pytest.approx(
        case["expected"]["first_rank_acceptability_pct"], abs=case["tolerance"]["acceptability_pct"]
    )
    for factor, expected in zip(found.confidence, case["expected"]["confidence_factor_pct"], strict=True):
        assert 100 * (factor or 0.0) == pytest.approx(expected or 0, abs=case["tolerance"]["confidence_pct"])
    assert found.acceptability[4][0] == 0.0


def test_a_dominated_candidate_has_no_central_weights() -> None:
    case = published("smaa_unit_rules")["cases"][0]

    found = simulate(free(3), exact(case["values"]), draws=2000, seed=1)

    assert found.central_weights[0] == pytest.approx(case["expected"]["central_weights"][0], abs=0.02)
    assert found.central_weights[1] is None
    assert list(found.confidence) == case["expected"]["confidence"]


def test_those_who_tie_share_the_better_rank() -> None:
    case = published("smaa_unit_rules")["cases"][2]

    found = simulate(free(1), exact([*case["values"], [0.25]]), draws=10, seed=1)

    assert found.acceptability == ((1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    assert found.winning == ((0.0, 0.0, 1.0), (0.0, 0.0, 1.0), (0.0, 0.0, 0.0))
    assert found.confidence == (1.0, 1.0, None)


def test_a_tie_is_no_matter_of_rounding() -> None:
    case = published("weight_sensitivity_wsi")["cases"][0]
    weights = WeightBox(lo=tuple(case["weights"]), hi=tuple(case["weights"]))

    found = simulate(weights, exact(case["matrix"]), draws=10, seed=1)

    assert first_places(found) == [1.0, 1.0, 0.0, 0.0]
    assert found.winning[0][1] == found.winning[1][0] == 0.0
    assert found.confidence == (1.0, 1.0, None, None)


def test_the_winning_index_is_the_share_of_draws_in_which_one_is_better() -> None:
    """The first is better where the first weight is above 0.3."""
    found = simulate(free(2), exact([[1.0, 0.0], [0.3, 0.3]]), draws=2000, seed=1)

    assert found.winning[0][1] == pytest.approx(0.7, abs=0.04)
    assert found.winning[1][0] == pytest.approx(1 - found.winning[0][1])


def test_uncertain_scores_lower_the_confidence() -> None:
    """With its central weights each is first as often as its score is drawn above the other's."""
    found = simulate(free(1), [((0.2, 0.4),), ((0.3, 0.3),)], draws=4000, seed=1)

    assert found.confidence == (pytest.approx(0.5, abs=0.04), pytest.approx(0.5, abs=0.04))


def test_simulated_ranks_stay_within_the_exact_ones() -> None:
    for weights, scores in random_decisions():
        found = simulate(weights, scores, draws=50, seed=1)
        for shares, (best, worst) in zip(
            found.acceptability, rank_ranges(least_leads(weights, scores)), strict=True
        ):
            assert fsum(shares) == pytest.approx(1.0)
            assert all(best <= rank <= worst for rank, share in enumerate(shares, start=1) if share)


def test_a_seed_gives_the_same_numbers_everywhere() -> None:
    """These are the digits of every Python; another build of it that gives others breaks decision records."""
    box = WeightBox(lo=(0.1, 0.2, 0.1), hi=(0.6, 0.5, 0.4))
    scores = [((0.5, 0.75), (0.5, 0.5), (0.0, 1.0)), ((0.25, 0.5), (0.75, 1.0), (0.5, 0.5))]

    found = simulate(box, scores, draws=40, seed=7)

    assert found == simulate(box, scores, draws=40, seed=7)
    assert found != simulate(box, scores, draws=40, seed=8)
    assert found.acceptability == ((0.575, 0.425), (0.425, 0.575))
    assert found.central_weights == (
        (0.4297928651198762, 0.31890061250629975, 0.2513065223738241),
        (0.36500685046476666, 0.35764090995170766, 0.2773522395835257),
    )


def test_the_standard_error_of_one_half_and_2000_draws_is_about_a_percent() -> None:
    assert standard_error(0.5, 2000) == pytest.approx(0.01118, abs=1e-5)
    assert standard_error(0.0, 2000) == 0.0
