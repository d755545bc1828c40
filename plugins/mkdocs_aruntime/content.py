"""What is taken from the content of each page: what can be found, its Markdown, and its terms linked.

A page whose content is that of the build before, in the same process, is not read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from mkdocs_aruntime.catalog.glossary import Glossary
from mkdocs_aruntime.catalog.memory import Memory
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.page import Page as HtmlPage
from mkdocs_aruntime.publish.pages.glossary import TermLinker
from mkdocs_aruntime.publish.search import Document
from mkdocs_aruntime.publish.search.found import found_on
from mkdocs_aruntime.publish.twins import Twin, twin_of


class Reading(NamedTuple):
    """What the content of a page gives."""

    ids: frozenset[str]
    found: tuple[Document, ...]
    twins: tuple[Twin, ...]
    """One, or none of a page that only sends on."""
    linked: str
    """The content with the first use of each term linked."""


class Said(NamedTuple):
    """What is known of a page beside its content."""

    url: str
    heading: str
    """The title as the search shows it."""
    title: str
    summary: str
    listed: bool
    glossary_url: str
    """From the page."""


_readings: Memory[tuple[object, ...], Reading] = Memory()
"""By content, what is said of the page, its front matter, the glossary's digest and the site's identity."""


class Reader:
    """Reads the content of every page of one build."""

    def __init__(self, glossary: Glossary, identity: Identity) -> None:
        self._linker, self._identity = TermLinker(glossary), identity
        self._terms = repr(glossary)
        _readings.begin()

    def read(self, html: str, said: Said, meta: Mapping[str, object]) -> Reading:
        """All of it at once, because reading HTML takes longest."""
        key = (html, said, repr(meta), self._terms, self._identity)
        return _readings.get(key, partial(self._read, html, said, meta))

    def _read(self, html: str, said: Said, meta: Mapping[str, object]) -> Reading:
        page = HtmlPage(html)
        found = tuple(found_on(said.url, page.tree, said.heading, meta)) if said.listed else ()
        twins: tuple[Twin, ...] = ()
        if "moved-to" not in meta:
            identity, listed = self._identity, said.listed
            twins = (twin_of(said.url, page.tree, said.title, said.summary, identity, listed=listed),)
        return Reading(page.ids, found, twins, self._linker.link(page, said.glossary_url))
