from __future__ import annotations

from math import fsum, sumprod

import pytest

from arithmetic import least_cost, random_decisions
from aruntime_evaluator.robustness.least_shift import Move, WeightShift, least_shift
from aruntime_evaluator.robustness.weighted_sum import leaders, values


def test_a_sixth_of_the_weight_moves_from_the_first_criterion_to_the_second() -> None:
    found = least_shift((0.5, 0.3, 0.2), [(0.8, 0.4, 0.4), (0.4, 0.6, 0.6)], 1)

    assert found is not None
    assert found.amount == pytest.approx(1 / 6)
    assert found.moves == (Move(source=0, target=1, amount=pytest.approx(1 / 6)),)
    assert found.weights == pytest.approx((1 / 3, 0.3 + 1 / 6, 0.2))


def test_weight_is_taken_where_it_counts_least_until_there_is_none() -> None:
    """The rival is 0.16 behind: all 0.1 of the first, at 1.0 each, then 0.06 / 0.8 of the second."""
    found = least_shift((0.1, 0.7, 0.2), [(1.0, 0.6, 0.0), (0.5, 0.3, 0.5)], 1)

    assert found is not None
    assert found.amount == pytest.approx(0.175)
    assert found.moves == (
        Move(source=0, target=2, amount=pytest.approx(0.1)),
        Move(source=1, target=2, amount=pytest.approx(0.075)),
    )


def test_who_is_first_already_needs_no_shift() -> None:
    points = [(0.8, 0.4), (0.4, 0.8), (0.0, 0.0)]

    assert least_shift((0.5, 0.5), points, 1) == WeightShift(
        rival=1, amount=0.0, moves=(), weights=(0.5, 0.5)
    )


def test_a_dominated_rival_never_wins() -> None:
    assert least_shift((0.5, 0.5), [(0.8, 0.4), (0.8, 0.3)], 1) is None


def test_a_rival_with_a_double_wins_together_with_it() -> None:
    found = least_shift((0.6, 0.4), [(1.0, 0.0), (0.0, 1.0), (0.0, 1.0)], 1)

    assert found is not None
    assert found.amount == pytest.approx(0.1)


def test_a_rival_that_is_always_behind_somebody_never_wins() -> None:
    """The third passes the first where the second is ahead of both."""
    assert least_shift((0.9, 0.1), [(1.0, 0.0), (0.0, 1.0), (0.4, 0.4)], 2) is None


def test_to_win_is_more_than_to_pass_the_winner() -> None:
    """With 0.2 from the first criterion to the third it passes the first candidate, but not the second.

    Both are level where 2t + s = 0.4 and 0.4t + 1.4s = 0.12, with t taken from the first criterion and s from
    the second: t = 11/60, s = 2/60.
    """
    points = [(1.0, 0.0, 0.0), (0.0, 1.0, 0.6), (0.0, 0.0, 1.0)]

    found = least_shift((0.6, 0.2, 0.2), points, 2)

    assert found is not None
    assert found.amount == pytest.approx(13 / 60)
    assert found.moves == (
        Move(source=0, target=2, amount=pytest.approx(11 / 60)),
        Move(source=1, target=2, amount=pytest.approx(2 / 60)),
    )
    assert leaders(values(found.weights, points)) == (0, 1, 2)


def moved(weights: tuple[float, ...], moves: tuple[Move, ...]) -> list[float]:
    after = list(weights)
    for move in moves:
        after[move.source] -= move.amount
        after[move.target] += move.amount
    return after


def test_shifts_equal_those_of_a_linear_programming_solver() -> None:
    """Variables are what each criterion is given, then what each loses."""

    def lost(count: int, criterion: int) -> tuple[float, ...]:
        return tuple(-1.0 if i == count + criterion else 0.0 for i in range(2 * count))

    for weights, scores in random_decisions():
        now, points = weights.centre(), [[lo for lo, _ in row] for row in scores]
        count = len(now)
        for rival in range(len(points)):
            gains = [[a - b for a, b in zip(points[rival], other, strict=True)] for other in points]
            program = [
                ((1.0,) * count + (-1.0,) * count, 0.0),
                ((-1.0,) * count + (1.0,) * count, 0.0),
                *((lost(count, j), -now[j]) for j in range(count)),
                *(((*gain, *(-g for g in gain)), -sumprod(now, gain)) for gain in gains),
            ]
            expected = least_cost([1.0] * count + [0.0] * count, program)

            found = least_shift(now, points, rival)

            assert (found is None) == (expected is None)
            if found is not None:
                assert found.amount == pytest.approx(expected, abs=1e-9)
                assert rival in leaders(values(found.weights, points))
                assert moved(now, found.moves) == pytest.approx(found.weights, abs=1e-8)
                assert fsum(found.weights) == pytest.approx(1.0)
                assert min(found.weights) >= -1e-12
