"""``aruntime prose``: what the rules for prose find, and how hard each page is to read."""

from __future__ import annotations

from collections.abc import Callable

import click

from mkdocs_aruntime.catalog.files import named, read_page
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.cli.documents import BadFileError
from mkdocs_aruntime.cli.findings import counted, format_option, tell
from mkdocs_aruntime.cli.project import Project, today
from mkdocs_aruntime.cli.prose_rules import check_front, check_prose, reading


@click.command("prose")
@click.option("--levels", is_flag=True, help="List the reading level of every page.")
@format_option
@click.pass_obj
def prose_command(project: Callable[[], Project], *, levels: bool, style: str) -> None:
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
            problems = [*check_front(text, name, today()), *check_prose(text, name)]
        except DataError as error:
            raise BadFileError(str(error)) from error
        found += len(problems)
        for each in problems:
            tell(each, style)
        level = reading(text)
        if level.words:
            grades.append((level.grade, level.words, name))
    if levels:
        for grade, words, name in sorted(grades, reverse=True):
            click.echo(f"{grade:5.1f}  {words:6,} words  {name}")
    if found:
        raise click.ClickException(counted(found))
    total = sum(words for _, words, _ in grades)
    mean = sum(grade * words for grade, words, _ in grades) / max(1, total)
    click.echo(f"{len(grades)} pages, {total:,} words, reading level {mean:.1f} years of school: no problems")
