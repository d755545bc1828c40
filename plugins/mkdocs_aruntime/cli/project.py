"""Which project a command works on: the folder with ``mkdocs.yml``, and what it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from pathlib import Path

import click

from aruntime_evaluator import InvalidDocumentError
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import Site, load_site
from mkdocs_aruntime.options import Settings
from mkdocs_aruntime.settings import read_file

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Settings):
    """A site's folder and what is set for it."""

    def load(self) -> Site:
        """Read and check everything.

        Raises:
            click.ClickException: with every problem in the data.
        """
        try:
            return load_site(self.sources, as_of=today())
        except DataError as error:
            raise click.ClickException(f"{len(error.findings)} problems in the data:\n{error}") from error


def today() -> dt.date:
    """The day of the command, in UTC."""
    return dt.datetime.now(dt.UTC).date()


def find_project(start: Path) -> Project:
    """The project of a folder: its own, or that of the nearest folder above.

    Raises:
        click.UsageError: where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return _project(folder / CONFIG)
    raise click.UsageError(
        f"no {CONFIG} here or above; run this in a site's folder, or name one with --project"
    )


def _project(path: Path) -> Project:
    try:
        read = read_file(path)
    except DataError as error:
        raise click.UsageError(str(error)) from error
    except InvalidDocumentError as error:
        raise click.UsageError("\n".join(f"{CONFIG}: {each}" for each in error.problems)) from None
    return Project(**{field.name: getattr(read, field.name) for field in fields(read)})
