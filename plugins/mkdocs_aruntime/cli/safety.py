"""``aruntime safety``: what is active in a built site and should not be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from mkdocs_aruntime.cli.findings import counted, format_option, sum_up, tell
from mkdocs_aruntime.cli.links import built_site
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.publish.checks.page_safety import check_safety


@click.command("safety")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@format_option
@click.pass_obj
def safety_command(project: Callable[[], Project], folder: Path | None, style: str) -> None:
    r"""Check that nothing in a built site runs but the site's own scripts.

    FOLDER is the built site; without it, the project's 'site_dir'. The build does the same.

    \b
    Examples:
      aruntime safety
      aruntime safety site
    """
    found = project()
    built = built_site(found, folder)
    findings = list(check_safety(built, home=found.identity.home, inline=found.inline_scripts))
    for each in findings:
        tell(each, style)
    if findings:
        raise click.ClickException(counted(len(findings)))
    files = sum(1 for path in built.rglob("*") if path.is_file())
    sum_up(f"{files} files: nothing active but the site's own scripts", style)
