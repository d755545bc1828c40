"""Every address of the API in one list: what is there, in which form, described by which schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_aruntime.publish.api.documents import Document
from mkdocs_aruntime.publish.api.tables import TABLES

JSON = "application/json"
CSV = "text/csv"
GZIP = "application/gzip"
SQLITE = "application/vnd.sqlite3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address, or a family of them that differ in one part."""

    path: str
    """Below the API; ``{name}`` stands for the parameter."""
    operation: str
    summary: str
    schema: str | None = None
    """The published schema of its documents."""
    media: str = JSON
    parameter: str | None = None
    values: tuple[str, ...] = ()
    """What the parameter may be."""


_SINGLE = (
    ("index", "index", "Where everything is: start here."),
    ("runtimes", "catalog", "The whole directory: vocabulary and every runtime with claims and evidence."),
    ("vocabulary", "vocabulary", "The controlled words: layers, responsibilities, claims."),
    ("policy", "policy", "The rules of a decision: gates, criteria, evidence levels, thresholds."),
    ("glossary", "glossary", "The terms with definitions, aliases and sources."),
    ("use-cases", "use-cases", "Workloads with needs, gates, criteria and candidates."),
    ("examples", "examples", "The worked decisions, and what each use case asks of the directory."),
    ("questions", "questions", "What people are asked who do not know yet what they need."),
    ("changes", "changes", "Every change of the directory, the latest first."),
    ("releases", "releases", "The releases of the data, the latest first, each with its digest."),
    ("datasette", None, "What Datasette shows beside the database."),
    ("openapi", None, "This description."),
)


def endpoints(
    documents: Sequence[tuple[str, Document]], schemas: Sequence[str], releases: Sequence[str]
) -> Iterator[Endpoint]:
    """Every address of an API with these documents, schemas and days of releases."""
    for name, schema, summary in _SINGLE:
        yield Endpoint(path=f"/{name}.json", operation=f"get-{name}", summary=summary, schema=schema)
    yield Endpoint(
        path="/runtimes/{id}.json",
        operation="get-runtime",
        summary="One runtime with its claims and evidence.",
        schema="runtime",
        parameter="id",
        values=_names(documents, "runtimes/"),
    )
    yield Endpoint(
        path="/badges/{id}.json",
        operation="get-badge",
        summary="The badge of one runtime, as the endpoint badge of shields.io reads it.",
        parameter="id",
        values=_names(documents, "runtimes/"),
    )
    yield Endpoint(
        path="/changes/{month}.json",
        operation="get-changes-of-month",
        summary="The changes of one month, the latest first.",
        schema="changes",
        parameter="month",
        values=_names(documents, "changes/"),
    )
    if releases:
        yield Endpoint(
            path="/releases/{date}.json.gz",
            operation="get-release",
            summary="The catalog as it was on a day; these bytes never change.",
            media=GZIP,
            parameter="date",
            values=tuple(releases),
        )
    yield Endpoint(
        path="/schema/{format}.json",
        operation="get-schema",
        summary="The JSON Schema (2020-12) of one format.",
        parameter="format",
        values=tuple(schemas),
    )
    yield Endpoint(
        path="/tables/{table}.csv",
        operation="get-table",
        summary="One table of the catalog: " + "; ".join(f"{each.name}, {each.row}" for each in TABLES) + ".",
        media=CSV,
        parameter="table",
        values=tuple(each.name for each in TABLES),
    )
    yield Endpoint(
        path="/catalog.sqlite", operation="get-database", summary="All tables in one file.", media=SQLITE
    )


def _names(documents: Sequence[tuple[str, Document]], folder: str) -> tuple[str, ...]:
    return tuple(sorted(path.removeprefix(folder) for path, _ in documents if path.startswith(folder)))
