"""The one file that knows Whoosh: what a document weighs for a term, and the order of results.

A query's words must all be met for the first results; documents that meet only some follow. Within both,
the order is that of BM25F (Robertson, Zaragoza, Taylor 2004, CIKM), summed over fields with their boosts.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_aruntime.publish.search.documents import Document

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Whoosh 2.7.4 predates the syntax warnings of today's Python
    from whoosh.analysis import LowercaseFilter, RegexTokenizer, StemFilter
    from whoosh.fields import NUMERIC, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.query import And, Or, Term
    from whoosh.scoring import BM25F
    from whoosh.searching import Searcher

BOOSTS: Mapping[str, float] = {"title": 8.0, "words": 8.0, "page": 2.0, "summary": 3.0, "body": 1.0}
"""How much a word counts in each field; ``page`` is the title of the page that a section stands on."""


class _Storage(RamStorage):  # type: ignore[misc]
    """In memory to the last: Whoosh puts its temporary files into one folder that two builds would share."""

    def temp_storage(self, name: str | None = None) -> RamStorage:
        del name
        return _Storage()


_WORD = r"[^\W_]+"
_ANALYSE = RegexTokenizer(_WORD) | LowercaseFilter() | StemFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document found."""

    document: Document
    score: float


def tokens(text: str) -> list[str]:
    """The words of a text as they are written, in lower case."""
    return [word.lower() for word in re.findall(_WORD, text)]


def stem(word: str) -> str:
    """What a word is indexed as (Porter 1980, Program 14(3), 130-137)."""
    return next((str(token.text) for token in _ANALYSE(word)), "")


class Index:
    """An index in memory over documents, which are numbered in the order given."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        titles = {document.location: document.title for document in documents}
        schema = Schema(
            number=NUMERIC(stored=True),
            **{name: TEXT(analyzer=_ANALYSE, field_boost=boost) for name, boost in BOOSTS.items()},
        )
        self._index = _Storage().create_index(schema)
        writer = self._index.writer()
        for number, document in enumerate(documents):
            writer.add_document(
                number=number,
                title=document.title,
                words=" ".join(document.words),
                page="" if document.page == document.location else titles.get(document.page, ""),
                summary=document.summary,
                body=document.body,
            )
        writer.commit()

    def _searcher(self) -> Searcher:
        return self._index.searcher(weighting=BM25F())

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The best documents: those that have every word first."""
        stems = list(dict.fromkeys(filter(None, map(stem, tokens(query)))))
        each = [Or([Term(name, word) for name in BOOSTS]) for word in stems]
        if not each:
            return []
        with self._searcher() as searcher:
            found: dict[int, float] = {}
            for combined in (And(each), Or(each)):
                results = searcher.search(combined, limit=None)
                ranked = sorted((-hit.score, hit["number"]) for hit in results)
                for score, number in ranked:
                    found.setdefault(number, -score)
        return [Hit(document=self.documents[n], score=s) for n, s in list(found.items())[:limit]]

    def postings(self) -> Iterator[tuple[str, list[tuple[int, float]]]]:
        """Per stem, in order, the documents that have it and what it weighs in each."""
        with self._searcher() as searcher:
            weights: dict[str, dict[int, float]] = {}
            for name in BOOSTS:
                for term in searcher.lexicon(name):
                    word = term.decode("utf-8") if isinstance(term, bytes) else str(term)
                    matcher = Term(name, word).matcher(searcher)
                    while matcher.is_active():
                        number = searcher.stored_fields(matcher.id())["number"]
                        row = weights.setdefault(word, {})
                        row[number] = row.get(number, 0.0) + matcher.score()
                        matcher.next()
        for word in sorted(weights):
            yield word, sorted(weights[word].items())
