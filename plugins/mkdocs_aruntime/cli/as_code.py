"""Texts from entries in the Markdown of a forge: as code, which names nobody and does nothing."""

from __future__ import annotations

from aruntime_evaluator import one_line

LONGEST = 300
"""Characters of a text: the longest quote is shown whole."""


def as_code(text: str) -> str:
    """A text from outside as a piece of code: no mention, no link, no markup, no column of its own."""
    flat = one_line(" ".join(text.split())).replace("`", "'").replace("|", "¦")
    cut = flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
    return f"`{cut}`" if cut else "–"
