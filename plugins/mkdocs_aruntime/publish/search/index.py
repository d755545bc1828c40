"""The one file that knows Whoosh: what a term weighs in a document, and the order of results."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from functools import cached_property, lru_cache, reduce
from math import log
from operator import or_
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from mkdocs_aruntime.publish import kept
from mkdocs_aruntime.publish.search.documents import Document, Kind
from mkdocs_aruntime.publish.search.hits import SCALE, Hit, Page, by_page
from mkdocs_aruntime.publish.search.lexicon import Lexicon
from mkdocs_aruntime.publish.search.planning import Group, plan
from mkdocs_aruntime.publish.search.weighing import Concepts, Field, Indexed, Weigher
from mkdocs_aruntime.publish.search.words import folded

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Whoosh 2.7.4 predates the syntax warnings of today's Python
    import whoosh.codec.whoosh3  # noqa: F401 - which Whoosh itself loads when it first writes
    from whoosh.analysis import DelimitedAttributeFilter, RegexTokenizer
    from whoosh.fields import KEYWORD, STORED, Schema
    from whoosh.filedb.filestore import FileStorage, RamStorage
    from whoosh.lang.porter import stem as porter
    from whoosh.matching import Matcher, UnionMatcher
    from whoosh.query import DisjunctionMax, Or, Query, Term
    from whoosh.scoring import BaseScorer, Frequency, WeightingModel
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

SURFACE = "surface"
"""The field of the words as they were written."""

SAVED = "search"
"""What a build keeps the index as, for the terminal."""

PHRASES = "phrases.json"
"""Beside the saved index: which stems in a row spell which glossary term."""

type Row = list[tuple[int, int]]
"""The documents that have a term, in order, and what it weighs in each."""


class _Storage(RamStorage):  # type: ignore[misc]
    """In memory, but for what a large index is sorted in: a folder that no other build shares."""

    def __init__(self, files: Mapping[str, bytes], folder: Path | str | None = None) -> None:
        super().__init__()
        self.files.update(files)
        self._folder = folder

    def temp_storage(self, name: str | None = None) -> FileStorage:
        return FileStorage(mkdtemp(suffix=name or "", dir=self._folder))


_WEIGHTED = RegexTokenizer(r"\S+") | DelimitedAttributeFilter()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What a word is indexed as (Porter 1980, Program 14(3), 130-137), British and American alike."""
    return folded(porter(word)) if word.isascii() else word


class Index:
    """An index over documents, numbered kind by kind, else in the order given."""

    def __init__(self, searcher: Searcher, phrases: Mapping[tuple[str, ...], str]) -> None:
        self._searcher, self._phrases = searcher, phrases
        stored = (fields for _, fields in searcher.reader().iter_docs())
        self.documents = tuple(Document(**fields["document"]) for fields in stored)

    @classmethod
    def build(
        cls,
        documents: Iterable[Document],
        spellings: Iterable[Sequence[str]] = (),
        *,
        cache: Path | None = None,
    ) -> Index:
        """Index documents and the ways that glossary terms are spelled; keep it in a cache for ``open``."""
        concepts = Concepts(spellings, stem)
        ordered = sorted(documents, key=lambda document: list(Kind).index(document.kind))
        room: AbstractContextManager[Path | str] = kept.workspace(cache) if cache else TemporaryDirectory()
        with room as folder:
            storage = _Storage({}, folder)
            index = storage.create_index(_SCHEMA)
            _write(index.writer(), ordered, Weigher(stem, concepts))
        if cache is not None:
            phrases = json.dumps([[*phrase, concept] for phrase, concept in concepts.phrases.items()])
            kept.save(cache, SAVED, {**storage.files, PHRASES: phrases.encode()})
        return cls(index.searcher(weighting=_Impact()), concepts.phrases)

    @classmethod
    def open(cls, cache: Path) -> Index | None:
        """The index that the last build kept; None where none is sealed, for Whoosh's has pickles."""
        files = kept.load(cache, SAVED)
        if files is None:
            return None
        rows = json.loads(files.pop(PHRASES))
        index = _Storage(files).open_index()
        return cls(index.searcher(weighting=_Impact()), {tuple(row[:-1]): row[-1] for row in rows})

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every word that is known."""
        reader = self._searcher.reader()
        words = self._terms(SURFACE)
        return Lexicon(
            stems={word: stem(word) for word in words},
            frequencies={word: reader.doc_frequency(SURFACE, word) for word in words},
            starts=self._terms(Field.START),
            names=self._terms(Field.NAME),
            pairs=self._terms(Field.PAIR),
            phrases=self._phrases,
        )

    def search(
        self, query: str, limit: int | None = 20, *, typing: bool = False, kind: Kind | None = None
    ) -> list[Hit]:
        """The best documents; ``typing`` says that the last word may be unfinished."""
        planned = plan(query, self.lexicon, typing=typing)
        slug = kind.slug if kind else planned.kind
        hits = self._found(planned.groups)
        return [hit for hit in hits if slug in {None, hit.document.kind.slug}][:limit]

    def pages(self, query: str, *, typing: bool = False, kind: Kind | None = None) -> list[Page]:
        """The pages and glossary terms that answer a query, the best first."""
        planned = plan(query, self.lexicon, typing=typing)
        slug = kind.slug if kind else planned.kind
        pages = by_page(self._found(planned.groups))
        return [page for page in pages if slug in {None, page.document.kind.slug}]

    def _found(self, groups: Sequence[Group]) -> list[Hit]:
        """Every document that has any of the words, in Whoosh's order."""
        gains = self._gains(groups)
        found = self._searcher.search(Or([_either(group) for group in groups]), limit=None)
        return [
            Hit(
                document=self.documents[hit.docnum],
                points=round(hit.score),
                gains=tuple(gains[hit.docnum]),
                words=reduce(
                    or_,
                    (group.covers for group, gain in zip(groups, gains[hit.docnum], strict=True) if gain),
                ),
            )
            for hit in found
            if hit.docnum in gains
        ]

    def _gains(self, groups: Sequence[Group]) -> dict[int, list[int]]:
        """Per document what each group adds to its points: the best of its alternatives."""
        gains: dict[int, list[int]] = {}
        for i, group in enumerate(groups):
            for where, term, share in group.terms:
                for number, weight in _row(self._searcher, where, term):
                    row = gains.setdefault(number, [0] * len(groups))
                    row[i] = max(row[i], weight * share)
        return gains

    def meant(self, query: str) -> str | None:
        """The query with the words that stand nowhere put right, where there are any."""
        return plan(query, self.lexicon, typing=False).corrected

    def rows(self, where: Field) -> Iterator[tuple[str, Row]]:
        """Per term, in order, the documents that have it and what it weighs in each."""
        for term in self._terms(where):
            yield term, _row(self._searcher, where, term)

    def _terms(self, where: str) -> list[str]:
        return sorted(term.decode("utf-8") for term in self._searcher.reader().lexicon(where))


def _schema() -> Schema:
    fields = {each.value: KEYWORD(analyzer=_WEIGHTED, scorable=True) for each in Field}
    return Schema(document=STORED, **{SURFACE: KEYWORD()}, **fields)


_SCHEMA = _schema()


def _write(writer: IndexWriter, documents: Sequence[Document], weigher: Weigher) -> None:
    titles = {document.location: document.title for document in documents}
    for document in documents:
        above = "" if document.page == document.location else titles.get(document.page, "")
        writer.add_document(**_fields(document, weigher.weigh(document, above)))
    writer.commit()


def _fields(document: Document, indexed: Indexed) -> dict[str, object]:
    return {
        "document": asdict(document),
        SURFACE: " ".join(sorted(indexed.surfaces)),
        **{
            where.value: " ".join(f"{term}^{weight:g}" for term, weight in occurrences)
            for where, occurrences in indexed.occurrences.items()
        },
    }


class _Either(DisjunctionMax):  # type: ignore[misc]
    """The best of its alternatives that a document has."""

    def _matcher(self, subs: Sequence[Query], searcher: Searcher, context: object) -> Matcher:
        return self._tree_matcher(
            subs, _EitherMatcher, searcher, context, lambda query: query.estimate_size(searcher.reader())
        )


class _EitherMatcher(UnionMatcher):  # type: ignore[misc]
    """Whoosh's own takes the better of two scores even where they belong to different documents."""

    def score(self) -> float:
        active = [each for each in (self.a, self.b) if each.is_active()]
        here = min(each.id() for each in active)
        return max(float(each.score()) for each in active if each.id() == here)


def _either(group: Group) -> Query:
    return _Either([Term(where.value, term, boost=share) for where, term, share in group.terms])


class _Impact(WeightingModel):  # type: ignore[misc]
    """Scores by what stands in the rows, so that the browser, which gets the rows, adds up the same."""

    def scorer(self, searcher: Searcher, fieldname: str, text: bytes | str, qf: int = 1) -> _ImpactScorer:
        del qf
        term = text.decode("utf-8") if isinstance(text, bytes) else text
        return _ImpactScorer(dict(_row(searcher, Field(fieldname), term)))


class _ImpactScorer(BaseScorer):  # type: ignore[misc]
    def __init__(self, weights: Mapping[int, int]) -> None:
        self._weights = weights

    def score(self, matcher: Matcher) -> int:
        return self._weights.get(matcher.id(), 0)


def _row(searcher: Searcher, where: Field, term: str) -> Row:
    """The heaviest documents of a term, each with its weight."""
    matcher = searcher.postings(where.value, term, weighting=Frequency())
    rarity = _rarity(searcher, where, term)
    row: Row = []
    while matcher.is_active():
        number, weight = matcher.id(), matcher.weight()
        row.append((number, max(1, round(SCALE * _impact(searcher, where, number, weight, rarity)))))
        matcher.next()
    if len(row) > HEAVIEST:
        row = sorted(sorted(row, key=lambda entry: (-entry[1], entry[0]))[:HEAVIEST])
    return row


def _rarity(searcher: Searcher, where: Field, term: str) -> float:
    total, having = searcher.doc_count_all(), searcher.doc_frequency(where.value, term)
    return max(LEAST_RARITY, log(1 + (total - having + 0.5) / (having + 0.5)))


def _impact(searcher: Searcher, where: Field, number: int, weight: float, rarity: float) -> float:
    """What a term weighs in a document: that it is there, and BM25 of how much of it."""
    if where is Field.NAME:
        return NAME * weight * rarity
    if where is Field.PAIR:
        return PAIR * weight * rarity
    if where is Field.START:
        return rarity * (1 + weight / 4)
    held_back = 1.0
    if where is Field.TEXT:
        usual = searcher.avg_field_length(where.value) or 1
        held_back += LENGTH * (searcher.doc_field_length(number, where.value) / usual - 1)
    return rarity * (1 + weight * (SATURATION + 1) / (weight + SATURATION * held_back))
