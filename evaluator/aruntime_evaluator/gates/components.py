"""What the entries of a stack's components say together: one may speak for all, or all must agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.gates.connection import connecting, stands_in_front
from aruntime_evaluator.model.decision import ClaimCheck, Result
from aruntime_evaluator.model.runtime import Claim, ClaimValue, Runtime
from aruntime_evaluator.model.verdict import EvidenceLink, Met, Reason, Resolved


def claim_result(check: ClaimCheck, claim: Claim, condition: Resolved | None) -> Result:
    """What a claim says to a check that wants a certain value.

    A claim whose condition is met and that lacks nothing speaks as *supported*; one whose condition is not
    met, or not known, says nothing here.
    """
    value = claim.value
    if condition is not None:
        if condition.met is not Met.YES:
            return Result.INCONCLUSIVE
        value = value if claim.lacks else ClaimValue.SUPPORTED
    if value is check.is_ or (check.is_ is ClaimValue.PARTIAL and value is ClaimValue.SUPPORTED):
        return Result.POSITIVE
    return Result.INCONCLUSIVE if value is ClaimValue.PARTIAL else Result.NEGATIVE


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


def not_passed_on(
    links: list[EvidenceLink], told: Sequence[tuple[Runtime, Claim]], setting: Setting
) -> list[EvidenceLink]:
    """No *yes* of a component where one in front of it ties the same to a component that is not there.

    Whether the one in front passes it on from the one behind is then the question to test.
    """
    tied = [runtime.id for runtime, claim in told if setting.lacks_component(claim.when)]
    between = connecting([runtime for runtime, _ in told], setting) if tied else []
    return [
        replace(link, counts=False, why_not=Reason.NOT_PASSED_ON)
        if link.counts
        and link.result is Result.POSITIVE
        and any(id_ != runtime.id and stands_in_front(id_, runtime.id, between, setting) for id_ in tied)
        else link
        for link, (runtime, _) in zip(links, told, strict=True)
    ]
