"""Nothing active in a built site but what the site itself put there: one check over every finished file.

It reads pages as a browser does (HTML5, by Lexbor), after everything else has been done to them, so that it
holds whichever way a text took. What it does not know it refuses.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_aruntime.catalog.harmless import ADDRESSES, ATTRIBUTES, ELEMENTS, IMAGES, PLAIN_FILES, SCHEMES
from mkdocs_aruntime.publish.link_check import Remark
from mkdocs_aruntime.publish.policy import InlineScripts, base_of

NAMING = frozenset({"canonical", "alternate", "prev", "next"})
"""Relations of a link element that name a page and load nothing."""

DATA = frozenset({"application/json", "application/ld+json"})
"""Kinds of script elements that run nothing."""

CODE = ("assets/javascripts/", "assets/aruntime/", "assets/evaluator/", "assets/stylesheets/")
"""Where the theme's and our own scripts and stylesheets stand; no page of an author's does."""

LOOSE_CODE = frozenset({"offline.js", "embed/card.css"})
"""Those that must stand elsewhere."""

CODE_SUFFIXES = frozenset({".js", ".mjs", ".wasm", ".css", ".whl", ".zip", ".map", ".bin"})
PLAIN_SUFFIXES = IMAGES | PLAIN_FILES | {".conf", ".caddy", ".gz", ".sqlite"}
"""Files that a browser shows or saves and never runs."""

FEEDS = frozenset({"feed", "urlset", "sitemapindex", "opensearchdescription"})
"""Roots of XML that a browser does not render as a page."""

_CLASS = re.compile(r"(?:ar|md)-[\w-]+|[a-z]{1,2}[a-z0-9]?|[lp]-[A-Z]\w+(?:-\w+)*|no-js|language-[\w-]+")
"""Classes of the site, of the theme and of highlighted code; others must be in a stylesheet."""

_LOADS = re.compile(
    r"@import\b.*|url\(\s*[\"']?(?!data:(?:image|font)/)(?:[a-z][a-z0-9+.-]*:|//).*", re.IGNORECASE
)
"""What a stylesheet asks of others."""


def check_safety(folder: Path, *, home: str, inline: InlineScripts) -> Iterator[Remark]:
    """Everything active, or unknown, in the files of a built site.

    Args:
        folder: the built site.
        home: the site's address; empty where it has none.
        inline: the inline scripts that the site knows.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    classes = _styled(path for path in paths if path.suffix == ".css")
    root = urlsplit(home).path or "/"
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".html":
            base = root if name == "404.html" else base_of(name)
            text = path.read_text("utf-8")
            yield from _Page(name, text, root, known=inline.known(base), classes=classes).remarks()
        elif message := _wrong_file(path, name):
            yield Remark(file=name, line=1, column=1, rule="unknown-file", message=message)


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


class _Page:
    """One page, and what is wrong with it."""

    def __init__(
        self, name: str, text: str, root: str, *, known: tuple[str, ...], classes: frozenset[str]
    ) -> None:
        self._name, self._text, self._root, self._known, self._classes = name, text, root, known, classes
        self._found: list[Remark] = []

    def remarks(self) -> list[Remark]:
        """Everything wrong, in the order of the page."""
        ids: Counter[str] = Counter()
        root = LexborHTMLParser(self._text).root
        for node in root.traverse(include_text=False) if root else ():
            tag = (node.tag or "").lower()
            if tag == "-comment":
                continue
            attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
            self._element(tag, attributes)
            if tag == "script":
                self._script(node, attributes)
            if tag == "link" and "stylesheet" in attributes.get("rel", "").lower():
                self._stylesheet(attributes.get("href", ""))
            if tag == "meta":
                self._meta(attributes)
            ids.update([attributes["id"]] if attributes.get("id") else [])
        for id_, count in ids.items():
            if count > 1:
                self._say("duplicate-id", f"the id '{id_}' stands {count} times; scripts find the first", id_)
        return self._found

    def _say(self, rule: str, message: str, words: str) -> None:
        before = self._text[: max(0, self._text.lower().find(words.lower()))]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        self._found.append(Remark(file=self._name, line=line, column=column, rule=rule, message=message))

    def _element(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in ELEMENTS:
            self._say("active-element", f"<{tag}> has no place in a page of this site", f"<{tag}")
        for name, value in attributes.items():
            if name not in ATTRIBUTES and not re.fullmatch(r"(?:aria|data)-[a-z0-9-]+", name):
                self._say("active-attribute", f"'{name}' of <{tag}> has no place in a page", f"{name}=")
            elif name in ADDRESSES:
                named = name == "cite" or set(attributes.get("rel", "").lower().split()) & NAMING
                self._address(tag, name, value, followed=tag == "a" or (tag == "link" and bool(named)))
            elif "url(" in value.lower() and name != "content" and not value.startswith("url(#"):
                self._say("foreign-address", f"'{name}' of <{tag}> loads from {value[:60]}", value[:60])
        for word in attributes.get("class", "").split():
            if word not in self._classes and not _CLASS.fullmatch(word):
                self._say("unknown-class", f"no stylesheet of the site has the class '{word}'", word)

    def _address(self, tag: str, name: str, value: str, *, followed: bool) -> None:
        """A reader may follow links elsewhere; the page itself asks nobody else."""
        # A browser takes white space and control characters out of an address before it reads the scheme.
        url = urlsplit(re.sub(r"[\x00-\x20]", "", value).replace("\\", "/"))
        shown = value[:60]
        if value == "data:," and tag == "link":  # says that there is no icon
            return
        if url.scheme.lower() not in SCHEMES:
            self._say("active-address", f"'{name}' of <{tag}> is the address {shown}", shown)
        elif (url.scheme or url.netloc) and not followed:
            self._say("foreign-address", f"<{tag}> loads from another site: {shown}", shown)

    def _is_code(self, address: str) -> bool:
        """Whether an address without a scheme is that of a script or stylesheet of the site."""
        here = posixpath.join(self._root, posixpath.dirname(self._name))
        path = posixpath.normpath(posixpath.join(here, urlsplit(address).path)).removeprefix(self._root)
        return path.startswith(CODE) or path in LOOSE_CODE

    def _script(self, node: LexborNode, attributes: Mapping[str, str]) -> None:
        kind, text = attributes.get("type", ""), node.text(deep=True)
        if "src" in attributes:
            if not self._is_code(attributes["src"]):
                shown = attributes["src"][:60]
                self._say("unknown-script", f"{shown} is no script of the theme or of the site", shown)
        elif kind in DATA:
            try:
                json.loads(text)
            except ValueError:
                self._say("unknown-script", "an element for data holds no JSON", text[:40])
        elif text not in self._known:
            shown = " ".join(text.split())[:60]
            hint = "if it is the theme's, or your own, list it (docs/development/security.md)"
            self._say("unknown-script", f"no known inline script begins '{shown}'; {hint}", text[:40])

    def _stylesheet(self, address: str) -> None:
        if not self._is_code(address):
            self._say("unknown-style", f"{address[:60]} is no stylesheet of the site", address[:60])

    def _meta(self, attributes: Mapping[str, str]) -> None:
        """A page may send its reader on within the site only, and set its own policy."""
        kind, content = attributes.get("http-equiv", "").lower(), attributes.get("content", "")
        if kind == "refresh" and not re.fullmatch(r"0; url=(?:\.\./)*[a-z0-9][a-z0-9/-]*/?", content):
            self._say("redirect", f"the page sends its reader to {content[:60]}", content[:60])
        elif kind not in {"", "refresh", "content-security-policy"}:
            self._say("active-element", f"<meta http-equiv={kind}> has no place in a page", kind)
