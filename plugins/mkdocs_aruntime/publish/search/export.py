"""The index as the browser fetches it: a small head, shards of terms by prefix, pages of documents.

What is fetched before the first result is the head, the shard of each word and the pages of the best
documents; none of them grows with the size of the site, but for the list of shards in the head.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.search.documents import Document
from mkdocs_aruntime.publish.search.index import Index, stem, tokens

SHARD = 48_000
"""Bytes from which a shard of terms is split by one more letter."""

PAGE = 32
"""Documents in one file."""

SCALE = 100
"""Weights are kept as whole hundredths: finer than any two results need to be told apart."""

FOLDER = "search"

type Postings = Mapping[str, list[tuple[int, float]]]


def export_index(
    documents: Sequence[Document], synonyms: Mapping[str, tuple[str, ...]]
) -> Iterator[FileArtifact]:
    """Every file of the search; Material fetches ``search/search_index.json`` first, so that is the head."""
    postings = dict(Index(documents).postings())
    surfaces = _surfaces(documents)
    titles = {document.location: document.title for document in documents}
    shards = {
        name: _shard(words, surfaces, postings)
        for name, words in _split(sorted(surfaces), surfaces, postings)
    }
    pages = [
        [_described(document, titles) for document in documents[start : start + PAGE]]
        for start in range(0, len(documents), PAGE)
    ]
    names: dict[str, str] = {}
    for prefix, shard in shards.items():
        artifact = _file(f"t-{prefix}", shard)
        names[prefix] = artifact.path.removeprefix(f"{FOLDER}/")
        yield artifact
    listed: list[str] = []
    for number, page in enumerate(pages):
        artifact = _file(f"d-{number}", page)
        listed.append(artifact.path.removeprefix(f"{FOLDER}/"))
        yield artifact
    head = {
        "version": 1,
        "terms": names,
        "pages": listed,
        "page-size": PAGE,
        "synonyms": _synonyms(synonyms),
    }
    # Material hands on ``config`` and ``docs`` alone, and wants to find a language and a separator there.
    material = {"config": {"lang": ["en"], "separator": " ", "head": head}, "docs": []}
    yield FileArtifact(path=f"{FOLDER}/search_index.json", content=_bytes(material))


def _surfaces(documents: Sequence[Document]) -> dict[str, str]:
    """Every word as it is written, and what it is indexed as: the browser needs no stemmer."""
    words = {
        word
        for document in documents
        for text in (document.title, document.summary, document.body, *document.words)
        for word in tokens(text)
    }
    return {word: stemmed for word in words if (stemmed := stem(word))}


def _split(
    words: list[str], surfaces: Mapping[str, str], postings: Postings, depth: int = 1
) -> Iterator[tuple[str, list[str]]]:
    """Groups of words with one prefix, each small enough, or with a prefix as long as its shortest word."""
    by_prefix: dict[str, list[str]] = {}
    for word in words:
        by_prefix.setdefault(word[:depth], []).append(word)
    for prefix, group in by_prefix.items():
        short = [word for word in group if len(word) <= depth]
        if len(_bytes(_shard(group, surfaces, postings))) <= SHARD or len(short) == len(group):
            yield prefix, group
            continue
        if short:
            yield prefix, short
        yield from _split([word for word in group if len(word) > depth], surfaces, postings, depth + 1)


def _shard(words: Sequence[str], surfaces: Mapping[str, str], postings: Postings) -> dict[str, object]:
    """Words with their stems, and the stems' postings: document numbers as differences, weights beside."""
    stems = sorted({surfaces[word] for word in words})
    rows: list[list[int]] = []
    for word in stems:
        row: list[int] = []
        last = 0
        for number, weight in postings.get(word, []):
            row += [number - last, round(weight * SCALE)]
            last = number
        rows.append(row)
    place = {word: i for i, word in enumerate(stems)}
    return {"words": {word: place[surfaces[word]] for word in words}, "rows": rows}


def _described(document: Document, titles: Mapping[str, str]) -> list[object]:
    kind, facts = document.kind.value, list(document.facts)
    return [document.location, document.title, document.summary, kind, facts, titles.get(document.page, "")]


def _synonyms(synonyms: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """By spelling, the other spellings; as words, joined by single spaces."""
    table = {
        " ".join(tokens(spelling)): [" ".join(tokens(other)) for other in others]
        for spelling, others in sorted(synonyms.items())
        if others
    }
    return {spelling: sorted(set(others) - {spelling, ""}) for spelling, others in table.items() if spelling}


def _file(name: str, content: object) -> FileArtifact:
    data = _bytes(content)
    digest = hashlib.sha256(data).hexdigest()[:8]
    safe = "".join(
        letter if letter.isascii() and letter.isalnum() else f"u{ord(letter):x}" for letter in name[2:]
    )
    return FileArtifact(path=f"{FOLDER}/{name[:2]}{safe}.{digest}.json", content=data)


def _bytes(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
