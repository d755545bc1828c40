"""What stands on which line of a Markdown text, by the tokens of a parser: headings, lists, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark").enable("table")

_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*\Z")
"""What Python-Markdown takes for attributes at the end of a heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text itself, not of a list or a quotation in it."""

    line: int
    """From 1."""
    depth: int
    text: str
    items: int
    """Of the first list below it, before the next heading."""
    rows: int = 0
    """Of all tables below it, before the next heading, their heads not counted."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text: a paragraph, an item of a list, a cell of a table, a heading."""

    line: int
    """On which it begins, from 1."""
    source: str
    text: str
    """As it is read, with its line breaks; ``x`` stands for a piece of code."""
    within: tuple[str, ...]
    """What it stands in, from without: ``blockquote``, ``table``, ``heading``."""

    @property
    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines in the source, with their numbers."""
        return enumerate(self.source.split("\n"), self.line)


@lru_cache(256)
def _tokens(text: str) -> Sequence[Token]:
    """A page is asked for its headings, its paragraphs and its HTML in turn."""
    return _PARSER.parse(text)


@lru_cache(256)
def read_paragraphs(text: str) -> Sequence[Paragraph]:
    """Every text of a page that is no code and no HTML, in its order."""
    found: list[Paragraph] = []
    within: list[str] = []
    for token in _tokens(text):
        if token.nesting > 0:
            within.append(token.type.removesuffix("_open"))
        elif token.nesting < 0:
            within.pop()
        elif token.type == "inline" and token.map:
            words = "".join(map(_word, token.children or ()))
            found.append(Paragraph(token.map[0] + 1, token.content, words, tuple(within)))
    return found


def read_html(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines of every piece of HTML, comments left out, with their numbers."""
    for token in _tokens(text):
        if token.type == "html_block" and token.map and not token.content.lstrip().startswith("<!--"):
            yield [*enumerate(token.content.split("\n"), token.map[0] + 1)]


@lru_cache(256)
def read_headings(text: str) -> Sequence[Heading]:
    """The headings of a page, in its order."""
    tokens = _tokens(text)
    starts = [at for at, each in enumerate(tokens) if each.type == "heading_open" and each.level == 0]
    found: list[Heading] = []
    for at, after in pairwise([*starts, len(tokens)]):
        words = _ATTRIBUTES.sub("", tokens[at + 1].content)
        line = (tokens[at].map or [0])[0] + 1
        below = tokens[at:after]
        found.append(Heading(line, int(tokens[at].tag[1]), words, _items(below), _rows(below)))
    return found


def _items(tokens: Sequence[Token]) -> int:
    """How many items the first list has."""
    items = 0
    for token in tokens:
        if token.level == 0 and token.type in {"bullet_list_close", "ordered_list_close"}:
            break
        items += token.level == 1 and token.type == "list_item_open"
    return items


def _rows(tokens: Sequence[Token]) -> int:
    """How many rows the tables have."""
    heads = sum(each.type == "thead_open" for each in tokens)
    return sum(each.type == "tr_open" for each in tokens) - heads


def _word(token: Token) -> str:
    match token.type:
        case "text" | "text_special":
            return token.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline":
            return "x"
        case "image":
            return "".join(map(_word, token.children or ()))
    return ""
