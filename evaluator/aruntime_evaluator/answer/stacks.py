"""Stacks worth a look: runtimes joined until together they own what a decision needs."""

from __future__ import annotations

from collections.abc import Sequence

from aruntime_evaluator.gates.coverage import cover
from aruntime_evaluator.model.decision import Needs
from aruntime_evaluator.model.runtime import Runtime


def suggest_stacks(needs: Needs, runtimes: Sequence[Runtime]) -> tuple[tuple[Runtime, ...], ...]:
    """From each runtime that has a needed layer, the stack that a greedy search completes.

    The search adds the runtime that leaves the fewest gaps; where two leave as many, the one that doubles no
    layer, then the earlier one. It drops what turns out to be superfluous. Greedy is not least: it suggests,
    the reader decides. Stacks come in the order of the runtime that they started from, each once, their
    components in the order of the needed layers; none where nothing completes.

    Example:
        An engine, another engine and a platform, with needs for both layers: two stacks, each an engine on
        the platform.
    """
    found: dict[frozenset[str], tuple[Runtime, ...]] = {}
    for first in runtimes:
        if not set(first.layers) & set(needs.layers):
            continue
        stack = _completed(needs, first, runtimes)
        if stack is not None:
            found.setdefault(frozenset(each.id for each in stack), stack)
    return tuple(found.values())


def _completed(needs: Needs, first: Runtime, runtimes: Sequence[Runtime]) -> tuple[Runtime, ...] | None:
    stack: tuple[Runtime, ...] = (first,)
    while gaps := _gaps(needs, stack):
        longer = [(*stack, each) for each in runtimes if each not in stack]
        best = min(longer, key=lambda each: (_gaps(needs, each), _doubles(each)), default=stack)
        if _gaps(needs, best) >= gaps:
            return None
        stack = best
    for each in stack[1:]:
        without = tuple(other for other in stack if other is not each)
        stack = stack if _gaps(needs, without) else without
    return tuple(sorted(stack, key=lambda each: _place(needs, each)))


def _place(needs: Needs, runtime: Runtime) -> int:
    """Where its layer stands in the needs: stacks are named from the first needed layer down."""
    return min(
        (at for at, layer in enumerate(needs.layers) if layer in runtime.layers), default=len(needs.layers)
    )


def _gaps(needs: Needs, stack: tuple[Runtime, ...]) -> int:
    found = cover(needs, stack)
    return len(found.layers_missing) + len(found.missing)


def _doubles(stack: tuple[Runtime, ...]) -> int:
    layers = [layer for each in stack for layer in each.layers]
    return len(layers) - len(set(layers))
