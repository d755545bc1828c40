"""No printed number promises more than the exact one: held against an independent solver on random decisions."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.optimize import linprog

from arithmetic import RandomDecision, coarse_decisions, random_decisions
from aruntime_evaluator.robustness.analysis import analyse
from aruntime_evaluator.robustness.central import Central
from aruntime_evaluator.robustness.score_table import ScoreTable
from aruntime_evaluator.robustness.simulation import simulate
from aruntime_evaluator.robustness.weight_stability import shifted
from aruntime_evaluator.weights.admissible import WeightBox
from conftest import some

NOISE = 1e-9
TENTH = 0.1


@cache
def tables() -> list[ScoreTable]:
    """Decisions with any numbers, and with the coarse ones that people write, where much ties."""
    return [table(each) for each in (*random_decisions()[::2], *coarse_decisions()[::2])]


def table(decision: RandomDecision) -> ScoreTable:
    weights, scores = decision
    ids = tuple(f"c{i}" for i in range(len(scores)))
    criteria = tuple(f"k{i}" for i in range(len(scores[0])))
    return ScoreTable(ids, criteria, weights, scores)


def admissible(given: ScoreTable, extra: int = 0) -> tuple[list[list[float]], list[float]]:
    """The weights' own inequalities as scipy has them, with so many variables more."""
    rows = [[-c for c in coefficients] + [0.0] * extra for coefficients, _ in given.weights.constraints()]
    return rows, [-bound for _, bound in given.weights.constraints()]


def best(given: ScoreTable, coefficients: list[float]) -> float:
    rows, bounds = admissible(given)
    found = linprog([-c for c in coefficients], rows, bounds, bounds=(0, 1))
    return -float(found.fun)


def margin(given: ScoreTable, i: int) -> float:
    """The most by which one can lead all others: the free variable is the lead."""
    rows, bounds = admissible(given, 1)
    for k, row in enumerate(given.ranges):
        if k != i:
            rows.append([lo - hi for (_, hi), (lo, _) in zip(given.ranges[i], row, strict=True)] + [1.0])
            bounds.append(0.0)
    count = len(given.criteria)
    found = linprog([0.0] * count + [-1.0], rows, bounds, bounds=[(0, 1)] * count + [(-1, 1)])
    return -float(found.fun)


def least_shift(given: ScoreTable, rival: int, lead: float) -> float | None:
    """Half the distance to the nearest weights with which the rival leads by so much its unequal rivals."""
    central = Central.of(given)
    now, points = np.array(central.weights), np.array(central.points)
    count = len(now)
    rows, bounds = [], []
    for k, row in enumerate(points):
        gain = points[rival] - row
        if k != rival and np.abs(gain).max() > NOISE:
            rows.append([*-gain, *gain])
            bounds.append(float(gain @ now) - lead)
    total = [[1.0] * count + [-1.0] * count]
    limits = [(0, None)] * count + [(0, weight) for weight in now]
    found = linprog([0.5] * 2 * count, rows, bounds, total, [0.0], bounds=limits)
    return float(found.fun) if found.success else None


def test_ranges_hold_what_the_solver_finds() -> None:
    for given in some(tables()[::2]):
        said = analyse(given, given.ids, draws=0, seed=1)
        totals, ranks, regrets = said.totals, said.ranks, said.regrets
        for i, id_ in enumerate(given.ids):
            lows, highs = [lo for lo, _ in given.ranges[i]], [hi for _, hi in given.ranges[i]]
            least, most = -best(given, [-lo for lo in lows]), best(given, highs)
            assert totals[id_][0] <= 100 * least + 1e-6
            assert totals[id_][1] >= 100 * most - 1e-6
            assert totals[id_][1] - totals[id_][0] < 100 * (most - least) + 2
            found, exact = ranks[id_].best_margin, margin(given, i)
            assert found is not None
            assert found <= 100 * exact + 1e-6 < found + 1 + 2e-6
            assert ranks[id_].can_be_first is (exact >= -1e-9) or abs(exact) < 1e-7
            behind = max(
                best(given, [hi - lo for (_, hi), lo in zip(row, lows, strict=True)])
                for k, row in enumerate(given.ranges)
                if k != i
            )
            assert regrets[id_] >= 100 * behind - 1e-6


def test_a_printed_move_of_weight_does_put_the_rival_first() -> None:
    seen = 0
    for given in tables():
        central = Central.of(given)
        points = np.array(central.points)
        for flip in central.weight_flips():
            rival = given.ids.index(flip.rival)
            if flip.points is None:
                assert equal_of_the_first(given, rival) or least_shift(given, rival, 1e-5) is None
                continue
            seen += 1
            after = dict(zip(central.criteria, central.weights, strict=True))
            for move in flip.moves:
                after[move.source] -= move.points / 100
                after[move.target] += move.points / 100
            assert min(after.values()) > -NOISE
            values = points @ np.array(list(after.values()))
            unequal = np.abs(points - points[rival]).max(axis=1) > NOISE
            assert (values[rival] - values[unequal]).min() > 0
            exact = least_shift(given, rival, 0.0)
            assert exact is not None
            assert 100 * exact - 1e-6 <= flip.points
    assert seen > 250


def equal_of_the_first(given: ScoreTable, rival: int) -> bool:
    """Whether the rival is the double of who is first, and never ahead of it."""
    points = np.array(Central.of(given).points)
    return any(
        np.abs(points[i] - points[rival]).max() <= NOISE for i in Central.of(given).first if i != rival
    )


def test_most_printed_moves_are_as_near_as_tenths_allow() -> None:
    gaps = [
        (flip.points - 100 * exact, len(flip.moves))
        for given in tables()
        for flip in Central.of(given).weight_flips()
        if flip.points is not None
        and (exact := least_shift(given, given.ids.index(flip.rival), 0.0)) is not None
    ]
    assert sum(gap <= TENTH * moves + 1e-6 for gap, moves in gaps) / len(gaps) > 0.97


def test_a_printed_change_of_a_score_does_change_the_first_place() -> None:
    seen = 0
    for given in tables():
        central = Central.of(given)
        for flip in central.score_flips():
            seen += 1
            points = np.array(central.points)
            who, winner = central.ids.index(flip.candidate), central.ids.index(flip.winner)
            points[who, central.criteria.index(flip.criterion)] += flip.change / 4
            assert -NOISE <= points.min() <= points.max() <= 1 + NOISE
            values = points @ np.array(central.weights)
            assert values[winner] >= values.max() - NOISE
            before = central.first[0] if winner != who else who
            others = [i for i in range(len(values)) if i != winner and (i == before or winner == who)]
            assert all(values[winner] > values[i] for i in others)
    assert seen > 500


def test_a_printed_interval_is_stable_and_holds_the_weight_of_now() -> None:
    seen = 0
    for given in tables():
        central = Central.of(given)
        for found in central.stability():
            seen += 1
            i = central.criteria.index(found.criterion)
            assert found.lo <= found.weight <= found.hi
            assert abs(found.weight - 100 * central.weights[i]) <= 0.5 + 1e-6
            for end in (found.lo, found.hi):
                if found.lo == found.hi:
                    continue  # level already: no more than the weight of now is said
                weights = np.array(shifted(central.weights, i, end / 100))
                values = np.array(central.points) @ weights
                assert values[central.first[0]] >= values.max() - 1e-7
    assert seen > 500


def test_a_share_is_never_rounded_to_always_or_never() -> None:
    """A thousandth of all draws is one in a hundred as printed, and 999 of 1,000 are 99."""
    weights = WeightBox(lo=(0.0, 0.0), hi=(1.0, 1.0))
    rows = (((0.5, 0.5), (0.5, 0.5)), ((0.0, 0.0), (0.5005, 0.5005)))
    shares = _simulated(ScoreTable(("a", "b"), ("x", "y"), weights, rows))
    assert shares == {"a": (0.99, 0.01), "b": (0.01, 0.99)}


def _simulated(given: ScoreTable) -> dict[str, tuple[float, ...]]:
    simulation = simulate(given.weights, given.ranges, draws=20_000, seed=1)
    assert 0 < simulation.acceptability[1][0] < 0.005
    found = analyse(given, given.ids, draws=20_000, seed=1)
    return {id_: each.acceptability for id_, each in found.ranks.items()}
