"""What the entries of a stack's components say together: one may speak for all, or all must agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.gates.connection import Roles, connecting, leads, roles_of, stands_in_front
from aruntime_evaluator.model.claim import Claim, ClaimValue
from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.decision import ClaimCheck, Result
from aruntime_evaluator.model.relations import Link
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import EvidenceLink, Met, Reason, Resolved
from aruntime_evaluator.model.vocabulary import AskedOf


class Asked(Protocol):
    """What of a question decides who may answer it."""

    @property
    def components(self) -> tuple[Runtime, ...]:
        """Of the stack, whether or not they say anything."""

    @property
    def setting(self) -> Setting:
        """What conditions are resolved with."""

    @property
    def asked_of(self) -> AskedOf:
        """Whose *yes* holds for the stack."""

    @property
    def layers(self) -> tuple[Id, ...]:
        """Where the claim makes sense; empty: in every layer."""


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
    check: ClaimCheck,
    links: list[EvidenceLink],
    facts: Sequence[tuple[Runtime, Claim]],
    question: Asked,
) -> list[EvidenceLink]:
    """No *yes* of a component that cannot speak for the others.

    The vocabulary says of every claim whose *yes* holds for a stack. Where it takes several, the silence of
    one leaves it open; a *no* of another, or a condition of it that is not met or not known, does so too.
    """
    yes = {runtime.id for link, (runtime, _) in zip(links, facts, strict=True) if _says_yes(link)}
    if len(question.components) == 1 or not yes:
        return links
    between = connecting(question.components, question.setting)
    roles = roles_of(question.components, between, question.setting)
    against = {runtime.id: claim for runtime, claim in facts if _opposes(claim, question.setting)}
    needed = _whose(check, question, roles)

    def stands(runtime: Runtime) -> bool:
        others = {id_: claim for id_, claim in against.items() if id_ not in roles.parts - {runtime.id}}
        others.pop(runtime.id, None)
        match question.asked_of:
            case AskedOf.ANY:
                hinders = (_hinders(id_, claim, runtime, between, question) for id_, claim in others.items())
                return runtime.id in needed and not any(hinders)
            case AskedOf.ENGINE:
                return runtime.id in needed and not others.keys() - roles.clients
        return runtime.id in needed and needed <= yes

    return [
        replace(link, counts=False, why_not=Reason.NOT_PASSED_ON)
        if _says_yes(link) and not stands(runtime)
        else link
        for link, (runtime, _) in zip(links, facts, strict=True)
    ]


def _whose(check: ClaimCheck, question: Asked, roles: Roles) -> frozenset[Id]:
    """Whose *yes* is asked for, of those in whose layers the claim makes sense."""
    sensible = {each.id for each in question.components if _makes_sense(check, each, question.layers)}
    match question.asked_of:
        case AskedOf.ENGINE:
            return roles.engines
        case AskedOf.FRONT:
            return roles.first & sensible
        case AskedOf.PATH:
            return roles.path & sensible
        case AskedOf.EACH:
            return frozenset(sensible)
    return frozenset(each.id for each in question.components) - roles.parts - roles.helpers


def _makes_sense(check: ClaimCheck, runtime: Runtime, layers: tuple[Id, ...]) -> bool:
    claim = runtime.claim(check.claim)
    if claim is not None and claim.value is ClaimValue.NOT_APPLICABLE:
        return False
    return not layers or bool(set(layers) & set(runtime.layers))


def _hinders(first: Id, claim: Claim, runtime: Runtime, between: Sequence[Link], question: Asked) -> bool:
    """Whether what one component says against it may stand before the *yes* of another.

    A *no* does where the component is known to be in front, a tie to something else also where it may be.
    """
    before = leads if claim.value is ClaimValue.UNSUPPORTED else stands_in_front
    return before(first, runtime.id, between, question.setting)


def _says_yes(link: EvidenceLink) -> bool:
    return link.counts and link.result is Result.POSITIVE


def _opposes(claim: Claim, setting: Setting) -> bool:
    """Whether a component denies what is asked, or has it under a condition that is not known to be met."""
    condition = setting.resolve(claim.when)
    return claim.value is ClaimValue.UNSUPPORTED or (condition is not None and condition.met is not Met.YES)
