"""What a search gives: documents with their points, and the pages they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from mkdocs_aruntime.publish.search.documents import Document, Kind
from mkdocs_aruntime.publish.search.planning import EXACT

SCALE = 100
"""Weights are whole hundredths: finer than any two results need to be told apart."""

BEST, ALL, NEXT = 10, 5, 3
"""How much the best part of a page counts, all of it as if it were one, and how many others count once."""

WEAKEST = 10
"""A result scores at least a tenth of the best one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document found."""

    document: Document
    points: int
    """Weights in hundredths times percent, as Whoosh and the browser add them up."""
    gains: tuple[int, ...]
    """What each group of the plan adds to them."""
    words: int
    """A bit for each word of the query that it has."""

    @property
    def score(self) -> float:
        """The points as weights."""
        return self.points / (SCALE * EXACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, or a term of the glossary, with the parts that were found."""

    parts: tuple[Hit, ...]
    """The best first."""
    points: int
    words: int
    """A bit for each word of the query that stands anywhere on it."""
    whole: bool = False
    """Whether it has most of the words, or makes up for them; those come first."""

    @property
    def document(self) -> Document:
        """The best part."""
        return self.parts[0].document


def by_page(hits: Sequence[Hit]) -> list[Page]:
    """The pages of what was found, and terms of the glossary each for itself; hits and pages the best first.

    A need is spread over the parts of a page, so its words are looked for on all of it. As in ``paging.js``.
    """
    places: dict[str, list[Hit]] = {}
    for hit in hits:
        document = hit.document
        alone = document.kind is Kind.TERM
        places.setdefault(document.location if alone else document.page, []).append(hit)
    least = hits[0].points / WEAKEST if hits else 0
    known = reduce(or_, (hit.words for hit in hits), 0).bit_count()
    needed = (3 * known + 3) // 4
    strong = [_page(parts, needed, least) for parts in places.values() if parts[0].points >= least]
    return sorted(_told(strong, needed), key=lambda page: (not page.whole, -page.points))


def _page(parts: Sequence[Hit], needed: int, least: float) -> Page:
    """The part with most of the words comes first, though the page's title alone may weigh more.

    Then those with other words of the query.
    """
    first, *others = parts
    together = sum(map(max, zip(*(part.gains for part in parts), strict=True)))
    enough = min(needed, max(part.words.bit_count() for part in parts))
    shown = (part for part in parts if part.points >= least)
    ordered = sorted(shown, key=lambda part: part.words.bit_count() < enough)
    return Page(
        parts=tuple(dict.fromkeys([*_telling(ordered), *ordered])),
        points=BEST * first.points + sum(part.points for part in others[:NEXT]) + ALL * together,
        words=reduce(or_, (part.words for part in parts)),
    )


def _telling(parts: Iterable[Hit]) -> Iterator[Hit]:
    """The parts with a word of the query that no part before them has."""
    seen = 0
    for part in parts:
        if part.words & ~seen:
            yield part
        seen |= part.words


def _told(pages: Sequence[Page], needed: int) -> Iterator[Page]:
    """The same, marked: those with the words that are needed, or as many as any has.

    And those that score a quarter more than all of these, as the page of a runtime does that is named beside
    words which stand elsewhere.
    """
    enough = min(needed, max((page.words.bit_count() for page in pages), default=0))
    best = max((page.points for page in pages if page.words.bit_count() >= enough), default=0)
    for page in pages:
        whole = page.words.bit_count() >= enough or 4 * page.points >= 5 * best
        yield replace(page, whole=whole)
