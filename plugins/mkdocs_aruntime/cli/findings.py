"""How commands tell problems that have a place in a file."""

from __future__ import annotations

import click

from aruntime_evaluator import one_line
from mkdocs_aruntime.catalog.finding import Finding, Level
from mkdocs_aruntime.cli.as_code import as_code

format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json", "github"]),
    default="text",
    help="text: file:line:col; markdown: a list; json: one per line; github: annotations on a pull request.",
)


def tell(finding: Finding, style: str, level: Level = "error") -> None:
    """Print a finding in one of the formats."""
    match style:
        case "github":
            click.echo(finding.as_annotation(level))
        case "markdown":
            click.echo(finding.as_markdown(level))
            if finding.fix:
                click.echo(f"  Write instead: {as_code(finding.fix)}")
        case "json":
            click.echo(finding.as_json(level))
        case _:
            click.echo(str(finding) if level == "error" else f"{finding} (a warning)")
            if finding.fix:
                click.echo(f"  write instead: {one_line(finding.fix)}")


def sum_up(text: str, style: str) -> None:
    """Print what comes after the findings, away from those that a program reads."""
    click.echo(text, err=style == "json")


def counted(findings: int) -> str:
    """How many there are, in words."""
    return f"{findings:,} {'problem' if findings == 1 else 'problems'}"
