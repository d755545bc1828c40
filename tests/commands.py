"""Commands, run in the process of a test."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import CliRunner, Result

from mkdocs_aruntime.cli.main import main

type Run = Callable[..., Result]


def invoke(*arguments: object) -> Result:
    """Run a command with its arguments."""
    return CliRunner().invoke(main, list(map(str, arguments)))
