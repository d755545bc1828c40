"""Where a candidate stands after classification and gates, and what would settle its unknowns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from aruntime_evaluator.gates.connection import connect
from aruntime_evaluator.gates.coverage import cover
from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.verdict import Stack, pass_gates, without
from aruntime_evaluator.model.decision import Candidate
from aruntime_evaluator.model.evaluation import TestStep
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.verdict import (
    OWN_QUESTION,
    CheckResult,
    Connection,
    Coverage,
    GateResult,
    Reason,
    Standing,
    State,
)
from aruntime_evaluator.model.vocabulary import EvidenceLevel

RANKED = {Standing.QUALIFIED, Standing.CONDITIONAL}
"""The standings that take part in the ranking; provisional ones are scored apart, the others not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A candidate after steps 1 and 2."""

    candidate: Candidate
    connection: Connection | None
    """How its components hang together; none where it is one alone."""
    coverage: Coverage
    gates: tuple[GateResult, ...]
    standing: Standing
    why: str

    @property
    def ranked(self) -> bool:
        """Whether it takes part in the ranking."""
        return self.standing in RANKED

    @property
    def scored(self) -> bool:
        """Whether it may be scored: it is ranked, or would be if its unknowns passed."""
        return self.ranked or self.standing is Standing.PROVISIONAL

    def unknown(self) -> Iterator[tuple[GateResult, CheckResult]]:
        """Every check that nothing settles yet, gate by gate."""
        for gate in self.gates:
            for check in gate.checks:
                if check.state is State.UNKNOWN:
                    yield gate, check


def assess(inquiry: Inquiry, candidate: Candidate, stage: Stage) -> Assessed:
    """Classify one candidate and put the gates to it."""
    found = (inquiry.catalog.runtime(id_) for id_ in sorted(candidate.components))
    components = tuple(runtime for runtime in found if runtime is not None)
    coverage = cover(inquiry.decision.needs, components)
    setting = inquiry.setting(candidate)
    connection = connect(components, setting)
    stack = Stack(components=components, setting=setting, connection=connection)
    gates = pass_gates(inquiry, candidate, stack, stage)
    standing, why = _standing(coverage, gates, inquiry.policy)
    return Assessed(
        candidate=candidate,
        connection=connection if len(components) > 1 else None,
        coverage=coverage,
        gates=gates,
        standing=standing,
        why=why,
    )


def reassess(inquiry: Inquiry, each: Assessed, levels: AbstractSet[EvidenceLevel]) -> Assessed:
    """The same candidate where evidence of these levels decides nothing."""
    gates = without(each.gates, levels, inquiry, each.candidate)
    standing, why = _standing(each.coverage, gates, inquiry.policy)
    return replace(each, gates=gates, standing=standing, why=why)


def plan_tests(assessed: Sequence[Assessed], policy: Policy, *, waived: bool = True) -> tuple[TestStep, ...]:
    """Every unknown as a thing to do: what, on what, and what evidence would settle it.

    Without those that are ``waived``, what is left is what keeps candidates from qualifying.
    """
    todo = {gate.id: gate.test for gate in policy.gates}
    return tuple(
        TestStep(
            candidate=each.candidate.id,
            check=f"{gate.id}.{check.id}",
            todo=todo[gate.id]
            if check.id == OWN_QUESTION
            else f"{check.question.rstrip('.?')}: {todo[gate.id]}",
            subject=", ".join(
                f"{id_} {version}" for id_, version in sorted(each.candidate.components.items())
            ),
            level=check.needed,
            reason=check.reason or Reason.NOT_ASSESSED,
        )
        for each in assessed
        if each.standing not in {Standing.DISQUALIFIED, Standing.NOT_COMPARABLE}
        for gate, check in each.unknown()
        if waived or not gate.waived
    )


def shortest_proof(plan: Sequence[TestStep]) -> tuple[TestStep, ...]:
    """The fewest steps that would let one candidate qualify; the first by id where several are as near."""
    by_candidate: dict[str, list[TestStep]] = {}
    for step in plan:
        by_candidate.setdefault(step.candidate, []).append(step)
    nearest = min(by_candidate.items(), key=lambda item: (len(item[1]), item[0]), default=("", []))
    return tuple(nearest[1])


def _standing(coverage: Coverage, gates: Sequence[GateResult], policy: Policy) -> tuple[Standing, str]:
    """The standing, and the one sentence that says why."""
    labels = {gate.id: gate.label for gate in policy.gates}

    def named(state: State, *, waived: bool) -> str:
        return ", ".join(labels[gate.id] for gate in gates if gate.state is state and gate.waived is waived)

    if not coverage.complete:
        lacking = ", ".join((*coverage.layers_missing, *coverage.missing))
        return Standing.NOT_COMPARABLE, f"It does not cover what the decision needs; it lacks {lacking}."
    if failed := named(State.FAIL, waived=False):
        return Standing.DISQUALIFIED, f"It fails {failed}."
    if unknown := named(State.UNKNOWN, waived=False):
        return Standing.PROVISIONAL, f"Not proven: {unknown}."
    apart = named(State.NOT_APPLICABLE, waived=False)
    if apart and not any(gate.state is State.PASS for gate in gates):
        return Standing.PROVISIONAL, f"It passes no gate; these are said not to apply: {apart}."
    if waived := ", ".join(labels[gate.id] for gate in gates if gate.waived):
        return Standing.CONDITIONAL, f"It passes with a waiver for {waived}."
    if apart:
        return Standing.QUALIFIED, f"It passes every gate but what is said not to apply: {apart}."
    return Standing.QUALIFIED, "It passes every gate."
