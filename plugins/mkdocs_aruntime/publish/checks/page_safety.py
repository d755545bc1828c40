"""Nothing active in a built site but what the site itself put there: one check over every finished file.

It reads every tag of a page, after everything else has been done to it, and compares them with the tree that
a browser makes of them: whichever way a text took, it is seen. What is not known is refused.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.harmless import IMAGES, PLAIN_FILES
from mkdocs_aruntime.catalog.memory import Memory
from mkdocs_aruntime.catalog.tags import Tag, Tags, dropped, unbalanced
from mkdocs_aruntime.publish.checks.page_tags import KnownTags, Region
from mkdocs_aruntime.publish.page import Page
from mkdocs_aruntime.publish.policy import CARD, InlineScripts, base_of

DATA = frozenset({"application/json", "application/ld+json"})
"""Kinds of script elements that run nothing."""

LOADING = frozenset({"link", "script"})
"""Elements of which it depends on the page whether they are wrong."""

CODE = ("assets/javascripts/", "assets/aruntime/", "assets/evaluator/", "assets/stylesheets/")
"""Where the theme's and our own scripts and stylesheets stand; no page of an author's does."""

LOOSE_CODE = frozenset({"offline.js", "embed/card.css"})
"""Those that must stand elsewhere."""

CODE_SUFFIXES = frozenset({".js", ".mjs", ".wasm", ".css", ".whl", ".zip", ".map", ".bin"})
PLAIN_SUFFIXES = IMAGES | PLAIN_FILES | {".conf", ".caddy", ".gz", ".ics", ".sqlite"}
"""Files that a browser shows or saves and never runs."""

FEEDS = frozenset({"feed", "urlset", "sitemapindex", "opensearchdescription"})
"""Roots of XML that a browser does not render as a page."""

_LOADS = re.compile(
    r"@import\b.*|url\(\s*[\"']?(?!data:(?:image|font)/)(?:[a-z][a-z0-9+.-]*:|//).*", re.IGNORECASE
)
"""What a stylesheet asks of others."""


def check_safety(
    folder: Path, *, home: str, inline: InlineScripts, policed: bool = True
) -> Iterator[Finding]:
    """Everything active, or unknown, in the files of a built site.

    Args:
        folder: the built site.
        home: the site's address; empty where it has none.
        inline: the inline scripts that the site knows.
        policed: whether every page has its Content-Security-Policy; served by MkDocs they have none.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    known = KnownTags(_styled(path for path in paths if path.suffix == ".css"))
    _memory.begin()
    root = urlsplit(home).path or "/"
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".html":
            base = root if name == "404.html" else base_of(name)
            policies = frozenset({inline.policy([base]), CARD}) if policed else frozenset()
            scripts = frozenset(inline.known(base))
            given = _Given(name, path.read_text("utf-8"), root, scripts, policies)
            yield from _memory.get((given, known.words), partial(_findings, given, known))
        elif message := _wrong_file(path, name):
            yield Finding.at(name, "unknown-file", message)


def _styled(stylesheets: Iterator[Path]) -> frozenset[str]:
    return frozenset(
        found
        for path in stylesheets
        for found in re.findall(r"\.(-?[A-Za-z_][\w-]*)", path.read_text("utf-8", "replace"))
    )


def _wrong_file(path: Path, name: str) -> str:
    if path.is_symlink():
        return "is a link to another file; sites are made of files"
    if path.suffix in CODE_SUFFIXES:
        if name not in LOOSE_CODE and not name.startswith(CODE):
            return f"is code outside {', '.join(CODE)}; authored files may hold none"
        loads = path.suffix == ".css" and _LOADS.search(path.read_text("utf-8", "replace"))
        return f"loads from another site: {loads[0][:60]}" if loads else ""
    if path.suffix == ".xml":
        root = re.search(rb"<([A-Za-z][\w:-]*)", path.read_bytes()[:2000])
        if root is None or root[1].decode().lower() not in FEEDS or b"<?xml-stylesheet" in path.read_bytes():
            return "is XML that a browser may run; expected a feed or a sitemap"
        return ""
    if path.suffix in PLAIN_SUFFIXES or name in {"_headers", "CNAME", ".nojekyll"}:
        return ""
    return f"'{path.suffix or path.name}' is not a kind of file that a site is made of"


class _Given(NamedTuple):
    """A page, and what it is held against."""

    name: str
    html: str
    root: str
    scripts: frozenset[str]
    policies: frozenset[str]


_memory: Memory[tuple[_Given, tuple[frozenset[str], frozenset[str]]], list[Finding]] = Memory()
"""By a page and the words that tags are known by."""


def _findings(given: _Given, known: KnownTags) -> list[Finding]:
    return list(_Safety(given).findings(known))


class _Safety:
    """What is wrong with one page."""

    def __init__(self, given: _Given) -> None:
        self._name, html, self._root, self._scripts, self._policies = given
        self._page = Page(html)

    def findings(self, known: KnownTags) -> Iterator[Finding]:
        """Everything wrong with the page."""
        tags = self._page.tags
        for at, tag, region in _placed(tags):
            for rule, message in known.wrong(tag, region):
                yield self._finding(at, rule, message)
            if tag.name in LOADING:
                for rule, message in self._wrong(at, tag):
                    yield self._finding(at, rule, message)
        for at, tag in unbalanced(tags):
            yield self._finding(at, "unbalanced", f"{tag.source[:60]} has no other end, or not there")
        for at, tag in dropped(tags, LexborHTMLParser(self._page.html)):
            yield self._finding(at, "dropped-tag", f"HTML has no place for {tag.source[:60]} where it stands")
        for at, id_ in self._page.doubled_ids():
            message = f"the id '{id_}' stands on this page already; scripts find the first"
            yield self._finding(at, "duplicate-id", message)
        if self._policies and (message := self._unpoliced(tags)):
            yield Finding.at(self._name, "no-policy", message)

    def _finding(self, at: int, rule: str, message: str) -> Finding:
        return Finding.at(self._name, rule, message, *self._page.place(at))

    def _unpoliced(self, tags: Tags) -> str:
        """A policy binds what comes after it: one that is late, or another's, is none."""
        for _, tag in tags:
            if tag.name == "meta" and tag.given.get("http-equiv", "").lower() == "content-security-policy":
                right = tag.given.get("content") in self._policies
                return "" if right else "the page's Content-Security-Policy is not that of the site"
            if tag.name == "script" or (tag.name == "link" and "stylesheet" in tag.given.get("rel", "")):
                break
        return "the page has no Content-Security-Policy before its first script or stylesheet"

    def _wrong(self, at: int, tag: Tag) -> Iterator[tuple[str, str]]:
        """What depends on the page that a tag stands in."""
        if tag.name == "script":
            yield from self._script(at + len(tag.source), tag.given)
        elif "stylesheet" in tag.given.get("rel", "").lower():
            address = tag.given.get("href", "")
            if not self._is_code(address):
                yield "unknown-style", f"{address[:60]} is no stylesheet of the site"

    def _is_code(self, address: str) -> bool:
        """Whether an address without a scheme is that of a script or stylesheet of the site."""
        here = posixpath.join(self._root, posixpath.dirname(self._name))
        path = posixpath.normpath(posixpath.join(here, re.split(r"[?#]", address, maxsplit=1)[0]))
        path = path.removeprefix(self._root)
        return path.startswith(CODE) or path in LOOSE_CODE

    def _script(self, begins: int, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        text = self._page.html[begins : self._page.html.find("</", begins)]
        if "src" in given:
            if not self._is_code(given["src"]):
                yield "unknown-script", f"{given['src'][:60]} is no script of the theme or of the site"
        elif given.get("type", "") in DATA:
            try:
                json.loads(text)
            except ValueError:
                yield "unknown-script", "an element for data holds no JSON"
        elif text not in self._scripts:
            shown = " ".join(text.split())[:60]
            hint = "if it is the theme's, or your own, list it (docs/development/security.md)"
            yield "unknown-script", f"no known inline script begins '{shown}'; {hint}"


def _placed(tags: Tags) -> Iterator[tuple[int, Tag, Region]]:
    """Each start tag with the region of the page that it stands in."""
    opened: list[tuple[str, Region]] = []
    region = Region.AROUND
    for at, tag in tags:
        if not tag.ends:
            yield at, tag, region
            if tag.opens:
                opened.append((tag.name, region))
                region = region.within(tag)
        elif opened and opened[-1][0] == tag.name:
            _, region = opened.pop()
