"""Which runtimes and stacks of the directory come into question, judged by the directory alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aruntime_evaluator.answer.stacks import suggest_stacks
from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.standing import Assessed, assess
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec.constraints import CheckRef, Id, Line, Text, Version
from aruntime_evaluator.model.decision import Candidate, Check, ClaimCheck, Decision, LicenseCheck
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Standing, State

SHORTLIST_ORDER = (
    Standing.QUALIFIED,
    Standing.PROVISIONAL,
    Standing.DISQUALIFIED,
    Standing.NOT_COMPARABLE,
)
"""Those who pass first; nobody is conditional, since nothing is waived here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlisted:
    """One runtime or stack, and what the directory says of it."""

    id: Id
    name: Line
    components: Mapping[Id, Version]
    """With the versions that the directory was read at."""
    standing: Standing
    why: Text
    checks: Mapping[CheckRef, State]
    """Every check that the directory can answer."""
    reasons: Mapping[CheckRef, Text]
    """Why those that do not pass do not."""


def shortlist(
    decision: Decision, catalog: Catalog, policy: Policy, as_of: dt.date
) -> tuple[Shortlisted, ...]:
    """Judge every stack that completes the needs by the checks that the directory can answer.

    Documents are enough, as in the shortlist stage; checks that ask the team for evidence are left out. Where
    nothing completes the needs, every runtime with a needed layer is shown with what it lacks. Those who pass
    come first, then those not proven, by name.
    """
    put = replace(decision, requirements=answered_by_the_directory(decision.requirements))
    gates = tuple(gate for gate in policy.gates if gate.id in put.requirements)
    inquiry = Inquiry(decision=put, catalog=catalog, policy=replace(policy, gates=gates), as_of=as_of)
    found = [
        shortlisted(stack, assess(inquiry, _candidate(stack), Stage.SHORTLIST))
        for stack in _stacks(decision, catalog)
    ]
    return tuple(sorted(found, key=lambda each: (SHORTLIST_ORDER.index(each.standing), each.name, each.id)))


def answered_by_the_directory(
    requirements: Mapping[Id, tuple[Check, ...]],
) -> dict[Id, tuple[Check, ...]]:
    """The checks of each gate that need no evidence of the team's own; gates without any are left out."""
    asked = {
        gate: tuple(check for check in checks if isinstance(check, ClaimCheck | LicenseCheck))
        for gate, checks in requirements.items()
    }
    return {gate: checks for gate, checks in asked.items() if checks}


def _stacks(decision: Decision, catalog: Catalog) -> Sequence[tuple[Runtime, ...]]:
    needed = set(decision.needs.layers)
    alone = [(each,) for each in catalog.runtimes if needed & set(each.layers)]
    return suggest_stacks(decision.needs, catalog.runtimes) or alone


def _candidate(stack: tuple[Runtime, ...]) -> Candidate:
    versions = {each.id: each.versions.reviewed for each in stack}
    return Candidate(id="-on-".join(versions), components=versions)


def shortlisted(stack: tuple[Runtime, ...], found: Assessed) -> Shortlisted:
    """What was found of a stack, as a line of the list."""
    checks = {f"{gate.id}.{check.id}": check for gate in found.gates for check in gate.checks}
    return Shortlisted(
        id=found.candidate.id,
        name=" on ".join(each.name for each in stack),
        components=found.candidate.components,
        standing=found.standing,
        why=found.why,
        checks={reference: check.state for reference, check in checks.items()},
        reasons={
            reference: f"{check.question}: {check.explanation}"
            for reference, check in checks.items()
            if check.state is not State.PASS
        },
    )
