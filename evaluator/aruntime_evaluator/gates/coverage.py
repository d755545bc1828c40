"""Step 1, classify: does a stack own what the decision needs, before anything is compared?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aruntime_evaluator.model.decision import Needs
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Coverage


def cover(needs: Needs, components: Sequence[Runtime]) -> Coverage:
    """Which needed layers and responsibilities the components own, doubly own, or leave to nobody.

    Example:
        An engine that owns ``kv-cache`` and a platform that owns ``autoscaling`` together cover a need
        for both; either alone misses one and is a comparison error, not a low score.
    """
    layers = {layer for runtime in components for layer in runtime.layers}
    owned = _owners(needs.responsibilities, ((r.id, r.responsibilities.owns) for r in components))
    partly = _owners(
        needs.responsibilities,
        ((r.id, tuple(part.id for part in r.responsibilities.partly)) for r in components),
    )
    missing = tuple(need for need in needs.responsibilities if need not in owned and need not in partly)
    layers_missing = tuple(layer for layer in needs.layers if layer not in layers)
    return Coverage(
        layers_missing=layers_missing,
        owned=owned,
        partly=partly,
        missing=missing,
        doubled={need: owners for need, owners in owned.items() if len(owners) > 1},
        integrations=max(len(components) - 1, 0),
        complete=not missing and not layers_missing,
    )


def _owners(
    needed: Iterable[str], owned: Iterable[tuple[str, tuple[str, ...]]]
) -> dict[str, tuple[str, ...]]:
    pairs = tuple(owned)
    found = {need: tuple(who for who, things in pairs if need in things) for need in needed}
    return {need: owners for need, owners in found.items() if owners}
