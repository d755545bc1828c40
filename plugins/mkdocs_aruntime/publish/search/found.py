"""What of each rendered page can be found, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_aruntime.publish.page import Node
from mkdocs_aruntime.publish.search import Document, Kind, page_documents

GLOSSARY = "glossary/"
"""Its terms are documents of their own, so its sections are not."""


def found_on(url: str, tree: Node, title: str, meta: Mapping[str, object]) -> Iterator[Document]:
    """The documents of one page."""
    documents = page_documents(
        tree,
        location=url,
        kind=_kind(url, meta),
        title=title,
        summary=str(meta.get("summary") or meta.get("description") or ""),
        facts=_listed(meta.get("facts")),
        words=(*_listed(meta.get("names")), *_listed(meta.get("answers"))),
        beside=_listed(meta.get("beside")) or None,
    )
    if url == GLOSSARY:
        yield next(documents)
    else:
        yield from documents


def _listed(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, list) else ()


def _kind(url: str, meta: Mapping[str, object]) -> Kind:
    if meta.get("kind") == "runtime":
        return Kind.RUNTIME
    for prefix, kind in (("guides/", Kind.GUIDE), ("use-cases/", Kind.USE_CASE)):
        if url.startswith(prefix) and url != prefix:
            return kind
    return Kind.PAGE
