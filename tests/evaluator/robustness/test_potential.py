from __future__ import annotations

import pytest

from arithmetic import least_cost, published, random_decisions
from aruntime_evaluator.robustness.potential import best_margin, can_be_first, favourable_weights
from aruntime_evaluator.weights.admissible import Range, WeightBox, WeightOrder, unit

TWO = WeightBox(lo=(0.0, 0.0), hi=(1.0, 1.0))
THREE_CANDIDATES = [((1.0, 1.0), (0.0, 0.0)), ((0.0, 0.0), (1.0, 1.0)), ((0.6, 0.6), (0.6, 0.6))]


def exact(matrix: list[list[float]]) -> list[tuple[Range, ...]]:
    return [tuple((x, x) for x in row) for row in matrix]


def test_favourable_weights_equal_published_ones() -> None:
    """The bounds of the polytopes as computed by pysensmcda, and by hand for two criteria."""
    for case in published("smaa_exact_acceptability")["cases"]:
        count = len(case["values"][0])
        free = WeightBox(lo=(0.0,) * count, hi=(1.0,) * count)
        for i, (least, greatest) in enumerate(zip(case["weight_min"], case["weight_max"], strict=True)):
            found = favourable_weights(free, exact(case["values"]), i)

            if least is None:
                assert found is None
            else:
                assert found is not None
                assert [lo for lo, _ in found] == pytest.approx(least, abs=1e-6)
                assert [hi for _, hi in found] == pytest.approx(greatest, abs=1e-6)


def test_beaten_by_nobody_alone_and_still_never_first() -> None:
    """At 0.4 the third is behind one or the other, although ahead of each somewhere."""
    lower = [*THREE_CANDIDATES[:2], ((0.4, 0.4), (0.4, 0.4))]

    assert [can_be_first(TWO, lower, i) for i in range(3)] == [True, True, False]
    assert favourable_weights(TWO, lower, 2) is None


def test_a_wide_score_may_be_first_at_its_upper_end() -> None:
    unknown = [*THREE_CANDIDATES[:2], ((0.0, 1.0), (0.4, 0.4))]

    assert can_be_first(TWO, unknown, 2)


def test_weights_are_admissible_and_favourable() -> None:
    order = WeightOrder(order=(1, 0), count=2)

    assert favourable_weights(order, THREE_CANDIDATES, 2) == (
        (pytest.approx(0.4), pytest.approx(0.5)),
        (pytest.approx(0.5), pytest.approx(0.6)),
    )
    assert not can_be_first(order, THREE_CANDIDATES, 0)


def test_alone_a_candidate_is_first_with_all_admissible_weights() -> None:
    box = WeightBox(lo=(0.25, 0.0), hi=(1.0, 0.5))

    assert favourable_weights(box, THREE_CANDIDATES[:1], 0) == (
        (pytest.approx(0.5), pytest.approx(1.0)),
        (pytest.approx(0.0), pytest.approx(0.5)),
    )


def test_favourable_weights_equal_those_of_a_linear_programming_solver() -> None:
    for weights, scores in random_decisions():
        count = len(scores[0])
        leads = [
            tuple(hi - lo for (_, hi), (lo, _) in zip(scores[0], row, strict=True)) for row in scores[1:]
        ]
        program = [*weights.constraints(), *((lead, 0.0) for lead in leads)]
        least = [least_cost(unit(count, i), program) for i in range(count)]

        found = favourable_weights(weights, scores, 0)

        assert (found is None) == (None in least)
        assert can_be_first(weights, scores, 0) == (found is not None)
        if found is not None:
            greatest = [-(least_cost(unit(count, i, -1.0), program) or 0.0) for i in range(count)]
            assert [lo for lo, _ in found] == pytest.approx(least, abs=1e-9)
            assert [hi for _, hi in found] == pytest.approx(greatest, abs=1e-9)


def test_the_best_margin_says_how_near_to_first_one_comes() -> None:
    """The third leads by 0.1 where both criteria weigh the same; a dominated one always trails."""
    scores = exact([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6], [0.3, 0.35]])
    assert [best_margin(TWO, scores, i) for i in range(4)] == pytest.approx([0.4, 0.4, 0.1, -0.27])
    assert [can_be_first(TWO, scores, i) for i in range(4)] == [True, True, True, False]


def test_equals_have_no_margin_and_one_alone_leads_by_everything() -> None:
    scores = exact([[0.6, 0.6], [0.6, 0.6]])
    assert best_margin(TWO, scores, 0) == pytest.approx(0.0)
    assert best_margin(TWO, scores[:1], 0) == 1.0
