"""Waivers: an overlay, never a pass."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aruntime_evaluator.model.verdict import Reason, Standing, State, WaiverState
from conftest import examples
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
        (
            {"owner": "?", "approver": "-"},
            WaiverState.REFUSED,
            "It does not name its owner and approver.",
        ),
        ({"reason": "..."}, WaiverState.REFUSED, "It does not name its reason."),
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


ORDER = (
    Standing.QUALIFIED,
    Standing.CONDITIONAL,
    Standing.PROVISIONAL,
    Standing.DISQUALIFIED,
    Standing.NOT_COMPARABLE,
)


def test_who_takes_the_risk_of_a_fail_takes_that_of_an_unknown(plain: Any, ask: Any) -> None:
    plain["candidates"][2]["waivers"][0]["covers"] = "fail"
    assert candidate(ask(plain), "gamma").standing is Standing.CONDITIONAL
    plain["candidates"][2]["evidence"][3]["good"] = 100
    assert candidate(ask(plain), "gamma").standing is Standing.CONDITIONAL


def test_who_takes_the_risk_of_an_unknown_does_not_take_that_of_a_fail(plain: Any, ask: Any) -> None:
    plain["candidates"][2]["evidence"][3]["good"] = 100
    found = gate(ask(plain), "gamma", "speed").waivers[0]
    assert (found.state, found.explanation) == (
        WaiverState.UNUSED,
        "It covers unknown, and the gate is fail.",
    )


@given(
    who=st.sampled_from([0, 2]),
    kept=st.integers(0, 4),
    covers=st.sampled_from(["fail", "unknown", None]),
    excused=st.booleans(),
    no=st.fixed_dictionaries(
        {
            "check": st.sampled_from(["fit.amqp", "fit.client", "trust.telemetry", "speed.latency"]),
            "result": st.just("negative"),
            "level": st.sampled_from(["E1", "E2", "E3", "E4"]),
            "collected": st.sampled_from(
                ["2026-05-01", "2026-10-01", "2026-11-02", "2026-11-23", "2026-12-01"]
            ),
        },
        optional={
            "good": st.sampled_from([0, 900, 990, 1000]),
            "total": st.just(1000),
            "load": st.sampled_from([{"requests-per-second": 100}, {"concurrency": 1}]),
        },
    ),
)
@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bad_news_improves_a_standing(
    plain: Any, ask: Any, *, who: int, kept: int, covers: str | None, excused: bool, no: dict[str, Any]
) -> None:
    """Whatever is known, waived or left out already: one more *no* makes nobody better."""
    data = deepcopy(plain)
    each = data["candidates"][who]
    each["evidence"] = each["evidence"][:kept]
    each["waivers"] = [] if covers is None else [plain["candidates"][2]["waivers"][0] | {"covers": covers}]
    if excused:
        each["not-applicable"] = [
            {"check": "speed.latency", "reason": "No load.", "by": "A.", "decided": "2026-11-01"}
        ]
    before = candidate(ask(data, draws=0), each["id"]).standing
    each["evidence"] = [*each["evidence"], no]
    after = candidate(ask(data, draws=0), each["id"]).standing
    assert ORDER.index(after) >= ORDER.index(before)
