"""What a check asks and why it stands where it stands, in one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.gates.evidence import Question
from aruntime_evaluator.model.decision import AttestCheck, Check, ClaimCheck, Result, SloCheck
from aruntime_evaluator.model.figures import exact_percent
from aruntime_evaluator.model.verdict import EvidenceLink, Met, Reason, State
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from aruntime_evaluator.proof.wilson import decide, out_of_reach

_REASONS = {
    Reason.NOT_ASSESSED: "Nobody has looked yet",
    Reason.NO_EVIDENCE: "The directory has no evidence either way",
    Reason.NOT_YET: "The evidence bears a date that is still to come",
    Reason.UNDATED: "The evidence bears no date, so nobody knows whether it still holds",
    Reason.EXPIRED: "The evidence has expired",
    Reason.LEVEL_TOO_LOW: "What is known is weaker than this gate asks for",
    Reason.SCOPE_MISMATCH: "The evidence is about another version, load or configuration",
    Reason.CONFLICTING: "The evidence contradicts itself",
    Reason.INCONCLUSIVE: "The evidence does not settle it",
    Reason.CONDITION_NOT_MET: "It depends on a condition that isn't met here",
    Reason.CONDITION_NOT_KNOWN: "It depends on a condition that the decision doesn't specify",
    Reason.NOT_PASSED_ON: "One component supports it, which doesn't prove it for the whole stack",
    Reason.NOT_MEASURED: "Nothing was measured",
    Reason.NO_APPROVER: "Nobody has approved it by name",
}


_CONDITIONS = {Reason.CONDITION_NOT_MET, Reason.CONDITION_NOT_KNOWN, Reason.NOT_PASSED_ON}


def asked(check: Check) -> str:
    """What a check asks."""
    match check:
        case ClaimCheck():
            return f"{check.claim} is {check.is_.value}"
        case AttestCheck():
            return check.attest
        case SloCheck():
            goals = ", ".join(f"{key} ≤ {value:g}" for key, value in sorted(check.slo.items()))
            load = ", ".join(f"{key} {value:g}" for key, value in sorted(check.load.items()))
            share = exact_percent(check.attainment)
            never = " (more than any number of requests can show)" if out_of_reach(check.attainment) else ""
            return f"{goals} for {share} of requests{never}" + (f" at {load}" if load else "")
    return "every licence is one of " + ", ".join(check.license)


def explain(question: Question, state: State, reason: Reason | None, links: tuple[EvidenceLink, ...]) -> str:
    """Why a check stands where it stands."""
    check = question.check
    if state is State.UNKNOWN and isinstance(check, SloCheck) and out_of_reach(check.attainment):
        return (
            f"No number of requests without a miss shows {exact_percent(check.attainment)}; "
            "ask for less, such as 99.9%."
        )
    more = more_requests(check, links)
    if reason is Reason.INCONCLUSIVE and more is not None:
        return (
            f"The measured share is too near the target: {more} more requests without a miss would settle it."
        )
    if reason in _CONDITIONS:
        return " ".join((f"{_REASONS[reason]}.", *_conditions(links)))
    if reason is not None:
        best = max((link.level for link in links), default=EvidenceLevel.E0)
        have = f"; the best so far is {best.value}" if links else ""
        return f"{_REASONS[reason]}: {question.needed.value} is needed{have}."
    wanted = Result.POSITIVE if state is State.PASS else Result.NEGATIVE
    names = ", ".join(
        f"{link.source} ({link.level.value})" for link in links if link.counts and link.result is wanted
    )
    return f"{'Shown' if state is State.PASS else 'Ruled out'} by {names}."


def _conditions(links: tuple[EvidenceLink, ...]) -> Iterator[str]:
    """Every condition that keeps a link from deciding, with what to ask or to test."""
    for link in links:
        if link.condition is not None and link.condition.met is not Met.YES:
            yield f"{link.source}: {link.condition.why}."
            if link.condition.question:
                yield link.condition.question
    if any(link.why_not is Reason.NOT_PASSED_ON for link in links):
        yield "Test it in this stack."


def more_requests(check: Check, links: tuple[EvidenceLink, ...]) -> int | None:
    """The fewest further requests without a miss that would settle a measurement that is too near."""
    if not isinstance(check, SloCheck):
        return None
    wanted = [
        decide(link.good, link.total, check.attainment).more_clean
        for link in links
        if link.good is not None and link.total and link.why_not is Reason.INCONCLUSIVE
    ]
    return min((more for more in wanted if more is not None), default=None)
