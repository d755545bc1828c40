"""``aruntime release``: keep the directory as it is on this day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import click

from mkdocs_aruntime.catalog.releases import ENDING, FOLDER, release_of, statements_of
from mkdocs_aruntime.cli.documents import as_of_option
from mkdocs_aruntime.cli.project import Project


@click.command("release")
@as_of_option
@click.pass_obj
def release_command(project: Callable[[], Project], *, as_of: dt.date) -> None:
    r"""Keep the directory as it is: a release of the data, which the site serves from then on.

    What changed in each claim is told from one release to the next. A release is never written again.

    \b
    Example:
      aruntime release
    """
    site = project().load()
    if site.releases and site.releases[-1].claims == statements_of(site.catalog):
        raise click.ClickException(f"no claim has changed since the release of {site.releases[-1].date}")
    newest = max([site.catalog.as_of, *(each.date for each in site.releases)])
    if as_of < newest:
        raise click.ClickException(f"the data is of {newest}; a release of {as_of} would be older")
    path = site.sources.runtimes / FOLDER / f"{as_of}{ENDING}"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(release_of(site.catalog))
    except FileExistsError as error:
        raise click.ClickException(f"{path} is already there; a release stays as it is") from error
    click.echo(f"wrote {path}")
