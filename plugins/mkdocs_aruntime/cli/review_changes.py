"""``aruntime review-changes``: what a change of the data lacks, compared with the state before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from aruntime_evaluator import Catalog, OutcomeMove, Runtime, claim_moves, outcome_moves
from mkdocs_aruntime.catalog.examples import examples_of
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.fixes import fixed
from mkdocs_aruntime.catalog.reasons import Reason, reasons
from mkdocs_aruntime.catalog.review import Entries, check_changes, entries_of
from mkdocs_aruntime.catalog.revision import Revision, RevisionError
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.catalog.text_changes import TextChange, text_changes
from mkdocs_aruntime.catalog.vocabulary_changes import vocabulary_changes
from mkdocs_aruntime.cli.documents import BadFileError, as_of_option
from mkdocs_aruntime.cli.findings import counted, tell
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.review_comment import comment, seen_in_place
from mkdocs_aruntime.cli.suggestions import suggestions


@click.command("review-changes")
@click.argument("revisions", metavar="BASE[..HEAD]")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github", "markdown"]),
    default="text",
    help="text: file:line:col; github: annotations on a pull request; markdown: one comment for it.",
)
@click.option("--preview", default="", metavar="URL", help="Where claims can be looked at; else the site.")
@click.option(
    "--proposal",
    "proposals",
    multiple=True,
    metavar="URL",
    help="With markdown: where a changed file can be fetched, so that the site shows it before it is built.",
)
@click.option(
    "--suggestions",
    "suggested",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="With markdown: write the fixes that are certain there, as JSON for a forge's comments on lines.",
)
@as_of_option
@click.pass_obj
def review_changes_command(
    project: Callable[[], Project],
    revisions: str,
    style: str,
    preview: str,
    as_of: dt.date,
    *,
    suggested: Path | None,
    proposals: tuple[str, ...],
) -> None:
    r"""Compare the entries with those of a commit: what changed needs a reading and a line of the history.

    A statement may change, lose a quote or go only with other words quoted for it, or with its source or
    claim read again; a claim that says more than before, or the opposite, needs other words in any case;
    every change needs a new line in maintenance.history, and old lines stay as they are.
    Without HEAD, what stands in the folder is compared with the commit where it parted from BASE.

    \b
    Examples:
      aruntime review-changes main
      aruntime review-changes v1.0..main
      aruntime review-changes HEAD^1 --format github   # in CI, on a pull request
      aruntime review-changes main --format markdown   # what changes, and whose outcome moves by it

    Exit codes: 0 nothing is missing, 1 something is, 2 there is no such commit or a file cannot be read.
    """
    found = project()
    old, new = compared(found, revisions)
    if style == "markdown":
        states = _revisions(found, revisions)
        texts = [*text_changes(found.sources, *states), *vocabulary_changes(found.sources, *states)]
        said = list(reasons(found.root, *states))
        problems = _tell_meaning(found, old, new, preview, as_of, texts=texts, said=said)
        click.echo(seen_in_place(proposals, found.identity.home), nl=False)
        if suggested is not None:
            suggested.write_text(suggestions(problems), "utf-8")
        if problems:
            raise click.ClickException(f"{counted(len(problems))} in what changed")
        return
    for finding in old.findings:
        tell(finding, style, "warning")  # as it was: nobody can mend that, and there is nothing to compare
    if new.findings:
        raise BadFileError(str(DataError(new.findings)))
    findings = DataError(check_changes(old, new, as_of)).findings
    for finding in _fixed(found, findings):
        tell(finding, style)
    if findings:
        raise click.ClickException(f"{counted(len(findings))} in what changed")
    click.echo(f"{len(new.read)} entries compared: nothing is missing")


def _tell_meaning(
    project: Project,
    old: Entries,
    new: Entries,
    preview: str,
    as_of: dt.date,
    *,
    texts: Sequence[TextChange],
    said: Sequence[Reason],
) -> list[Finding]:
    """Print the comment; the answer is what the change lacks."""
    then, now = ({id_: entry for id_, (entry, _) in each.read.items()} for each in (old, new))
    unread = {Path(each.file).stem for each in new.findings}
    then = {id_: entry for id_, entry in then.items() if id_ not in unread}  # what it says now is open
    outcomes: list[OutcomeMove] | None = None
    found = [] if new.findings else list(check_changes(old, new, as_of))
    found += (each for each in new.findings if each not in old.findings)
    try:
        site = load_site(project.sources, as_of=as_of)
    except DataError as error:
        found += (each for each in error.findings if each not in new.findings)
    else:
        before, after = (_catalog(site.catalog, each) for each in (then, now))
        outcomes = list(outcome_moves(before, after, site.policy, examples_of(site)))
    same = {document.file for id_, (entry, document) in new.read.items() if then.get(id_) == entry}
    problems = _fixed(project, DataError(each for each in found if each.file not in same).findings)
    older = DataError([*old.findings, *(each for each in found if each.file in same)]).findings
    home = (preview or project.identity.home).rstrip("/")
    moves = list(claim_moves(then, now))
    click.echo(comment(moves, outcomes, problems, older, home, texts=texts, reasons=said, entries=now))
    return problems


def _fixed(project: Project, findings: Iterable[Finding]) -> list[Finding]:
    return fixed(findings, project.root, project.sources.runtimes)


def _catalog(catalog: Catalog, runtimes: Mapping[str, Runtime]) -> Catalog:
    return replace(catalog, runtimes=tuple(runtimes[id_] for id_ in sorted(runtimes)))


def compared(project: Project, revisions: str) -> tuple[Entries, Entries]:
    """The entries before and after.

    Raises:
        BadFileError: where git knows no such commit.
    """
    root, folder = project.root, project.sources.runtimes
    before, after = _revisions(project, revisions)
    new = entries_of(folder, root=root, revision=after)
    return entries_of(folder, root=root, revision=before), new


def _revisions(project: Project, revisions: str) -> tuple[Revision, Revision | None]:
    """The commit before, and the one after; none where it is what stands in the folder."""
    base, dots, head = revisions.partition("..")
    try:
        after = Revision(project.root, head.lstrip(".") or "HEAD")
        before = Revision(project.root, base).parted_from(after)
    except RevisionError as error:
        raise BadFileError(f"{error}; expected a branch, a tag or a commit") from error
    return before, after if dots else None
