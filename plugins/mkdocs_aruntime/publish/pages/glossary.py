"""The glossary page, and the first use of each term on every other page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from mkdocs_aruntime.catalog.glossary import Glossary, GlossaryTerm
from mkdocs_aruntime.catalog.lines import term_lines
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.page import Page
from mkdocs_aruntime.publish.render import render

_CLOSED = frozenset({"a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "q"})
_CLOSED |= {"script", "style", "summary", "svg", "template", "textarea", "th", "dt", "figcaption"}
"""Elements whose text is left alone: links, code, headings, quotes, controls."""


def glossary_block(site: Site, links: Links) -> str:
    """All terms in the order of the alphabet, each with its anchor, and who mentions it."""
    terms = sorted(site.glossary.terms.items(), key=lambda item: item[1].term.casefold())
    mentions: dict[str, list[tuple[str, str]]] = {id_: [] for id_, _ in terms}
    for folder, pages in (("guides", site.guides), ("use-cases", site.use_cases)):
        for page in pages:
            for id_ in page.meta.terms:
                mentions[id_].append((page.meta.title, f"{folder}/{page.slug}/"))
    letters: dict[str, list[tuple[str, GlossaryTerm]]] = {}
    for id_, term in terms:
        letters.setdefault(term.term[0].upper(), []).append((id_, term))
    return render(
        "parts/glossary.html",
        letters=letters,
        glossary=site.glossary.terms,
        mentions=mentions,
        labels=Labels(site.catalog.vocabulary),
        file=site.sources.glossary.relative_to(site.sources.root).as_posix(),
        lines=term_lines(site.sources.glossary, root=site.sources.root),
        links=links,
    )


def spellings(glossary: Glossary) -> Iterator[tuple[str, ...]]:
    """Of every term all the ways it is written."""
    return (term.spellings for term in glossary.terms.values())


class TermLinker:
    """Links the first use of every term on a page, with its definition as a tooltip."""

    def __init__(self, glossary: Glossary) -> None:
        spellings = {word: id_ for id_, term in glossary.terms.items() for word in term.spellings}
        self._glossary = glossary
        self._exact = {word: id_ for word, id_ in spellings.items() if _is_acronym(word)}
        self._loose = {word.casefold(): id_ for word, id_ in spellings.items() if not _is_acronym(word)}
        words = sorted(spellings, key=lambda word: (-len(word), word))
        choices = "|".join(re.escape(word) for word in words)
        self._pattern = re.compile(rf"(?<![\w/.&-])(?:{choices})(?:e?s)?(?![\w/-])", re.IGNORECASE)

    def link(self, page: Page, glossary_url: str) -> str:
        """The page's HTML with its terms linked; everything else is copied as it stands."""
        parts: list[str] = []
        copied = 0
        seen: set[str] = set()
        for begins, ends in _open_texts(page):
            for start, stop, id_ in self._find(page.html, begins, ends):
                if id_ not in seen:
                    seen.add(id_)
                    definition = escape(self._glossary.terms[id_].short, quote=True)
                    link = f'<a class="ar-term" href="{glossary_url}#{id_}" title="{definition}">'
                    parts += [page.html[copied:start], link, page.html[start:stop], "</a>"]
                    copied = stop
        return "".join([*parts, page.html[copied:]])

    def _find(self, html: str, begins: int, ends: int) -> Iterator[tuple[int, int, str]]:
        """Every use of a term in a text: start, end and the term's id."""
        for match in self._pattern.finditer(html, begins, ends):
            if id_ := self._resolve(match[0]):
                yield match.start(), match.end(), id_

    def _resolve(self, word: str) -> str | None:
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if found := self._exact.get(form) or self._loose.get(form.casefold()):
                return found
        return None


def _open_texts(page: Page) -> Iterator[tuple[int, int]]:
    """Where the texts begin and end that may be linked: those outside closed elements."""
    closed: list[str] = []
    begins = 0
    for at, tag in page.tokens:
        if not tag.name:
            continue
        if at > begins and not closed:
            yield begins, at
        begins = at + len(tag.source)
        if tag.ends:
            if closed and closed[-1] == tag.name:
                closed.pop()
        elif tag.opens and (closed or tag.name in _CLOSED or "data-no-terms" in tag.given):
            closed.append(tag.name)
    if not closed:
        yield begins, len(page.html)


def _is_acronym(word: str) -> bool:
    """Whether capitals matter: ``SLO``, ``LoRA``, ``QDQ``, but not ``Gate``."""
    return len(word) > 1 and any(letter.isupper() for letter in word[1:]) and " " not in word
