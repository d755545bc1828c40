"""What all questions have in common: words that must be known, and answers that fit into a conversation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aruntime_evaluator import Json, Runtime, Term, name_key, nearest, unknown_word
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.query.citing import Answer

LARGEST = 14_000
"""Characters of an answer, about 3,500 tokens; a single item that is longer is not cut."""

MOST_NAMED = 6
"""Words that a message offers instead of one that is not known."""


class NotKnownError(ValueError):
    """A question about something that is not there, in words that help to ask again."""


@dataclass(frozen=True)
class Desk:
    """Answers from one site; every answer says as of which day."""

    site: Site
    identity: Identity

    def answer(self, **values: Json) -> Answer:
        """An answer with its day and where it is from."""
        return {"as_of": self.site.catalog.as_of.isoformat(), "from": self.identity.name, **values}

    def paged(
        self,
        page: int,
        name: str,
        items: Sequence[Json],
        beside: Mapping[str, Json] | None = None,
        *,
        most: int | None = None,
    ) -> Answer:
        """As many items as fit, at most so many; what stands beside them is told on the first page only.

        Raises:
            NotKnownError: where there is no such page.
        """
        beside = beside or {}
        pages = list(_pages(items, LARGEST - size(self.answer(**beside)), most or len(items)))
        if not 1 <= page <= len(pages):
            raise NotKnownError(f"there is no page {page}; the last is {len(pages)}")
        position: dict[str, Json] = {"page": page, "pages": len(pages)}
        if page < len(pages):
            position["more"] = f"Ask again with page={page + 1}."
        return self.answer(**(beside if page == 1 else {}), **position, **{name: list(pages[page - 1])})

    def known(self, word: str, known: Iterable[str], what: str) -> None:
        """Refuse a word that is not one of these; an empty one asks for nothing.

        Raises:
            NotKnownError: with the nearest.
        """
        for problem in unknown_word("", word or None, known, what):
            raise NotKnownError(problem.message)

    def runtime_named(self, name: str) -> Runtime:
        """The entry of an id, an earlier id, a name or an abbreviation.

        Raises:
            NotKnownError: with the nearest.
        """
        if not name.strip():
            raise NotKnownError("no runtime was named")
        catalog = self.site.catalog
        if found := catalog.named(name.strip()):
            return found
        spelled = {word.casefold(): each.id for each in catalog.runtimes for word in each.names}
        if near := nearest(name.casefold().strip(), list(spelled)):
            raise NotKnownError(f"'{name}' is not a known runtime; did you mean '{spelled[near]}'?")
        self.known(name, (each.id for each in catalog.runtimes), "runtime")
        raise NotKnownError(f"'{name}' is not a known runtime")

    def claim_named(self, name: str) -> str:
        """The claim of a reference.

        Raises:
            NotKnownError: with those of that label, or the nearest.
        """
        labels = {reference: term for reference, _, term in self.site.catalog.vocabulary.claims()}
        if name not in labels:
            if alike := _alike(name, labels):
                raise NotKnownError(f"'{name}' is not a known claim; did you mean {alike}?")
            self.known(name or "?", labels, "claim")
        return name


def size(value: Json) -> int:
    """Characters of JSON without spaces."""
    return len(compact(value))


def compact(value: Json) -> str:
    """JSON without spaces: what a conversation has to carry."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pages(items: Sequence[Json], room: int, most: int) -> Iterator[Sequence[Json]]:
    start = used = 0
    for place, item in enumerate(items):
        length = size(item) + 1
        if place > start and (used + length > room or place - start == most):
            yield items[start:place]
            start, used = place, 0
        used += length
    yield items[start:]


def _alike(name: str, labels: Mapping[str, Term]) -> str:
    """The claims whose last part or label is this word."""
    key = name_key(name)
    found = [
        each for each, term in labels.items() if key and key in {name_key(term.id), name_key(term.label)}
    ]
    return " or ".join(f"'{each}'" for each in found[:MOST_NAMED])
