"""The glossary page, and the first use of each term on every other page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from mkdocs_aruntime.catalog.glossary import Glossary, GlossaryTerm
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.links import Links
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
        self._pattern = re.compile(rf"(?<![\w/.-])(?:{choices})(?:e?s)?(?![\w/-])", re.IGNORECASE)

    def link(self, html: str, glossary_url: str) -> str:
        """The page's HTML with its terms linked."""
        return _Linking(self, html, glossary_url).result()

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every use of a term in a text: start, end and the term's id."""
        for match in self._pattern.finditer(text):
            if id_ := self._resolve(match[0]):
                yield match.start(), match.end(), id_

    def _resolve(self, word: str) -> str | None:
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if found := self._exact.get(form) or self._loose.get(form.casefold()):
                return found
        return None

    def definition(self, id_: str) -> str:
        """The sentence shown as a tooltip."""
        return self._glossary.terms[id_].short


def _is_acronym(word: str) -> bool:
    """Whether capitals matter: ``SLO``, ``LoRA``, ``QDQ``, but not ``Gate``."""
    return len(word) > 1 and any(letter.isupper() for letter in word[1:]) and " " not in word


class _Linking(HTMLParser):
    """One pass over one page: text outside closed elements is linked, everything else is copied."""

    def __init__(self, linker: TermLinker, html: str, glossary_url: str) -> None:
        super().__init__(convert_charrefs=False)
        self._linker, self._url = linker, glossary_url
        self._out: list[str] = []
        self._closed: list[str] = []
        self._seen: set[str] = set()
        self.feed(html)
        self.close()

    def result(self) -> str:
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._out.append(self.get_starttag_text() or "")
        skipped = tag in _CLOSED or any(name == "data-no-terms" for name, _ in attrs)
        if (skipped or self._closed) and tag not in _VOID:
            self._closed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag, attrs
        self._out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._out.append(f"</{tag}>")
        if self._closed and self._closed[-1] == tag:
            self._closed.pop()

    def handle_data(self, data: str) -> None:
        self._out.append(data if self._closed else self._linked(data))

    def handle_entityref(self, name: str) -> None:
        self._out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._out.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._out.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._out.append(f"<!{decl}>")

    def _linked(self, text: str) -> str:
        parts: list[str] = []
        end = 0
        for start, stop, id_ in self._linker.find(text):
            if id_ in self._seen:
                continue
            self._seen.add(id_)
            definition = escape(self._linker.definition(id_), quote=True)
            word = text[start:stop]
            parts += [
                text[end:start],
                f'<a class="ar-term" href="{self._url}#{id_}" title="{definition}">{word}</a>',
            ]
            end = stop
        return "".join([*parts, text[end:]])


_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
