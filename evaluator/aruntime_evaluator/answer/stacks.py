"""Stacks worth a look: runtimes that work together by their own word, and own what a decision needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.gates.connection import connect, connecting
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec.constraints import Id, Line
from aruntime_evaluator.model.decision import Candidate, Needs
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Met

LARGEST_STACK = 4
"""Components of a suggested stack."""

MOST_STACKS = 300
"""Suggested at once; who wants more asks for more."""

MOST_TRIED = 50_000
"""Joined components that are looked at before the search ends with what it has."""


def suggest_stacks(
    needs: Needs, runtimes: Sequence[Runtime], catalog: Catalog, target: Mapping[Id, Line] | None = None
) -> tuple[tuple[Runtime, ...], ...]:
    """Stacks of these runtimes that are connected by relations and together own all that is needed.

    A runtime joins a stack where a relation connects it with one that is there and it owns something that
    still lacks; so none is superfluous but one that connects others. The smaller stacks come first, then
    those that double fewer layers, then those of the earlier runtimes. Components come in the order of the
    needed layers; none where nothing completes.

    Example:
        An engine, another engine and a platform that runs both, with needs for both layers: two stacks, each
        an engine on the platform.
    """
    setting = Setting(catalog=catalog, target=target or {})
    owned = {each.id: _owned(needs, each) for each in runtimes}
    wanted = frozenset((*needs.layers, *needs.responsibilities))
    first = [each.id for each in runtimes if set(each.layers) & set(needs.layers)]
    stacks = [
        tuple(each for each in runtimes if each.id in ids)
        for ids in _complete(first, owned, wanted, _joined(runtimes, setting))
    ]
    whole = [each for each in stacks if connect(each, _of(setting, each)).whole]
    whole.sort(key=lambda stack: (len(stack), _doubles(stack)))
    return tuple(tuple(sorted(stack, key=lambda each: _layer(needs, each))) for stack in whole[:MOST_STACKS])


def as_candidate(stack: Sequence[Runtime]) -> Candidate:
    """A stack as a decision names it, at the versions that the directory was read at."""
    return Candidate(
        id="-on-".join(each.id for each in stack),
        name=" on ".join(each.name for each in stack),
        components={each.id: each.versions.reviewed for each in stack},
    )


def _complete(
    first: Sequence[Id],
    owned: Mapping[Id, frozenset[Id]],
    wanted: frozenset[Id],
    joined: Mapping[Id, Sequence[Id]],
) -> list[frozenset[Id]]:
    """Every connected set that owns all that is wanted and holds no smaller such set; the smaller first."""
    found: list[frozenset[Id]] = []
    growing = {frozenset({id_}): owned[id_] for id_ in first}
    tried = 0
    for _ in range(LARGEST_STACK):
        longer: dict[frozenset[Id], frozenset[Id]] = {}
        for ids, has in growing.items():
            if any(smaller <= ids for smaller in found):
                continue
            if has == wanted:
                found.append(ids)
                continue
            for id_ in {other: None for each in sorted(ids) for other in joined[each]}:
                tried += 1
                if id_ not in ids and owned[id_] - has and tried <= MOST_TRIED:
                    longer[ids | {id_}] = has | owned[id_]
        growing = longer
    return found


def _joined(runtimes: Sequence[Runtime], setting: Setting) -> Mapping[Id, Sequence[Id]]:
    """Who may be joined with whom: a relation connects them, and its condition is not ruled out."""
    joined: dict[Id, dict[Id, None]] = {each.id: {} for each in runtimes}
    may_grow = replace(setting, whole=False)
    for link in connecting(runtimes, setting):
        condition = may_grow.resolve(link.relation.when)
        if condition is None or condition.met is not Met.NO:
            joined[link.of.id][link.to.id] = None
            joined[link.to.id][link.of.id] = None
    return {id_: tuple(others) for id_, others in joined.items()}


def _owned(needs: Needs, runtime: Runtime) -> frozenset[Id]:
    mine = runtime.responsibilities
    owns = {*runtime.layers, *mine.owns, *(part.id for part in mine.partly)}
    return frozenset(owns & {*needs.layers, *needs.responsibilities})


def _of(setting: Setting, stack: Sequence[Runtime]) -> Setting:
    return replace(setting, components={each.id: each.versions.reviewed for each in stack})


def _layer(needs: Needs, runtime: Runtime) -> int:
    """Where its layer stands in the needs: stacks are named from the first needed layer down."""
    return min(
        (at for at, layer in enumerate(needs.layers) if layer in runtime.layers), default=len(needs.layers)
    )


def _doubles(stack: Sequence[Runtime]) -> int:
    layers = [layer for each in stack for layer in each.layers]
    return len(layers) - len(set(layers))
