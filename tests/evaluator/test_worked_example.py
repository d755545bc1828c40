"""The example of docs/method/numbers.md, number by number."""

from __future__ import annotations

import pytest

from aruntime_evaluator.robustness import (
    least_shift,
    pairwise,
    potential,
    score_flips,
    weight_stability,
    weighted_sum,
)
from aruntime_evaluator.robustness.analysis import outward
from aruntime_evaluator.robustness.simulation import simulate, standard_error
from aruntime_evaluator.weights.importance import from_ranges

WEIGHTS = from_ranges({"cost": (40.0, 60.0), "portability": (20.0, 40.0), "fit": (10.0, 30.0)})
A = ((0.75, 1.0), (0.5, 0.5), (0.75, 0.75))
B = ((0.5, 0.5), (1.0, 1.0), (0.5, 0.75))
C = ((0.25, 0.5), (0.5, 0.5), (0.0, 1.0))
SCORES = (A, B, C)
CENTRE = (0.5, 0.3, 0.2)
MIDDLE = [[(lo + hi) / 2 for lo, hi in row] for row in SCORES]


def test_weights() -> None:
    assert WEIGHTS.lo == pytest.approx((0.4, 0.2, 0.1))
    assert WEIGHTS.hi == pytest.approx((0.6, 0.4, 0.3))
    assert WEIGHTS.centre() == pytest.approx(CENTRE)


def test_values() -> None:
    ranges = [weighted_sum.value_range(WEIGHTS, row) for row in SCORES]

    assert [lo for lo, _ in ranges] == pytest.approx([0.65, 0.6, 0.225])
    assert [hi for _, hi in ranges] == pytest.approx([0.85, 0.75, 0.65])
    assert [outward(each) for each in ranges] == [(65, 85), (60, 75), (22, 65)]


def test_leads_ranks_groups_and_regrets() -> None:
    leads = pairwise.least_leads(WEIGHTS, SCORES)

    assert leads[0] == pytest.approx((0.0, -0.1, 0.025))
    assert leads[1] == pytest.approx((-0.25, 0.0, -0.05))
    assert leads[2] == pytest.approx((-0.6, -0.475, 0.0))
    ranks = pairwise.rank_ranges(leads)
    assert ranks == ((1, 2), (1, 3), (2, 3))
    assert pairwise.groups([best for best, _ in ranks]) == ((0, 1, 2),)
    regrets = pairwise.greatest_regrets(leads)
    assert regrets == pytest.approx((0.1, 0.25, 0.6))
    assert pairwise.least_regret(regrets) == (0,)


def test_best_margins() -> None:
    margins = [potential.best_margin(WEIGHTS, SCORES, i) for i in range(3)]
    assert [margin >= 0 for margin in margins] == [True, True, False]


def test_stability() -> None:
    assert weighted_sum.values(CENTRE, MIDDLE) == pytest.approx((0.7375, 0.675, 0.4375))
    cost, portability, fit = (weight_stability.weight_stability(CENTRE, MIDDLE, 0, i) for i in range(3))

    assert (cost.lo, cost.hi, cost.below) == (pytest.approx(0.4), 1.0, (1,))
    assert (portability.lo, portability.hi, portability.above) == (0.0, pytest.approx(2.125 / 5.625), (1,))
    assert (fit.lo, fit.hi) == (0.0, 1.0)
    assert weight_stability.leave_one_out(CENTRE, MIDDLE) == ((1,), (0,), (0,))


def test_shifts_and_flips() -> None:
    shift = least_shift.least_shift(CENTRE, MIDDLE, 1)
    assert shift is not None
    assert shift.amount == pytest.approx(0.0625 / 0.875)
    assert [(move.source, move.target) for move in shift.moves] == [(0, 1)]

    flips = {
        (flip.candidate, flip.criterion): flip.change for flip in score_flips.score_flips(CENTRE, MIDDLE)
    }
    assert flips[0, 0] == pytest.approx(-0.125)
    assert flips[0, 1] == pytest.approx(-0.0625 / 0.3)
    assert (1, 1) not in flips


def test_simulation() -> None:
    found = simulate(WEIGHTS, SCORES, draws=2000, seed=1)

    assert [[round(100 * share) for share in row] for row in found.acceptability] == [
        [87, 13, 0],
        [13, 87, 0],
        [0, 0, 100],
    ]
    assert [None if c is None else round(100 * c) for c in found.confidence] == [98, 35, None]
    assert [None if w is None else [round(100 * x) for x in w] for w in found.central_weights] == [
        [51, 29, 20],
        [46, 36, 19],
        None,
    ]
    assert round(100 * found.winning[0][1]) == 87
    assert standard_error(found.acceptability[0][0], 2000) == pytest.approx(0.008, abs=0.0005)
