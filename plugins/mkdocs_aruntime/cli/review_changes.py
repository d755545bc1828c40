"""``aruntime review-changes``: what a change of the data lacks, compared with the state before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import click

from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.review import Entries, check_changes, entries_of
from mkdocs_aruntime.catalog.revision import Revision, RevisionError
from mkdocs_aruntime.cli.documents import BadFileError, as_of_option
from mkdocs_aruntime.cli.findings import counted, format_option, tell
from mkdocs_aruntime.cli.project import Project


@click.command("review-changes")
@click.argument("revisions", metavar="BASE[..HEAD]")
@format_option
@as_of_option
@click.pass_obj
def review_changes_command(
    project: Callable[[], Project], revisions: str, style: str, as_of: dt.date
) -> None:
    r"""Compare the entries with those of a commit: what changed needs a reading and a line of the history.

    A statement may change only with other words quoted for it, or with its source or claim read again;
    every change needs a new line in maintenance.history, and old lines stay as they are.
    Without HEAD, what stands in the folder is compared with the commit where it parted from BASE.

    \b
    Examples:
      aruntime review-changes main
      aruntime review-changes v1.0..main
      aruntime review-changes HEAD^1 --format github   # in CI, on a pull request

    Exit codes: 0 nothing is missing, 1 something is, 2 there is no such commit or a file cannot be read.
    """
    old, new = compared(project(), revisions)
    for finding in old.findings:
        tell(finding, style, "warning")  # as it was: nobody can mend that, and there is nothing to compare
    if new.findings:
        raise BadFileError(str(DataError(new.findings)))
    findings = DataError(check_changes(old, new, as_of)).findings
    for finding in findings:
        tell(finding, style)
    if findings:
        raise click.ClickException(f"{counted(len(findings))} in what changed")
    click.echo(f"{len(new.read)} entries compared: nothing is missing")


def compared(project: Project, revisions: str) -> tuple[Entries, Entries]:
    """The entries before and after.

    Raises:
        BadFileError: where git knows no such commit.
    """
    base, dots, head = revisions.partition("..")
    root, folder = project.root, project.sources.runtimes
    try:
        after = Revision(root, head.lstrip(".") or "HEAD")
        before = Revision(root, base).parted_from(after)
    except RevisionError as error:
        raise BadFileError(f"{error}; expected a branch, a tag or a commit") from error
    new = entries_of(folder, root=root, revision=after if dots else None)
    return entries_of(folder, root=root, revision=before), new
