"""What a search gives: documents with their points, and the pages they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_aruntime.publish.search.documents import Document, Kind
from mkdocs_aruntime.publish.search.planning import EXACT

SCALE = 100
"""Weights are whole hundredths: finer than any two results need to be told apart."""

BEST, NEXT = 10, 3
"""How much the best part of a page counts, and how many others count once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document found."""

    document: Document
    points: int
    """Weights in hundredths times percent, as Whoosh and the browser add them up."""
    whole: bool
    """Whether it has most of the words; those that do come first."""

    @property
    def score(self) -> float:
        """The points as weights."""
        return self.points / (SCALE * EXACT)


def by_page(hits: Iterable[Hit]) -> list[list[Hit]]:
    """What was found, page by page, terms of the glossary each for itself; the best page first.

    That is the page with the best part; further parts count a little; ``answer.js`` does the same.
    """
    pages: dict[str, list[Hit]] = {}
    for hit in hits:
        document = hit.document
        alone = document.kind is Kind.TERM
        pages.setdefault(document.location if alone else document.page, []).append(hit)
    return sorted(pages.values(), key=_merit)


def _merit(page: Sequence[Hit]) -> tuple[bool, int]:
    first, *others = (hit.points for hit in page)
    return (not page[0].whole, -(BEST * first + sum(others[:NEXT])))
