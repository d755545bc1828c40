"""What can be found: pages and their sections, and glossary terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from mkdocs_aruntime.catalog.glossary import Glossary
from mkdocs_aruntime.publish.page import Node

LONGEST_SUMMARY = 220
"""Characters of text that a result shows."""


class Kind(StrEnum):
    """What a result is; people read it beside the title."""

    PAGE = "Page"
    GUIDE = "Guide"
    USE_CASE = "Use case"
    RUNTIME = "Runtime"
    TERM = "Glossary"

    @property
    def slug(self) -> str:
        """As it stands in a query: ``in:use-case``."""
        return self.value.lower().replace(" ", "-")

    @property
    def plural(self) -> str:
        """What several of them are called."""
        return self.value if self is Kind.TERM else f"{self.value}s"


class Level(IntEnum):
    """How much of a page a document is."""

    PAGE = 1
    SECTION = 2
    DETAIL = 3


class Held(StrEnum):
    """How far a part says that its title is so."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    """It denies it, or leaves it open."""


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
    detail: bool = False
    """Whether it is one of many small parts of a page, such as a claim."""
    held: Held = Held.YES
    """How far what its title says is so."""
    beside: tuple[str, ...] | None = None
    """Of what can be compared, its id and those of its neighbours, the nearest first."""

    @property
    def level(self) -> Level:
        """How much of a page it is; a glossary term stands for itself."""
        if self.kind is Kind.TERM or "#" not in self.location:
            return Level.PAGE
        return Level.DETAIL if self.detail else Level.SECTION

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
    tree: Node,
    *,
    location: str,
    kind: Kind,
    title: str,
    summary: str = "",
    facts: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    beside: tuple[str, ...] | None = None,
) -> Iterator[Document]:
    """A rendered page, and each of its sections that has an address."""
    sections = _Cutter(tree).sections
    intro = next((each.text for each in sections if not each.id), "")
    yield Document(
        location=location,
        kind=kind,
        title=title,
        summary=summary or _first_words(intro),
        body=intro,
        words=words,
        facts=facts,
        beside=beside,
    )
    for section in sections:
        if section.id and section.depth > 1:
            yield Document(
                location=f"{location}#{section.id}",
                kind=kind,
                title=section.title,
                summary=_first_words(section.text),
                body=section.text,
                detail=section.depth == _DETAIL,
                held=section.held,
            )


_DETAIL = 7
"""The depth of a part that is named by an attribute, below every heading."""


@dataclass(slots=True)
class _Section:
    id: str
    depth: int
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    held: Held = Held.YES

    @property
    def title(self) -> str:
        return _flat(self.titles)

    @property
    def text(self) -> str:
        text = _flat(self.texts)
        return text.removeprefix(self.title).lstrip() if self.depth == _DETAIL else text


_SKIPPED = frozenset({"script", "style", "svg", "template", "button", "nav"})
_ASIDE = frozenset({"summary", "figcaption"})
_INLINE = frozenset({"em", "strong", "code", "i", "u", "q", "sub", "sup", "time"})
_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}


class _Cutter:
    """Cuts a page at its headings, and at elements that ``data-found`` gives a title of their own.

    ``data-held`` says how far these hold their title true. Left out are scripts, styles, heading links,
    what the Markdown twin leaves out, and what says something of other pages (``data-unfound``).
    """

    def __init__(self, tree: Node) -> None:
        self.sections = [_Section("", 1)]
        self._read(tree, self.sections[0].texts, detail=False)

    def _read(self, node: Node, into: list[str], *, detail: bool) -> list[str]:
        """Read what is in an element; what comes after it belongs in the list that is returned."""
        for child in node.children:
            if isinstance(child, str):
                into.append(child)
            elif _is_left_out(child, detail=detail):
                continue
            elif (depth := _HEADINGS.get(child.tag)) is not None:
                section = self._begin(child, depth) if depth > 1 else self.sections[-1]
                into = section.texts
                self._read(child, section.titles, detail=detail)
            elif title := child.attributes.get("data-found"):
                self._read(child, self._begin(child, _DETAIL, title).texts, detail=True)
            else:
                into += [] if child.tag in _INLINE else [" "]
                into = self._read(child, into, detail=detail)
        return into

    def _begin(self, node: Node, depth: int, *titles: str) -> _Section:
        held = Held(node.attributes.get("data-held", Held.YES))
        section = _Section(node.attributes.get("id", ""), depth, list(titles), held=held)
        self.sections.append(section)
        return section


def _is_left_out(node: Node, *, detail: bool) -> bool:
    marked = "data-no-twin" in node.attributes or "data-unfound" in node.attributes
    aside = detail and node.tag in _ASIDE
    return marked or aside or node.tag in _SKIPPED or node.attributes.get("class") == "headerlink"


def _flat(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def _first_words(text: str) -> str:
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"
