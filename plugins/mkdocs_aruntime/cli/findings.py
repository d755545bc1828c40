"""How commands tell problems that have a place in a file."""

from __future__ import annotations

import click

from mkdocs_aruntime.catalog.finding import Finding, Level

format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github"]),
    default="text",
    help="text: file:line:col; github: annotations on a pull request.",
)


def tell(finding: Finding, style: str, level: Level = "error") -> None:
    """Print a finding for people, or as an annotation of GitHub."""
    if style == "github":
        click.echo(finding.as_annotation(level))
    else:
        click.echo(str(finding) if level == "error" else f"{finding} (a warning)")


def counted(findings: int) -> str:
    """How many there are, in words."""
    return f"{findings:,} {'problem' if findings == 1 else 'problems'}"
