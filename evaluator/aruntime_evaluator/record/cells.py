"""Cells of a table that a spreadsheet opens without computing anything."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What makes a spreadsheet compute a cell (OWASP, CSV Injection); some take the wide forms for the others."""


def inert(text: str) -> str:
    """The text as a cell; an apostrophe before what a spreadsheet would compute, also after spaces."""
    begins = text.lstrip()
    return f"'{text}" if begins.startswith(_FORMULA) or text[:1] in {"\t", "\r", "\n"} else text
