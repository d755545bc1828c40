"""The one file that knows Whoosh: it analyses the documents, keeps what stands where, and weighs it.

Of Whoosh are the field with places, its analysis, and the stemmer. Postings stay in lists: its files would
be written here only to be read again a moment later, which took twice the time of all the rest; and weighted
terms go there as they are, not by way of a text that is taken apart again.
"""

from __future__ import annotations

import warnings
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import pairwise
from math import log
from typing import NamedTuple

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

OTHER = "_"
"""The letter under which words are listed that are not of the Latin alphabet."""

type Row = list[tuple[int, int]]
"""The documents that have a term, in order, and what it weighs in each."""


_PLACED = TEXT(analyzer=RegexTokenizer(WORD) | StopFilter(STOP_WORDS, minsize=1, renumber=False), phrase=True)


class Analysed(NamedTuple):
    """What a document is indexed under."""

    surfaces: frozenset[str]
    """Its words as they are written."""
    length: int
    """Of its text, in words that are looked for."""
    terms: Mapping[Field, Sequence[tuple[str, float]]]
    """Of each field every term once, with all that its occurrences count."""
    places: Sequence[tuple[str, Sequence[int]]]
    """Of each word where it stands, counted in words: its first place, and the steps to the others."""


_memory: Memory[tuple[Document, str, tuple[tuple[str, ...], ...]], Analysed] = Memory()
"""By a document, the title of its page and all spellings."""


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
        self._often: Counter[str] = Counter()
        """In how many documents each word stands as it is written."""
        self._postings: dict[Field, dict[str, list[tuple[int, float]]]] = {
            where: defaultdict(list) for where in Field
        }
        self._places: dict[str, list[tuple[int, Sequence[int]]]] = defaultdict(list)
        self._lengths: list[int] = []
        weigher = Weigher(stem, concepts)
        titles = {document.location: document.title for document in self.documents}
        _memory.begin()
        for number, document in enumerate(self.documents):
            above = "" if document.page == document.location else titles.get(document.page, "")
            self._add(
                number, _memory.get((document, above, spelled), partial(_analysed, weigher, document, above))
            )

    def _add(self, number: int, found: Analysed) -> None:
        self._lengths.append(found.length)
        self._often.update(found.surfaces)
        for where, terms in found.terms.items():
            postings = self._postings[where]
            for term, weight in terms:
                postings[term].append((number, weight))
        for word, steps in found.places:
            self._places[word].append((number, steps))

    @cached_property
    def stems(self) -> Mapping[str, str]:
        """Every word that is known as it was written, with what it is indexed as."""
        return {word: stem(word) for word in sorted({*self._often, *self._spelled})}

    @cached_property
    def by_letter(self) -> Mapping[str, Sequence[str]]:
        """The words that a misspelled one may mean, by first letter, the most frequent first."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.stems, key=lambda word: (-self._often[word], word)):
            coded = len(word) > LONGEST_CODE and any(sign.isdigit() for sign in word)
            if len(word) >= SHORTEST_TYPO and not word.isdigit() and not coded:
                found.setdefault(word[0] if word[0].isascii() else OTHER, []).append(word)
        return found

    def rows(self, where: Field) -> Iterator[tuple[str, Row]]:
        """Per term, in order, the documents that have it and what it weighs in each."""
        for term, postings in sorted(self._postings[where].items(), key=lambda each: each[0]):
            rarity = self._rarity(len(postings))
            row = [
                (number, max(1, round(SCALE * _impact(where, weight, rarity, self._held_back[number]))))
                for number, weight in postings
            ]
            if len(row) > HEAVIEST:
                row = sorted(sorted(row, key=lambda entry: (-entry[1], entry[0]))[:HEAVIEST])
            yield term, row

    def places(self) -> Iterator[tuple[str, Sequence[tuple[int, Sequence[int]]]]]:
        """Per word, in order, the documents that have it: its first place in each, and the steps between."""
        yield from sorted(self._places.items(), key=lambda each: each[0])

    def _rarity(self, having: int) -> float:
        return max(LEAST_RARITY, log(1 + (len(self.documents) - having + 0.5) / (having + 0.5)))

    @cached_property
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
    against = held_back if where is Field.TEXT else 1.0
    return rarity * (1 + weight * (SATURATION + 1) / (weight + SATURATION * against))


def _analysed(weigher: Weigher, document: Document, page_title: str) -> Analysed:
    indexed = weigher.weigh(document, page_title)
    decoded = _PLACED.format.decode_positions
    return Analysed(
        surfaces=frozenset(indexed.surfaces),
        length=len(indexed.occurrences[Field.TEXT]),
        terms={where: tuple(_summed(each)) for where, each in indexed.occurrences.items()},
        places=tuple(
            (word.decode("utf-8"), tuple(_steps(decoded(places))))
            for word, _, _, places in _PLACED.index(indexed.text)
        ),
    )


def _summed(occurrences: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Each term once, with all that its occurrences count, in the order in which they come first."""
    weights: dict[str, list[float]] = {}
    for term, weight in occurrences:
        weights.setdefault(term, []).append(weight)
    return zip(weights, array("f", (sum(map(_rounded, each)) for each in weights.values())), strict=True)


def _steps(places: Sequence[int]) -> Iterator[int]:
    return (place - before for before, place in pairwise((0, *places)))


@lru_cache
def _rounded(weight: float) -> float:
    """To six digits: so many were written when it was measured how well queries are answered."""
    return float(f"{weight:g}")
