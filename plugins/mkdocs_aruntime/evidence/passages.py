"""Quoted words in a text: whether they stand there, what comes nearest to them, and what stands around."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aruntime_evaluator import words_of

AROUND = 5
"""Lines before and after a passage that are shown with it."""
NEAR = 2
"""Lines before and after a passage in which a word against is said of it."""
LIKE = 0.6
"""How much of the words of a quote a passage must share, in order, to be its successor."""
LONGEST_LINE = 240
"""Characters of a line that are shown; generated files have longer ones."""
_TRIED = 5
"""Places with most words in common that are compared word by word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Some lines of a text."""

    line: int
    """The first line with words of the quote, from 1 on."""
    lines: tuple[str, ...]
    """It and those around it."""
    near: tuple[str, ...]
    """It and those next to it."""
    likeness: float
    """From 0 to 1: how much of the quote stands there."""


def says(text: str, quote: str) -> bool:
    """Whether the words stand in the text as whole words, as it is written or as it is read.

    How the lines are broken does not matter; of a Markdown link, one reads the words and not the address.
    """
    return _holds(text, quote) or _holds(_LINK.sub(r"\1", text), quote)


_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")


def _holds(text: str, quote: str) -> bool:
    words = re.escape(_flat(quote).strip())
    return bool(words_of(quote)) and re.search(rf"(?<!\w){words}(?!\w)", _flat(text)) is not None


def _flat(text: str) -> str:
    return re.sub(r"[\s>#*]+", " ", text)


def nearest(text: str, quote: str) -> Passage | None:
    """The passage that shares most with a quote, in the order of its words; none where nothing does."""
    wanted = words_of(quote).split()
    found = [(word, number) for number, line in enumerate(text.splitlines()) for word in _words(line)]
    if not wanted or not found:
        return None
    best = max(_starts(wanted, [word for word, _ in found]), key=lambda each: each[0], default=None)
    if best is None:
        return None
    likeness, start = best
    last = min(start + len(wanted), len(found)) - 1
    first, end = found[start][1], found[last][1]
    lines = [each[:LONGEST_LINE] for each in text.splitlines()]
    wide, near = (tuple(lines[max(0, first - n) : end + 1 + n]) for n in (AROUND, NEAR))
    return Passage(line=first + 1, lines=wide, near=near, likeness=likeness)


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.casefold())


def _starts(wanted: Sequence[str], words: Sequence[str]) -> list[tuple[float, int]]:
    """Where as many words in a row as are wanted share most with them, each with its likeness."""
    size, need = len(wanted), Counter(wanted)
    window = Counter(words[:size])
    shared = [(sum((need & window).values()), 0)]
    for start in range(1, len(words) - size + 1):
        gone, come = words[start - 1], words[start + size - 1]
        count = shared[-1][0]
        count -= window[gone] <= need[gone]
        window[gone] -= 1
        count += window[come] < need[come]
        window[come] += 1
        shared.append((count, start))
    best = sorted(shared, key=lambda each: (-each[0], each[1]))[:_TRIED]
    return [
        (difflib.SequenceMatcher(None, wanted, words[start : start + size], autojunk=False).ratio(), start)
        for count, start in best
        if count
    ]


def difference(old: Passage | None, new: Passage | None) -> tuple[str, ...]:
    """The lines of two passages as a difference; nothing where only space or empty lines differ."""
    then, now = ([line.strip() for line in each.lines if line.strip()] if each else [] for each in (old, new))
    lines = difflib.unified_diff(then, now, lineterm="", n=max(len(then), len(now)))
    return tuple(lines)[3:]
