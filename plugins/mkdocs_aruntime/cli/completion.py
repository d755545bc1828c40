"""``aruntime completion``: what a shell needs to complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    r"""Print the completion script of a shell.

    \b
    Examples:
      aruntime completion bash >> ~/.bashrc
      aruntime completion fish > ~/.config/fish/completions/aruntime.fish
    """
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - every shell offered has one
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(context.find_root().command, {}, "aruntime", "_ARUNTIME_COMPLETE").source())
