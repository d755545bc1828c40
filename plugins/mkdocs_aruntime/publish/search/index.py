"""The one file that knows Whoosh: it analyses the documents, keeps what stands where, and weighs it.

Of Whoosh are the field with places, its analysis, and the stemmer. Postings stay in lists: its files would
be written here only to be read again a moment later, which took twice the time of all the rest; and weighted
terms go there as they are, not by way of a text that is taken apart again.
"""

from __future__ import annotations

import warnings
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from math import log

from mkdocs_aruntime.catalog.memory import Memory
from mkdocs_aruntime.publish.search.documents import Document, Kind
from mkdocs_aruntime.publish.search.ranking import SCALE
from mkdocs_aruntime.publish.search.weighing import Concepts, Field, Weigher
from mkdocs_aruntime.publish.words import STOP_WORDS, WORD, folded

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Whoosh 2.7.4 predates the syntax warnings of today's Python
    from whoosh.analysis import RegexTokenizer, StopFilter
    from whoosh.fields import TEXT
    from whoosh.lang.porter import stem as porter
    from whoosh.util.numeric import byte_to_length, length_to_byte

SATURATION = 2.0
"""BM25's *k1*: how slowly more of the same word stops counting."""

LENGTH = 0.4
"""BM25's *b*: how much long documents are held back, where their words are counted."""

LEAST_RARITY = 0.3
"""What a word counts that stands everywhere; its place in a title still tells."""

NAME = 0.125
"""How much a whole title counts; about its weight where it is the only one so called of a few thousand."""

PAIR = 0.2
"""How much two words side by side count, beside what each counts."""

HEAVIEST = 512
"""Documents kept per term: static pruning of an index (Carmel and others 2001, SIGIR) keeps its answers."""

SHORTEST_TYPO, LONGEST_CODE = 4, 6
"""Characters from which a word may be meant by a misspelled one; one with digits only up to so many."""

SURFACE, PLACES = "surface", "places"
"""The fields of the words as they were written, and of where each stands."""

OTHER = "_"
"""The letter under which words are listed that are not of the Latin alphabet."""

type Row = list[tuple[int, int]]
"""The documents that have a term, in order, and what it weighs in each."""


_PLACED = TEXT(analyzer=RegexTokenizer(WORD) | StopFilter(STOP_WORDS, minsize=1, renumber=False), phrase=True)


type Occurrences = Sequence[tuple[str, int, float, bytes]]
"""Of a field of a document each term, how often it stands there, its weight, and its places, encoded."""


_memory: Memory[tuple[Document, str, tuple[tuple[str, ...], ...]], Mapping[str, Occurrences]] = Memory()
"""By a document, the title of its page and all spellings."""


@dataclass(slots=True)
class _Postings:
    """The documents that have a term, in order."""

    numbers: list[int] = field(default_factory=list)
    weights: array[float] = field(default_factory=lambda: array("f"))
    places: list[bytes] = field(default_factory=list)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What a word is indexed as (Porter 1980, Program 14(3), 130-137), British and American alike."""
    return folded(porter(word)) if word.isascii() else word


class Index:
    """An index over documents, numbered kind by kind, else in the order given."""

    def __init__(self, documents: Iterable[Document], spellings: Iterable[Sequence[str]] = ()) -> None:
        """Index documents and the ways in which the same thing is spelled."""
        spelled = tuple(map(tuple, spellings))
        concepts = Concepts(spelled, stem)
        self.phrases: Mapping[tuple[str, ...], str] = concepts.phrases
        """Which stems in a row spell which concept."""
        self._spelled = concepts.words
        self.documents = sorted(documents, key=lambda document: list(Kind).index(document.kind))
        self._postings: dict[str, dict[str, _Postings]] = {where: {} for where in (SURFACE, PLACES, *Field)}
        self._lengths: list[int] = []
        """Of the text of each document."""
        weigher = Weigher(stem, concepts)
        titles = {document.location: document.title for document in self.documents}
        _memory.begin()
        for number, document in enumerate(self.documents):
            above = "" if document.page == document.location else titles.get(document.page, "")
            fields = _memory.get((document, above, spelled), partial(_analysed, weigher, document, above))
            self._lengths.append(sum(often for _, often, _, _ in fields[Field.TEXT]))
            for where, occurrences in fields.items():
                self._add(self._postings[where], number, occurrences)

    @staticmethod
    def _add(terms: dict[str, _Postings], number: int, occurrences: Occurrences) -> None:
        for word, _, weight, places in occurrences:
            postings = terms.get(word)
            if postings is None:
                postings = terms[word] = _Postings()
            postings.numbers.append(number)
            postings.weights.append(weight)
            postings.places.append(places)

    @cached_property
    def stems(self) -> Mapping[str, str]:
        """Every word that is known as it was written, with what it is indexed as."""
        return {word: stem(word) for word in sorted({*self._postings[SURFACE], *self._spelled})}

    @cached_property
    def by_letter(self) -> Mapping[str, Sequence[str]]:
        """The words that a misspelled one may mean, by first letter, the most frequent first."""
        often = {word: len(postings.numbers) for word, postings in self._postings[SURFACE].items()}
        found: dict[str, list[str]] = {}
        for word in sorted(self.stems, key=lambda word: (-often.get(word, 0), word)):
            coded = len(word) > LONGEST_CODE and any(sign.isdigit() for sign in word)
            if len(word) >= SHORTEST_TYPO and not word.isdigit() and not coded:
                found.setdefault(word[0] if word[0].isascii() else OTHER, []).append(word)
        return found

    def rows(self, where: Field) -> Iterator[tuple[str, Row]]:
        """Per term, in order, the documents that have it and what it weighs in each."""
        held_back = self._held_back if where is Field.TEXT else [1.0] * len(self.documents)
        for term, postings in sorted(self._postings[where].items(), key=lambda each: each[0]):
            rarity = self._rarity(len(postings.numbers))
            row = [
                (number, max(1, round(SCALE * _impact(where, weight, rarity, held_back[number]))))
                for number, weight in zip(postings.numbers, postings.weights, strict=True)
            ]
            if len(row) > HEAVIEST:
                row = sorted(sorted(row, key=lambda entry: (-entry[1], entry[0]))[:HEAVIEST])
            yield term, row

    def places(self) -> Iterator[tuple[str, list[tuple[int, list[int]]]]]:
        """Per word, in order, the documents that have it and where it stands in each, counted in words."""
        decoded = _PLACED.format.decode_positions
        for word, postings in sorted(self._postings[PLACES].items(), key=lambda each: each[0]):
            yield word, list(zip(postings.numbers, map(decoded, postings.places), strict=True))

    def _rarity(self, having: int) -> float:
        return max(LEAST_RARITY, log(1 + (len(self.documents) - having + 0.5) / (having + 0.5)))

    @property
    def _held_back(self) -> list[float]:
        """Of each document, how much its length tells against a word of its text."""
        usual = sum(self._lengths) / max(1, len(self._lengths)) or 1
        return [1 + LENGTH * (byte_to_length(length_to_byte(length)) / usual - 1) for length in self._lengths]


def _impact(where: Field, weight: float, rarity: float, held_back: float) -> float:
    """What a term weighs in a document: that it is there, and BM25 of how much of it."""
    if where is Field.NAME:
        return NAME * weight * rarity
    if where is Field.PAIR:
        return PAIR * weight * rarity
    if where is Field.START:
        return rarity * (1 + weight / 4)
    return rarity * (1 + weight * (SATURATION + 1) / (weight + SATURATION * held_back))


def _analysed(weigher: Weigher, document: Document, page_title: str) -> Mapping[str, Occurrences]:
    indexed = weigher.weigh(document, page_title)
    return {
        SURFACE: tuple((word, 1, 1.0, b"") for word in indexed.surfaces),
        PLACES: tuple((term.decode("utf-8"), *rest) for term, *rest in _PLACED.index(indexed.text)),
        **{where: tuple(_summed(occurrences)) for where, occurrences in indexed.occurrences.items()},
    }


def _summed(occurrences: Iterable[tuple[str, float]]) -> Iterator[tuple[str, int, float, bytes]]:
    """Each term once, with all that its occurrences count, in the order in which they come first."""
    weights: dict[str, list[float]] = {}
    for term, weight in occurrences:
        weights.setdefault(term, []).append(weight)
    return ((term, len(each), sum(map(_rounded, each)), b"") for term, each in weights.items())


@lru_cache
def _rounded(weight: float) -> float:
    """To six digits: so many were written when it was measured how well queries are answered."""
    return float(f"{weight:g}")
