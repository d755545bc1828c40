"""The parts of an entry that rules ask about, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aruntime_evaluator import Claim, Evidence, Relation, Runtime


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


def source_uses(runtime: Runtime) -> Iterable[tuple[str, str]]:
    """Every name of a source."""
    named: list[tuple[str, str | None]] = [
        ("license.source", runtime.license.source),
        ("lifecycle.source", runtime.lifecycle.source),
        ("versions.first.source", runtime.versions.first.source if runtime.versions.first else None),
        ("versions.latest.source", runtime.versions.latest.source if runtime.versions.latest else None),
        *((f"maintenance.history[{i}].source", c.source) for i, c in enumerate(runtime.maintenance.history)),
        *((f"{path}.source", each.source) for path, each in evidence_of(runtime)),
        *((f"versions.support[{i}].source", w.source) for i, w in enumerate(runtime.versions.support)),
        *(
            (f"compatibility[{i}].evidence[{j}].source", each.source)
            for i, row in enumerate(runtime.compatibility)
            for j, each in enumerate(row.evidence)
        ),
    ]
    return [(path, source) for path, source in named if source is not None]
