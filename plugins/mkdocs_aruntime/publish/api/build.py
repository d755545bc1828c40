"""Every file of the API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aruntime_evaluator import canonical_json, encode
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.badges import badge
from mkdocs_aruntime.publish.api.csv_files import csv_file
from mkdocs_aruntime.publish.api.database import sqlite_file
from mkdocs_aruntime.publish.api.datasette import datasette_metadata
from mkdocs_aruntime.publish.api.documents import Document, build_documents
from mkdocs_aruntime.publish.api.endpoints import endpoints
from mkdocs_aruntime.publish.api.formats import Index
from mkdocs_aruntime.publish.api.openapi import openapi
from mkdocs_aruntime.publish.api.schemas import SCHEMAS, api_schema_text
from mkdocs_aruntime.publish.api.tables import TABLES
from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.identity import Identity

API = "api/v1"
"""Where the API stands in the site; a change that breaks readers gets a folder of its own."""


def build_api(site: Site, identity: Identity) -> Iterator[FileArtifact]:
    """Documents, their index and description, schemas, tables, database.

    Args:
        site: the content.
        identity: what the site is called, where it stands, and what others may do with its data.
    """
    documents = list(build_documents(site))
    for path, document in documents:
        yield _json(path, document)
    yield _json("index", encode(_index(site, documents)))
    for runtime in site.catalog.runtimes:
        yield _json(f"badges/{runtime.id}", badge(runtime, site.catalog.vocabulary, identity))
    yield _json("datasette", datasette_metadata(identity))
    days = [each.date.isoformat() for each in site.releases]
    yield _json("openapi", openapi([*endpoints(documents, sorted(SCHEMAS), days)], identity, API))
    for release in site.releases:
        yield FileArtifact(path=f"{API}/releases/{release.name}", content=release.content)
    for name in SCHEMAS:
        yield FileArtifact(path=f"{API}/schema/{name}.json", content=api_schema_text(name).encode())
    for table in TABLES:
        yield FileArtifact(path=f"{API}/tables/{table.name}.csv", content=csv_file(table, site))
    yield FileArtifact(path=f"{API}/catalog.sqlite", content=sqlite_file(site))


def _json(path: str, document: object) -> FileArtifact:
    return FileArtifact(path=f"{API}/{path}.json", content=canonical_json(document).encode())


def _index(site: Site, documents: Sequence[tuple[str, Document]]) -> Index:
    def below(folder: str) -> dict[str, str]:
        return {path.removeprefix(folder): f"{path}.json" for path, _ in documents if path.startswith(folder)}

    single = [path for path, _ in documents if "/" not in path]
    return Index(
        schema="aruntime/index/1",
        as_of=site.catalog.as_of,
        documents={name: f"{name}.json" for name in [*single, "openapi"]},
        runtimes=below("runtimes/"),
        names={each.id: each.name for each in site.catalog.runtimes},
        changes=below("changes/"),
        releases={each.date.isoformat(): f"releases/{each.name}" for each in site.releases},
        schemas={name: f"schema/{name}.json" for name in SCHEMAS},
        tables={table.name: f"tables/{table.name}.csv" for table in TABLES},
        database="catalog.sqlite",
        datasette="datasette.json",
        badges={each.id: f"badges/{each.id}.json" for each in site.catalog.runtimes},
    )
