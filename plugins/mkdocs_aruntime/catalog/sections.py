"""The sections of a page's file: where each begins and ends, by the anchor that its heading has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markdown.extensions.toc import slugify

from mkdocs_aruntime.catalog.front_matter import split_front
from mkdocs_aruntime.catalog.outline import read_headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands below one heading; positions are those of characters in the file."""

    anchor: str
    title: str
    line: int
    """Of the heading, from 1."""
    start: int
    """Where the heading begins."""
    below: int
    """Where the text below the heading begins."""
    next_heading: int
    """Where the next heading begins, of whatever depth."""
    end: int
    """Where the next heading of this depth or above begins: subsections belong to it."""


def body_of(text: str) -> int:
    """Where a page's body begins, after the front matter."""
    return len(text) - len(split_front(text).body)


def sections_of(text: str) -> Sequence[Section]:
    """The sections of a page, in its order; of two headings with one anchor, the first."""
    found: dict[str, Section] = {}
    for each in _sections(text):
        found.setdefault(each.anchor, each)
    return tuple(found.values())


def _sections(text: str) -> Iterator[Section]:
    _, body, first_line = split_front(text)
    begin = body_of(text)
    lines = body.splitlines(keepends=True)
    starts = [begin, *accumulate(map(len, lines), initial=begin)][1:]
    headings = read_headings(body)
    for at, heading in enumerate(headings):
        later = headings[at + 1 :]
        after = next((each for each in later if each.depth <= heading.depth), None)
        yield Section(
            anchor=_anchor(lines[heading.line - 1], heading.text),
            title=heading.text,
            line=heading.line + first_line - 1,
            start=starts[heading.line - 1],
            below=starts[heading.line],
            next_heading=starts[later[0].line - 1] if later else len(text),
            end=starts[after.line - 1] if after else len(text),
        )


def _anchor(line: str, heading: str) -> str:
    """The anchor of a heading: the one that is written beside it, or the one that Python-Markdown makes."""
    written = re.search(r"\{:?[^{}]*#([\w.-]+)[^{}]*\}\s*\Z", line)
    return written[1] if written else slugify(heading, "-")
