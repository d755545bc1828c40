"""What entries have in common that are compared: their layers, and who owns what."""

from __future__ import annotations

from collections.abc import Sequence

from aruntime_evaluator import Json, Responsibility, Runtime
from mkdocs_aruntime.catalog.facts import Ownership, owned_by

TOLD = {Ownership.OWNS: "owns", Ownership.PARTLY: "partly: {}", Ownership.LEAVES: "leaves to {}"}
"""What a runtime does about a responsibility, in words."""


def comparability(runtimes: Sequence[Runtime]) -> str:
    """Whether the entries share a layer, in words."""
    shared = set.intersection(*(set(each.layers) for each in runtimes))
    if shared:
        return f"All are of the layer {', '.join(sorted(shared))}."
    return (
        "They share no layer: they do different work, and one cannot stand in for another. "
        "Compare what each owns and leaves."
    )


def owners(runtimes: Sequence[Runtime], terms: Sequence[Responsibility]) -> Json:
    """Of every responsibility that one of them names, who owns it, partly owns it or leaves it."""
    found: dict[str, dict[str, Json]] = {}
    for each in runtimes:
        for said in owned_by(each):
            found.setdefault(said.id, {})[each.id] = TOLD[said.how].format(said.detail)
    return {term.id: dict(found[term.id]) for term in terms if term.id in found}
