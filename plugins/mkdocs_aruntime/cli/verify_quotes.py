"""``aruntime verify-quotes``: is every quoted sentence still where the entry says it is?"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from aruntime_evaluator import Vocabulary, quotes_of, unknown_word
from mkdocs_aruntime.catalog.catalog import VOCABULARY_FILE
from mkdocs_aruntime.catalog.quotes import FILE
from mkdocs_aruntime.catalog.reader import load_record
from mkdocs_aruntime.catalog.review import entries_of, quotes_to_look_up
from mkdocs_aruntime.catalog.sizing import FILE as SIZING
from mkdocs_aruntime.catalog.sizing import quotes_in, read_sizing
from mkdocs_aruntime.cli.findings import counted, format_option, sum_up, tell
from mkdocs_aruntime.cli.project import Project, today
from mkdocs_aruntime.cli.quotes.forge import Forge
from mkdocs_aruntime.cli.quotes.mirror import Lookup, Mirror, Outcome
from mkdocs_aruntime.cli.quotes.telling import look_up
from mkdocs_aruntime.cli.review_changes import compared


@click.command("verify-quotes")
@click.option(
    "--mirror",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with checkouts: <owner>+<name>, <owner>/<name>, or <type>/<name>-<version> for packages.",
)
@click.option("--fetch", is_flag=True, help="Fetch the cited files from their repositories instead.")
@click.option("--since", metavar="BASE[..HEAD]", help="Check only quotes that changed since a commit.")
@click.option("--only", "ids", multiple=True, help="Check these runtimes only.")
@click.option("--write", is_flag=True, help="Keep the counts for the page on the state of the evidence.")
@format_option
@click.pass_obj
def verify_quotes_command(
    project: Callable[[], Project],
    *,
    mirror: Path | None,
    fetch: bool,
    since: str | None,
    ids: tuple[str, ...],
    write: bool,
    style: str,
) -> None:
    r"""Look every quote up in the cited repositories, at the cited tag.

    found: the words stand in the cited file. moved: in another file of the same version.
    gone: nowhere in it. not-checkable: it could not be reached, or the source is a web page.
    Of quotes that changed since a commit, only found and not-checkable will do.

    \b
    Examples:
      aruntime verify-quotes --mirror ../mirrors
      aruntime verify-quotes --mirror ../mirrors --only vllm --format json
      aruntime verify-quotes --fetch --since main

    Exit codes: 0 every quote is in its place, 1 one is not, 2 there is no such commit.
    """
    if bool(mirror) == fetch:
        raise click.UsageError("name a folder with --mirror, or take --fetch")
    if since and (ids or write):
        raise click.UsageError("--since goes with --mirror, --fetch and --format only")
    with _lookup(mirror) as where:
        if since:
            _check_changed(project(), since, where, style)
        else:
            _check_all(project(), where, ids, write=write, style=style)


@contextmanager
def _lookup(mirror: Path | None) -> Iterator[Lookup]:
    if mirror is not None:
        yield Mirror(mirror)
        return
    with tempfile.TemporaryDirectory(prefix="aruntime-", ignore_cleanup_errors=True) as folder:
        yield Forge(Path(folder))


def _check_changed(project: Project, since: str, where: Lookup, style: str) -> None:
    old, new = compared(project, since)
    counts: Counter[Outcome] = Counter()
    for document, quote in quotes_to_look_up(old, new):
        outcome, finding = look_up(document, quote, where)
        counts[outcome] += 1
        if finding:
            tell(finding, style, "warning" if outcome is Outcome.NOT_CHECKABLE else "error")
    noun = "quote" if counts.total() == 1 else "quotes"
    sum_up(f"{counts.total()} {noun} changed: {_counted(counts)}", style)
    if wrong := counts[Outcome.GONE] + counts[Outcome.MOVED]:
        raise click.ClickException(f"{counted(wrong)} in the quotes that changed")


def _check_all(project: Project, where: Lookup, ids: tuple[str, ...], *, write: bool, style: str) -> None:
    project.load()  # what is not right is told before anything is looked up
    entries = entries_of(project.sources.runtimes, root=project.root).read
    for id_ in ids:
        for problem in unknown_word("", id_, entries, "runtime"):
            raise click.UsageError(f"--only: {problem.message}")
    counts: Counter[Outcome] = Counter()
    for id_ in sorted(ids or entries):
        runtime, document = entries[id_]
        for quote in quotes_of(runtime):
            outcome, finding = look_up(document, quote, where)
            counts[outcome] += 1
            if finding and outcome is not Outcome.NOT_CHECKABLE:
                tell(finding, style, "error" if outcome is Outcome.GONE else "warning")
    sum_up(_counted(counts), style)
    gone = counts[Outcome.GONE] + (0 if ids else _check_list(project, where, style))
    if write:
        lines = [f"{outcome.value}: {counts[outcome]}" for outcome in Outcome]
        text = "\n".join([f"date: {today().isoformat()}", *lines]) + "\n"
        (project.sources.docs / FILE).write_text(text, "utf-8")
    if gone:
        raise click.exceptions.Exit(1)


def _check_list(project: Project, where: Lookup, style: str) -> int:
    """Look up the quotes of the calculator's models and devices; how many are gone."""
    path = project.sources.docs / SIZING
    if not path.exists():
        return 0
    vocabulary, _ = load_record(Vocabulary, project.sources.runtimes / VOCABULARY_FILE, root=project.root)
    listed, document = read_sizing(path, vocabulary, root=project.root)
    counts: Counter[Outcome] = Counter()
    for quote in quotes_in(listed):
        outcome, finding = look_up(document, quote, where)
        counts[outcome] += 1
        if finding and outcome is not Outcome.NOT_CHECKABLE:
            tell(finding, style, "error" if outcome is Outcome.GONE else "warning")
    sum_up(f"{SIZING}: {_counted(counts)}", style)
    return counts[Outcome.GONE]


def _counted(counts: Counter[Outcome]) -> str:
    return ", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome)
