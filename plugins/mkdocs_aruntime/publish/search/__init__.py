"""Search: Whoosh weighs the terms at build, the browser and the terminal ask the same index."""

from mkdocs_aruntime.publish.search.documents import Document, Kind, Level, page_documents, term_documents
from mkdocs_aruntime.publish.search.export import export_index
from mkdocs_aruntime.publish.search.hits import Hit, Page
from mkdocs_aruntime.publish.search.index import SAVED, Index
from mkdocs_aruntime.publish.search.planning import asked_kind

__all__ = [
    "SAVED",
    "Document",
    "Hit",
    "Index",
    "Kind",
    "Level",
    "Page",
    "asked_kind",
    "export_index",
    "page_documents",
    "term_documents",
]
