"""``aruntime column``: one claim across all entries, for a reviewer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

import click

from aruntime_evaluator import ClaimRef, ClaimValue, one_line
from mkdocs_aruntime.catalog.column import Cell, ColumnView, column_of
from mkdocs_aruntime.catalog.column_notes import EMPTY, REVIEW_FILE, reviewed_on
from mkdocs_aruntime.catalog.files import named, read_text
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import Sources
from mkdocs_aruntime.cli.project import Project, today


@click.command("column")
@click.argument("claim")
@click.option("--value", "values", multiple=True, type=click.Choice([each.value for each in ClaimValue]))
@click.option("--format", "style", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.option("--record", is_flag=True, help="Write into runtimes/review.yml that you read the column today.")
@click.pass_obj
def column_command(
    project: Callable[[], Project], *, claim: str, values: tuple[str, ...], style: str, record: bool
) -> None:
    r"""Show what all entries say of one claim: value, condition, note, quotes, depth of evidence.

    Like facts should get like values: read the column from top to bottom, mend what differs without a
    reason, and say so with --record: the claim's page and the state of the evidence tell the day.

    \b
    Examples:
      aruntime column security.transport
      aruntime column security.transport --value partial --format markdown
      aruntime column security.transport --record

    Exit codes: 0 done, 1 the day can't be written, 2 there is no such claim, or only a part is shown.
    """
    if record and values:
        raise click.UsageError("--record needs the whole column read; leave out --value")
    here = project()
    site = here.load()
    if claim not in {reference for reference, _, _ in site.catalog.vocabulary.claims()}:
        raise click.UsageError(f"'{claim}' is no claim of the vocabulary")
    found = column_of(site.catalog, claim, site.columns)
    shown = [cell for cell in found.cells if not values or cell.value.value in values]
    click.echo({"text": _text, "markdown": _markdown, "json": _json}[style](found, shown))
    if record:
        _record(here.sources, claim)


def _record(sources: Sources, claim: ClaimRef) -> None:
    path = sources.runtimes / REVIEW_FILE
    name = named(path, sources.root)
    if path.is_symlink():
        raise click.ClickException(f"{name}: is a symbolic link; put the file itself here")
    try:
        text = read_text(path, root=sources.root) if path.exists() else EMPTY
        path.write_text(reviewed_on(text, name, claim, today()), "utf-8")
    except DataError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{name}: {claim} read across all entries on {today()}", err=True)


def _head(column: ColumnView) -> str:
    counts = column.counts
    counted = ", ".join(f"{counts[value]} {value.value}" for value in ClaimValue if counts[value])
    reviewed = f"reviewed {column.reviewed}" if column.reviewed else "never reviewed as a column"
    return f"{counted or 'nobody speaks of it'}; {len(column.silent)} silent; {reviewed}"


def _text(column: ColumnView, cells: list[Cell]) -> str:
    lines = [f"{column.claim} ({column.label}): {column.definition}", _head(column)]
    if column.enough:
        lines.append(f"Enough: {one_line(column.enough)}")
    for cell in cells:
        lines.append(f"{cell.value.value:14} {cell.id} {cell.version}  {', '.join((*cell.how, cell.depth))}")
        lines += [f"  {one_line(each)}" for each in _details(cell)]
        lines += [f"  “{one_line(each.quote)}”  {each.url}" for each in cell.quotes]
    if column.silent:
        lines.append(f"silent: {', '.join(column.silent)}")
    return "\n".join(lines)


def _details(cell: Cell) -> Iterator[str]:
    yield from filter(None, (cell.condition, cell.lacks and f"Lacks: {cell.lacks}", cell.note))


def _markdown(column: ColumnView, cells: list[Cell]) -> str:
    lines = [f"# {column.label}", "", f"{column.definition} {_head(column)}.", ""]
    lines += ["| Entry | Says | How | Condition, lack, note | Quote | Depth |", "|---|---|---|---|---|---|"]
    for cell in cells:
        quotes = "<br>".join(f"“{_plain(each.quote)}” ([source]({each.url}))" for each in cell.quotes)
        details = "<br>".join(map(_plain, _details(cell)))
        head = f"| {_plain(cell.name)} {cell.version} | {cell.value.value} | {', '.join(cell.how)} "
        lines.append(f"{head}| {details} | {quotes} | {cell.depth} |")
    return "\n".join([*lines, "", f"Silent: {', '.join(column.silent) or 'nobody'}."])


def _plain(text: str) -> str:
    """Text as a cell of a table, never as markup."""
    text = one_line(text).replace("\\", "\\\\")
    for sign in "|`*_[]<>":
        text = text.replace(sign, f"\\{sign}")
    return text


def _json(column: ColumnView, cells: list[Cell]) -> str:
    plain = asdict(column) | {"cells": [asdict(cell) for cell in cells]}
    return json.dumps(plain, ensure_ascii=False, indent=2, default=str)
