"""What is said not to apply drops out with a day, a name, a reason and an end, and hides no *no*."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.verdict import Standing, State
from conftest import TODAY as AS_OF
from evaluations import candidate, check, gate
from mkdocs_aruntime.catalog.site import Site

EXCUSE = {"check": "speed.latency", "reason": "No load here.", "by": "D. Cider", "decided": "2026-11-01"}


def excused(plain: Any, *changes: dict[str, Any]) -> Any:
    """The decision in which gamma's measurement is said not to apply, in one way or several."""
    plain["candidates"][2] |= {"not-applicable": [EXCUSE | each for each in changes or ({},)], "waivers": []}
    return plain


def test_what_does_not_apply_drops_out(plain: Any, ask: Any) -> None:
    evaluation = ask(excused(plain))
    found = check(evaluation, "gamma", "speed.latency")
    assert (found.state, found.explanation) == (
        State.NOT_APPLICABLE,
        "Does not apply until 2027-01-30: No load here (D. Cider).",
    )
    gamma = candidate(evaluation, "gamma")
    assert (gamma.standing, gamma.why) == (
        Standing.QUALIFIED,
        "It passes every gate but what is said not to apply: Speed.",
    )


def test_it_ends_when_it_says_or_when_evidence_would(plain: Any, ask: Any) -> None:
    assert check(ask(excused(plain, {"expires": "2026-11-23"})), "gamma", "speed.latency").state is (
        State.NOT_APPLICABLE
    )
    assert "until 2027-01-30" in (
        check(ask(excused(plain, {"expires": "2030-01-01"})), "gamma", "speed.latency").explanation
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"decided": None}, "it bears no date"),
        ({"decided": "2026-11-24"}, "it is of 2026-11-24, which is still to come"),
        ({"decided": "2026-08-01"}, "it ended on 2026-10-30"),
        ({"expires": "2026-11-22"}, "it ended on 2026-11-22"),
        ({"by": "-"}, "it names nobody"),
        ({"reason": "..."}, "it gives no reason"),
    ],
)
def test_what_is_not_said_in_full_counts_for_nothing(
    plain: Any, ask: Any, change: dict[str, Any], why: str
) -> None:
    found = check(ask(excused(plain, change)), "gamma", "speed.latency")
    assert found.state is State.UNKNOWN
    assert found.explanation.endswith(f" It is said not to apply, which does not count: {why}.")


def test_one_that_holds_is_enough(plain: Any, ask: Any) -> None:
    found = check(ask(excused(plain, {"by": "-"}, {})), "gamma", "speed.latency")
    assert found.state is State.NOT_APPLICABLE


def test_a_no_that_counts_stays(plain: Any, ask: Any) -> None:
    data = excused(plain)
    data["candidates"][2]["evidence"][3] |= {"good": 100}
    found = check(ask(data), "gamma", "speed.latency")
    assert (found.state, found.explanation.endswith("evidence speaks against it.")) == (State.FAIL, True)


def test_a_no_that_is_disputed_stays_too(plain: Any, ask: Any) -> None:
    data = excused(plain)
    record = data["candidates"][2]["evidence"][3]
    data["candidates"][2]["evidence"] += [record | {"good": 1000}, record | {"good": 100}]
    assert check(ask(data), "gamma", "speed.latency").state is State.UNKNOWN


@pytest.mark.parametrize("reference", ["fit.client", "fit.amqp", "fit.gate"])
def test_what_nobody_may_waive_nobody_may_leave_out(plain: Any, ask: Any, reference: str) -> None:
    data = excused(plain, {"check": reference})
    if reference == "fit.gate":
        del data["requirements"]["fit"]
    data["candidates"][2]["evidence"] = [
        each for each in data["candidates"][2]["evidence"] if not each["check"].startswith("fit.")
    ]
    for each in data["candidates"]:
        each["evidence"] = [e for e in each.get("evidence", []) if e["check"] != "fit.client"]
        each["evidence"] = [e for e in each["evidence"] if not e["check"].startswith("fit")]
    found = check(ask(data), "gamma", reference)
    assert found.state is State.UNKNOWN
    assert found.explanation.endswith("which does not count: the policy lets nobody waive fit.")


def test_a_gate_is_not_passed_on_less_because_its_hardest_check_is_left_out(plain: Any, ask: Any) -> None:
    """What is left asks for a document only, so the gate asks its own question besides."""
    data = {**excused(plain), "target": {"edition": "commercial", "option": "plugin"}}
    data["requirements"]["speed"].append(
        {"id": "amqp", "claim": "protocols.amqp", "is": "partial", "level": "E2"}
    )
    found = gate(ask(data), "gamma", "speed")
    assert [(each.id, each.state) for each in found.checks] == [
        ("latency", State.NOT_APPLICABLE),
        ("amqp", State.PASS),
        ("gate", State.UNKNOWN),
    ]
    assert found.state is State.UNKNOWN


def test_who_is_asked_nothing_has_passed_nothing(plain: Any, minimal: Site) -> None:
    """Every gate of a policy that lets everything be waived is said not to apply."""
    policy = replace(
        minimal.policy, gates=tuple(replace(each, waivable=True) for each in minimal.policy.gates)
    )
    references = ("fit.amqp", "fit.client", "trust.telemetry", "speed.latency")
    data = excused(plain, *({"check": each} for each in references))
    found = evaluate(decode(Decision, data), minimal.catalog, policy, Terms(as_of=AS_OF))
    gamma = candidate(found, "gamma")
    assert (gamma.standing, gamma.why) == (
        Standing.PROVISIONAL,
        "It passes no gate; these are said not to apply: Fit, Trust, Speed.",
    )
