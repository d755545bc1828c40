"""Step 2, gates: mandatory questions first; unknown is a state of its own, and evidence decides.

A gate is the Kleene conjunction of its checks: any fail fails it, else any unknown leaves it unknown;
a check that does not apply drops out (Kleene, Introduction to Metamathematics, 1952, section 64).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.gates.evidence import Inquiry, Question
from aruntime_evaluator.gates.exemptions import exempt
from aruntime_evaluator.gates.waivers import apply_waivers
from aruntime_evaluator.gates.wording import asked, explain, more_requests
from aruntime_evaluator.model.decision import (
    AttestCheck,
    Candidate,
    Check,
    ClaimCheck,
    Result,
)
from aruntime_evaluator.model.policy import Gate, Stage
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import (
    OWN_QUESTION,
    TOGETHER,
    CheckResult,
    Connection,
    EvidenceLink,
    GateResult,
    Reason,
    State,
)
from aruntime_evaluator.model.vocabulary import EvidenceLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A candidate's components, and what is known of them together."""

    components: tuple[Runtime, ...]
    setting: Setting
    connection: Connection


def pass_gates(inquiry: Inquiry, candidate: Candidate, stack: Stack, stage: Stage) -> tuple[GateResult, ...]:
    """Put every gate of the policy to one candidate."""
    return tuple(_gate(inquiry, gate, candidate, stack, stage) for gate in inquiry.policy.gates)


def without(
    results: Sequence[GateResult], levels: AbstractSet[EvidenceLevel], inquiry: Inquiry, candidate: Candidate
) -> tuple[GateResult, ...]:
    """The same gates where evidence of these levels decides nothing; what each link found stays as it was."""
    gates = {gate.id: gate for gate in inquiry.policy.gates}
    return tuple(
        _result(gates[each.id], tuple(_less(check, levels) for check in each.checks), inquiry, candidate)
        for each in results
    )


def needed_level(gate: Gate, check: Check, stage: Stage) -> EvidenceLevel:
    """The evidence level that decides a check at a stage."""
    if stage is Stage.DECIDE and check.level is not None:
        return check.level
    return gate.minimum[stage]


def kleene(states: Iterable[State]) -> State:
    """Any fail fails; else any unknown is unknown; what does not apply drops out.

    Example:
        ``pass, unknown`` is unknown; ``fail, unknown`` is fail; ``pass, not-applicable`` is pass.
    """
    found = {state for state in states if state is not State.NOT_APPLICABLE}
    for state in (State.FAIL, State.UNKNOWN, State.PASS):
        if state in found:
            return state
    return State.NOT_APPLICABLE


def _gate(inquiry: Inquiry, gate: Gate, candidate: Candidate, stack: Stack, stage: Stage) -> GateResult:
    def ask(check: Check) -> CheckResult:
        asked_of, layers = inquiry.whose(check)
        question = Question(
            gate=gate,
            check=check,
            candidate=candidate,
            components=stack.components,
            needed=needed_level(gate, check, stage),
            stage=stage,
            setting=stack.setting,
            asked_of=asked_of,
            layers=layers,
        )
        return _check(inquiry, question)

    checks = tuple(map(ask, inquiry.decision.requirements.get(gate.id, ())))
    denied = {each.check for each in candidate.evidence if each.result is Result.NEGATIVE}
    if not _asks_enough(checks, gate.minimum[stage]) or f"{gate.id}.{OWN_QUESTION}" in denied:
        checks = (*checks, ask(AttestCheck(id=OWN_QUESTION, attest=gate.question)))
    if gate.together and (not stack.connection.whole or f"{gate.id}.{TOGETHER}" in denied):
        checks = (*checks, ask(AttestCheck(id=TOGETHER, attest=gate.together)))
    return _result(gate, checks, inquiry, candidate)


def _asks_enough(required: Sequence[CheckResult], least: EvidenceLevel) -> bool:
    """Whether a gate need not ask its own question besides.

    A requirement may ask for less than its gate, but a gate is never passed on less: one requirement that
    applies asks for the gate's own level, or none applies at all.
    """
    left = [check for check in required if check.state is not State.NOT_APPLICABLE]
    return bool(required) and (not left or any(check.needed >= least for check in left))


def _result(
    gate: Gate, checks: tuple[CheckResult, ...], inquiry: Inquiry, candidate: Candidate
) -> GateResult:
    """What the checks make of a gate, and its waivers of that."""
    state = kleene(check.state for check in checks)
    waivers = apply_waivers(gate, state, candidate, inquiry.as_of)
    return GateResult(
        id=gate.id,
        state=state,
        reason=next((check.reason for check in checks if check.state is State.UNKNOWN), None)
        if state is State.UNKNOWN
        else None,
        waived=any(each.in_force for each in waivers),
        waivers=waivers,
        checks=checks,
    )


def _check(inquiry: Inquiry, question: Question) -> CheckResult:
    links = inquiry.links(question)
    state, reason = _settle(links)
    if state is State.UNKNOWN and reason is None:
        reason = _why_unknown(question, links)
    exemption = exempt(question, against=_speaks_against(links, state), as_of=inquiry.as_of)
    if exemption is not None and exemption.holds:
        return _answer(question, State.NOT_APPLICABLE, None, (), exemption.explanation)
    why = explain(question, state, reason, links)
    if exemption is not None:
        why = f"{why} {exemption.explanation}"
    return _answer(question, state, reason, links, why)


def _speaks_against(links: tuple[EvidenceLink, ...], state: State) -> bool:
    """Whether a *no* counts that nothing outweighs."""
    return state is not State.PASS and any(link.counts and link.result is Result.NEGATIVE for link in links)


def _answer(
    question: Question, state: State, reason: Reason | None, links: tuple[EvidenceLink, ...], why: str
) -> CheckResult:
    return CheckResult(
        id=question.check.id,
        question=asked(question.check),
        state=state,
        reason=reason,
        explanation=why,
        needed=question.needed,
        evidence=links,
        more_requests=more_requests(question.check, links) if reason is Reason.INCONCLUSIVE else None,
    )


def _less(check: CheckResult, levels: AbstractSet[EvidenceLevel]) -> CheckResult:
    """The check where links of these levels are too weak to count."""
    if not any(link.counts and link.level in levels for link in check.evidence):
        return check
    links = tuple(
        replace(link, counts=False, why_not=Reason.LEVEL_TOO_LOW)
        if link.counts and link.level in levels
        else link
        for link in check.evidence
    )
    state, reason = _settle(links)
    return replace(
        check, state=state, reason=reason or Reason.LEVEL_TOO_LOW if state is State.UNKNOWN else None
    )


def _settle(links: tuple[EvidenceLink, ...]) -> tuple[State, Reason | None]:
    """Pass, fail or unknown from all evidence on one check, with the reason where it contradicts itself."""
    positives = [link for link in links if link.counts and link.result is Result.POSITIVE]
    negatives = [link for link in links if link.counts and link.result is Result.NEGATIVE]
    open_negatives = [link for link in negatives if not any(_closes(good, link) for good in positives)]
    if open_negatives:
        disputed = any(_day(good) >= _day(bad) for good in positives for bad in open_negatives)
        return (State.UNKNOWN, Reason.CONFLICTING) if disputed else (State.FAIL, None)
    if any(link.why_not is Reason.CONFLICTING for link in links):
        return State.UNKNOWN, Reason.CONFLICTING
    if positives:
        return State.PASS, None
    return State.UNKNOWN, None


def _closes(good: EvidenceLink, bad: EvidenceLink) -> bool:
    """Whether a positive settles a negative: it is stronger, or as strong and later."""
    return good.level > bad.level or (good.level == bad.level and _day(good) > _day(bad))


def _day(link: EvidenceLink) -> dt.date:
    """When it was collected; evidence without a day is older than any other."""
    return link.collected or dt.date.min


def _why_unknown(question: Question, links: tuple[EvidenceLink, ...]) -> Reason:
    """The reason nearest to an answer: that of the strongest link."""
    if not links:
        return Reason.NO_EVIDENCE if isinstance(question.check, ClaimCheck) else Reason.NOT_ASSESSED
    if any(link.why_not is Reason.NOT_PASSED_ON for link in links):
        return Reason.NOT_PASSED_ON
    undecided = [link for link in links if link.why_not is not None]
    strongest = max(undecided, key=lambda link: (link.level, _day(link), link.source))
    return strongest.why_not or Reason.INCONCLUSIVE
