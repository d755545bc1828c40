"""Waivers: an overlay over a gate's own state, never a pass."""

from __future__ import annotations

import datetime as dt

from aruntime_evaluator.model.decision import Candidate, Waiver, WaiverCovers
from aruntime_evaluator.model.policy import Gate
from aruntime_evaluator.model.verdict import State, WaiverResult, WaiverState
from aruntime_evaluator.model.words import is_name

_COVERED = {
    WaiverCovers.FAIL: {State.FAIL, State.UNKNOWN},
    WaiverCovers.UNKNOWN: {State.UNKNOWN},
}
"""Who takes the risk of a fail takes that of not knowing too: bad news never improves a standing."""


def apply_waivers(gate: Gate, state: State, candidate: Candidate, as_of: dt.date) -> tuple[WaiverResult, ...]:
    """What becomes of each of a candidate's waivers for a gate in this state."""
    return tuple(
        WaiverResult(waiver=waiver, state=verdict, explanation=why)
        for waiver in candidate.waivers
        if waiver.gate == gate.id
        for verdict, why in [_judge(waiver, gate, state, candidate, as_of)]
    )


def _judge(
    waiver: Waiver, gate: Gate, state: State, candidate: Candidate, as_of: dt.date
) -> tuple[WaiverState, str]:
    if not gate.waivable:
        return WaiverState.REFUSED, f"The policy does not let anybody waive {gate.label.lower()}."
    if unnamed := _unnamed(waiver):
        return WaiverState.REFUSED, f"It does not name its {unnamed}."
    if waiver.expires < as_of:
        return WaiverState.EXPIRED, f"It ended on {waiver.expires.isoformat()}."
    if waiver.granted > as_of:
        return WaiverState.REFUSED, f"It starts on {waiver.granted.isoformat()}."
    other = [id_ for id_, version in waiver.versions.items() if candidate.components.get(id_) != version]
    if other:
        return WaiverState.REFUSED, f"It was granted for another version of {', '.join(sorted(other))}."
    if state not in _COVERED[waiver.covers]:
        return WaiverState.UNUSED, f"It covers {waiver.covers.value}, and the gate is {state.value}."
    return WaiverState.IN_FORCE, (
        f"{waiver.owner} carries the risk until {waiver.expires.isoformat()}, approved by {waiver.approver}."
    )


def _unnamed(waiver: Waiver) -> str:
    """What of a waiver is there in form only: nobody carries a risk under a blank name."""
    said = {"reason": waiver.reason, "owner": waiver.owner, "approver": waiver.approver}
    return " and ".join(what for what, text in said.items() if not is_name(text))
