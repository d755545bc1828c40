"""Whether each runtime meets a requirement profile: pass, fail or not proven, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from aruntime_evaluator.answer.shortlist import (
    Shortlist,
    Shortlisted,
    answered_by_the_directory,
    shortlist,
    shortlisted,
)
from aruntime_evaluator.answer.stacks import as_candidate, concerns
from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.standing import assess
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.decision import Check, Decision, Needs
from aruntime_evaluator.model.policy import Gate, Policy, Stage
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.rules import check_decision


def check_profile(profile: Profile, catalog: Catalog, policy: Policy) -> list[Problem]:
    """Every reference of a profile that leads nowhere; a profile that asks the directory nothing, too."""
    problems = check_decision(_decision(profile), catalog, policy)
    if not answered_by_the_directory(profile.requirements):
        message = "no check asks for a claim or a licence, so the directory has nothing to answer"
        problems.append(Problem(path="requirements", rule="missing-key", message=message))
    return problems


def judge(
    profile: Profile,
    catalog: Catalog,
    policy: Policy,
    as_of: dt.date,
    only: Collection[str] | None = None,
) -> tuple[Shortlisted, ...]:
    """Judge every runtime that a profile concerns, each alone, in the order of their ids.

    Checks that ask the team for its own evidence are left out. A check without a level of its own passes from
    the level of its gate's shortlist on. Of ``only``, by their ids, where it is given.
    """
    asked = {
        gate.id: _levelled(gate, checks)
        for gate in policy.gates
        if (checks := answered_by_the_directory(profile.requirements).get(gate.id))
    }
    gates = tuple(_gate(gate, asked[gate.id]) for gate in policy.gates if gate.id in asked)
    decision = replace(_decision(profile), needs=Needs(layers=()), requirements=asked)
    asked_of = replace(policy, gates=gates)
    inquiry = Inquiry(decision=decision, catalog=catalog, policy=asked_of, as_of=as_of, whole=False)
    return tuple(
        shortlisted(assess(inquiry, as_candidate((runtime,), catalog), Stage.DECIDE), catalog, asked)
        for runtime in catalog.runtimes
        if concerns(profile.needs, runtime) and (only is None or runtime.id in only)
    )


def stacks_for(profile: Profile, catalog: Catalog, policy: Policy, as_of: dt.date) -> Shortlist:
    """The connected stacks that own what a profile needs, by documents; none where it needs no layer."""
    if not profile.needs.layers:
        return Shortlist(shortlist=())
    return shortlist(_decision(profile), catalog, policy, as_of)


def _decision(profile: Profile) -> Decision:
    return Decision(
        schema=profile.schema,
        id=profile.id,
        title=profile.title,
        problem=profile.problem or profile.title,
        needs=profile.needs,
        requirements=profile.requirements,
        candidates=(),
    )


def _levelled(gate: Gate, checks: Sequence[Check]) -> tuple[Check, ...]:
    return tuple(replace(check, level=check.level or gate.minimum[Stage.SHORTLIST]) for check in checks)


def _gate(gate: Gate, checks: Sequence[Check]) -> Gate:
    """The gate at the least level of its checks, so that its own question is not asked beside them."""
    least = min(check.level for check in checks if check.level is not None)
    return replace(gate, minimum={**gate.minimum, Stage.DECIDE: least}, named_approver=False)
