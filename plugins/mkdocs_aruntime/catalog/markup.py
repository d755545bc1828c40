"""What authors may write in Markdown: text, tables, code, links, and a short list of harmless HTML.

A page is looked at after Markdown has been read, by the very extensions that make the site of it, so that
whatever way a construct is written it is seen as what it becomes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from markdown import Markdown
from markdown.extensions import Extension
from selectolax.lexbor import LexborHTMLParser

from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.words import unknown_word
from mkdocs_aruntime.catalog.files import read_text
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.harmless import (
    ADDRESSES,
    IMAGES,
    PLAIN_FILES,
    PROSE,
    PROSE_ATTRIBUTES,
    SCHEMES,
    TABS,
    TABS_ATTRIBUTES,
)
from mkdocs_aruntime.catalog.reader import parse_document

TABLES = {"use_align_attribute": True}
"""How tables are aligned: by an attribute that means only that; a style may mean anything."""

CLASSES = frozenset({"ar-lead", "ar-unscripted"})
"""Classes that an author may give."""

FRONT = frozenset({"title", "description", "summary", "hide", "last-reviewed"})
"""Keys of the front matter of a page that has no fixed structure; the theme would obey others."""

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

_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
_LOOSE_FRONT = re.compile(r"\A\s*[A-Za-z0-9_-]+:\s")
"""What MkDocs takes for front matter without a line around it."""


@dataclass(frozen=True, slots=False, kw_only=True)
class Dialect:
    """The extensions of Markdown that a site's pages are read with."""

    extensions: tuple[str | Extension, ...] = ("attr_list", "md_in_html", "tables", "fenced_code", "toc")
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @cached_property
    def _markdown(self) -> Markdown:
        return Markdown(extensions=[*self.extensions], extension_configs={**self.options})

    def html(self, text: str) -> str:
        """The page's body as HTML."""
        return self._markdown.reset().convert(text)


def check_authored(docs: Path, dialect: Dialect, structured: frozenset[Path], *, root: Path) -> list[Finding]:
    """Everything in the docs folder that could do more than be read.

    Args:
        docs: the folder.
        dialect: how its pages are read.
        structured: pages whose front matter is checked as a record.
        root: what messages name files relative to.
    """
    findings: list[Finding] = []
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_dir():
            continue
        if path.suffix == ".md":
            with suppress(DataError):  # ``check_pages`` tells which cannot be read
                findings += _page(name, read_text(path, root=root), dialect, front=path not in structured)
        elif problem := _file(path, docs):
            findings.append(Finding(file=name, line=1, column=1, problem=problem))
    return findings


def _file(path: Path, docs: Path) -> Problem | None:
    kinds = IMAGES | PLAIN_FILES | {".yml"}
    if path.suffix in kinds or path.name in {"CNAME", ".nojekyll"}:
        return None
    if path.suffix == ".svg" and path.parent == docs / "diagrams":
        return None  # read and checked as a diagram
    found, wanted = path.suffix or path.name, ", ".join(sorted(kinds))
    message = f"files of the kind '{found}' are not published; expected {wanted}"
    return Problem(path="", rule="active-file", message=message, found=path.suffix)


def _page(name: str, text: str, dialect: Dialect, *, front: bool) -> Iterator[Finding]:
    matter = _FRONT_MATTER.match(text)
    if matter is None and _LOOSE_FRONT.match(text):
        problem = Problem(
            path="", rule="no-front-matter", message="front matter stands between two lines '---'"
        )
        yield Finding(file=name, line=1, column=1, problem=problem)
    elif matter and front:
        yield from _front(name, matter["yaml"])
    body = text[matter.end() :] if matter else text
    first = text[: len(text) - len(body)].count("\n")
    for rule, message, words in dict.fromkeys(_active(dialect.html(body))):
        problem = Problem(path="", rule=rule, message=message)
        yield Finding(file=name, line=first + _line(body, words), column=1, problem=problem)


def _front(name: str, matter: str) -> Iterator[Finding]:
    try:
        document = parse_document("\n" + matter, name)  # one line down, as it stands in the file
    except DataError as error:
        yield from error.findings
        return
    try:
        read = yaml.safe_load(matter)
    except (yaml.YAMLError, ValueError):
        read = None
    if not isinstance(read, dict) or not isinstance(document.data, dict):
        # MkDocs would show it as a part of the page.
        problem = Problem(path="", rule="no-front-matter", message="front matter is a mapping: key: value")
        yield Finding(file=name, line=2, column=1, problem=problem)
        return
    for key in document.data:
        for problem in unknown_word(str(key), str(key), sorted(FRONT), "key of a page's front matter"):
            yield document.finding(problem)


def _line(body: str, words: str) -> int:
    """The line on which the words stand, from 1; the first where they are written in another way."""
    return body[: max(0, body.lower().find(words.lower()))].count("\n") + 1


def _active(html: str) -> Iterator[tuple[str, str, str]]:
    """Rule, message and the words to look for, of everything that is not on the short list."""
    root = LexborHTMLParser(f"<!doctype html><body>{html}").root
    for node in root.traverse(include_text=False) if root else ():
        tag = (node.tag or "").lower()
        if tag not in PROSE | TABS | {"html", "head", "body", "-comment"}:
            yield (
                "raw-html",
                f"<{tag}> has no place in a page; write Markdown, or one of: {_LISTED}",
                f"<{tag}",
            )
        for key, given in node.attributes.items():
            yield from _attribute(tag, key.lower(), given or "")


def _attribute(tag: str, key: str, value: str) -> Iterator[tuple[str, str, str]]:
    allowed = PROSE_ATTRIBUTES | (TABS_ATTRIBUTES if tag in TABS else frozenset({"data-tabs"}))
    if key not in allowed:
        yield "raw-html", f"'{key}' of <{tag}> has no place in a page", key
    elif key == "class":
        for word in value.split():
            if word not in CLASSES and not _MADE.fullmatch(word):
                known = " and ".join(sorted(CLASSES))
                yield "raw-class", f"the class '{word}' is the site's own; authors may use {known}", word
    elif key == "id" and not (_ID.fullmatch(value) or _MADE_ID.fullmatch(value)):
        yield "raw-id", f"the id '{value[:60]}' is not one that a page may give", value
    elif key == "type" and value not in {"radio", "checkbox"}:
        yield "raw-html", f"an input of the kind '{value[:60]}' has no place in a page", value
    elif key in ADDRESSES:
        yield from _address(tag, key, value)


def _address(tag: str, key: str, value: str) -> Iterator[tuple[str, str, str]]:
    # A browser takes white space and control characters out of an address before it reads the scheme.
    url = urlsplit(re.sub(r"[\x00-\x20]", "", value).replace("\\", "/"))
    if url.scheme.lower() not in SCHEMES:
        yield "active-address", f"a page may link to https, http and mailto; found '{value[:60]}'", value[:30]
    elif key == "src" and (url.scheme or url.netloc):
        yield "foreign-address", f"<{tag}> loads from another site; put the file beside the page", value[:30]
