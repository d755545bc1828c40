"""Which change of a claim's value needs other words than those that it rested on before.

One rule for entries that are changed by hand and for corrections: a value that says more than before, or the
opposite, is shown by other words. One that says less may rest on the same words, read again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from aruntime_evaluator.entry.quoted import words_of
from aruntime_evaluator.model.claim import ClaimValue

FEWEST_WORDS = 3
"""Of a quote that is to show another value, or that many more than those of the value before."""


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


def old_words_message(old: ClaimValue, new: ClaimValue) -> str:
    """What to do about it."""
    return (
        f"these words were quoted for '{old}' before; quote other words, or more of them, that show '{new}'"
    )


_LOOKS = str.maketrans("авеѕіјкӏмнорԛгѕтухһԁԝαβεηικνορτυχγ", "abesijklmhopqrstyxhdwabenikvoptuxy")
"""Small letters of Cyrillic and Greek that look like Latin ones, in themselves or as capitals."""


def _as_seen(text: str) -> list[str]:
    return words_of(unicodedata.normalize("NFKC", text)).translate(_LOOKS).split()


def _is_of(words: list[str], old: list[str]) -> bool:
    shorter, longer = sorted((words, old), key=len)
    starts = range(len(longer) - len(shorter) + 1)
    within = any(longer[start : start + len(shorter)] == shorter for start in starts)
    return within and len(words) - len(old) < FEWEST_WORDS
