"""What is wrong with an input, said so that the one who wrote it can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_SHOWN = 100
"""Problems of one input that are shown; of the others only their number."""

MORE = "more-problems"
"""The rule of the last problem of an input that has more than are shown: how many more."""

LONGEST_SHOWN = 60
"""Characters of a value that a message shows: so much fits on one line of a terminal."""

HALVES = r"\ud800-\udfff"
"""Halves of characters, as a range of a regular expression."""

UNSEEN = (
    rf"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f{HALVES}"  # controls
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029"  # turn the direction, or break the line
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"
    r"\ufff0-\ufffb\ufffe\uffff" + "\U000e0000-\U000e0fff]"  # show nothing, or are no characters
)
"""A character that no text has: a terminal would obey it, UTF-8 cannot hold it, or no reader would see it.

Tabs, line breaks, what joins letters (U+200C, U+200D) and what chooses their form (U+FE00 to U+FE0F) may
stand in a text.
"""

_UNSEEN = re.compile(UNSEEN)


def unprintable(text: str) -> str:
    """The first such character, as ``U+001B``; else nothing."""
    if text.isascii() and text.isprintable():
        return ""  # the quick way of nearly every text
    match = _UNSEEN.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


def visible(text: str) -> str:
    r"""The text with each such character spelled out: ``\x1b``, ``\u202e``, ``\ud800``."""
    return _UNSEEN.sub(lambda match: ascii(match[0])[1:-1], text)


def shown(value: object) -> str:
    """A value as a message shows it: short, on one line, every character of it to be seen."""
    match value:
        case Mapping():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case int() if abs(value) >= 10**LONGEST_SHOWN:
            return "a very large number"
    text = visible(" ".join(str(value)[: 4 * LONGEST_SHOWN].split()))
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."


_BREAKS = str.maketrans({"\r": r"\r", "\n": r"\n", "\u2028": r"\u2028", "\u2029": r"\u2029"})


def one_line(text: str) -> str:
    r"""The text as one line that nobody obeys who reads what a command prints: no terminal, no CI system.

    Line breaks are spelled out, since a line of its own may be a command (``::error::`` on GitHub), and so is
    ``##[``, which the same reader obeys in the middle of a line.
    """
    return visible(text).translate(_BREAKS).replace("##[", r"##\[")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong, where, and what was expected instead."""

    path: str
    """Where in the document: ``candidates[1].scores.portability``; empty for the document itself."""
    rule: str
    """The id of the rule that was broken, e.g. ``unknown-key``: stable, for filters and tests."""
    message: str
    """One sentence for a person; complete without the other fields."""
    found: str = ""
    """What stands there, shortened; empty where nothing does."""
    expected: str = ""
    """What would be right, or the nearest valid value."""

    def __str__(self) -> str:
        return one_line(f"{self.path}: {self.message}" if self.path else self.message)


class InvalidDocumentError(ValueError):
    """An input that cannot be used; carries the problems found, sorted by path, the first hundred of many."""

    def __init__(self, problems: Iterable[Problem], *, more: int = 0) -> None:
        """``more`` is how many were found besides."""
        every = tuple(problems)
        first = sorted(each for each in every if each.rule != MORE)
        rest = len(first[MOST_SHOWN:]) + count_of(each for each in every if each.rule == MORE) + more
        self.problems = (*first[:MOST_SHOWN], *more_than_shown(rest))
        super().__init__("\n".join(map(str, self.problems)))


def count_of(problems: Iterable[Problem]) -> int:
    """How many problems these are, those that are not shown included."""
    return sum(int(each.found) if each.rule == MORE else 1 for each in problems)


def more_than_shown(count: int) -> tuple[Problem, ...]:
    """What stands for the problems that are not shown: nothing where there are none."""
    if count <= 0:
        return ()
    noun = "problem" if count == 1 else "problems"
    message = f"{count:,} more {noun} of this input, not shown; mend those above and look again"
    return (Problem(path="", rule=MORE, message=message, found=str(count)),)


def refused(path: str, rule: str, message: str) -> InvalidDocumentError:
    """The error of an input with which one thing is wrong."""
    return InvalidDocumentError([Problem(path=path, rule=rule, message=message)])
