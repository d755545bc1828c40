from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arithmetic import least_cost, random_decisions
from aruntime_evaluator.robustness.pairwise import (
    greatest_regrets,
    groups,
    least_leads,
    least_regret,
    necessary,
    possible,
    rank_ranges,
)
from aruntime_evaluator.robustness.weighted_sum import value_range
from aruntime_evaluator.weights.admissible import Range, WeightBox, WeightOrder, Weights

HALF_TO_HALF = WeightBox(lo=(0.4, 0.4), hi=(0.6, 0.6))
EXAMPLE = (
    ((0.75, 1.0), (0.5, 0.5)),
    ((0.5, 0.5), (0.75, 0.75)),
    ((0.0, 0.25), (0.25, 0.25)),
)
"""Three candidates and two criteria, with leads that are easily worked out by hand."""


def best_ranks(leads: Any) -> list[int]:
    return [best for best, _ in rank_ranges(leads)]


@st.composite
def decisions(draw: st.DrawFn) -> tuple[Weights, list[tuple[Range, ...]]]:
    """Draw weights of both shapes and score ranges on quarters, as people give them."""
    criteria = draw(st.integers(2, 4))
    quarter = st.integers(0, 4).map(lambda n: n / 4)
    ranges = st.tuples(quarter, quarter).map(lambda pair: (min(pair), max(pair)))
    row = st.tuples(*[ranges] * criteria)
    order = st.permutations(range(criteria)).map(lambda o: WeightOrder(order=tuple(o), count=criteria))
    shares = st.lists(st.integers(1, 9), min_size=criteria, max_size=criteria)
    box = st.tuples(shares, st.floats(0, 1), st.floats(1, 2)).map(lambda parts: around(*parts))
    return draw(order | box), draw(st.lists(row, min_size=2, max_size=5))


def around(shares: Sequence[int], below: float, above: float) -> WeightBox:
    weights = [share / fsum(shares) for share in shares]
    return WeightBox(lo=tuple(below * w for w in weights), hi=tuple(min(1.0, above * w) for w in weights))


def test_the_least_lead_has_the_lower_scores_of_one_and_the_upper_of_the_other() -> None:
    """The first leads the second by 0.25·w − 0.25·(1 − w) at least, with w = 0.4: −0.05."""
    leads = least_leads(HALF_TO_HALF, EXAMPLE)

    assert leads[0] == pytest.approx((0.0, -0.05, 0.35))
    assert leads[1] == pytest.approx((-0.2, 0.0, 0.35))
    assert leads[2] == pytest.approx((-0.7, -0.5, 0.0))


def test_leads_equal_those_of_a_linear_programming_solver() -> None:
    for weights, scores in random_decisions():
        leads = least_leads(weights, scores)
        for i, k in ((0, 1), (1, 0)):
            worst = [lo - hi for (lo, _), (_, hi) in zip(scores[i], scores[k], strict=True)]
            assert leads[i][k] == pytest.approx(least_cost(worst, weights.constraints()), abs=1e-9)


def test_who_is_surely_at_least_as_good_and_who_possibly() -> None:
    leads = least_leads(HALF_TO_HALF, EXAMPLE)

    assert necessary(leads) == ((True, False, True), (False, True, True), (False, False, True))
    assert possible(leads) == ((True, True, True), (True, True, True), (False, False, True))


def test_equal_candidates_are_surely_as_good_as_each_other() -> None:
    """The sum of 0.1 and 0.2 is not 0.3 in floating point; nobody leads by that."""
    leads = ((0.0, 0.1 + 0.2 - 0.3), (0.3 - 0.1 - 0.2, 0.0))

    assert necessary(leads) == ((True, True), (True, True))
    assert rank_ranges(leads) == ((1, 1), (1, 1))


def test_a_rank_is_bounded_by_those_who_surely_lead_and_those_who_might() -> None:
    assert rank_ranges(least_leads(HALF_TO_HALF, EXAMPLE)) == ((1, 2), (1, 2), (3, 3))


def test_candidates_that_cannot_be_told_apart_are_one_group() -> None:
    assert groups(best_ranks(least_leads(HALF_TO_HALF, EXAMPLE))) == ((0, 1), (2,))
    assert groups([3, 1, 5, 1, 3]) == ((1, 3), (0, 4), (2,))


def test_a_group_holds_together_by_those_between() -> None:
    """The third surely trails the first, but neither can be told from the second."""
    assert groups([1, 1, 2]) == ((0, 1, 2),)


def test_regret_is_how_far_the_best_of_the_others_can_be_ahead() -> None:
    regrets = greatest_regrets(least_leads(HALF_TO_HALF, EXAMPLE))

    assert regrets == pytest.approx((0.05, 0.2, 0.7))
    assert least_regret(regrets) == (0,)


def test_choices_with_the_same_greatest_regret_tie() -> None:
    assert least_regret((0.3, 0.1, 0.1 + 1e-12)) == (1, 2)


def test_a_candidate_without_rivals_is_first_and_regrets_nothing() -> None:
    leads = least_leads(HALF_TO_HALF, EXAMPLE[:1])

    assert rank_ranges(leads) == ((1, 1),)
    assert greatest_regrets(leads) == (0.0,)


@given(decisions())
def test_all_of_a_group_surely_lead_all_of_the_next(decision: Any) -> None:
    leads = least_leads(*decision)

    found = groups(best_ranks(leads))

    assert sorted(i for group in found for i in group) == list(range(len(leads)))
    for place, group in enumerate(found):
        behind = [k for later in found[place + 1 :] for k in later]
        assert all(leads[i][k] > 0 for i in group for k in behind)


@given(decisions())
def test_what_is_necessary_is_possible(decision: Any) -> None:
    leads = least_leads(*decision)

    for surely, perhaps in zip(necessary(leads), possible(leads), strict=True):
        assert all(b or not a for a, b in zip(surely, perhaps, strict=True))


@given(decisions(), st.data())
def test_widening_a_range_never_separates_candidates(decision: Any, data: st.DataObject) -> None:
    weights, scores = decision
    i = data.draw(st.integers(0, len(scores) - 1))
    unknown = [*scores[:i], ((0.0, 1.0),) * len(scores[i]), *scores[i + 1 :]]

    before, after = least_leads(weights, scores), least_leads(weights, unknown)

    for row, wider in zip(before, after, strict=True):
        assert all(b <= a + 1e-12 for a, b in zip(row, wider, strict=True))
    for (best, worst), (lower, upper) in zip(rank_ranges(before), rank_ranges(after), strict=True):
        assert lower <= best <= worst <= upper
    assert len(groups(best_ranks(after))) <= len(groups(best_ranks(before)))


@given(decisions(), st.data())
def test_raising_a_score_never_lowers_a_rank(decision: Any, data: st.DataObject) -> None:
    weights, scores = decision
    i = data.draw(st.integers(0, len(scores) - 1))
    better = [*scores[:i], tuple((min(1.0, lo + 0.25), min(1.0, hi + 0.25)) for lo, hi in scores[i])]
    raised = [*better, *scores[i + 1 :]]

    before, after = (rank_ranges(least_leads(weights, each))[i] for each in (scores, raised))

    assert after[0] <= before[0]
    assert after[1] <= before[1]


@given(decisions())
def test_a_dominated_candidate_is_never_first_and_changes_nothing_for_the_others(decision: Any) -> None:
    weights, scores = decision
    dominated = tuple((lo - 0.5, lo - 0.25) for lo, _ in scores[0])
    count = len(scores)

    before, after = least_leads(weights, scores), least_leads(weights, [*scores, dominated])

    assert [row[:count] for row in after[:count]] == list(before)
    assert rank_ranges(after)[count][0] > 1
    assert rank_ranges(after)[0] == rank_ranges(before)[0]  # of the one that dominates it


@given(decisions(), st.randoms())
def test_the_order_of_the_candidates_changes_no_bit(decision: Any, random: Any) -> None:
    weights, scores = decision
    order = list(range(len(scores)))
    random.shuffle(order)

    leads = least_leads(weights, scores)
    shuffled = least_leads(weights, [scores[i] for i in order])

    assert shuffled == tuple(tuple(leads[i][k] for k in order) for i in order)


@given(decisions())
def test_a_least_lead_is_never_above_the_difference_of_the_value_ranges_ends(decision: Any) -> None:
    weights, scores = decision
    lows, highs = zip(*(value_range(weights, row) for row in scores), strict=True)

    for i, row in enumerate(least_leads(weights, scores)):
        for k, lead in enumerate(row):
            assert lows[i] - highs[k] - 1e-12 <= lead <= highs[i] - lows[k] + 1e-12
