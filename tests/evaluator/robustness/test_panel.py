"""What the arithmetic says, said again in names, in points of 100 and of the 0-4 scale.

Weights lie between (0.5, 0.3) and (0.7, 0.5), in the middle at (0.6, 0.4). In the middle of their ranges a
scores (0.625, 0.375), b (0.375, 0.625) and c (0.125, 0.125): 0.525, 0.475 and 0.125.
"""

from __future__ import annotations

import pytest

from aruntime_evaluator.model.evaluation import Contribution, Ranks, WeightRange
from aruntime_evaluator.model.robustness import (
    LeaveOneOut,
    ScoreFlip,
    StabilityInterval,
    WeightFlip,
    WeightMove,
)
from aruntime_evaluator.robustness.panel import Panel
from aruntime_evaluator.robustness.simulation import Simulation
from aruntime_evaluator.weights.admissible import Range, WeightBox

A: tuple[Range, ...] = ((0.5, 0.75), (0.25, 0.5))
B: tuple[Range, ...] = ((0.25, 0.5), (0.5, 0.75))
C: tuple[Range, ...] = ((0.0, 0.25), (0.0, 0.25))
BOX = WeightBox(lo=(0.5, 0.3), hi=(0.7, 0.5))


def panel(*rows: tuple[Range, ...], weights: WeightBox = BOX) -> Panel:
    return Panel(tuple("abcde"[: len(rows)]), ("cost", "reach"), weights, rows)


def exact(*points: tuple[float, float], weights: tuple[float, float] = (0.5, 0.5)) -> Panel:
    rows = (tuple((x, x) for x in row) for row in points)
    return panel(*rows, weights=WeightBox(lo=weights, hi=weights))


def test_the_first_is_who_has_the_greatest_value_in_the_middle() -> None:
    assert panel(A, B, C).central_values == pytest.approx((0.525, 0.475, 0.125))
    assert (panel(A, B, C).central.first, panel(B, A, C).central.first) == ((0,), (1,))
    assert panel(C, A, B).by_value() == ("b", "c", "a")


def test_of_those_who_tie_the_first_by_id_is_the_winner_and_the_least_regretted() -> None:
    tied = panel(C, A, A)
    assert (tied.central.first, tied.least_regret()) == ((1, 2), "b")


def test_totals_are_rounded_outward() -> None:
    """For a from 0.5·0.5 + 0.5·0.25 = 0.375 to 0.7·0.75 + 0.3·0.5 = 0.675."""
    assert panel(A, B, C).totals()["a"] == (37, 68)


def test_each_criterion_adds_its_weight_times_its_score() -> None:
    """0.6 of 0.5 to 0.75, and 0.4 of 0.25 to 0.5."""
    assert panel(A, B, C).contributions("a") == {
        "cost": Contribution(lo=30, hi=45),
        "reach": Contribution(lo=10, hi=20),
    }


def test_the_greatest_regret_is_what_the_best_other_may_be_ahead() -> None:
    """b may lead a by 0.5·0.5, a may lead b by 0.7·0.5, and a may lead c by 0.7·0.75 + 0.3·0.5."""
    assert panel(A, B, C).regrets() == {"a": 25, "b": 35, "c": 68}
    assert panel(A, B, C).least_regret() == "a"


def test_nobody_regrets_what_surely_leads() -> None:
    assert exact((1.0, 1.0), (0.0, 0.0)).regrets() == {"a": 0, "b": 100}


def test_every_pair_is_related_both_ways_and_none_to_itself() -> None:
    found = {(each.a, each.b): each for each in panel(A, B, C).relations(None)}
    assert {pair: each.difference for pair, each in found.items()} == {
        ("a", "b"): (-25, 35),
        ("a", "c"): (12, 68),
        ("b", "a"): (-35, 25),
        ("b", "c"): (7, 63),
        ("c", "a"): (-68, -12),
        ("c", "b"): (-63, -7),
    }
    assert {pair for pair, each in found.items() if each.necessary} == {("a", "c"), ("b", "c")}
    assert {pair for pair, each in found.items() if not each.possible} == {("c", "a"), ("c", "b")}
    assert {each.wins for each in found.values()} == {None}


def test_groups_may_be_asked_of_some_only() -> None:
    assert panel(A, B, C).groups() == (("a", "b"), ("c",))
    assert panel(A, B, C).groups(["b", "c"]) == (("b",), ("c",))
    assert panel(A, B, C).groups([]) == ()


def test_weights_are_shown_in_points() -> None:
    assert panel(A, B, C).weight_ranges() == {
        "cost": WeightRange(lo=50, hi=70, central=60),
        "reach": WeightRange(lo=30, hi=50, central=40),
    }


def test_a_weight_is_stable_up_to_where_the_named_rival_takes_over() -> None:
    """a leads b by 0.25 where cost is all, and is behind by as much where it is nothing."""
    assert panel(A, B, C).central.stability() == (
        StabilityInterval(criterion="cost", weight=60, lo=50, hi=100, below="b", above=None),
        StabilityInterval(criterion="reach", weight=40, lo=0, hi=50, below=None, above="b"),
    )


def test_the_weight_that_must_move_is_said_in_points() -> None:
    """b is 0.05 behind and gains 0.5 per weight moved: level after 10 points, first after the next tenth.

    c is behind in everything.
    """
    assert panel(A, B, C).central.weight_flips() == (
        WeightFlip(rival="b", points=10.1, moves=(WeightMove(source="cost", target="reach", points=10.1),)),
        WeightFlip(rival="c", points=None),
    )


def test_the_rival_for_which_the_least_weight_must_move_comes_first() -> None:
    """c ties with a; e has to pass c at 0.29 / 0.59 for cost, d to pass e at 0.06 / 0.16; b never wins."""
    flips = exact((0.6, 0.4), (0.0, 0.0), (0.4, 0.6), (0.0, 0.95), (0.1, 0.89)).central.weight_flips()
    assert [(flip.rival, flip.points) for flip in flips] == [("c", 0.1), ("e", 0.9), ("d", 12.6), ("b", None)]


def test_a_change_of_a_score_is_said_on_its_scale() -> None:
    """a leads by 0.05: 0.05 / 0.6 of the scale for cost, 0.05 / 0.4 for reach; c lacks 0.4 / 0.6."""
    assert panel(A, B, C).central.score_flips() == (
        ScoreFlip(candidate="a", criterion="cost", change=-0.34, winner="b"),
        ScoreFlip(candidate="b", criterion="cost", change=0.34, winner="b"),
        ScoreFlip(candidate="a", criterion="reach", change=-0.51, winner="b"),
        ScoreFlip(candidate="b", criterion="reach", change=0.51, winner="b"),
        ScoreFlip(candidate="c", criterion="cost", change=2.67, winner="c"),
    )


def test_where_two_would_take_over_the_first_by_id_is_named() -> None:
    falls = [flip for flip in panel(A, B, B).central.score_flips() if flip.candidate == "a"]
    assert {flip.winner for flip in falls} == {"b"}


def test_leaving_a_criterion_out_says_who_is_first_and_whether_that_is_new() -> None:
    assert panel(A, B, C).central.leave_one_out() == (
        LeaveOneOut(criterion="cost", first=("b",), changes=True),
        LeaveOneOut(criterion="reach", first=("a",), changes=False),
    )


def test_a_criterion_that_weighs_nothing_is_not_left_out() -> None:
    """And what is left without the only one that does cannot be weighed either."""
    rows = tuple(tuple((x, x) for x in row) for row in [(0.6, 0.4, 1.0), (0.4, 0.6, 0.0)])
    weights = WeightBox(lo=(0.5, 0.5, 0.0), hi=(0.5, 0.5, 0.0))
    found = Panel(("a", "b"), ("cost", "reach", "fame"), weights, rows).central.leave_one_out()
    assert [each.criterion for each in found] == ["cost", "reach"]
    assert exact((0.6, 0.4), (0.4, 0.6), weights=(1.0, 0.0)).central.leave_one_out() == ()


def test_shares_have_two_decimals_and_their_error_three() -> None:
    """The error of one half of 2,000 draws is 0.01118; who is never first has no typical weights."""
    simulation = Simulation(
        draws=2000,
        acceptability=((0.5004, 0.4996), (0.0, 1.0)),
        central_weights=((0.6049, 0.3951), None),
        confidence=(0.7777, None),
        winning=((0.0, 0.5555), (0.4444, 0.0)),
    )
    assert panel(A, B).ranks(simulation) == {
        "a": Ranks(
            best=1,
            worst=2,
            can_be_first=True,
            best_margin=35,
            acceptability=(0.5, 0.5),
            standard_error=0.012,
            confidence_factor=0.78,
            central_weights={"cost": 0.6, "reach": 0.4},
        ),
        "b": Ranks(
            best=1, worst=2, can_be_first=True, best_margin=25, acceptability=(0.0, 1.0), standard_error=0.0
        ),
    }
    assert [each.wins for each in panel(A, B).relations(simulation)] == [0.56, 0.44]
