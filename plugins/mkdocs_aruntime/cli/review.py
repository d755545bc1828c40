"""``aruntime review``: whether records still hold today; made for a schedule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from aruntime_evaluator import InvalidDocumentError, Review, canonical_json, encode, one_line, review
from mkdocs_aruntime.cli.documents import (
    BadFileError,
    as_of_option,
    existing_file,
    load_decision_record,
    load_rules,
)
from mkdocs_aruntime.cli.project import Project


@click.command("review")
@click.argument("records", type=existing_file, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One line of canonical JSON per record.")
@as_of_option
@click.pass_context
def review_command(
    context: click.Context, records: tuple[Path, ...], as_of: dt.date, *, as_json: bool
) -> None:
    r"""Look at records again: triggers that fired, what drifted, and whether the choice would still win.

    \b
    Examples:
      aruntime review decisions/*.record.json
      aruntime review chat.record.json --as-of 2027-06-01 --json

    Exit codes: 0 all are fresh, 1 a review is due or something fired, 2 a record is bad.
    """
    project: Callable[[], Project] = context.obj
    catalog, policy = load_rules(project(), as_of)
    reviews: list[Review] = []
    problems: list[str] = []
    for path in records:
        try:
            reviews.append(review(load_decision_record(path), catalog, policy, as_of))
        except BadFileError as error:
            problems.append(error.message)
        except InvalidDocumentError as error:
            problems += [f"{one_line(str(path))}: {problem}" for problem in error.problems]
    for each in reviews:
        click.echo(canonical_json(encode(each)) if as_json else _told(each), nl=not as_json)
    if problems:
        raise BadFileError("\n".join(problems))
    context.exit(0 if all(each.fresh for each in reviews) else 1)


def _told(found: Review) -> str:
    head = click.style("fresh", fg="green") if found.fresh else click.style("review", fg="yellow")
    lines = [f"{head} {found.record} as of {found.as_of}"]
    lines += [f"  {each.kind.value} {each.about}: {each.text}" for each in found.fired]
    lines += [f"  {each.candidate}: {each.then} then, {each.now} now" for each in found.drift]
    if not found.fresh:
        still = "The choice would still be recommended." if found.still_first else ""
        lines += [f"  {still}"] if still else []
    return "\n".join(lines)
