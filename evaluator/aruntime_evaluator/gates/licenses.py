"""Whether an SPDX expression is allowed by a list of approved licences."""

from __future__ import annotations

import re
from collections.abc import Collection


def allowed(expression: str, approved: Collection[str]) -> bool:
    """Whether a choice of the expression uses approved licences only.

    ``OR`` lets the user choose, ``AND`` binds to both, ``WITH`` belongs to its licence, and ``AND`` binds
    tighter than ``OR`` (SPDX 2.3, annex D). An expression that cannot be read is not allowed.

    Example:
        ``MIT OR GPL-3.0-only`` is allowed by ``{MIT}``; ``MIT AND GPL-3.0-only`` is not.
    """
    tokens = re.findall(r"[()]|[^\s()]+", expression)
    words = {licence.casefold() for licence in approved}
    try:
        verdict, rest = _either(tokens, words)
    except (IndexError, RecursionError):
        return False
    return verdict and not rest


def _either(tokens: list[str], approved: set[str]) -> tuple[bool, list[str]]:
    verdict, rest = _both(tokens, approved)
    while rest and rest[0].upper() == "OR":
        other, rest = _both(rest[1:], approved)
        verdict = verdict or other
    return verdict, rest


def _both(tokens: list[str], approved: set[str]) -> tuple[bool, list[str]]:
    verdict, rest = _one(tokens, approved)
    while rest and rest[0].upper() == "AND":
        other, rest = _one(rest[1:], approved)
        verdict = verdict and other
    return verdict, rest


def _one(tokens: list[str], approved: set[str]) -> tuple[bool, list[str]]:
    if tokens[0] == "(":
        verdict, rest = _either(tokens[1:], approved)
        # Anything but the closing bracket is left over, and refused at the end.
        return verdict, rest[1:] if rest[0] == ")" else rest
    if [word.upper() for word in tokens[1:2]] == ["WITH"]:
        return " ".join([tokens[0], "with", tokens[2]]).casefold() in approved, tokens[3:]
    return tokens[0].casefold() in approved, tokens[1:]
