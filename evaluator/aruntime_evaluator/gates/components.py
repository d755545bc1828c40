"""What the entries of a stack's components say together: one may speak for all, or all must agree."""

from __future__ import annotations

from dataclasses import replace

from aruntime_evaluator.model.decision import ClaimCheck, Result
from aruntime_evaluator.model.runtime import Claim, ClaimValue
from aruntime_evaluator.model.verdict import EvidenceLink, Reason


def claim_result(check: ClaimCheck, claim: Claim) -> Result:
    """What a claim says to a check that wants a certain value."""
    if claim.value is check.is_:
        return Result.POSITIVE
    if check.is_ is ClaimValue.PARTIAL and claim.value is ClaimValue.SUPPORTED:
        return Result.POSITIVE
    return Result.INCONCLUSIVE if claim.value is ClaimValue.PARTIAL else Result.NEGATIVE


def of_a_stack(check: ClaimCheck, result: Result, results: list[Result], *, silent: bool) -> Result:
    """One component's answer in the light of the others'.

    What must be there may come from any component: a *no* of one is no *no* of the stack while another
    says yes or nothing. What must be absent must be absent from all: a *yes* of one counts while another
    is silent for nothing.
    """
    if check.is_ is ClaimValue.UNSUPPORTED:
        return Result.INCONCLUSIVE if result is Result.POSITIVE and silent else result
    open_elsewhere = silent or any(other is not Result.NEGATIVE for other in results)
    return Result.INCONCLUSIVE if result is Result.NEGATIVE and open_elsewhere else result


def all_or_none(links: list[EvidenceLink]) -> list[EvidenceLink]:
    """What must hold for every component: the *yes* of some says nothing while another's is missing."""
    missing = [link for link in links if not (link.counts and link.result is Result.POSITIVE)]
    if not missing:
        return links
    why = next((link.why_not for link in missing if link.why_not), Reason.INCONCLUSIVE)
    return [link if link in missing else replace(link, counts=False, why_not=why) for link in links]
