"""``aruntime mcp``: the directory and the evaluator for assistants, over the Model Context Protocol."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import sys
from collections.abc import Callable

import click

from mkdocs_aruntime.cli.project import Project, today

MISSING = "the Model Context Protocol's SDK is not installed; run: pip install 'mkdocs-aruntime[mcp]'"

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names under which a program on the same machine asks."""


@click.command("mcp")
@click.option("--http", is_flag=True, help="Answer over HTTP at /mcp, not on standard input and output.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --http: the address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="With --http; 0 takes any free one.",
)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="With --http: a name under which it may be asked beside loopback; can be given several times.",
)
@click.pass_obj
def mcp_command(
    project: Callable[[], Project], *, http: bool, host: str, port: int, names: tuple[str, ...]
) -> None:
    r"""Answer an assistant's questions on standard input and output, or over HTTP, from this project's data.

    It reads files of the project only, writes nothing and asks no network. Over HTTP it listens on loopback
    unless told otherwise, and refuses what was sent to any other name, so that no page of the web can ask it.

    \b
    Examples:
      aruntime mcp
      aruntime --project ~/aruntime mcp
      aruntime mcp --http --port 8321
      aruntime mcp --http --host 0.0.0.0 --allow-host runtimes.example.org
    """
    try:
        from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415 - an extra

        from mkdocs_aruntime.cli.assistant.server import build_server  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise click.ClickException(MISSING) from error
    if http and not _is_loopback(host) and not names:
        raise click.UsageError(f"{host} can be reached from elsewhere; name who may ask it with --allow-host")
    found = project()
    server = build_server(found.load(), found.identity, today)
    if not http:
        if sys.stdin.isatty():
            click.echo("waiting for an assistant on standard input; Ctrl-C stops it", err=True)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own waits for the thread that reads a line
        server.run("stdio")
        return
    hosts = [each for name in (*LOOPBACK, *names) for each in (name, f"{name}:*")]
    port = _free_port(host, port)
    click.echo(f"answering at http://{f'[{host}]' if ':' in host else host}:{port}/mcp", err=True)
    server.run(
        "streamable-http",
        host=host,
        port=port,
        stateless_http=True,
        json_response=True,
        transport_security=TransportSecuritySettings(
            allowed_hosts=hosts,
            allowed_origins=[f"{scheme}://{each}" for scheme in ("http", "https") for each in hosts],
        ),
    )


def _free_port(host: str, port: int) -> int:
    """The port, or any free one for 0; refused before anything says that it answers there."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family) as listening:
            return int(listening.getsockname()[1])
    except OSError as error:
        named = (error.errno or 0) > 0  # as Python adds the address to what the system says
        why = os.strerror(error.errno or 0) if named else error.strerror
        message = f"{host}:{port} cannot be had ({why}); try --port 0"
        raise click.ClickException(message) from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
