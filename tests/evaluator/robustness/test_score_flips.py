from __future__ import annotations

import pytest

from aruntime_evaluator.robustness.score_flips import ScoreFlip, score_flips
from aruntime_evaluator.robustness.weighted_sum import leaders, values


def test_a_score_makes_up_the_lead_by_itself() -> None:
    flips = score_flips((0.5, 0.5), [(0.8, 0.6), (0.6, 0.6)])

    assert flips == tuple(
        ScoreFlip(candidate=candidate, criterion=criterion, change=pytest.approx(change), leaders=(1,))
        for candidate, criterion, change in ((0, 0, -0.2), (0, 1, -0.2), (1, 0, 0.2), (1, 1, 0.2))
    )


def test_a_change_beyond_the_scale_flips_nothing() -> None:
    """The winner leads by 0.3: the second criterion would have to change by 0.3 / 0.25 = 1.2."""
    flips = score_flips((0.75, 0.25), [(0.9, 0.5), (0.5, 0.5)])

    assert {(flip.candidate, flip.criterion) for flip in flips} == {(0, 0), (1, 0)}


def test_a_change_to_the_very_end_of_the_scale_counts() -> None:
    """The winner leads by 0.1: its second score may fall to 0, the rival's may rise to 1."""
    flips = score_flips((0.5, 0.5), [(1.0, 0.2), (0.2, 0.8)])

    assert [(flip.candidate, flip.criterion) for flip in flips] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_score_without_weight_flips_nothing() -> None:
    flips = score_flips((1.0, 0.0), [(0.9, 0.1), (0.5, 0.9)])

    assert {flip.criterion for flip in flips} == {0}


def test_the_winner_falls_to_whoever_is_next() -> None:
    points = [(0.9, 0.5), (0.5, 0.7), (0.7, 0.5), (0.1, 0.1)]

    falls = [flip for flip in score_flips((0.5, 0.5), points) if flip.candidate == 0]

    assert {flip.leaders for flip in falls} == {(1, 2)}
    assert {round(flip.change, 9) for flip in falls} == {-0.2}


def test_where_two_share_the_first_place_the_least_change_decides() -> None:
    flips = score_flips((0.5, 0.5), [(0.8, 0.4), (0.4, 0.8)])

    assert {flip.change for flip in flips} == {0.0}
    assert {(flip.candidate, flip.leaders) for flip in flips} == {(0, (1,)), (1, (0,))}


def test_a_candidate_without_rivals_has_nobody_to_fall_to() -> None:
    assert score_flips((0.5, 0.5), [(0.8, 0.4)]) == ()


def test_a_little_more_than_the_change_flips_the_first_place() -> None:
    weights, points = (0.5, 0.3, 0.2), [(0.8, 0.6, 0.4), (0.7, 0.7, 0.3), (0.2, 0.9, 0.8)]
    flips = score_flips(weights, points)

    assert len(flips) == 7
    for flip in flips:
        for share, first in ((0.999, (0,)), (1.001, flip.leaders)):
            changed = [list(row) for row in points]
            changed[flip.candidate][flip.criterion] += share * flip.change
            assert leaders(values(weights, changed)) == first
