"""Words that people write: which there are, whether one is known, and whether one names anybody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from aruntime_evaluator.model.problem import Problem

SHOWN = 12
"""Known words that a message lists."""

LONGEST = 80
"""Characters of a word that may be a known one, mistyped."""


NEAR = 0.65
"""How alike two words are, from 0 to 1, so that one is meant: *alfa* and *alpha*, not *extra* and *entry*."""


def nearest(word: str, words: Collection[str]) -> str:
    """The known word that was probably meant; empty where none is near.

    Looked for among those that begin or end alike: a comparison with every word would take a hundred times as
    long as reading it, and a file may hold a hundred thousand.
    """
    if not 0 < len(word) <= LONGEST:
        return ""
    looks = word.translate(_LOOK_ALIKE).casefold()
    if looks in words:
        return looks
    alike = [each for each in words if each.startswith(word[0]) or each.endswith(word[-1])]
    return next(iter(get_close_matches(word, alike, n=1, cutoff=NEAR)), "")


_LOOK_ALIKE = str.maketrans({"I": "l", "1": "l", "|": "l", "0": "o", "_": "-", " ": "-"})
"""Signs that are taken for others when they are read off a screen."""


PLACEHOLDERS = frozenset(
    {
        "anybody",
        "anyone",
        "na",
        "nil",
        "nn",
        "nobody",
        "none",
        "noone",
        "nothing",
        "nowhere",
        "null",
        "placeholder",
        "somebody",
        "someone",
        "tba",
        "tbc",
        "tbd",
        "tobeconfirmed",
        "tobedecided",
        "tobedefined",
        "tobedetermined",
        "todo",
        "unknown",
        "wip",
    }
)
"""What people write where a name is to come; without spaces and signs, in small letters."""


def is_name(text: str | None) -> bool:
    """Whether a text names somebody or something.

    Spaces, dashes, digits alone, the same letter again and again (*xxx*), and words that stand for a name
    still to come (*TBD*, *n/a*) do not.
    """
    plain = "".join(words_in(text or ""))
    letters = [each for each in plain if each.isalpha()]
    return plain not in PLACEHOLDERS and bool(letters) and (len(letters) == 1 or len(set(letters)) > 1)


def twice(named: Iterable[tuple[str, str]], wrong: str) -> Iterator[Problem]:
    """A problem at the path of every name that was met before; ``wrong`` has a ``{}`` for the name."""
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield Problem(path=path, rule="duplicate-id", message=wrong.format(name), found=name)
        seen.add(name)


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


def words_in(text: str) -> list[str]:
    """The words of a text in small letters; ``8xH100`` are three, and full-width letters are letters."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[^\W_]+", re.sub(r"(?<=\d)x(?=[^\W\d_])", " ", plain))
