"""Texts from entries in the Markdown of a forge: as code, which names nobody and does nothing."""

from __future__ import annotations

from aruntime_evaluator import one_line

LONGEST = 200
"""Characters of a text."""


def as_code(text: str) -> str:
    """A text from outside as a piece of code: no mention, no link, no markup, no column of its own."""
    flat = one_line(" ".join(text.split())).replace("`", "'").replace("|", "¦")
    return f"`{flat[:LONGEST]}`" if flat else "–"
