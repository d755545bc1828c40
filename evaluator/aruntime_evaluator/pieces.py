"""Whether what a candidate brings along names what there is: checks, gates, components, loads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aruntime_evaluator.model.decision import Candidate, Decision, EvidenceRecord, Proof
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.whole import check_load, check_objective_names
from aruntime_evaluator.model.words import nearest, unknown_word

SUBJECTS = ("artifact", "hardware", "precision")
"""What evidence may be about besides components: what a target names in any decision."""


def check_target(target: Mapping[str, str]) -> Iterator[Problem]:
    """A key that is nearly one of ours: evidence under the right one would not be held against it."""
    for key in target:
        near = nearest(key, list(SUBJECTS))
        if near and key not in SUBJECTS:
            message = f"'{key}' is not a known part of a target; did you mean '{near}'?"
            yield Problem(
                path=f"target.{key}", rule="unknown-word", message=message, found=key, expected=near
            )


def check_pieces(path: str, candidate: Candidate, decision: Decision, policy: Policy) -> Iterator[Problem]:
    """Evidence, proofs, exemptions and waivers of a candidate that name what is not there, or cannot be."""
    checks = {f"{gate.id}.gate" for gate in policy.gates}
    checks |= {f"{gate}.{check.id}" for gate, each in decision.requirements.items() for check in each}
    subjects = [*candidate.components, *SUBJECTS, *(key for key in decision.target if key not in SUBJECTS)]
    for i, record in enumerate(candidate.evidence):
        yield from _piece(f"{path}.evidence[{i}]", record, sorted(checks), subjects)
    for i, proof in enumerate(candidate.proofs):
        yield from _piece(f"{path}.proofs[{i}]", proof, sorted(checks), subjects)
    for i, excuse in enumerate(candidate.not_applicable):
        where = f"{path}.not-applicable[{i}].check"
        yield from unknown_word(where, excuse.check, sorted(checks), "check of this decision")
    yield from _waivers(path, candidate, policy)


def _piece(
    path: str, piece: EvidenceRecord | Proof, checks: list[str], subjects: list[str]
) -> Iterator[Problem]:
    yield from unknown_word(f"{path}.check", piece.check, checks, "check of this decision")
    for key in piece.subject:
        what = "component of this candidate or part of its target"
        yield from unknown_word(f"{path}.subject.{key}", key, subjects, what)
    yield from check_objective_names(f"{path}.slo", piece.slo)
    yield from check_load(f"{path}.load", piece.load)
    if piece.good is not None and piece.total is not None and piece.good > piece.total:
        message = f"{piece.good} good of {piece.total} attempted cannot be"
        yield Problem(path=f"{path}.good", rule="out-of-range", message=message)


def _waivers(path: str, candidate: Candidate, policy: Policy) -> Iterator[Problem]:
    gates = [gate.id for gate in policy.gates]
    for i, waiver in enumerate(candidate.waivers):
        yield from unknown_word(f"{path}.waivers[{i}].gate", waiver.gate, gates, "gate")
        for component in waiver.versions:
            where = f"{path}.waivers[{i}].versions.{component}"
            yield from unknown_word(where, component, candidate.components, "component of this candidate")
        if waiver.expires < waiver.granted:
            message = f"it expires on {waiver.expires}, before it is granted on {waiver.granted}"
            yield Problem(path=f"{path}.waivers[{i}].expires", rule="out-of-range", message=message)
