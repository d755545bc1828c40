"""Waivers: an overlay, never a pass."""

from __future__ import annotations

from typing import Any

import pytest

from aruntime_evaluator.model.verdict import Reason, Standing, State, WaiverState
from evaluations import candidate, gate


def test_a_waiver_leaves_the_gates_own_state(plain: Any, ask: Any) -> None:
    found = gate(ask(plain), "gamma", "speed")
    assert (found.state, found.reason, found.waived) == (State.UNKNOWN, Reason.INCONCLUSIVE, True)
    assert (
        found.waivers[0].explanation == "B. Owner carries the risk until 2027-01-31, approved by C. Approver."
    )


@pytest.mark.parametrize(
    ("change", "state", "why"),
    [
        ({"expires": "2026-11-22"}, WaiverState.EXPIRED, "It ended on 2026-11-22."),
        ({"granted": "2026-12-01"}, WaiverState.REFUSED, "It starts on 2026-12-01."),
        ({"covers": "fail"}, WaiverState.UNUSED, "It covers fail, and the gate is unknown."),
        ({"versions": {"gamma": "1.0"}}, WaiverState.REFUSED, "It was granted for another version of gamma."),
        ({"gate": "fit"}, WaiverState.REFUSED, "The policy does not let anybody waive fit."),
    ],
)
def test_a_waiver_that_does_not_hold_says_why(
    plain: Any, ask: Any, change: dict[str, Any], state: WaiverState, why: str
) -> None:
    plain["candidates"][2]["waivers"][0] |= change
    evaluation = ask(plain)
    result = gate(evaluation, "gamma", change.get("gate", "speed")).waivers[0]
    assert (result.state, result.explanation) == (state, why)
    assert candidate(evaluation, "gamma").standing is Standing.PROVISIONAL


def test_a_waiver_holds_from_its_first_day_to_its_last(plain: Any, ask: Any) -> None:
    plain["candidates"][2]["waivers"][0] |= {"granted": "2026-11-23", "expires": "2026-11-23"}
    assert gate(ask(plain), "gamma", "speed").waived


def test_an_expired_waiver_equals_none(plain: Any, ask: Any) -> None:
    plain["candidates"][2]["waivers"][0]["expires"] = "2026-11-22"
    expired = candidate(ask(plain), "gamma")
    plain["candidates"][2]["waivers"] = []
    none = candidate(ask(plain), "gamma")
    assert (expired.standing, expired.total, expired.why) == (none.standing, none.total, none.why)
