"""The one way to say that a word is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aruntime_evaluator.model.codec.decoder import nearest
from aruntime_evaluator.model.problem import Problem

SHOWN = 12
"""Known words that a message lists."""


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
