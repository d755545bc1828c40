"""What is wrong with an input, said so that the one who wrote it can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def unprintable(text: str) -> str:
    """The first character that a terminal would obey or UTF-8 cannot hold, as ``U+001B``; else nothing."""
    match = _UNPRINTABLE.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


def visible(text: str) -> str:
    r"""The text with each such character spelled out: ``\x1b``, ``\ud800``."""
    return _UNPRINTABLE.sub(lambda match: repr(match[0])[1:-1], text)


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
    """An input that cannot be used; carries every problem found, sorted by path."""

    def __init__(self, problems: list[Problem] | tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def refused(path: str, rule: str, message: str) -> InvalidDocumentError:
    """The error of an input with which one thing is wrong."""
    return InvalidDocumentError([Problem(path=path, rule=rule, message=message)])
