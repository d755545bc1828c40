"""The parts of an entry that rules ask about, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.model.claim import Claim, Evidence, Relation
from aruntime_evaluator.model.runtime import Runtime


def claims_of(runtime: Runtime) -> Iterator[tuple[str, Claim]]:
    """Every claim."""
    for group, claims in runtime.claims.items():
        for i, claim in enumerate(claims):
            yield f"claims.{group}[{i}]", claim


def stated_in(runtime: Runtime) -> Iterator[tuple[str, Claim | Relation]]:
    """What may have a condition and evidence of its own: claims and relations."""
    yield from claims_of(runtime)
    for i, relation in enumerate(runtime.relations):
        yield f"relations[{i}]", relation


def evidence_of(runtime: Runtime) -> Iterator[tuple[str, Evidence]]:
    """Every quote of a claim or a relation."""
    for path, stated in stated_in(runtime):
        for i, evidence in enumerate(stated.evidence):
            yield f"{path}.evidence[{i}]", evidence
