"""The relations of an entry as its page shows them: those that it states, and those of others to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aruntime_evaluator import Catalog, Link, Relation, Runtime, condition_words, links_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One relation, read from one of its sides."""

    anchor: str
    label: str
    """How it reads from this side: *Runs*, *Run by*."""
    other: Runtime | None
    """The entry on the other side; none where it is any entry with a claim."""
    any_with: str
    """The label of that claim; also of a relation that another states to it. Else empty."""
    stated_by: Runtime
    """The entry whose sources are quoted."""
    relation: Relation
    condition: str
    """In words; empty where there is none."""

    @property
    def named(self) -> str:
        """The other side as people read it."""
        return self.other.name if self.other else f"any entry with {self.any_with}"


class Relations:
    """The relations of every entry, from both sides, found in one pass."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._kinds = {kind.id: kind for kind in catalog.vocabulary.relations}
        self._claims = {reference: term.label for reference, _, term in catalog.vocabulary.claims()}
        self._to: Mapping[str, list[Link]] = defaultdict(list)
        for link in links_between(catalog.runtimes):
            self._to[link.to.id].append(link)

    def of(self, runtime: Runtime) -> list[Shown]:
        """Of each kind first what the entry states, then what others state of it, by name."""
        order = list(self._kinds)
        found = [*self._stated(runtime), *self._inverse(runtime)]
        return sorted(
            found, key=lambda each: (order.index(each.relation.kind), each.stated_by is not runtime)
        )

    def _stated(self, runtime: Runtime) -> Iterator[Shown]:
        for relation in runtime.relations:
            kind = self._kinds[relation.kind]
            other = self._catalog.runtime(relation.to) if relation.to else None
            yield self._shown(runtime, other, relation, kind.label, relation.to or relation.claim or "")

    def _inverse(self, runtime: Runtime) -> Iterator[Shown]:
        for link in sorted(self._to.get(runtime.id, ()), key=lambda each: each.of.name.casefold()):
            label = self._kinds[link.relation.kind].inverse
            by = f"by.{link.of.id}"  # who names an entry may name a claim of it, too
            name = f"{by}.{link.relation.claim}" if link.relation.claim else by
            yield self._shown(link.of, link.of, link.relation, label, name)

    def _shown(
        self, stated_by: Runtime, other: Runtime | None, relation: Relation, label: str, name: str
    ) -> Shown:
        return Shown(
            anchor=f"relations.{relation.kind}.{name}",
            label=label,
            other=other,
            any_with=self._claims.get(relation.claim or "", ""),
            stated_by=stated_by,
            relation=relation,
            condition=condition_words(relation.when, self._catalog),
        )
