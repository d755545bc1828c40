"""Which change of a claim's value needs other words than those that it rested on before.

One rule for entries that are changed by hand and for corrections: a value that says more than before, or the
opposite, is shown by other words. One that says less may rest on the same words, read again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from aruntime_evaluator.entry.quoted import words_of
from aruntime_evaluator.model.claim import ClaimValue

FEWEST_WORDS = 3
"""Of a quote that is to show another value, or that many more than those of the value before."""


FEWEST_LETTERS = 12
"""Of such a quote in a script that puts no spaces between words."""


def is_brief(text: str) -> bool:
    """Whether a text has too few different words to show anything."""
    words = set(words_of(text).split())
    return len(words) < FEWEST_WORDS and len("".join(words)) < FEWEST_LETTERS


def shows_nothing(quote: str) -> bool:
    """Whether a quote is too brief, or is an address alone."""
    return is_brief(quote) or bool(_ADDRESS.fullmatch(quote))


def needs_other_words(old: ClaimValue, new: ClaimValue) -> bool:
    """Whether a value says more than before, or the opposite."""
    weaker = (old, new) == (ClaimValue.SUPPORTED, ClaimValue.PARTIAL)
    return new.established and new is not old and not weaker


def are_old_words(quotes: Iterable[str], before: Iterable[str]) -> bool:
    """Whether each of the quotes was there before: whole, in part, or with a word or two more.

    Without a quote it is False. Capitals, signs, and letters that look the same make no other words.
    """
    known = [_as_seen(each) for each in before]
    new = [_as_seen(each) for each in quotes]
    return bool(new) and all(any(_is_of(words, old) for old in known) for words in new)


def old_words_message(old: str, new: str) -> str:
    """What to do about it.

    Args:
        old: the value, or the claim that is gone, for which the words were quoted.
        new: the value or the claim that they are to show now.
    """
    return (
        f"these words were quoted for '{old}' before; quote other words, or more of them, that show '{new}'"
    )


_ADDRESS = re.compile(r"\W*(?:[a-z][a-z0-9+.-]*://|www\.)\S+\s*", re.IGNORECASE)


_LOOKS = str.maketrans("авеѕіјкӏмнорԛгѕтухһԁԝαβεηικνορτυχγ", "abesijklmhopqrstyxhdwabenikvoptuxy")
"""Small letters of Cyrillic and Greek that look like Latin ones, in themselves or as capitals."""


def _as_seen(text: str) -> list[str]:
    return words_of(unicodedata.normalize("NFKC", text)).translate(_LOOKS).split()


def _is_of(words: list[str], old: list[str]) -> bool:
    shorter, longer = sorted((words, old), key=len)
    starts = range(len(longer) - len(shorter) + 1)
    within = any(longer[start : start + len(shorter)] == shorter for start in starts)
    return within and len(words) - len(old) < FEWEST_WORDS
