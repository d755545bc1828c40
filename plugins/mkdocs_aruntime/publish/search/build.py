"""The files of the search, made anew only where something that they are made of changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache as once
from pathlib import Path

import whoosh

from mkdocs_aruntime.publish import kept
from mkdocs_aruntime.publish.search.documents import Document
from mkdocs_aruntime.publish.search.export import SAVED, Asking, export_index
from mkdocs_aruntime.publish.search.index import Index

_MADE_OF = "made-of"


def build_search(
    documents: Iterable[Document], spellings: Sequence[Sequence[str]], asking: Asking, *, cache: Path
) -> Mapping[str, bytes]:
    """Every file of the search by its path, also kept in the cache, from which the command line asks.

    Args:
        documents: what can be found.
        spellings: of each thing that has several, all of them.
        asking: what a query may ask for besides words.
        cache: where builds keep what they made.
    """
    listed = tuple(documents)
    digest = hashlib.sha256(repr((listed, spellings, asking)).encode() + _code()).hexdigest()
    made_of = json.dumps(digest).encode()  # as all files of the search are
    files = kept.load(cache, SAVED) or {}
    if files.pop(_MADE_OF, b"") != made_of:
        files = dict(export_index(Index(listed, spellings), asking))
    kept.save(cache, SAVED, {**files, _MADE_OF: made_of})  # also where nothing changed: it is fresh now
    return files


@once
def _code() -> bytes:
    """All that turns documents into files."""
    digest = hashlib.sha256(repr(whoosh.__version__).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()
