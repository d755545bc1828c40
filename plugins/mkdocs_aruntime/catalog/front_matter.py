"""The front matter of a page: where it ends, as MkDocs sees it, and which values the theme is given."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import yaml

from aruntime_evaluator import InvalidDocumentError, Line, Problem, Text, decode, shown
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.reader import LOADER, Document, parse_document

_BETWEEN_LINES = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
_LOOSE = re.compile(r"\A\s*[A-Za-z0-9_-]+:")
"""What MkDocs takes for front matter without a line around it, also where nothing parts key and value."""


class Hidden(StrEnum):
    """A part of the theme's page that is left out."""

    NAVIGATION = "navigation"
    TOC = "toc"
    PATH = "path"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a page without a fixed structure may say of itself; other keys the theme would obey."""

    title: Line | None = None
    description: Text | None = None
    summary: Text | None = None
    hide: tuple[Hidden, ...] = ()
    last_reviewed: dt.date | None = None


class Split(NamedTuple):
    """A page's text in its two parts."""

    yaml: str | None
    """Without the lines around it; nothing where there is none."""
    body: str
    first_line: int
    """The line of the file on which the body begins."""


def split_front(text: str) -> Split:
    """A page's front matter and its body."""
    found = _BETWEEN_LINES.match(text)
    if found is None:
        return Split(None, text, 1)
    return Split(found["yaml"], text[found.end() :], found[0].count("\n") + 1)


def parse_front(matter: str, file: str) -> Document:
    """Front matter with its places in the file.

    Raises:
        DataError: where it is no YAML of the plain kind.
    """
    return parse_document("\n" + matter, file)  # one line down, as it stands in the file


def check_front(file: str, text: str, *, structured: bool) -> Iterator[Finding]:
    """What is wrong with a page's front matter.

    Args:
        file: as messages name it.
        text: of the page.
        structured: whether it is checked as a record elsewhere; then only what MkDocs makes of it is told.
    """
    matter = split_front(text).yaml
    if matter is None:
        if _LOOSE.match(text):
            yield _no_mapping(file, 1, "front matter stands between two lines '---'")
        return
    try:
        document = parse_front(matter, file)
        if not structured and isinstance(document.data, dict):
            decode(FrontMatter, document.data)
    except DataError as error:
        yield from error.findings
        return
    except InvalidDocumentError as error:
        yield from map(document.finding, error.problems)
        return
    try:
        read = yaml.load(matter, Loader=LOADER)  # noqa: S506 - a safe loader, the one that MkDocs uses
    except (yaml.YAMLError, ValueError):
        read = None
    if not isinstance(read, dict):
        # MkDocs would show it as a part of the page.
        yield _no_mapping(file, 2, "front matter is a mapping: key: value")
        return
    yield from map(document.finding, _mistyped(read))


def _mistyped(read: dict[str, object]) -> Iterator[Problem]:
    """Texts that are none to MkDocs, whose YAML has types of its own."""
    for key in ("title", "description", "summary"):
        if not isinstance(value := read.get(key, ""), str):
            message = f"MkDocs reads no text here, but {shown(value)}; put it between quotation marks"
            yield Problem(path=key, rule="wrong-type", message=message, found=shown(value), expected="text")


def _no_mapping(file: str, line: int, message: str) -> Finding:
    problem = Problem(path="", rule="no-front-matter", message=message)
    return Finding(file=file, line=line, column=1, problem=problem)
