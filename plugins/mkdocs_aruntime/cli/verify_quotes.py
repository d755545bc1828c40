"""``aruntime verify-quotes``: is every quoted sentence still where the entry says it is?"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from aruntime_evaluator import Problem, one_line
from mkdocs_aruntime.catalog.finding import Level
from mkdocs_aruntime.catalog.quotes import FILE
from mkdocs_aruntime.catalog.review import quotes_to_look_up
from mkdocs_aruntime.cli.findings import counted, format_option, tell
from mkdocs_aruntime.cli.project import Project, today
from mkdocs_aruntime.cli.quotes.forge import Forge
from mkdocs_aruntime.cli.quotes.mirror import Lookup, Mirror, Outcome, Verification, verify_quotes
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
@click.option("--json", "as_json", is_flag=True, help="Every quote as JSON, instead of what needs a look.")
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
    as_json: bool,
    style: str,
) -> None:
    r"""Look every quote up in the cited repositories, at the cited tag.

    found: the words stand in the cited file. moved: in another file of the same version.
    gone: nowhere in it. not-checkable: it could not be reached, or the source is a web page.
    Of quotes that changed since a commit, only found and not-checkable will do.

    \b
    Examples:
      aruntime verify-quotes --mirror ../mirrors
      aruntime verify-quotes --mirror ../mirrors --only vllm --json
      aruntime verify-quotes --fetch --since main

    Exit codes: 0 every quote is in its place, 1 one is not, 2 there is no such commit.
    """
    if bool(mirror) == fetch:
        raise click.UsageError("name a folder with --mirror, or take --fetch")
    if since and (ids or write or as_json):
        raise click.UsageError("--since goes with --mirror, --fetch and --format only")
    with _lookup(mirror) as where:
        if since:
            _check_changed(project(), since, where, style)
        else:
            _check_all(project(), where, ids, write=write, as_json=as_json)


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
        outcome, detail = where.look_up(quote.url, quote.words)
        counts[outcome] += 1
        if outcome is not Outcome.FOUND:
            message = f"{quote.about}: this quote is {_TOLD[outcome]}: {detail}"
            problem = Problem(path="", rule=f"quote-{outcome.value}", message=message)
            place = document.finding(Problem(path=quote.path, rule="", message=""))
            level: Level = "warning" if outcome is Outcome.NOT_CHECKABLE else "error"
            tell(replace(place, problem=problem), style, level)
    noun = "quote" if counts.total() == 1 else "quotes"
    click.echo(f"{counts.total()} {noun} changed: {_counted(counts)}")
    if wrong := counts[Outcome.GONE] + counts[Outcome.MOVED]:
        raise click.ClickException(f"{counted(wrong)} in the quotes that changed")


_TOLD = {
    Outcome.GONE: "not where it is said to be",
    Outcome.MOVED: "in another file, whose address belongs here",
    Outcome.NOT_CHECKABLE: "not checkable",
}


def _check_all(project: Project, where: Lookup, ids: tuple[str, ...], *, write: bool, as_json: bool) -> None:
    runtimes = [each for each in project.load().catalog.runtimes if not ids or each.id in ids]
    found = [check for each in runtimes for check in verify_quotes(each, where)]
    counts = Counter(check.outcome for check in found)
    if as_json:
        click.echo(json.dumps([_plain(check) for check in found], ensure_ascii=False, indent=2))
    else:
        for check in found:
            if check.outcome in {Outcome.GONE, Outcome.MOVED}:
                click.echo(one_line(_line(check)))
        click.echo(_counted(counts))
    if write:
        lines = [f"{outcome.value}: {counts[outcome]}" for outcome in Outcome]
        text = "\n".join([f"date: {today().isoformat()}", *lines]) + "\n"
        (project.sources.docs / FILE).write_text(text, "utf-8")
    if counts[Outcome.GONE]:
        raise click.exceptions.Exit(1)


def _counted(counts: Counter[Outcome]) -> str:
    return ", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome)


def _line(check: Verification) -> str:
    quote = check.quote
    return f"{check.outcome.value:6} {check.runtime} {quote.about}: {quote.words}  ({check.detail})"


def _plain(check: Verification) -> dict[str, str]:
    return {
        "runtime": check.runtime,
        "where": check.quote.about,
        "source": check.quote.source,
        "quote": check.quote.words,
        "outcome": check.outcome.value,
        "detail": check.detail,
    }
