"""The index as the browser fetches it: a small head, blocks of words, files of documents.

What is fetched before the first result is the head, the block of each word and the files of the best
documents; none of them grows with the site.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from mkdocs_aruntime.publish.search.blocks import Dictionary, keys
from mkdocs_aruntime.publish.search.documents import Document, Kind
from mkdocs_aruntime.publish.search.index import Index
from mkdocs_aruntime.publish.search.ranking import RANKING

FORMAT = 3
"""Goes up when a browser could not read the files as before."""

FAN = 256
"""Keys in one file; where there are more blocks, the head lists the first key of each such file only."""

SLOT = 128
"""Document numbers kept for one page, so that a number says which results belong to one page."""

TOGETHER = 64
"""Documents in one file; all of one page."""

FOLDER = "search"

SAVED = "search"
"""What a build keeps these files as, for the terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How people ask to see things side by side."""

    address: str = ""
    """That shows ids side by side once they are put behind it; empty where nothing does."""
    words: Sequence[str] = ()
    """Words beside the names of what is to be compared."""
    alternatives: Sequence[str] = ()
    """Words beside one name that ask what else there is."""


def export_index(index: Index, asking: Asking | None = None) -> Mapping[str, bytes]:
    """Every file of the search by its path; the head is what Material fetches first."""
    numbers = _numbers(index.documents)
    blocks = list(Dictionary(index, numbers).blocks())
    listed = keys(blocks)
    fan = FAN if len(listed) > FAN else 1
    files: dict[str, object] = {f"t/{place}": block.encoded() for place, block in enumerate(blocks)}
    files |= {f"p/{place}": block.places for place, block in enumerate(blocks)}
    files |= {f"y/{letter}": words for letter, words in index.by_letter.items()}
    files |= _documents(index.documents, numbers)
    if fan > 1:
        files |= {f"k/{start // fan}": listed[start : start + fan] for start in range(0, len(listed), fan)}
    encoded = {name: _bytes(content) for name, content in files.items()}
    folder = _digest(encoded)
    head = {
        "format": FORMAT,
        "folder": folder,
        "keys": listed[::fan],
        "fan": fan,
        "letters": "".join(sorted(index.by_letter)),
        **_head(index.documents, numbers, asking or Asking()),
    }
    # Material hands on ``config`` and ``docs`` alone, and wants to find a language and a separator there.
    material = {"config": {"lang": ["en"], "separator": " ", "head": head}, "docs": []}
    below = {f"{FOLDER}/{folder}/{name}.json": content for name, content in encoded.items()}
    return {**below, f"{FOLDER}/search_index.json": _bytes(material)}


def _head(documents: Sequence[Document], numbers: Sequence[int], asking: Asking) -> Mapping[str, object]:
    """What the engine needs to know of documents and weights before it is asked."""
    compared = sorted({document.kind.slug for document in documents if document.beside})
    return {
        "kinds": _kinds(documents, numbers),
        "slot": SLOT,
        "together": TOGETHER,
        "ranking": RANKING,
        "compare": {**asdict(asking), "kinds": compared},
    }


def _numbers(documents: Sequence[Document]) -> list[int]:
    """The documents of a page follow each other from a multiple of ``SLOT`` on."""
    numbers: list[int] = []
    start = 0
    for _, group in groupby(documents, key=lambda document: (document.kind, document.page)):
        size = len(list(group))
        numbers += range(start, start + size)
        start += -(-size // SLOT) * SLOT
    return numbers


def _kinds(documents: Sequence[Document], numbers: Sequence[int]) -> list[list[object]]:
    """Of each kind what one and several are called, slug, first number, and whether each is no part."""
    first: dict[Kind, int] = {}
    for document, number in zip(documents, numbers, strict=True):
        first.setdefault(document.kind, number)
    return [
        [kind.value, kind.plural, kind.slug, number, int(kind is Kind.TERM)] for kind, number in first.items()
    ]


def _documents(documents: Sequence[Document], numbers: Sequence[int]) -> dict[str, object]:
    """What is shown of documents, in files of one page's."""
    titles = {document.location: document for document in documents}
    named = {document.beside[0]: document.title for document in documents if document.beside}
    pages: dict[str, object] = {}
    parts: dict[str, list[list[str]]] = {}
    for document, number in zip(documents, numbers, strict=True):
        top = titles.get(document.page, document)
        name = f"d/{number // TOGETHER}"
        beside = [[id_, named[id_]] for id_ in top.beside or () if id_ in named]
        pages[name] = [document.page, top.title, document.kind.value, list(top.facts), beside]
        shown = [document.location.partition("#")[2], document.title, document.summary]
        parts.setdefault(name, []).append(shown)
    return {name: {"page": page, "parts": parts[name]} for name, page in pages.items()}


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:12]


def _bytes(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
