"""What authors may write in Markdown: text, tables, code, links, and a short list of harmless HTML.

A page is looked at after Markdown has been read, by the very extensions that make the site of it, so that
whatever way a construct is written it is seen as what it becomes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.extensions import Extension
from selectolax.lexbor import LexborHTMLParser

from aruntime_evaluator import Problem, misleading_host, shown, unprintable
from mkdocs_aruntime.catalog.files import read_page
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.front_matter import check_front, split_front
from mkdocs_aruntime.catalog.harmless import (
    ADDRESSES,
    FORMS,
    IMAGES,
    PLAIN_FILES,
    PROSE,
    PROSE_ATTRIBUTES,
    SCHEMES,
    TABS,
    TABS_ATTRIBUTES,
    address_parts,
)
from mkdocs_aruntime.catalog.memory import Memory
from mkdocs_aruntime.catalog.placeholders import Placeholders, check_placeholders
from mkdocs_aruntime.catalog.tags import Tag, dropped, read_tags, unbalanced

TABLES = {"use_align_attribute": True}
"""How tables are aligned: by an attribute that means only that; a style may mean anything."""

CLASSES = frozenset({"ar-lead", "ar-unscripted"})
"""Classes that an author may give."""

_MADE = re.compile(
    r"admonition|details|inline|end|note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote"
    r"|admonition-title|footnotes?(?:-\w+)*|headerlink|highlight(?:table)?|linenos?(?:div)?|code|filename"
    r"|tabbed-(?:set|alternate|labels|content|block|control.*)|language-[\w-]+|[a-z]{1,2}[a-z0-9]?|[lp]-[A-Z]\w+(?:-\w+)*"
)
"""Classes that the extensions of Markdown give."""

_LISTED = " ".join(sorted(PROSE))
_MADE_ID = re.compile(r"__(?:tabbed|codelineno|span)[\w-]+|fn(?:ref)?\d*:[\w.-]+")
_ID = re.compile(r"(?!ar-|__)[a-z0-9][\w.-]*", re.IGNORECASE)
"""An id of a heading; the site's own begin with ``ar-``, the theme's with two underscores."""


@dataclass(frozen=True, slots=False, kw_only=True)
class Dialect:
    """The extensions of Markdown that a site's pages are read with."""

    extensions: tuple[str | Extension, ...] = ("attr_list", "md_in_html", "tables", "fenced_code", "toc")
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @cached_property
    def _markdown(self) -> Markdown:
        return Markdown(extensions=[*self.extensions, Placeholders()], extension_configs={**self.options})

    def html(self, text: str) -> str:
        """The page's body as HTML."""
        return self._markdown.reset().convert(text)


def check_authored(
    docs: Path,
    dialect: Dialect,
    structured: frozenset[Path],
    *,
    root: Path,
    known: Mapping[str, Collection[str]],
) -> list[Finding]:
    """Everything in the docs folder that could do more than be read.

    Args:
        docs: the folder.
        dialect: how its pages are read.
        structured: pages whose front matter is checked as a record.
        root: what messages name files relative to.
        known: names of blocks and diagrams that a page may ask for.
    """
    findings: list[Finding] = []
    _memory.begin()
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_dir():
            continue
        if path.suffix == ".md":
            with suppress(DataError):  # ``check_pages`` tells which cannot be read
                text = read_page(path, root=root)
                key = (name, text, path in structured, repr(dialect), repr(known))
                check = partial(_check_page, name, text, dialect, known, structured=path in structured)
                findings += _memory.get(key, check)
        elif problem := _file(path, docs):
            findings.append(Finding(file=name, line=1, column=1, problem=problem))
    return findings


_memory: Memory[tuple[str, str, bool, str, str], list[Finding]] = Memory()
"""By a page and everything that it is held against."""


def _check_page(
    name: str, text: str, dialect: Dialect, known: Mapping[str, Collection[str]], *, structured: bool
) -> list[Finding]:
    _, body, first_line = split_front(text)
    return [
        *check_front(name, text, structured=structured),
        *check_placeholders(name, body, first_line, known),
        *_body(name, body, first_line, dialect),
    ]


def _file(path: Path, docs: Path) -> Problem | None:
    kinds = IMAGES | PLAIN_FILES | {".yml"}
    if path.suffix in kinds or path.name in {"CNAME", ".nojekyll"}:
        return None
    if path.suffix == ".svg" and path.parent == docs / "diagrams":
        return None  # read and checked as a diagram
    found, wanted = path.suffix or path.name, ", ".join(sorted(kinds))
    message = f"files of the kind '{found}' are not published; expected {wanted}"
    return Problem(path="", rule="active-file", message=message, found=path.suffix)


def _body(name: str, body: str, first_line: int, dialect: Dialect) -> Iterator[Finding]:
    found = Counter(_active(dialect.html(body)))
    place = _Places(body, lambda part: Counter(_active(dialect.html(part))), found)
    for each in found:
        problem = Problem(path="", rule=each.rule, message=each.message)
        yield Finding(file=name, line=first_line + place.line(each) - 1, column=1, problem=problem)


class _Active(NamedTuple):
    """What is not on the short list, and the words by which it may be found in the page."""

    rule: str
    message: str
    words: str


class _Places:
    """Lines of what was found in the HTML of a page.

    Where its words stand on one line alone, that is it. Otherwise (they may stand in code as well, or be
    written another way) it is the line without whose signs less of it is found.
    """

    MOST_TRIALS = 40
    """Times that a page is rendered to find lines; then the first that has the words must do."""

    def __init__(self, body: str, look: Callable[[str], Counter[_Active]], found: Counter[_Active]) -> None:
        self._lines, self._look, self._found, self._trials = body.split("\n"), look, found, 0

    def line(self, each: _Active) -> int:
        """The first line of it, from 1."""
        words = each.words.lower().split("\n", 1)[0]
        have = [number for number, line in enumerate(self._lines) if words in line.lower()]
        if len(have) == 1:
            return have[0] + 1
        low, high = 0, len(self._lines)
        while high - low > 1 and self._trials < self.MOST_TRIALS:
            self._trials += 1
            middle = (low + high) // 2
            plain = [line.translate(_NO_SIGNS) for line in self._lines[low:middle]]
            fewer = self._look("\n".join([*self._lines[:low], *plain, *self._lines[middle:]]))
            low, high = (low, middle) if fewer[each] < self._found[each] else (middle, high)
        return (low if high - low == 1 else next(iter(have), low)) + 1


_NO_SIGNS = str.maketrans(dict.fromkeys("<[{&", "x"))
"""Without these a line has no HTML, no link and no attributes; what is code stays code."""


def _active(html: str) -> Iterator[_Active]:
    """Everything that is not on the short list, or that a browser would read in another way than it looks."""
    tags = read_tags(html)
    for _, tag in tags:
        if not tag.name:
            message = f"'{shown(tag.source)}' is no HTML that all browsers read alike"
            yield _Active("raw-html", message, tag.source)
        elif tag.name not in PROSE | TABS:
            message = f"<{tag.name}> has no place in a page; write Markdown, or one of: {_LISTED}"
            yield _Active("raw-html", message, tag.source)
        elif not tag.ends:
            yield from _attributes(tag)
    for _, tag in unbalanced(tags):
        lacks = "begins" if tag.ends else "ends"
        message = f"nothing {lacks} {shown(tag.source)} where it belongs; every element has both its tags"
        yield _Active("unbalanced", message, tag.source)
    for _, tag in dropped(tags, LexborHTMLParser(f"<!doctype html><body>{html}")):
        yield _Active("raw-html", f"HTML has no place for {shown(tag.source)} where it stands", tag.source)
    for reference in _REFERENCE.findall(html):
        if character := unprintable(unescape(reference)):
            message = f"{reference} is {character}, which is no printable character; remove it"
            yield _Active("unprintable", message, reference)


_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def _attributes(tag: Tag) -> Iterator[_Active]:
    if len(tag.given) < len(tag.attributes):
        yield _Active("raw-html", f"{shown(tag.source)} has an attribute twice", tag.source)
    if tag.name == "input" and "type" not in tag.given:
        yield _Active("raw-html", "an input has no place in a page but in tabs and lists", tag.source)
    for key, value in tag.given.items():
        if "{{" in value:
            message = f"'{shown(key)}' of <{tag.name}> holds '{{{{'; what is filled in stands by itself"
            yield _Active("placeholder", message, value)
        yield from _attribute(tag, key, value)


def _attribute(tag: Tag, key: str, value: str) -> Iterator[_Active]:
    allowed = PROSE_ATTRIBUTES | (TABS_ATTRIBUTES if tag.name in TABS else frozenset({"data-tabs"}))
    words = tag.source if key in tag.source else key
    if key not in allowed:
        yield _Active("raw-html", f"'{shown(key)}' of <{tag.name}> has no place in a page", words)
    elif key == "class":
        for word in value.split():
            if word not in CLASSES and not _MADE.fullmatch(word):
                known = " and ".join(sorted(CLASSES))
                message = f"the class '{shown(word)}' is the site's own; authors may use {known}"
                yield _Active("raw-class", message, word)
    elif key == "id" and not (_ID.fullmatch(value) or _MADE_ID.fullmatch(value)):
        yield _Active("raw-id", f"the id '{shown(value)}' is not one that a page may give", value)
    elif key in FORMS and not FORMS[key].fullmatch(value):
        yield _Active("raw-html", f"'{key}' of <{tag.name}> cannot be '{shown(value)}' in a page", value)
    elif key in ADDRESSES:
        yield from _address(tag, key, value)


def _address(tag: Tag, key: str, value: str) -> Iterator[_Active]:
    scheme, host = address_parts(value)
    try:
        urlsplit(value)  # as MkDocs does, which would stop here
    except ValueError as error:
        yield _Active("no-address", f"'{shown(value)}' is no address: {error}", value)
    if scheme not in SCHEMES:
        message = f"a page may link to https, http and mailto; found '{shown(value)}'"
        yield _Active("active-address", message, value)
    elif host and (why := misleading_host(value)):
        yield _Active("misleading-address", f"'{shown(value)}' {why}", value)
    elif key == "src" and (scheme or host):
        message = f"<{tag.name}> loads from another site; put the file beside the page"
        yield _Active("foreign-address", message, value)
