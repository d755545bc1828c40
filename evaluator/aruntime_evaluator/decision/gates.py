"""Step 2, gates: mandatory questions first; unknown is a state of its own, and evidence decides.

A gate is the Kleene conjunction of its checks: any fail fails it, else any unknown leaves it unknown;
a check that does not apply drops out (Kleene, Introduction to Metamathematics, 1952, section 64).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from aruntime_evaluator.decision.evidence import Inquiry, Question
from aruntime_evaluator.decision.waivers import apply_waivers
from aruntime_evaluator.model.decision import (
    AttestCheck,
    Candidate,
    Check,
    ClaimCheck,
    Result,
    SloCheck,
)
from aruntime_evaluator.model.policy import Gate, Stage
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import CheckResult, EvidenceLink, GateResult, Reason, State
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from aruntime_evaluator.proof.wilson import decide

OWN_QUESTION = "gate"
"""The id of the check that asks a gate's own question."""


def pass_gates(
    inquiry: Inquiry, candidate: Candidate, components: tuple[Runtime, ...], stage: Stage
) -> tuple[GateResult, ...]:
    """Put every gate of the policy to one candidate."""
    return tuple(_gate(inquiry, gate, candidate, components, stage) for gate in inquiry.policy.gates)


def without(
    results: Sequence[GateResult], levels: AbstractSet[EvidenceLevel], inquiry: Inquiry, candidate: Candidate
) -> tuple[GateResult, ...]:
    """The same gates where evidence of these levels decides nothing; what each link found stays as it was."""
    gates = {gate.id: gate for gate in inquiry.policy.gates}
    return tuple(
        _result(gates[each.id], tuple(_less(check, levels) for check in each.checks), inquiry, candidate)
        for each in results
    )


def checks_of(gate: Gate, requirements: Sequence[Check], stage: Stage) -> tuple[Check, ...]:
    """The checks of a gate; where none asks for the gate's own level, its own question as well.

    So a requirement may ask for less than its gate, but a gate is never passed on less.
    """
    least = gate.minimum[stage]
    if any(needed_level(gate, check, stage) >= least for check in requirements):
        return tuple(requirements)
    return (*requirements, AttestCheck(id=OWN_QUESTION, attest=gate.question))


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


def _gate(
    inquiry: Inquiry, gate: Gate, candidate: Candidate, components: tuple[Runtime, ...], stage: Stage
) -> GateResult:
    requirements = inquiry.decision.requirements.get(gate.id, ())
    questions = [
        Question(
            gate=gate,
            check=check,
            candidate=candidate,
            components=components,
            needed=needed_level(gate, check, stage),
            stage=stage,
        )
        for check in checks_of(gate, requirements, stage)
    ]
    return _result(gate, tuple(_check(inquiry, question) for question in questions), inquiry, candidate)


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
    excused = next(
        (each for each in question.candidate.not_applicable if each.check == question.reference), None
    )
    if excused is not None:
        return _answer(
            question, State.NOT_APPLICABLE, None, (), f"Does not apply: {excused.reason} ({excused.by})."
        )
    links = inquiry.links(question)
    state, reason = _settle(links)
    if state is State.UNKNOWN and reason is None:
        reason = _why_unknown(question, links)
    return _answer(question, state, reason, links, _explain(question, state, reason, links))


def _answer(
    question: Question, state: State, reason: Reason | None, links: tuple[EvidenceLink, ...], why: str
) -> CheckResult:
    return CheckResult(
        id=question.check.id,
        question=_asked(question.check),
        state=state,
        reason=reason,
        explanation=why,
        needed=question.needed,
        evidence=links,
        more_requests=_more_requests(question.check, links) if reason is Reason.INCONCLUSIVE else None,
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
        disputed = any(good.collected >= bad.collected for good in positives for bad in open_negatives)
        return (State.UNKNOWN, Reason.CONFLICTING) if disputed else (State.FAIL, None)
    if any(link.why_not is Reason.CONFLICTING for link in links):
        return State.UNKNOWN, Reason.CONFLICTING
    if positives:
        return State.PASS, None
    return State.UNKNOWN, None


def _closes(good: EvidenceLink, bad: EvidenceLink) -> bool:
    """Whether a positive settles a negative: it is stronger, or as strong and later."""
    return good.level > bad.level or (good.level == bad.level and good.collected > bad.collected)


def _why_unknown(question: Question, links: tuple[EvidenceLink, ...]) -> Reason:
    """The reason nearest to an answer: that of the strongest link."""
    if not links:
        return Reason.NO_EVIDENCE if isinstance(question.check, ClaimCheck) else Reason.NOT_ASSESSED
    undecided = [link for link in links if link.why_not is not None]
    strongest = max(undecided, key=lambda link: (link.level, link.collected, link.source))
    return strongest.why_not or Reason.INCONCLUSIVE


def _asked(check: Check) -> str:
    match check:
        case ClaimCheck():
            return f"{check.claim} is {check.is_.value}"
        case AttestCheck():
            return check.attest
        case SloCheck():
            goals = ", ".join(f"{key} ≤ {value:g}" for key, value in sorted(check.slo.items()))
            load = ", ".join(f"{key} {value:g}" for key, value in sorted(check.load.items()))
            return f"{goals} for {check.attainment:.1%} of requests" + (f" at {load}" if load else "")
    return "every licence is one of " + ", ".join(check.license)


def _more_requests(check: Check, links: tuple[EvidenceLink, ...]) -> int | None:
    if not isinstance(check, SloCheck):
        return None
    wanted = [
        decide(link.good, link.total, check.attainment).more_clean
        for link in links
        if link.good is not None and link.total and link.why_not is Reason.INCONCLUSIVE
    ]
    return min((more for more in wanted if more is not None), default=None)


_REASONS = {
    Reason.NOT_ASSESSED: "Nobody has looked yet",
    Reason.NO_EVIDENCE: "The directory has no evidence either way",
    Reason.NOT_YET: "The evidence bears a date that is still to come",
    Reason.EXPIRED: "The evidence has expired",
    Reason.LEVEL_TOO_LOW: "What is known is weaker than this gate asks for",
    Reason.SCOPE_MISMATCH: "The evidence is about another version, load or configuration",
    Reason.CONFLICTING: "The evidence contradicts itself",
    Reason.INCONCLUSIVE: "The evidence does not settle it",
    Reason.NO_APPROVER: "Nobody has approved it by name",
}


def _explain(question: Question, state: State, reason: Reason | None, links: tuple[EvidenceLink, ...]) -> str:
    more = _more_requests(question.check, links)
    if reason is Reason.INCONCLUSIVE and more is not None:
        return (
            f"The measured share is too near the target: {more} more requests without a miss would settle it."
        )
    if reason is not None:
        best = max((link.level for link in links), default=EvidenceLevel.E0)
        have = f"; the best so far is {best.value}" if links else ""
        return f"{_REASONS[reason]}: {question.needed.value} is needed{have}."
    wanted = Result.POSITIVE if state is State.PASS else Result.NEGATIVE
    names = ", ".join(
        f"{link.source} ({link.level.value})" for link in links if link.counts and link.result is wanted
    )
    return f"{'Shown' if state is State.PASS else 'Ruled out'} by {names}."
