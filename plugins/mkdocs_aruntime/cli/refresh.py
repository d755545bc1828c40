"""``aruntime refresh``: entries brought to the newest releases, and a list of what a person must read."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from aruntime_evaluator import Runtime, Vocabulary
from mkdocs_aruntime.catalog.files import named, read_text
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.probes import PROBES_FILE, Probes, load_probes
from mkdocs_aruntime.catalog.rewriting_entries import moved
from mkdocs_aruntime.cli.documents import BadFileError, as_of_option
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.quotes.mirror import Mirror
from mkdocs_aruntime.cli.quotes.tags import Tags
from mkdocs_aruntime.cli.refresh_report import STYLES
from mkdocs_aruntime.cli.terminal import working
from mkdocs_aruntime.evidence.refresh.holding import Means, Repositories
from mkdocs_aruntime.evidence.refresh.refreshing import Refreshed, refresh
from mkdocs_aruntime.evidence.refresh.shelf import Folder, Registry, Shelf

NOT_READ = 3
"""Exit code where a newer release is known and could not be read."""


@click.command("refresh")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--mirror",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with checkouts or bare repositories: <owner>+<name> or <owner>/<name>.",
)
@click.option("--fetch", is_flag=True, help="Fetch the tags from their repositories instead.")
@click.option(
    "--artifacts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Take packages from this folder of wheels; nothing is fetched from a registry.",
)
@click.option("--no-packages", is_flag=True, help="Read repositories alone.")
@click.option("--largest", default=200, show_default=True, help="MB; a larger package is not fetched.")
@click.option("--check", is_flag=True, help="Write nothing; say what would change.")
@click.option("--format", "style", type=click.Choice(list(STYLES)), default="text")
@as_of_option
@click.pass_obj
def refresh_command(
    project: Callable[[], Project],
    *,
    ids: tuple[str, ...],
    mirror: Path | None,
    fetch: bool,
    artifacts: Path | None,
    no_packages: bool,
    largest: int,
    check: bool,
    style: str,
    as_of: dt.date,
) -> None:
    r"""Bring entries to the newest release: look every quote up there, and move what still stands.

    Releases are the tags of a repository, named as the cited one, and the versions of its package; without
    pre-releases. A claim moves when all its quotes stand in the release, in the same file or in another.
    A claim whose words changed or are gone stays at the version that it was read at, says so, and is listed.
    The entry moves when more than half of its established claims do, and its licence stands.

    \b
    Examples:
      aruntime refresh --check --mirror ../mirrors
      aruntime refresh mosec --mirror ../mirrors
      aruntime refresh mosec --fetch --format markdown > body.md

    Exit codes: 0 done, 1 an entry would change (with --check), 2 there is no such entry,
    3 a newer release is known and could not be read; what could be is written all the same.
    """
    if bool(mirror) == fetch:
        raise click.UsageError("name a folder with --mirror, or take --fetch")
    here = project()
    site = here.load()
    known = {each.id: each for each in site.catalog.runtimes}
    if unknown := sorted(set(ids) - set(known)):
        raise click.UsageError(f"no entry has the id '{unknown[0]}'")
    chosen = [known[each] for each in ids or known]
    with _repositories(mirror, chosen) as repositories:
        means = Means(
            repositories=repositories,
            shelf=_shelf(here, artifacts, largest, none=no_packages),
            notes=site.columns,
            probes=_probes(here, site.catalog.vocabulary),
            vocabulary=site.catalog.vocabulary,
        )
        found = [_refreshed(each, means, as_of) for each in chosen]
    if not check:
        _write(here, [each for each in found if each.changed])
    click.echo(STYLES[style](found))
    if check and any(each.changed for each in found):
        raise click.exceptions.Exit(1)
    if any(each.behind for each in found):
        raise click.exceptions.Exit(NOT_READ)


def _probes(here: Project, vocabulary: Vocabulary) -> Probes:
    """The table of a site; an empty one where it has none, as then no package says anything of a claim."""
    if not (here.sources.runtimes / PROBES_FILE).exists():
        return Probes(schema="aruntime/probes/1", probes=())
    return load_probes(here.sources.runtimes, vocabulary, root=here.sources.root)


def _refreshed(runtime: Runtime, means: Means, as_of: dt.date) -> Refreshed:
    with working(f"refreshing {runtime.id}"):
        return refresh(runtime, means, as_of)


@contextmanager
def _repositories(mirror: Path | None, chosen: list[Runtime]) -> Iterator[Repositories]:
    if mirror is not None:
        yield Mirror(mirror).repository
        return
    with tempfile.TemporaryDirectory(prefix="aruntime-", ignore_cleanup_errors=True) as folder:
        yield Tags(Path(folder), chosen).repository


def _shelf(here: Project, artifacts: Path | None, largest: int, *, none: bool) -> Shelf | None:
    if none:
        return None
    if artifacts is not None:
        return Folder(artifacts)
    return Registry(here.root / ".cache" / "packages", largest * 1_000_000)


def _write(here: Project, changed: list[Refreshed]) -> None:
    """Write all files, or none where one of them can't be changed by a program."""
    texts: dict[Path, str] = {}
    for each in changed:
        path = here.sources.runtimes / f"{each.old.id}.yml"
        name = named(path, here.sources.root)
        if path.is_symlink():
            raise BadFileError(f"{name}: is a symbolic link")
        try:
            texts[path] = moved(read_text(path, root=here.sources.root), name, each.old, each.new)
        except DataError as error:
            raise BadFileError(str(error)) from error
    for path, text in texts.items():
        path.write_text(text, "utf-8")
