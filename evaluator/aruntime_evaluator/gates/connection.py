"""How the components of a stack hang together by what their entries say of one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.relations import Link, links_between
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Connection, Met, RelationLink, Resolved
from aruntime_evaluator.model.vocabulary import Vocabulary


def connect(stack: Sequence[Runtime], setting: Setting) -> Connection:
    """What connects the components of a stack.

    A relation whose kind does not connect, or whose condition is not met, connects nothing. One whose
    condition is not known connects what it names, and shows its condition; but not everything else that
    supports its claim; and nothing where the versions are not those that it is documented for. A client is
    connected with what it calls where that is one part, for what it could call need not work together.
    """
    links = tuple(shown for link in connecting(stack, setting) if (shown := _shown(link, setting)))
    kinds = {kind.id for kind in setting.catalog.vocabulary.relations if kind.client}
    part = {each.id: each.id for each in stack}
    for link in links:
        if link.kind not in kinds:
            part = _joined(part, link.of, link.to)
    for of in part:
        called = {part[link.to]: link.to for link in links if link.of == of and link.kind in kinds}
        called.pop(part[of], None)
        if len(called) == 1:
            part = _joined(part, of, *called.values())
    parts = dict.fromkeys(part.values())
    return Connection(
        parts=tuple(tuple(id_ for id_ in part if part[id_] == name) for name in parts), links=links
    )


def _joined(part: dict[Id, Id], first: Id, second: Id) -> dict[Id, Id]:
    """The same parts, of which those of these two are one."""
    return {id_: part[first] if name == part[second] else name for id_, name in part.items()}


def connecting(stack: Sequence[Runtime], setting: Setting) -> list[Link]:
    """Every relation between two of these entries whose kind connects, whether or not its condition holds."""
    kinds = {kind.id for kind in setting.catalog.vocabulary.relations if kind.connects}
    return [link for link in links_between(stack) if link.relation.kind in kinds]


def _shown(link: Link, setting: Setting) -> RelationLink | None:
    resolved = setting.resolve(link.relation.when)
    if not (could_hold(link, resolved) and setting.documents(link.of, link.to, link.relation.when)):
        return None
    first = next(iter(link.relation.evidence), None)
    return RelationLink(
        of=link.of.id,
        kind=link.relation.kind,
        to=link.to.id,
        words=words_of(link, setting.catalog.vocabulary),
        condition=resolved,
        note=link.relation.note,
        quote=first.quote if first else None,
        url=link.of.sources[first.source].url if first else None,
    )


def words_of(link: Link, vocabulary: Vocabulary) -> str:
    """A relation as people say it: *KServe runs vLLM*, *LangGraph calls any OpenAI-compatible API: vLLM*."""
    label = next(kind.label for kind in vocabulary.relations if kind.id == link.relation.kind)
    does = f"{link.of.name} {label[0].lower()}{label[1:]}"
    if link.relation.claim is None:
        return f"{does} {link.to.name}"
    interface = {reference: term.label for reference, _, term in vocabulary.claims()}[link.relation.claim]
    return f"{does} any {interface}, as {link.to.name} has it"


def could_hold(link: Link, condition: Resolved | None) -> bool:
    """Whether a relation may be taken to hold, with what is known of its condition."""
    open_ = {Met.YES} if link.relation.claim else {Met.YES, Met.UNKNOWN}
    return condition is None or condition.met in open_


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What the components of a stack do for a request, by what connects them."""

    clients: frozenset[Id]
    """They only call the others."""
    parts: frozenset[Id]
    """Another contains them."""
    helpers: frozenset[Id]
    """Another hands them parts of the model that it runs."""
    engines: frozenset[Id]
    """They run the model: nobody stands behind them but who helps them."""
    first: frozenset[Id]
    """Requests reach them first: nobody is known to stand in front of them."""
    path: frozenset[Id]
    """All on the way of a request: neither clients nor parts."""


def roles_of(stack: Sequence[Runtime], links: Sequence[Link], setting: Setting) -> Roles:
    """Who of a stack calls, contains, runs the model, and is reached first."""
    kinds = {kind.id: kind for kind in setting.catalog.vocabulary.relations}
    front = [link for link in links if kinds[link.relation.kind].in_front]
    leading = {link.of.id for link in front}
    calling = {link.of.id for link in links if kinds[link.relation.kind].client} - leading
    parts = frozenset(link.to.id for link in front if kinds[link.relation.kind].contains)
    executing = [link for link in front if kinds[link.relation.kind].executes]
    helpers = frozenset(link.to.id for link in executing) - parts
    hosting = {link.of.id for link in front if not kinds[link.relation.kind].executes}
    path = frozenset(each.id for each in stack) - calling - parts
    return Roles(
        clients=frozenset(calling),
        parts=parts,
        helpers=helpers,
        engines=path - helpers - hosting,
        first=path - {link.to.id for link in front},
        path=path,
    )


def stands_in_front(first: Id, second: Id, links: Sequence[Link], setting: Setting) -> bool:
    """Whether requests for the second may come through the first.

    Where no relation says which of the two is in front, either may be.
    """
    return leads(first, second, links, setting) or not leads(second, first, links, setting)


def leads(first: Id, second: Id, links: Sequence[Link], setting: Setting) -> bool:
    """Whether a relation says that requests for the second come through the first."""
    front = {kind.id for kind in setting.catalog.vocabulary.relations if kind.in_front}
    return any((link.of.id, link.to.id) == (first, second) and link.relation.kind in front for link in links)
