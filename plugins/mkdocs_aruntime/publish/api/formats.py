"""The documents that only the API has; the others are the model's own records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from aruntime_evaluator import Bounds, Id, Line, Most, Reads, Text
from mkdocs_aruntime.catalog.pages import UseCaseMeta


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Where everything is, relative to this document."""

    schema: Annotated[str, Reads("aruntime/index/1")]
    as_of: dt.date
    documents: Mapping[Id, Line]
    runtimes: Annotated[Mapping[Id, Line], Most(10_000, "runtimes")]
    """The document of each runtime, by its id."""
    names: Annotated[Mapping[Id, Line], Most(10_000, "names")]
    """What people call each runtime, by its id."""
    changes: Mapping[Line, Line]
    """The changes of each month, by ``YYYY-MM``."""
    releases: Mapping[Line, Line]
    """The catalog as it was on a day, by the day."""
    schemas: Mapping[Id, Line]
    tables: Mapping[Line, Line]
    """Each table of the catalog as CSV, by its name."""
    database: Line
    """All tables in one SQLite file."""
    datasette: Line
    """What Datasette shows beside it."""
    badges: Annotated[Mapping[Id, Line], Most(10_000, "badges")]
    """The badge of each runtime, as shields.io reads it, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One line of a maintenance record."""

    date: dt.date
    runtime: Id
    name: Line
    change: Text
    url: Line
    """Its address, relative to the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim that says something else than in an earlier release of the data."""

    date: dt.date
    """The newest line of the entry's history up to then."""
    since: dt.date
    """The release that says it otherwise."""
    runtime: Id
    name: Line
    claim: Line
    """As `group.claim`; it need not be in the vocabulary any more."""
    from_: Line | None = None
    """The value that it had; left out where the entry was silent."""
    to: Line | None = None
    """The value that it got; left out where the entry is silent now."""
    changed: tuple[Line, ...] = ()
    """What else of the claim differs: its evidence, note or conditions, by their keys."""
    url: Line
    """Its address, relative to the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed in the directory, the latest first."""

    schema: Annotated[str, Reads("aruntime/changes/1")]
    as_of: dt.date
    changes: Annotated[tuple[ChangeLine, ...], Most(100_000, "changes")]
    claims: Annotated[tuple[ClaimLine, ...], Most(100_000, "claims")] = ()
    """Which claim went from what to what, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """The catalog as it was on a day."""

    date: dt.date
    file: Line
    """The catalog's document, compressed by gzip; relative to the index. Its bytes never change."""
    sha256: Line
    """Of the file."""
    bytes_: Annotated[int, Bounds(0, 1_000_000_000)]
    """Of the file."""
    format: Line
    """Of the document."""
    runtimes: Annotated[int, Bounds(0, 1_000_000)]
    claims: Annotated[int, Bounds(0, 100_000_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    """Every release of the data, the latest first."""

    schema: Annotated[str, Reads("aruntime/releases/1")]
    as_of: dt.date
    releases: tuple[ReleaseLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase(UseCaseMeta):
    """A use case, and where its page is."""

    id: Id
    url: Line
    """Relative to the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCases:
    """Every use case."""

    schema: Annotated[str, Reads("aruntime/use-cases/1")]
    as_of: dt.date
    use_cases: tuple[UseCase, ...]
