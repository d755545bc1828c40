"""What was said of importance and scores, as weights and ranges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.weights.admissible import WeightBox
from aruntime_evaluator.weights.importance import admissible_weights
from aruntime_evaluator.weights.scores import score_candidate, widen
from mkdocs_aruntime.catalog.site import Site


@pytest.mark.parametrize(
    ("said", "lo", "hi"),
    [
        ({"importance": {"reach": "high", "cost": "high"}}, (0.25, 0.25, 0.0), (0.75, 0.75, 0.0)),
        ({"points": {"reach": 20, "cost": 60}}, (0.25, 0.75, 0.0), (0.25, 0.75, 0.0)),
        ({"ranges": {"reach": [0, 100], "cost": [0, 100]}}, (0.0, 0.0, 0.0), (1.0, 1.0, 0.0)),
        ({}, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
    ],
)
def test_a_criterion_that_is_not_named_weighs_nothing_unless_none_is(
    plain: Any, minimal: Site, said: dict[str, Any], lo: tuple[float, ...], hi: tuple[float, ...]
) -> None:
    reach, cost = minimal.policy.criteria
    policy = replace(minimal.policy, criteria=(reach, cost, replace(cost, id="care")))
    del plain["importance"]
    assert admissible_weights(decode(Decision, {**plain, **said}), policy) == WeightBox(lo=lo, hi=hi)


@pytest.mark.parametrize(
    ("lo", "hi", "least", "wide"),
    [(3, 3, 1, (2.5, 3.5)), (4, 4, 1, (3, 4)), (0, 0, 2, (0, 2)), (1, 3, 1, (1, 3)), (2, 2, 4, (0, 4))],
)
def test_widening_keeps_the_middle_where_the_scale_has_room(
    lo: float, hi: float, least: float, wide: tuple[float, float]
) -> None:
    assert widen(lo, hi, least) == wide


def test_widening_holds_the_range_and_stays_on_the_scale() -> None:
    tenths = [i / 10 for i in range(41)]
    for lo, hi in ((lo, hi) for lo in tenths for hi in tenths if lo <= hi):
        for least in (0.0, 0.5, 1.0, 2.0, 4.0):
            wide = widen(lo, hi, least)
            assert 0.0 <= wide[0] <= lo + 1e-12
            assert hi - 1e-12 <= wide[1] <= 4.0
            assert wide[1] - wide[0] >= least - 1e-12


def test_a_score_says_whether_it_was_given_and_whether_it_was_widened(plain: Any, minimal: Site) -> None:
    del plain["candidates"][2]["scores"]["cost"]
    alpha, _, gamma = decode(Decision, plain).candidates
    found = [
        score_candidate(each, minimal.policy)[id_] for each in (alpha, gamma) for id_ in ("reach", "cost")
    ]
    assert [(each.given, each.widened) for each in found] == [
        (True, False),
        (True, False),
        (True, True),
        (False, False),
    ]
