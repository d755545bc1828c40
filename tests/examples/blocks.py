"""The examples of the pages: every fenced block with its language and place, and every piece of code in a line."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from conftest import ROOT

_OPENS = re.compile(r"(?P<indent> *)(?P<fence>`{3,})(?P<language>\w*)\s*$")
_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of code on a page."""

    page: str
    line: int
    """Of its first line of code, from 1."""
    language: str
    """Empty for a piece of code in a sentence."""
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def read_blocks(text: str, page: str) -> Iterator[Example]:
    """Every fenced block; those in tabs lose their indentation."""
    opened: re.Match[str] | None = None
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if opened is None:
            opened, lines = _OPENS.match(line), []
        elif line.strip() == opened["fence"]:
            begins = number - len(lines)
            yield Example(page, begins, opened["language"], textwrap.dedent("\n".join(lines)))
            opened = None
        else:
            lines.append(line)
    if opened is not None:
        raise ValueError(f"{page}: a block that begins with {opened[0].strip()!r} has no end")


def read_inline(text: str, page: str) -> Iterator[Example]:
    """Every piece of code in a sentence or a cell."""
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield from (Example(page, number, "", each) for each in _INLINE.findall(line))


@cache
def pages() -> tuple[tuple[str, str], ...]:
    """Every page with its text; what developers read is left out, as its commands are those of this repository."""
    paths = sorted(path for path in (ROOT / "docs").rglob("*.md") if "development" not in path.parts)
    return tuple((str(path.relative_to(ROOT)), _body(path)) for path in paths)


def blocks(*languages: str) -> list[Example]:
    """The blocks of all pages in these languages."""
    return [each for page, text in pages() for each in read_blocks(text, page) if each.language in languages]


def inline() -> list[Example]:
    return [each for page, text in pages() for each in read_inline(text, page)]


def _body(path: Path) -> str:
    """The text of a page; front matter is blanked, so that lines keep their numbers."""
    text = path.read_text(encoding="utf-8")
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return "\n" * front[0].count("\n") + text[front.end() :] if front else text
