"""How a text becomes words: the same in the index, in a query and in the browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_STOP_WORDS = """
    a about after all also an and any are as at be been between but by can could did do does each
    for from get had has have how i if in into is it its may me more my no not of on or our over
    should so some such than that the their them then there these they this those through to under
    up us vs was we were what when where which while who why will with would you your
"""

STOP_WORDS = frozenset(_STOP_WORDS.split())
"""English words that say nothing about what a text is about; they count only where a query has no others."""

WORD = re.compile(r"[^\W\d_](?:\+\+|#)(?![^\W_])|[^\W_]+")
"""C++, C# and F# are words with their signs, which would be other languages without them."""


def tokens(text: str) -> list[str]:
    """The words of a text, in lower case and without accents."""
    return WORD.findall(plain(text))


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """The text in lower case and without accents."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not _is_mark(sign))
    return text.lower()


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


def content(words: Sequence[str]) -> list[str]:
    """The words that say something; all of them where none does."""
    return [word for word in words if word not in STOP_WORDS] or list(words)


def folded(stem: str) -> str:
    """One spelling for British and American stems: *optimis* and *optimiz*, *licenc* and *licens*."""
    if len(stem) <= _SHORT:
        return stem
    stem = stem.replace("iz", "is").replace("yz", "ys")
    if stem.endswith("enc"):
        stem = stem[:-1] + "s"
    return stem.replace("our", "or") if len(stem) > _SHORT + 1 else stem


_SHORT = 3
