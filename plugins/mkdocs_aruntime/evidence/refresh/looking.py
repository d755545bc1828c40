"""What became of a quote in a newer release: in the same place, moved, changed, or gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from aruntime_evaluator import Quote
from mkdocs_aruntime.evidence.passages import LIKE, Passage, difference, nearest, says
from mkdocs_aruntime.evidence.refresh.places import Place

_TELLING = 6
"""Words from which on a quote that stands in another file is no chance."""


class Fate(StrEnum):
    """What became of a quote."""

    SAME = "same"
    """It stands in the same file."""
    MOVED = "moved"
    """It stands in another file."""
    DOUBTED = "doubted"
    """It stands there, and a word against stands beside it that did not before."""
    CHANGED = "changed"
    """Other words stand in its place."""
    GONE = "gone"
    """Nothing like it stands in its place."""
    UNREAD = "unread"
    """Its file could not be had in that release."""

    @property
    def stands(self) -> bool:
        """Whether what rests on the quote may move to the release."""
        return self in {Fate.SAME, Fate.MOVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A quote and what became of it."""

    quote: Quote
    fate: Fate
    url: str = ""
    """Where it stands now; empty where it does not."""
    number: str = ""
    """The version in that address."""
    why: str = ""
    """What a person must know: where it was looked for, or why it was not."""
    around: tuple[str, ...] = ()
    """The lines around it then and now, as a difference; nothing where they are the same."""


def look(quote: Quote, path: str, then: str, place: Place, doubts: Sequence[str]) -> Looked:
    """What became of a quote.

    Args:
        quote: of the entry.
        path: of the file that it was read in.
        then: the text of that file at that time; empty where it can't be had any more.
        place: the newer release.
        doubts: words that take something back.
    """
    old = nearest(then, quote.words) if then else None
    for fate, here in _candidates(quote.words, path, place):
        text = place.read(here)
        if says(text, quote.words):
            found = Looked(
                quote=quote, fate=fate, url=place.address(here), number=place.release.version, why=here
            )
            return _among(found, old, nearest(text, quote.words), doubts) if old else found
    return _missing(quote, path, old, place)


def _candidates(words: str, path: str, place: Place) -> Iterator[tuple[Fate, str]]:
    tried = list(place.counterparts(path))
    yield from ((Fate.SAME, each) for each in tried)
    if len(words.split()) >= _TELLING:
        longest = max(re.findall(r"\w+", words), key=len, default="")
        yield from ((Fate.MOVED, each) for each in place.holding(longest, path) if each not in tried)


def _among(found: Looked, old: Passage, new: Passage | None, doubts: Sequence[str]) -> Looked:
    """With the lines around the quote, and in doubt where a word against came among them."""
    against = sorted(_doubts_in(new, doubts) - _doubts_in(old, doubts))
    around = difference(old, new)
    if against:
        return replace(found, fate=Fate.DOUBTED, why=f"{found.why}: {', '.join(against)}", around=around)
    return replace(found, around=around)


def _doubts_in(passage: Passage | None, doubts: Sequence[str]) -> set[str]:
    text = "\n".join(passage.near) if passage else ""
    return {each for each in doubts if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE)}


def _missing(quote: Quote, path: str, old: Passage | None, place: Place) -> Looked:
    """Other words in its place, or none; a package that lacks the file says nothing of it."""
    here = place.certain(path)
    if not here:
        return Looked(quote=quote, fate=Fate.UNREAD, why=f"{path} is not in {place.address('').rstrip('#')}")
    text = place.read(here)
    new = nearest(text, quote.words)
    if new is not None and new.likeness >= LIKE:
        return Looked(quote=quote, fate=Fate.CHANGED, why=f"{here}:{new.line}", around=difference(old, new))
    why = f"not in {here}" if text else f"{here} is not there any more"
    return Looked(quote=quote, fate=Fate.GONE, why=why, around=difference(old, None))
