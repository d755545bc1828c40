"""``aruntime stale``: what is due for a second reading, for people, programs and calendars."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

import click

from mkdocs_aruntime.catalog.due import Due, due_by
from mkdocs_aruntime.cli.documents import as_of_option
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.stale_issues import issues_of

LONGEST_LINE = 75
"""Octets of a line of iCalendar (RFC 5545, 3.1)."""


@click.command("stale")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "calendar", "issues"]),
    default="text",
    help="text: a line each; json: for programs; calendar: an iCalendar file (RFC 5545); issues: a title and "
    "a checklist each, as JSON.",
)
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=0,
    metavar="DAYS",
    help="What is due in so many days, too.",
)
@as_of_option
@click.pass_obj
def stale_command(project: Callable[[], Project], style: str, within: int, as_of: dt.date) -> None:
    r"""List entries and pages that were read too long ago: half a year.

    It is no error to be due, so this never fails; a contributor can't turn back time.

    \b
    Examples:
      aruntime stale
      aruntime stale --within 30 --format json
      aruntime stale --within 365 --format calendar > due.ics
      aruntime stale --format issues          # what a scheduled workflow opens
    """
    found = project()
    site = found.load()
    due = list(due_by(site, as_of + dt.timedelta(days=within)))
    if style == "json":
        click.echo(json.dumps([_plain(each) for each in due], indent=2, ensure_ascii=False))
    elif style == "issues":
        issues = [asdict(each) for each in issues_of(due, site, found.identity.home)]
        click.echo(json.dumps(issues, indent=2, ensure_ascii=False))
    elif style == "calendar":
        click.echo(calendar(due, found.identity.home), nl=False)
    else:
        for each in due:
            claims = f", {len(each.claims)} claims" if each.claims else ""
            click.echo(f"{each.by} {each.kind} {each.name}: last read {each.read}{claims}")
        click.echo(f"{len(due)} due by {as_of + dt.timedelta(days=within)}")


def _plain(due: Due) -> dict[str, object]:
    return {
        "by": due.by.isoformat(),
        "kind": due.kind,
        "name": due.name,
        "title": due.title,
        "read": due.read.isoformat(),
        "claims": list(due.claims),
    }


def calendar(due: Sequence[Due], home: str) -> str:
    """An event of a day for each, as iCalendar; the same data gives the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//aruntime//stale//EN"]
    for each in due:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_text(each.kind)}-{_text(each.name)}@aruntime",
            f"DTSTAMP:{each.read:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{each.by:%Y%m%d}",
            f"SUMMARY:Read again: {_text(each.title)}",
            f"DESCRIPTION:{_text(', '.join(each.claims) or each.name)}",
            *([f"URL:{home}runtimes/{each.name}/"] if home and each.kind == "entry" else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _text(text: str) -> str:
    """A text as iCalendar has it (RFC 5545, 3.3.11)."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in parts that are short enough, no character of it cut."""
    part = ""
    for character in line:
        if len(f"{part}{character}".encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += character
    yield part
