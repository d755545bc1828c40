"""Reading and checking the data: the only place where YAML becomes the model."""

from mkdocs_aruntime.catalog.catalog import load_catalog, load_policy
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.reader import Document, load_document, load_record

__all__ = [
    "DataError",
    "Document",
    "Finding",
    "load_catalog",
    "load_document",
    "load_policy",
    "load_record",
]
