"""``aruntime verify-quotes``: is every quoted sentence still where the entry says it is?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click

from mkdocs_aruntime.catalog.mirror import Mirror, Outcome, Verification, verify_quotes
from mkdocs_aruntime.catalog.quotes import FILE
from mkdocs_aruntime.cli.project import Project, today


@click.command("verify-quotes")
@click.option(
    "--mirror",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with checkouts: <owner>+<name>, <owner>/<name>, or <type>/<name>-<version> for packages.",
)
@click.option("--only", "ids", multiple=True, help="Check these runtimes only.")
@click.option("--write", is_flag=True, help="Keep the counts for the page on the state of the evidence.")
@click.option("--json", "as_json", is_flag=True, help="Every quote as JSON, instead of what needs a look.")
@click.pass_obj
def verify_quotes_command(
    project: Callable[[], Project], mirror: Path, ids: tuple[str, ...], *, write: bool, as_json: bool
) -> None:
    r"""Look every quote up in local copies of the cited repositories, at the cited tag.

    found: the words stand in the cited file. moved: in another file of the same version.
    gone: nowhere in it. not-checkable: there is no local copy, or the source is a web page.

    \b
    Examples:
      aruntime verify-quotes --mirror ../mirrors
      aruntime verify-quotes --mirror ../mirrors --only vllm --json
    """
    folder = project().sources.docs
    runtimes = [each for each in project().load().catalog.runtimes if not ids or each.id in ids]
    found = [check for each in runtimes for check in verify_quotes(each, Mirror(mirror))]
    if as_json:
        click.echo(json.dumps([_plain(check) for check in found], ensure_ascii=False, indent=2))
    else:
        for check in found:
            if check.outcome in {Outcome.GONE, Outcome.MOVED}:
                click.echo(
                    f"{check.outcome.value:6} {check.runtime} {check.where}: {check.quote}  ({check.detail})"
                )
        counts = Counter(check.outcome for check in found)
        click.echo(", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome))
    if write:
        _write(folder / FILE, found)
    if any(check.outcome is Outcome.GONE for check in found):
        raise click.exceptions.Exit(1)


def _write(path: Path, found: list[Verification]) -> None:
    counts = Counter(check.outcome for check in found)
    lines = [f"{outcome.value}: {counts[outcome]}" for outcome in Outcome]
    path.write_text("\n".join([f"date: {today().isoformat()}", *lines]) + "\n", "utf-8")


def _plain(check: Verification) -> dict[str, str]:
    return {
        "runtime": check.runtime,
        "where": check.where,
        "source": check.source,
        "quote": check.quote,
        "outcome": check.outcome.value,
        "detail": check.detail,
    }
