"""The words that an index knows, and which of them a typed word may mean."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence

SHORTEST_TYPO = 4
"""Characters of a word that may be misspelled."""

SHORTEST_BEGUN = 5
"""Characters of the beginning of a word that may be misspelled."""

TWO_EDITS = 8
"""Characters from which a word may have two typos."""

NEAREST = 3
"""Words that a misspelled one may mean."""

LONGEST_CODE = 6
"""Characters above which a word with digits is taken for a code that nobody types."""


OTHER = "_"


class Lexicon:
    """Every word, title, pair and phrase of an index."""

    def __init__(
        self,
        *,
        stems: Mapping[str, str],
        frequencies: Mapping[str, int],
        starts: Iterable[str],
        names: Iterable[str],
        pairs: Iterable[str],
        phrases: Mapping[tuple[str, ...], str],
    ) -> None:
        self.stems, self.phrases = stems, phrases
        self.words = sorted(stems)
        self._starts, self._pairs = frozenset(starts), frozenset(pairs)
        self._names = sorted(names)
        self._longest = max(map(len, phrases), default=0)
        self.by_letter = _by_letter(frequencies)

    def stem_of(self, word: str) -> str | None:
        """What a word is indexed as, if it stands anywhere."""
        return self.stems.get(word)

    def starts(self, beginning: str) -> bool:
        """Whether a word of a title begins so; of short beginnings only."""
        return beginning in self._starts

    def completions(self, beginning: str) -> Iterator[tuple[str, str]]:
        """Longer words, each with its stem before it."""
        for word in _from(self.words, beginning):
            if word != beginning:
                yield self.stems[word], word

    def has_pair(self, pair: str) -> bool:
        """Whether two stems stand side by side anywhere."""
        return pair in self._pairs

    def has_name(self, name: str) -> bool:
        """Whether something is called so."""
        place = bisect.bisect_left(self._names, name)
        return self._names[place : place + 1] == [name]

    def names(self, beginning: str) -> Iterator[str]:
        """The titles that begin so."""
        return _from(self._names, beginning)

    def concepts_at(self, stems: Sequence[str | None]) -> Iterator[tuple[str, int]]:
        """The glossary terms whose spelling begins here, each with the number of its words."""
        for length in range(1, min(self._longest, len(stems)) + 1):
            phrase = tuple(stem for stem in stems[:length] if stem is not None)
            if len(phrase) == length and (concept := self.phrases.get(phrase)):
                yield concept, length

    def similar(self, word: str, *, unfinished: bool) -> list[tuple[str, str]]:
        """The nearest words that begin with its first or, for swapped letters, its second one.

        Each with its stem before it. Where there is none and it is unfinished, words that begin similarly.
        """
        if len(word) < SHORTEST_TYPO:
            return []
        reach = 1 if len(word) < TWO_EDITS else 2
        candidates = [
            other
            for letter in dict.fromkeys(map(letter_of, word[:2]))
            for other in self.by_letter.get(letter, ())
        ]
        found = _nearest(word, candidates, reach, begun=False)
        if not found and unfinished and len(word) >= SHORTEST_BEGUN:
            found = _nearest(word, candidates, 1, begun=True)
        return [(self.stems[other], other) for other in found]


def _by_letter(frequencies: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
    """The words that a typo may be taken for, by first letter, the most frequent first."""
    found: dict[str, list[str]] = {}
    for word in sorted(frequencies, key=lambda word: (-frequencies[word], word)):
        coded = len(word) > LONGEST_CODE and any(sign.isdigit() for sign in word)
        if len(word) >= SHORTEST_TYPO and not word.isdigit() and not coded:
            found.setdefault(letter_of(word), []).append(word)
    return found


def letter_of(text: str) -> str:
    """Under which letter words are listed; all that are not of the Latin alphabet under one sign."""
    return text[0] if text[0].isascii() else OTHER


def _from(ordered: Sequence[str], beginning: str) -> Iterator[str]:
    for i in range(bisect.bisect_left(ordered, beginning), len(ordered)):
        if not ordered[i].startswith(beginning):
            return
        yield ordered[i]


def _nearest(word: str, candidates: Sequence[str], reach: int, *, begun: bool) -> list[str]:
    found: dict[int, list[str]] = {}
    for other in candidates:
        edits = distance(word, other, reach, begun=begun)
        if edits <= reach:
            found.setdefault(edits, []).append(other)
    return found[min(found)][:NEAREST] if found else []


def distance(a: str, b: str, most: int, *, begun: bool = False) -> int:
    """Edits between two words, swapped neighbours as one (Damerau 1964, CACM); above ``most``, ``most + 1``.

    With ``begun``, between the first word and the best beginning of the second.
    """
    if len(a) - len(b) > most or (not begun and len(b) - len(a) > most):
        return most + 1
    b = b[: len(a) + most]
    above: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, above, row = above, row, [i]
        for j, other in enumerate(b, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row) if begun else row[-1]
