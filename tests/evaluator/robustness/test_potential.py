from __future__ import annotations

import pytest

from arithmetic import least_cost, published, random_decisions
from aruntime_evaluator.robustness.potential import best_margin
from aruntime_evaluator.weights.admissible import Range, WeightBox, WeightOrder, Weights

TWO = WeightBox(lo=(0.0, 0.0), hi=(1.0, 1.0))
THREE_CANDIDATES = [((1.0, 1.0), (0.0, 0.0)), ((0.0, 0.0), (1.0, 1.0)), ((0.6, 0.6), (0.6, 0.6))]


def exact(matrix: list[list[float]]) -> list[tuple[Range, ...]]:
    return [tuple((x, x) for x in row) for row in matrix]


def can_be_first(weights: Weights, scores: list[tuple[Range, ...]], i: int) -> bool:
    return best_margin(weights, scores, i) >= -1e-9


def test_who_can_be_first_is_who_has_favourable_weights_in_published_cases() -> None:
    """As computed by pysensmcda, and by hand for two criteria; none where it never is first."""
    for case in published("smaa_exact_acceptability")["cases"]:
        count = len(case["values"][0])
        free = WeightBox(lo=(0.0,) * count, hi=(1.0,) * count)
        found = [can_be_first(free, exact(case["values"]), i) for i in range(len(case["values"]))]
        assert found == [least is not None for least in case["weight_min"]]


def test_beaten_by_nobody_alone_and_still_never_first() -> None:
    """At 0.4 the third is behind one or the other, although ahead of each somewhere."""
    lower = [*THREE_CANDIDATES[:2], ((0.4, 0.4), (0.4, 0.4))]

    assert [can_be_first(TWO, lower, i) for i in range(3)] == [True, True, False]


def test_a_wide_score_may_be_first_at_its_upper_end() -> None:
    unknown = [*THREE_CANDIDATES[:2], ((0.0, 1.0), (0.4, 0.4))]

    assert can_be_first(TWO, unknown, 2)


def test_only_admissible_weights_put_one_first() -> None:
    order = WeightOrder(order=(1, 0), count=2)
    assert [can_be_first(order, THREE_CANDIDATES, i) for i in range(3)] == [False, True, True]


def test_the_margin_equals_that_of_a_linear_programming_solver() -> None:
    """Beside the weights the program has the lead and its opposite, since none of its variables is negative."""
    seen = set()
    for weights, scores in random_decisions():
        count = len(scores[0])
        leads = [
            (*(hi - lo for (_, hi), (lo, _) in zip(scores[0], row, strict=True)), -1.0, 1.0)
            for row in scores[1:]
        ]
        program = [
            *(((*row, 0.0, 0.0), bound) for row, bound in weights.constraints()),
            *((lead, 0.0) for lead in leads),
        ]
        least = least_cost((*(0.0,) * count, -1.0, 1.0), program)
        assert least is not None
        assert best_margin(weights, scores, 0) == pytest.approx(-least, abs=1e-9)
        seen.add(least <= 0)
    assert seen == {True, False}


def test_the_best_margin_says_how_near_to_first_one_comes() -> None:
    """The third leads by 0.1 where both criteria weigh the same; a dominated one always trails."""
    scores = exact([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6], [0.3, 0.35]])
    assert [best_margin(TWO, scores, i) for i in range(4)] == pytest.approx([0.4, 0.4, 0.1, -0.27])
    assert [can_be_first(TWO, scores, i) for i in range(4)] == [True, True, True, False]


def test_equals_have_no_margin_and_one_alone_leads_by_everything() -> None:
    scores = exact([[0.6, 0.6], [0.6, 0.6]])
    assert best_margin(TWO, scores, 0) == pytest.approx(0.0)
    assert best_margin(TWO, scores[:1], 0) == 1.0
