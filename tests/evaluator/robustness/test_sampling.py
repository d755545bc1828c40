from __future__ import annotations

from collections.abc import Callable
from math import fsum, sumprod
from random import Random

import numpy as np
import pytest

from arithmetic import random_decisions
from aruntime_evaluator.robustness.sampling import uniform
from aruntime_evaluator.weights.admissible import Vector, WeightBox, WeightOrder

DRAWS = 8000
ERROR = 0.02
"""More than three standard errors of a share of 8,000 draws."""


def share(drawn: list[Vector], event: Callable[[Vector], bool]) -> float:
    return sum(map(event, drawn)) / len(drawn)


def draw(weights: WeightBox | WeightOrder, draws: int = DRAWS) -> list[Vector]:
    return uniform(weights, draws, Random(1))  # noqa: S311 - repeatable draws


def test_lower_bounds_leave_a_smaller_simplex() -> None:
    """Above half of the free 0.7, in one of three weights, lies a quarter of the triangle."""
    drawn = draw(WeightBox(lo=(0.2, 0.1, 0.0), hi=(1.0, 1.0, 1.0)))

    assert share(drawn, lambda w: w[0] > 0.55) == pytest.approx(0.25, abs=ERROR)
    assert share(drawn, lambda w: w[2] > 0.35) == pytest.approx(0.25, abs=ERROR)


def test_upper_bounds_leave_a_simplex_upside_down() -> None:
    """The triangle between the middles of the edges: its half with the larger weight holds three quarters."""
    drawn = draw(WeightBox(lo=(0.0, 0.0, 0.0), hi=(0.5, 0.5, 0.5)))

    assert share(drawn, lambda w: w[1] > 0.25) == pytest.approx(0.75, abs=ERROR)


def test_narrow_bounds_leave_a_box() -> None:
    """The first two are free in their bounds, the third is what they leave over."""
    drawn = draw(WeightBox(lo=(0.3, 0.3, 0.0), hi=(0.4, 0.4, 1.0)))

    assert share(drawn, lambda w: w[0] > 0.35) == pytest.approx(0.5, abs=ERROR)
    assert share(drawn, lambda w: w[0] > 0.35 and w[1] > 0.35) == pytest.approx(0.25, abs=ERROR)
    assert share(drawn, lambda w: w[2] > 0.3) == pytest.approx(0.5, abs=ERROR)


def test_a_set_that_darts_hardly_hit_is_walked_through() -> None:
    """Twelve small and eight large weights: fewer than one dart of 100 hits, so numpy throws many."""
    upper = (0.03,) * 12 + (0.5,) * 8
    darts = np.random.default_rng(5).random((400_000, 19)) * upper[:19]
    last = 1 - darts.sum(axis=1, keepdims=True)
    hits = np.hstack([darts, last])[(last >= 0).ravel() & (last <= upper[19]).ravel()]
    assert 2000 < len(hits) < 3000

    drawn = draw(WeightBox(lo=(0.0,) * 20, hi=upper), 4000)

    for i in (0, 11, 12, 19):
        for limit in (0.02, 0.1, 0.2):
            expected = float((hits[:, i] > limit).mean())
            assert share(drawn, lambda w, i=i, limit=limit: w[i] > limit) == pytest.approx(expected, abs=0.03)


def test_a_fixed_weight_stays_and_the_others_are_drawn() -> None:
    drawn = draw(WeightBox(lo=(0.0, 0.4, 0.0), hi=(1.0, 0.4, 1.0)))

    assert {w[1] for w in drawn} == {0.4}
    assert share(drawn, lambda w: w[0] > 0.15) == pytest.approx(0.75, abs=ERROR)


def test_exact_weights_are_all_that_can_be_drawn() -> None:
    assert draw(WeightBox(lo=(0.25, 0.75), hi=(0.25, 0.75)), 3) == [(0.25, 0.75)] * 3


def test_ordered_weights_are_spread_around_their_centroid() -> None:
    """Of all weights with w₃ ≥ w₁ those with w₃ ≥ 3/4 are half."""
    order = WeightOrder(order=(2, 0), count=3)

    drawn = draw(order)

    assert all(w[2] >= w[0] >= w[1] == 0.0 for w in drawn)
    assert share(drawn, lambda w: w[2] > 0.75) == pytest.approx(0.5, abs=ERROR)


def test_every_draw_is_admissible() -> None:
    for weights, _ in random_decisions():
        for drawn in draw(weights, 20):
            assert fsum(drawn) == pytest.approx(1.0, abs=1e-12)
            assert all(sumprod(c, drawn) >= bound - 1e-9 for c, bound in weights.constraints())


@pytest.mark.parametrize("draws", [1, 499, 501])
def test_as_many_weights_are_drawn_as_asked_for(draws: int) -> None:
    assert len(draw(WeightBox(lo=(0.0, 0.0), hi=(1.0, 0.7)), draws)) == draws


@pytest.mark.parametrize(
    ("weights", "last"),
    [
        (WeightBox(lo=(0.0, 0.0), hi=(1.0, 1.0)), (0.9694100169664465, 0.030589983033553536)),
        (
            WeightBox(lo=(0.2, 0.1, 0.0), hi=(1.0, 0.6, 1.0)),
            (0.3516195779914294, 0.24386202491647274, 0.40451839709209786),
        ),
        (
            WeightBox(lo=(0.0, 0.1, 0.0), hi=(0.5, 0.5, 0.4)),
            (0.4877640067865786, 0.15166501016882805, 0.36057098304459345),
        ),
        (
            WeightBox(lo=(0.3, 0.25, 0.0, 0.0), hi=(0.4, 0.4, 1.0, 0.1)),
            (0.3837577975662573, 0.33346814839786504, 0.2641834274464059),
        ),
        (
            WeightBox(lo=(0.0, 0.4, 0.0, 0.0), hi=(0.3, 0.4, 0.3, 0.5)),
            (0.06650749988191051, 0.4, 0.13136627809517162),
        ),
        (
            WeightBox(lo=(0.001,) * 12 + (0.01,) * 8, hi=(0.03,) * 12 + (0.5,) * 8),
            (0.005959288542248074, 0.017203615878792863, 0.0038832536829291973),
        ),
        (WeightOrder(order=(2, 0, 3), count=4), (0.09857254238851643, 0.0, 0.87083747457793)),
    ],
)
def test_a_seed_gives_the_same_weights_everywhere(
    weights: WeightBox | WeightOrder, last: tuple[float, ...]
) -> None:
    """The last of ten draws, to the last digit: one of each body that darts are thrown at, a walk, an order."""
    assert draw(weights, 10)[9][:3] == last
