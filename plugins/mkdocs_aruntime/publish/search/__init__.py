"""Search: Whoosh weighs the terms at build; one engine, in JavaScript, answers in browser and terminal."""

from mkdocs_aruntime.publish.search.build import build_search
from mkdocs_aruntime.publish.search.documents import (
    Document,
    Held,
    Kind,
    Level,
    page_documents,
    term_documents,
)
from mkdocs_aruntime.publish.search.export import SAVED, Asking, export_index
from mkdocs_aruntime.publish.search.index import Index

__all__ = [
    "SAVED",
    "Asking",
    "Document",
    "Held",
    "Index",
    "Kind",
    "Level",
    "build_search",
    "export_index",
    "page_documents",
    "term_documents",
]
