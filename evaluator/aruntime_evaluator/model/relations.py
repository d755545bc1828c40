"""Which entries work together: the relations between them, and the stacks that these connect."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.condition import entry_and_range
from aruntime_evaluator.model.runtime import ClaimValue, Condition, Relation, Runtime
from aruntime_evaluator.model.vocabulary import Vocabulary, WordsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two entries: one states it, or its claim is supported by the other."""

    of: Runtime
    to: Runtime
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """How the components of a stack hang together."""

    parts: tuple[tuple[Id, ...], ...]
    """The components that are connected with each other; one part where the whole stack is."""
    links: tuple[Link, ...]
    """Every documented relation between two of them that connects."""

    @property
    def whole(self) -> bool:
        """Whether every component is connected with every other, by whichever way."""
        return len(self.parts) <= 1

    def path(self, first: Id, last: Id) -> tuple[Link, ...] | None:
        """The fewest relations that lead from one component to another; None where none do."""
        came: dict[Id, Link | None] = {first: None}
        queue = deque([first])
        while queue and last not in came:
            here = queue.popleft()
            for link in self.links:
                other = _other(link, here)
                if other is not None and other not in came:
                    came[other] = link
                    queue.append(other)
        if last not in came:
            return None
        steps: list[Link] = []
        here = last
        while (step := came[here]) is not None:
            steps.append(step)
            here = _other(step, here) or first
        return tuple(reversed(steps))


def links_between(runtimes: Iterable[Runtime]) -> Iterator[Link]:
    """Every relation that one of these entries states to another of them, in the order of the entries."""
    among = {runtime.id: runtime for runtime in runtimes}
    for runtime in among.values():
        for relation in runtime.relations:
            for other in _targets(relation, among):
                if other.id != runtime.id:
                    yield Link(of=runtime, to=other, relation=relation)


def connection(stack: Sequence[Runtime], vocabulary: Vocabulary) -> Connection:
    """What connects the components of a stack.

    A relation whose kind does not connect, or that holds only with an entry that the stack has not, connects
    nothing. Other conditions are not decided here: whoever shows the relation shows them.
    """
    connecting = {kind.id for kind in vocabulary.relations if kind.connects}
    ids = frozenset(each.id for each in stack)
    links = tuple(
        link
        for link in links_between(stack)
        if link.relation.kind in connecting and _could_hold(link.relation.when, ids, vocabulary)
    )
    part = {each.id: each.id for each in stack}
    for link in links:
        joined, gone = part[link.of.id], part[link.to.id]
        part = {id_: joined if name == gone else name for id_, name in part.items()}
    parts = dict.fromkeys(part.values())
    return Connection(
        parts=tuple(tuple(id_ for id_ in part if part[id_] == name) for name in parts), links=links
    )


def _targets(relation: Relation, among: Mapping[Id, Runtime]) -> list[Runtime]:
    if relation.claim is not None:
        return [each for each in among.values() if _supports(each, relation.claim)]
    return [among[relation.to]] if relation.to and relation.to in among else []


def _supports(runtime: Runtime, reference: str) -> bool:
    claim = runtime.claim(reference)
    return claim is not None and claim.value is ClaimValue.SUPPORTED


def _could_hold(when: Condition, ids: frozenset[Id], vocabulary: Vocabulary) -> bool:
    """Whether the entries that a condition asks for are there; versions are not looked at."""
    named = [key.id for key in vocabulary.conditions if key.words is WordsOf.ENTRIES and key.id in when]
    return all(ids & {(entry_and_range(word) or (word, ""))[0] for word in when[key]} for key in named)


def _other(link: Link, here: Id) -> Id | None:
    if link.of.id == here:
        return link.to.id
    return link.of.id if link.to.id == here else None
