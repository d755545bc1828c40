"""``aruntime mcp``: the directory and the evaluator for assistants, over the Model Context Protocol."""

from __future__ import annotations

from collections.abc import Callable

import click

from mkdocs_aruntime.cli.assistant import Library
from mkdocs_aruntime.cli.project import Project, today

MISSING = "the Model Context Protocol's SDK is not installed; run: pip install 'mkdocs-aruntime[mcp]'"


@click.command("mcp")
@click.pass_obj
def mcp_command(project: Callable[[], Project]) -> None:
    r"""Answer an assistant's questions on standard input and output, from this project's data.

    It reads files of the project only, writes nothing and asks no network.

    \b
    Examples:
      aruntime mcp
      aruntime --project ~/aruntime mcp
    """
    try:
        from mkdocs_aruntime.cli.assistant.server import build_server  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise click.ClickException(MISSING) from error
    found = project()
    build_server(Library(found.load(), found.identity), today).run("stdio")
