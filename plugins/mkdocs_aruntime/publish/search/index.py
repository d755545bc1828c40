"""The one file that knows Whoosh: it analyses the documents, keeps what stands where, and weighs it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from tempfile import TemporaryDirectory, mkdtemp

from mkdocs_aruntime.publish.search.documents import Document, Kind
from mkdocs_aruntime.publish.search.ranking import SCALE
from mkdocs_aruntime.publish.search.weighing import Concepts, Field, Indexed, Weigher
from mkdocs_aruntime.publish.words import STOP_WORDS, WORD, folded

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Whoosh 2.7.4 predates the syntax warnings of today's Python
    import whoosh.codec.whoosh3  # noqa: F401 - which Whoosh itself loads when it first writes
    from whoosh.analysis import DelimitedAttributeFilter, RegexTokenizer, StopFilter
    from whoosh.fields import KEYWORD, TEXT, Schema
    from whoosh.filedb.filestore import FileStorage, RamStorage
    from whoosh.lang.porter import stem as porter
    from whoosh.scoring import Frequency
    from whoosh.searching import Searcher
    from whoosh.writing import IndexWriter

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


class _Storage(RamStorage):  # type: ignore[misc]
    """In memory, but for what a large index is sorted in: a folder that no other build shares."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder

    def temp_storage(self, name: str | None = None) -> FileStorage:
        return FileStorage(mkdtemp(suffix=name or "", dir=self._folder))


_WEIGHTED = RegexTokenizer(r"\S+") | DelimitedAttributeFilter()
_PLACED = RegexTokenizer(WORD) | StopFilter(STOP_WORDS, minsize=1, renumber=False)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What a word is indexed as (Porter 1980, Program 14(3), 130-137), British and American alike."""
    return folded(porter(word)) if word.isascii() else word


class Index:
    """An index over documents, numbered kind by kind, else in the order given."""

    def __init__(self, documents: Iterable[Document], spellings: Iterable[Sequence[str]] = ()) -> None:
        """Index documents and the ways in which the same thing is spelled."""
        concepts = Concepts(spellings, stem)
        self.phrases: Mapping[tuple[str, ...], str] = concepts.phrases
        """Which stems in a row spell which concept."""
        self._spelled = concepts.words
        self.documents = sorted(documents, key=lambda document: list(Kind).index(document.kind))
        with TemporaryDirectory() as folder:
            index = _Storage(folder).create_index(_schema())
            _write(index.writer(), self.documents, Weigher(stem, concepts))
        self._searcher: Searcher = index.searcher()

    @cached_property
    def stems(self) -> Mapping[str, str]:
        """Every word that is known as it was written, with what it is indexed as."""
        return {word: stem(word) for word in sorted({*self._terms(SURFACE), *self._spelled})}

    @cached_property
    def by_letter(self) -> Mapping[str, Sequence[str]]:
        """The words that a misspelled one may mean, by first letter, the most frequent first."""
        reader = self._searcher.reader()
        found: dict[str, list[str]] = {}
        for word in sorted(self.stems, key=lambda word: (-reader.doc_frequency(SURFACE, word), word)):
            coded = len(word) > LONGEST_CODE and any(sign.isdigit() for sign in word)
            if len(word) >= SHORTEST_TYPO and not word.isdigit() and not coded:
                found.setdefault(word[0] if word[0].isascii() else OTHER, []).append(word)
        return found

    def rows(self, where: Field) -> Iterator[tuple[str, Row]]:
        """Per term, in order, the documents that have it and what it weighs in each."""
        for term in self._terms(where):
            yield term, self._row(where, term)

    def places(self) -> Iterator[tuple[str, list[tuple[int, list[int]]]]]:
        """Per word, in order, the documents that have it and where it stands in each, counted in words."""
        for word in self._terms(PLACES):
            matcher = self._searcher.postings(PLACES, word)
            found: list[tuple[int, list[int]]] = []
            while matcher.is_active():
                found.append((matcher.id(), matcher.value_as("positions")))
                matcher.next()
            yield word, found

    def _terms(self, where: str) -> list[str]:
        return sorted(term.decode("utf-8") for term in self._searcher.reader().lexicon(where))

    def _row(self, where: Field, term: str) -> Row:
        """The heaviest documents of a term, each with its weight."""
        matcher = self._searcher.postings(where.value, term, weighting=Frequency())
        rarity = self._rarity(where, term)
        row: Row = []
        while matcher.is_active():
            impact = self._impact(where, matcher.id(), matcher.weight(), rarity)
            row.append((matcher.id(), max(1, round(SCALE * impact))))
            matcher.next()
        if len(row) > HEAVIEST:
            row = sorted(sorted(row, key=lambda entry: (-entry[1], entry[0]))[:HEAVIEST])
        return row

    def _rarity(self, where: Field, term: str) -> float:
        total, having = len(self.documents), self._searcher.doc_frequency(where.value, term)
        return max(LEAST_RARITY, log(1 + (total - having + 0.5) / (having + 0.5)))

    def _impact(self, where: Field, number: int, weight: float, rarity: float) -> float:
        """What a term weighs in a document: that it is there, and BM25 of how much of it."""
        if where is Field.NAME:
            return NAME * weight * rarity
        if where is Field.PAIR:
            return PAIR * weight * rarity
        if where is Field.START:
            return rarity * (1 + weight / 4)
        held_back = 1.0
        if where is Field.TEXT:
            usual = self._searcher.avg_field_length(where.value) or 1
            held_back += LENGTH * (self._searcher.doc_field_length(number, where.value) / usual - 1)
        return rarity * (1 + weight * (SATURATION + 1) / (weight + SATURATION * held_back))


def _schema() -> Schema:
    fields = {each.value: KEYWORD(analyzer=_WEIGHTED, scorable=True) for each in Field}
    return Schema(**{SURFACE: KEYWORD(), PLACES: TEXT(analyzer=_PLACED, phrase=True)}, **fields)


def _write(writer: IndexWriter, documents: Sequence[Document], weigher: Weigher) -> None:
    titles = {document.location: document.title for document in documents}
    for document in documents:
        above = "" if document.page == document.location else titles.get(document.page, "")
        writer.add_document(**_fields(weigher.weigh(document, above)))
    writer.commit()


def _fields(indexed: Indexed) -> Mapping[str, str]:
    return {
        SURFACE: " ".join(sorted(indexed.surfaces)),
        PLACES: indexed.text,
        **{
            where.value: " ".join(f"{term}^{weight:g}" for term, weight in occurrences)
            for where, occurrences in indexed.occurrences.items()
        },
    }
