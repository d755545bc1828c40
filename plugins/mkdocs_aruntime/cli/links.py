"""``aruntime links``: dead links, dead anchors and orphan pages of a built site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from mkdocs_aruntime.cli.findings import counted, format_option, sum_up, tell
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.publish.checks.link_check import check_links

NOWHERE = "https://site.invalid/"
"""Stands in for the address of a site that has none (RFC 2606, section 2)."""


def built_site(project: Project, folder: Path | None) -> Path:
    """The folder of the built site.

    Raises:
        click.ClickException: where nothing was built.
    """
    built = folder or project.built
    if not (built / "index.html").is_file():
        raise click.ClickException(f"{built} has no index.html; build the site first: mkdocs build")
    return built


@click.command("links")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@format_option
@click.pass_obj
def links_command(project: Callable[[], Project], folder: Path | None, style: str) -> None:
    r"""Check that no link of a built site is dead and that every page is linked.

    FOLDER is the built site; without it, the project's 'site_dir'.

    \b
    Examples:
      aruntime links
      aruntime links site
    """
    found = project()
    built = built_site(found, folder)
    findings = list(check_links(built, found.identity.home or NOWHERE))
    for each in findings:
        tell(each, style)
    if findings:
        raise click.ClickException(counted(len(findings)))
    pages = sum(1 for _ in built.rglob("*.html"))
    sum_up(
        f"{pages} {'page' if pages == 1 else 'pages'}: no dead link, no dead anchor, no orphan page", style
    )
