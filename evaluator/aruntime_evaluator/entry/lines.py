"""The lines of a hand-written YAML file: where a key's block stands, and how a value is written on a line.

Python reads YAML by a library that the reader's browser doesn't have. A correction changes a few lines of a
file whose content is known, so lines are all it takes; whoever has the library reads the result once more.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_BARE = {"id", "value", "provided-by", "stability", "default", "source", "kind", "url"}
"""Keys whose texts are words of the vocabulary, ids or addresses: written without quotation marks."""

_DAYS = {"accessed", "confirmed", "date"}
"""Keys whose texts are days."""

_WORD = re.compile("[a-z]+(?:-[a-z0-9]+)+")
"""A word of a condition that no reader of YAML takes for anything but a text."""

_PLAIN = re.compile(r"[A-Za-z0-9][^\s:#\"'{}\[\],&*!|>%@`]*")
"""A text that is the same with and without quotation marks, if it looks like no number and no truth value."""

_OTHERWISE = re.compile(r"[0-9.]+|(?i:true|false|yes|no|on|off|null|y|n)")
"""What YAML takes for something else."""


class LayoutError(ValueError):
    """A file is laid out in a way that can't be read line by line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A key or an item of a list, with all that is below it."""

    start: int
    end: int
    """The line after its last."""
    indent: int
    """The column of the key, or of the first key of an item."""


def indent_of(line: str) -> int:
    """The column of the first sign."""
    return len(line) - len(line.lstrip(" "))


def keys_in(lines: Sequence[str], block: Block, *, item: bool = False) -> Mapping[str, Block]:
    """The keys right below a key, or those of an item of a list, each with its block."""
    first = block.start if item else block.start + 1
    starts: list[tuple[int, str]] = []
    indent = block.indent if item else -1
    for at in range(first, block.end):
        line = lines[at]
        text = " " * block.indent + line[block.indent :] if item and at == first else line
        match = re.match(r"( *)([\w.-]+):(?= |$)", text)
        if match is None or (indent < 0 and len(match[1]) <= block.indent):
            continue
        if indent < 0:
            indent = len(match[1])
        if len(match[1]) == indent:
            starts.append((at, match[2]))
    ends = [*(at for at, _ in starts), block.end][1:]
    return {
        name: Block(at, _trimmed(lines, at, end), indent)
        for (at, name), end in zip(starts, ends, strict=True)
    }


def top_of(lines: Sequence[str], key: str) -> Block:
    """A key that stands in the first column.

    Raises:
        LayoutError: where there is none.
    """
    found = keys_in(lines, Block(-1, len(lines), -1)).get(key)
    if found is None:
        raise LayoutError(f"'{key}:' stands nowhere at the beginning of a line")
    return found


def items_in(lines: Sequence[str], block: Block) -> Sequence[Block]:
    """The items of a list with a line for each."""
    dash, starts = -1, []
    for at in range(block.start + 1, block.end):
        match = re.match(r"( *)-( +)\S", lines[at])
        if match and (dash < 0 or len(match[1]) == dash):
            dash = len(match[1])
            starts.append((at, dash + 1 + len(match[2])))
    ends = [*(at for at, _ in starts), block.end][1:]
    return [
        Block(at, _trimmed(lines, at, end), indent) for (at, indent), end in zip(starts, ends, strict=True)
    ]


def _trimmed(lines: Sequence[str], start: int, end: int) -> int:
    """The end without the blank lines and comments before what follows: they belong to that."""
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def inline(key: str, value: object) -> str:
    """A value as people write it: words bare, texts in quotation marks, lists on one line."""
    match value:
        case bool():
            return str(value).lower()
        case dt.date():
            return value.isoformat()
        case str() if key in _DAYS or (key in _BARE and _is_bare(value)):
            return value
        case str() if key == "when" and _WORD.fullmatch(value):
            return value
        case Mapping():
            return f"{{{', '.join(_pairs(value))}}}"
        case list() | tuple():
            return f"[{', '.join(inline(key, each) for each in value)}]"
    return quoted(str(value))


def _pairs(value: Mapping[str, object]) -> Iterator[str]:
    for name, each in value.items():
        own = name if name in _DAYS | _BARE else "when"
        yield f"{name}: {inline(own, each)}"


def _is_bare(text: str) -> bool:
    is_address = re.fullmatch(r"https://[\w./~@+=-]+", text, re.ASCII) is not None
    return is_address or (_PLAIN.fullmatch(text) is not None and not _OTHERWISE.fullmatch(text))


def quoted(text: str) -> str:
    """A text in double quotation marks, on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7F")
