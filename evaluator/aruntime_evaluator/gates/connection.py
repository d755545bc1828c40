"""How the components of a stack hang together by what their entries say of one another."""

from __future__ import annotations

from collections.abc import Sequence

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.relations import Link, links_between
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Connection, Met, RelationLink


def connect(stack: Sequence[Runtime], setting: Setting) -> Connection:
    """What connects the components of a stack.

    A relation whose kind does not connect, or whose condition is not met, connects nothing. One whose
    condition nobody knows yet connects, and shows its condition.
    """
    links = tuple(shown for link in connecting(stack, setting) if (shown := _shown(link, setting)))
    part = {each.id: each.id for each in stack}
    for link in links:
        joined, gone = part[link.of], part[link.to]
        part = {id_: joined if name == gone else name for id_, name in part.items()}
    parts = dict.fromkeys(part.values())
    return Connection(
        parts=tuple(tuple(id_ for id_ in part if part[id_] == name) for name in parts), links=links
    )


def connecting(stack: Sequence[Runtime], setting: Setting) -> list[Link]:
    """Every relation between two of these entries whose kind connects, whether or not its condition holds."""
    kinds = {kind.id for kind in setting.catalog.vocabulary.relations if kind.connects}
    return [link for link in links_between(stack) if link.relation.kind in kinds]


def _shown(link: Link, setting: Setting) -> RelationLink | None:
    resolved = setting.resolve(link.relation.when)
    if resolved is not None and resolved.met is Met.NO:
        return None
    first = next(iter(link.relation.evidence), None)
    return RelationLink(
        of=link.of.id,
        kind=link.relation.kind,
        to=link.to.id,
        condition=resolved,
        note=link.relation.note,
        quote=first.quote if first else None,
        url=link.of.sources[first.source].url if first else None,
    )


def stands_in_front(first: Id, second: Id, links: Sequence[Link], setting: Setting) -> bool:
    """Whether requests for the second come through the first, as far as anybody says.

    Where no relation says which of the two is in front, either may be.
    """
    front = {kind.id for kind in setting.catalog.vocabulary.relations if kind.in_front}
    between = [link for link in links if {link.of.id, link.to.id} == {first, second}]
    ordered = [link for link in between if link.relation.kind in front]
    return not ordered or any(link.of.id == first for link in ordered)
