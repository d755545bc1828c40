"""The documents that only the API has; the others are the model's own records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from aruntime_evaluator import Id, Line, Most, Reads, Text
from mkdocs_aruntime.catalog.pages import UseCaseMeta


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Where everything is, relative to this document."""

    schema: Annotated[str, Reads("aruntime/index/1")]
    as_of: dt.date
    documents: Mapping[Id, Line]
    runtimes: Annotated[Mapping[Id, Line], Most(10_000, "runtimes")]
    """The document of each runtime, by its id."""
    changes: Mapping[Line, Line]
    """The changes of each month, by ``YYYY-MM``."""
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
class Changes:
    """What changed in the directory, the latest first."""

    schema: Annotated[str, Reads("aruntime/changes/1")]
    as_of: dt.date
    changes: Annotated[tuple[ChangeLine, ...], Most(100_000, "changes")]


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
