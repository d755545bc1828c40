"""Stacks worth a look: runtimes that work together by their own word, and own what a decision needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.gates.connection import connect, connecting, could_hold, leads, roles_of
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec.constraints import Id, Line
from aruntime_evaluator.model.decision import Candidate, Needs
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Met

LARGEST_STACK = 4
"""Components of a suggested stack, however many layers are needed."""

MOST_STACKS = 300
"""Suggested at once; who wants more asks for more."""

MOST_TRIED = 50_000
"""Joined components that are looked at before the search ends with what it has."""


def suggest_stacks(
    needs: Needs, runtimes: Sequence[Runtime], catalog: Catalog, target: Mapping[Id, Line] | None = None
) -> tuple[tuple[Runtime, ...], ...]:
    """Stacks of these runtimes that are connected by relations and together own all that is needed.

    A runtime joins a stack where it stands in front of one that is there, or behind it, or calls it, and owns
    something that still lacks; so none is superfluous but one that connects others. One component alone runs
    the model. The smaller stacks come first, then those with fewer undecided conditions, then
    those that double fewer layers. Components come in the order of the layers, the lowest first; none where
    nothing completes. A stack has at most one component more than there are needed layers.

    Example:
        An engine, another engine and a platform that runs both, with needs for both layers: two stacks, each
        an engine on the platform.
    """
    setting = Setting(catalog=catalog, target=target or {})
    owned = {each.id: _owned(needs, each) for each in runtimes}
    wanted = frozenset((*needs.layers, *needs.responsibilities))
    first = [each.id for each in runtimes if concerns(needs, each)]
    most = min(max(len(needs.layers), 1) + 1, LARGEST_STACK)
    stacks = [
        tuple(each for each in runtimes if each.id in ids)
        for ids in _complete(first, owned, wanted, _joined(runtimes, setting), most)
    ]
    whole = [each for each in stacks if connect(each, _of(setting, each)).whole]
    whole = [each for each in whole if _in_one_path(each, setting)]
    whole.sort(key=lambda stack: (len(stack), _open_links(stack, setting), _doubles(stack)))
    return tuple(
        tuple(sorted(stack, key=lambda each: _place(needs, each, catalog))) for stack in whole[:MOST_STACKS]
    )


def concerns(needs: Needs, runtime: Runtime) -> bool:
    """Whether a runtime has a needed layer; where none is needed, whether it is any."""
    return not needs.layers or bool(set(needs.layers) & set(runtime.layers))


def as_candidate(stack: Sequence[Runtime], catalog: Catalog) -> Candidate:
    """A stack as a decision names it, at the versions that the directory was read at.

    Example:
        *vLLM on KServe with LangGraph*, where KServe runs vLLM, and LangGraph calls either.
    """
    setting = Setting(catalog=catalog)
    name = stack[0].name
    for lower, upper in pairwise(stack):
        runs = leads(upper.id, lower.id, connecting((lower, upper), setting), setting)
        name += f" {'on' if runs else 'with'} {upper.name}"
    return Candidate(
        id="-on-".join(each.id for each in stack),
        name=name,
        components={each.id: each.versions.reviewed for each in stack},
    )


def _complete(
    first: Sequence[Id],
    owned: Mapping[Id, frozenset[Id]],
    wanted: frozenset[Id],
    joined: Mapping[Id, Sequence[Id]],
    most: int,
) -> list[frozenset[Id]]:
    """Every connected set that owns all that is wanted and holds no smaller such set; the smaller first."""
    found: list[frozenset[Id]] = []
    growing = {frozenset({id_}): owned[id_] for id_ in first}
    tried = 0
    for _ in range(most):
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
    through = {kind.id for kind in setting.catalog.vocabulary.relations if kind.in_front or kind.client}
    for link in connecting(runtimes, setting):
        if link.relation.kind not in through:
            continue
        if could_hold(link, may_grow.resolve(link.relation.when)):
            joined[link.of.id][link.to.id] = None
            joined[link.to.id][link.of.id] = None
    return {id_: tuple(others) for id_, others in joined.items()}


def _owned(needs: Needs, runtime: Runtime) -> frozenset[Id]:
    mine = runtime.responsibilities
    owns = {*runtime.layers, *mine.owns, *(part.id for part in mine.partly)}
    return frozenset(owns & {*needs.layers, *needs.responsibilities})


def _of(setting: Setting, stack: Sequence[Runtime]) -> Setting:
    return replace(setting, components={each.id: each.versions.reviewed for each in stack})


def _place(needs: Needs, runtime: Runtime, catalog: Catalog) -> int:
    """Where its lowest needed layer stands in the map of layers: a stack is named from the bottom up."""
    order = [each.id for each in catalog.vocabulary.layers]
    concerned = set(runtime.layers) & set(needs.layers) or set(runtime.layers)
    return min((at for at, layer in enumerate(order) if layer in concerned), default=len(order))


def _in_one_path(stack: Sequence[Runtime], setting: Setting) -> bool:
    """Whether one component runs the model, and all others stand in front of it, help it or call it."""
    return len(roles_of(stack, connecting(stack, setting), setting).engines) == 1


def _open_links(stack: Sequence[Runtime], setting: Setting) -> int:
    """Relations that hold only with an option or in a mode of which nothing is known."""
    links = connect(stack, _of(setting, stack)).links
    return sum(link.condition is not None and link.condition.met is not Met.YES for link in links)


def _doubles(stack: Sequence[Runtime]) -> int:
    layers = [layer for each in stack for layer in each.layers]
    return len(layers) - len(set(layers))
