"""Larger sites from the texts of the real one: the same every time, and no two pages alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice

from mkdocs_aruntime.publish.search import Document, Kind

PARTS = 12
"""Documents of a page at most; documentation has about as many sections a page."""

_SYLLABLES = ("ba", "ko", "li", "mu", "ne", "pa", "ro", "si", "ta", "ve", "zo", "du", "fe", "gi", "ha", "ju")


def synthesised(documents: Sequence[Document], *, pages: int) -> list[Document]:
    """Pages with the titles and sections of real ones, a name of their own, and the bodies in other places."""
    real = [page[:PARTS] for page in _by_page(documents) if len(page) > 1]
    bodies = [part.body for page in real for part in page if part.body]
    made = islice(enumerate(cycle(real)), pages)
    return [part for number, page in made for part in _renamed(page, number, bodies)]


def _by_page(documents: Sequence[Document]) -> Iterator[list[Document]]:
    pages: dict[str, list[Document]] = {}
    for each in documents:
        if each.kind is not Kind.TERM:
            pages.setdefault(each.page, []).append(each)
    return iter(pages.values())


def _renamed(page: Sequence[Document], number: int, bodies: Sequence[str]) -> Iterator[Document]:
    name = _name(number)
    for place, part in enumerate(page):
        fragment = part.location.partition("#")[2]
        body = bodies[(number * 31 + place * 7) % len(bodies)]
        yield replace(
            part,
            location=f"made/{number}/" + (f"#{fragment}" if fragment else ""),
            title=part.title if fragment else f"{part.title} {name}",
            summary=body[:200].rsplit(" ", 1)[0] + " …",
            body=f"{body} {name}" if place % 3 else body,
        )


def _name(number: int) -> str:
    digits = (number // len(_SYLLABLES) ** place % len(_SYLLABLES) for place in range(4))
    return "".join(_SYLLABLES[digit] for digit in digits)
