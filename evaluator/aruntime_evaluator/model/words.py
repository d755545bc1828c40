"""Words that people write: whether one is known, and whether one names anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aruntime_evaluator.model.codec.decoder import nearest
from aruntime_evaluator.model.problem import Problem

SHOWN = 12
"""Known words that a message lists."""


def is_name(text: str | None) -> bool:
    """Whether a text names somebody or something: spaces, dashes and characters nobody sees do not."""
    return any(map(str.isalnum, text or ""))


def unknown_word(path: str, word: str | None, known: Iterable[str], what: str) -> Iterator[Problem]:
    """A problem where a word is not among the known ones, with the nearest that is."""
    words = list(known)
    if word is None or word in words:
        return
    near = nearest(word, words)
    some = ", ".join(words[:SHOWN]) + (", …" if len(words) > SHOWN else "")
    hint = f"did you mean '{near}'?" if near else f"known are {some}"
    yield Problem(
        path=path,
        rule="unknown-word",
        message=f"'{word}' is not a known {what}; {hint}",
        found=word,
        expected=near,
    )
