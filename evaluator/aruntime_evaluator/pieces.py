"""Whether what a candidate brings along can be, and what a target is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aruntime_evaluator.model.decision import Candidate, EvidenceRecord, Proof
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.whole import check_objective_names
from aruntime_evaluator.model.words import nearest

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


def check_pieces(path: str, candidate: Candidate) -> Iterator[Problem]:
    """Evidence, proofs and waivers of a candidate that cannot be."""
    for i, record in enumerate(candidate.evidence):
        yield from _piece(f"{path}.evidence[{i}]", record)
    for i, proof in enumerate(candidate.proofs):
        yield from _piece(f"{path}.proofs[{i}]", proof)
    for i, waiver in enumerate(candidate.waivers):
        if waiver.expires < waiver.granted:
            message = f"it expires on {waiver.expires}, before it is granted on {waiver.granted}"
            yield Problem(path=f"{path}.waivers[{i}].expires", rule="out-of-range", message=message)


def _piece(path: str, piece: EvidenceRecord | Proof) -> Iterator[Problem]:
    yield from check_objective_names(f"{path}.slo", piece.slo)
    if piece.good is not None and piece.total is not None and piece.good > piece.total:
        message = f"{piece.good} good of {piece.total} attempted cannot be"
        yield Problem(path=f"{path}.good", rule="out-of-range", message=message)
