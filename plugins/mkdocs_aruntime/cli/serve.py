"""``aruntime serve``: build the site and serve it on this machine, with a real host's headers."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.publish.hosting.hosts import CACHE


@click.command("serve")
@click.option("--port", default=8000, show_default=True, help="0 takes any free one.")
@click.option("--build/--no-build", default=True, help="Build, or serve what is there.")
@click.pass_obj
def serve_command(project: Callable[[], Project], port: int, *, build: bool) -> None:
    r"""Build the site and serve it on loopback; after each edit build it again and reload open pages.

    Python code is read once: start again after you changed some. Nothing is written to the site's folder.

    \b
    Examples:
      aruntime serve
      aruntime serve --port 0 --no-build
    """
    found = project()
    try:
        if build:
            from mkdocs_aruntime.cli.reloading import serve_builds  # noqa: PLC0415 - with all of MkDocs

            serve_builds(found, port)
        else:
            _serve(Server(found.built, headers=read_headers(found.built), port=port))
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be had ({error.strerror}); try --port 0") from error


def _serve(server: Server) -> None:
    click.echo(f"serving on {server.address}  (Ctrl-C stops)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


type Headers = Mapping[str, Mapping[str, str]]
"""Of each path pattern, the headers to send."""


def read_headers(folder: Path) -> Headers:
    """What the build wrote into ``_headers``: a pattern on a line, its headers indented below."""
    path = folder / "_headers"
    found: dict[str, dict[str, str]] = {}
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        if not line.startswith(" "):
            block = found.setdefault(line, {})
        else:
            name, _, value = line.strip().partition(": ")
            block[name] = value
    return found


MISSING = "404.html"
"""The page for what is not there. It may stand for any address, so it names its files from the root."""

_BASE = re.compile(r'"base": ?"(/[^"]*)"')


def base_path(folder: Path) -> str:
    """The path of the site at its own address, such as ``/brokers/``: what that page's links begin with."""
    page = folder / MISSING
    found = _BASE.search(page.read_text("utf-8")) if page.is_file() else None
    return f"{found[1].rstrip('/')}/" if found else "/"


class Handler(SimpleHTTPRequestHandler):
    """Static files with the site's own headers, quietly."""

    extensions_map = {  # noqa: RUF012 - the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
    }

    _failed = False

    def __init__(self, *args: object, directory: str, headers: Headers, base: str) -> None:
        self._extra, self._base = headers, base
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def send_response(self, code: int, message: str | None = None) -> None:
        """Remember whether it is an error, which nobody is to keep."""
        self._failed = code >= HTTPStatus.BAD_REQUEST
        super().send_response(code, message)

    def end_headers(self) -> None:
        """Send the site's headers with every answer."""
        path = self._own(urlsplit(getattr(self, "path", "")).path)  # none where the request was not read
        for pattern, headers in self._extra.items():
            if fnmatchcase(path, pattern):
                for name, value in headers.items():
                    if not (self._failed and name == CACHE):
                        self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """Where a path is on the disk; below the site's own path as below the root."""
        return super().translate_path(self._own(path))

    def _own(self, path: str) -> str:
        return f"/{path.removeprefix(self._base)}" if path.startswith(self._base) else path

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """For what is not there, the site's own page that says so, as a real host has it."""
        page = Path(self.directory, MISSING)
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def copyfile(self, source: Any, outputfile: Any) -> None:  # noqa: ANN401 - the base class's own arguments
        """Let the kernel send a file: megabytes of it would keep Python from answering anything else."""
        outputfile.flush()
        self.connection.sendfile(source)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing; the terminal is for the address."""


class Server(ThreadingHTTPServer):
    """A folder, served on loopback."""

    def __init__(self, folder: Path, *, headers: Headers, port: int = 0) -> None:
        """Take the port; any free one where it is 0.

        Raises:
            OSError: where the port is taken.
        """
        handler = partial(Handler, directory=str(folder), headers=headers, base=base_path(folder))
        super().__init__(("127.0.0.1", port), handler)

    @property
    def address(self) -> str:
        """Where it is, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the base class's own arguments
        """Say what went wrong, unless a browser went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def start(self) -> str:
        """Serve beside the caller; gives the address."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self.address
