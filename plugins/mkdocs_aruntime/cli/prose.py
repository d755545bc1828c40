"""``aruntime prose``: what the rules for prose find, and how hard each page is to read."""

from __future__ import annotations

from collections.abc import Callable

import click

from aruntime_evaluator.model.problem import one_line
from mkdocs_aruntime.catalog.files import named, read_page
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.prose import front_remarks, reading, remarks
from mkdocs_aruntime.cli.documents import BadFileError
from mkdocs_aruntime.cli.project import Project, today


@click.command("prose")
@click.option("--levels", is_flag=True, help="List the reading level of every page.")
@click.pass_obj
def prose_command(project: Callable[[], Project], *, levels: bool) -> None:
    r"""Check every page: description, day of review, doubled words, fillers, sentences that are too long.

    \b
    Examples:
      aruntime prose
      aruntime prose --levels
    """
    sources = project().sources
    found, grades = 0, []
    for path in sorted(sources.docs.rglob("*.md")):
        name = named(path, sources.root)
        try:
            text = read_page(path, root=sources.root)
            told = [*front_remarks(text, name, today()), *remarks(text)]
        except DataError as error:
            raise BadFileError(str(error)) from error
        for each in told:
            found += 1
            click.echo(one_line(f"{name}:{each.line}: {each.message} [{each.rule}]"))
        level = reading(text)
        if level.words:
            grades.append((level.grade, level.words, name))
    if levels:
        for grade, words, name in sorted(grades, reverse=True):
            click.echo(f"{grade:5.1f}  {words:6,} words  {name}")
    if found:
        raise click.ClickException(f"{found} remarks")
    total = sum(words for _, words, _ in grades)
    mean = sum(grade * words for grade, words, _ in grades) / max(1, total)
    click.echo(f"{len(grades)} pages, {total:,} words, reading level {mean:.1f} years of school: no remarks")
