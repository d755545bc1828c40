"""What can be found: pages and their sections, and glossary terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser

from mkdocs_aruntime.catalog.glossary import Glossary

LONGEST_SUMMARY = 220
"""Characters of text that a result shows."""


class Kind(StrEnum):
    """What a result is; people read it beside the title."""

    PAGE = "Page"
    GUIDE = "Guide"
    USE_CASE = "Use case"
    RUNTIME = "Runtime"
    TERM = "Glossary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that can be found."""

    location: str
    """URL relative to the site; a part of a page has a fragment."""
    kind: Kind
    title: str
    summary: str = ""
    """Shown with the result: a page's summary, a term's definition, a section's first words."""
    body: str = ""
    words: tuple[str, ...] = ()
    """Other names: aliases, abbreviations."""
    facts: tuple[str, ...] = ()
    """Short labels beside the kind: layer, licence, lifecycle."""

    @property
    def page(self) -> str:
        """The location without its fragment."""
        return self.location.partition("#")[0]


def term_documents(glossary: Glossary, location: str = "glossary/") -> Iterator[Document]:
    """Every glossary term, with its definition as the summary."""
    for id_, term in glossary.terms.items():
        yield Document(
            location=f"{location}#{id_}",
            kind=Kind.TERM,
            title=term.term,
            summary=term.short,
            body=term.long or "",
            words=term.spellings[1:],
        )


def page_documents(
    html: str, *, location: str, kind: Kind, title: str, summary: str = "", facts: tuple[str, ...] = ()
) -> Iterator[Document]:
    """A rendered page, and each of its sections that has an address."""
    sections = _Sections.of(html)
    intro = next((each.text for each in sections if not each.id), "")
    yield Document(
        location=location,
        kind=kind,
        title=title,
        summary=summary or _first_words(intro),
        body=intro,
        facts=facts,
    )
    for section in sections:
        if section.id and section.depth > 1:
            yield Document(
                location=f"{location}#{section.id}",
                kind=kind,
                title=section.title,
                summary=_first_words(section.text),
                body=section.text,
            )


@dataclass(slots=True)
class _Section:
    id: str
    depth: int
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return _flat(self.titles)

    @property
    def text(self) -> str:
        return _flat(self.texts)


class _Sections(HTMLParser):
    """Cuts a page at its headings; scripts, styles and the heading links are left out."""

    _SKIPPED = frozenset({"script", "style", "svg", "template", "button", "nav"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [_Section("", 1)]
        self._heading = False
        self._skipping: list[str] = []

    @classmethod
    def of(cls, html: str) -> list[_Section]:
        parser = cls()
        parser.feed(html)
        parser.close()
        return parser.sections

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in self._SKIPPED or attributes.get("class") == "headerlink" or self._skipping:
            if tag not in {"br", "img", "input", "hr", "path"}:
                self._skipping.append(tag)
        elif re.fullmatch(r"h[1-6]", tag):
            self._heading = True
            depth = int(tag[1])
            if depth > 1:
                self.sections.append(_Section(attributes.get("id") or "", depth))
        elif tag not in {"em", "strong", "code", "i", "u", "q", "sub", "sup", "time"}:
            self.sections[-1].texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if self._skipping[-1] == tag:
                self._skipping.pop()
        elif re.fullmatch(r"h[1-6]", tag):
            self._heading = False

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            section = self.sections[-1]
            (section.titles if self._heading else section.texts).append(data)


def _flat(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def _first_words(text: str) -> str:
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"
