"""A site that is shown anew after each build: open pages load themselves again."""

from __future__ import annotations

import io
import shutil
import signal
import threading
import time
from fnmatch import fnmatchcase
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO, override
from urllib.parse import urlsplit

import click

from mkdocs_aruntime.cli.project import CONFIG, Project
from mkdocs_aruntime.cli.serve import Handler, Server, base_path, read_headers
from mkdocs_aruntime.cli.watching import watched
from mkdocs_aruntime.publish.hosting.hosts import CACHE
from mkdocs_aruntime.rebuilding import Builds, FailedBuildError, builds_of

SCRIPT, VERSION = "/-/reload.js", "/-/version"
"""Addresses that no site of ours has."""

RELOAD = """\
// Which version a page is stands in the address of its script. Hidden pages ask for nothing.
const version = new URL(document.currentScript.src).search.slice(1);
let versions;
const listen = () => {
  versions?.close();
  if (document.visibilityState !== "visible") return;
  versions = new EventSource("/-/version");
  versions.onmessage = ({ data }) => data !== version && location.reload();
};
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => versions?.close());
listen();
"""

PAUSE = 15
"""Seconds after which a page is told its version again, so that the thread of one that is gone ends."""


class ReloadingServer(Server):
    """The newest build of a site, served on loopback."""

    def __init__(self, folder: Path, *, port: int = 0) -> None:
        """Take the port; any free one where it is 0.

        Raises:
            OSError: where the port is taken.
        """
        super().__init__(folder, headers={}, port=port)
        self._shown = threading.Condition()
        self._folder, self._before = folder, folder
        self._headers = read_headers(folder)
        self.version = time.time_ns()

    def show(self, folder: Path) -> None:
        """Serve another build from now on; the one before the last is removed."""
        with self._shown:
            gone, self._before, self._folder = self._before, self._folder, folder
            self._headers = read_headers(folder)
            self.version = time.time_ns()
            self._shown.notify_all()
        if gone != self._before:
            shutil.rmtree(gone, ignore_errors=True)

    def wait_for_other(self, version: int) -> int:
        """The version that is shown, as soon as it is another, or after a pause."""
        with self._shown:
            self._shown.wait_for(lambda: self.version != version, timeout=PAUSE)
            return self.version

    @override
    def finish_request(self, request: Any, client_address: Any) -> None:
        ReloadingHandler(
            request,
            client_address,
            self,
            directory=str(self._folder),
            headers=self._headers,
            base=base_path(self._folder),
        )


class ReloadingHandler(Handler):
    """The files of a build; pages get one more script."""

    server: ReloadingServer

    @override
    def do_GET(self) -> None:
        """Answer for a file, or for what only open pages ask."""
        path = urlsplit(self.path).path
        if path == SCRIPT:
            self.copyfile(self._answer("text/javascript", RELOAD.encode()), self.wfile)
        elif path == VERSION:
            self._tell_versions()
        else:
            super().do_GET()

    @override
    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        if urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        if path.suffix != ".html" or not path.is_file():
            return super().send_head()
        html = path.read_bytes()
        if b"<script" in html:  # a card has none, and may have none
            script = f'<script src="{SCRIPT}?{self.server.version}"></script></body>'
            html = html.replace(b"</body>", script.encode())
        return self._answer("text/html; charset=utf-8", html)

    @override
    def end_headers(self) -> None:
        path = urlsplit(self.path).path
        if not any(CACHE in headers and fnmatchcase(path, name) for name, headers in self._extra.items()):
            self.send_header(CACHE, "no-cache")
        super().end_headers()

    def _answer(self, kind: str, content: bytes) -> BinaryIO:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def _tell_versions(self) -> None:
        """Events for as long as the page is open; a page that went away ends them by an error."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        version = self.server.version
        while True:
            self.wfile.write(f"data: {version}\n\n".encode())
            version = self.server.wait_for_other(version)


def serve_builds(project: Project, port: int) -> None:
    """Build the site, serve it, and build it anew after each change of a file.

    Raises:
        click.ClickException: where the first build fails.
        OSError: where the port is taken.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does, and leaves no folder
    click.echo("building the site ...")
    with builds_of(project.root / CONFIG) as builds, watched(_edited(project)) as changes:
        try:
            server = ReloadingServer(builds.build(), port=port)
        except FailedBuildError as error:
            raise click.ClickException(str(error)) from error
        click.echo(f"serving on {server.start()}  (Ctrl-C stops)")
        try:
            while True:
                changes.wait()
                _build_again(builds, server)
        except KeyboardInterrupt:
            server.server_close()


def _build_again(builds: Builds, server: ReloadingServer) -> None:
    start = time.perf_counter()
    try:
        server.show(builds.build())
    except FailedBuildError as error:
        click.echo(f"{error}\nthe build failed; the one before is still shown", err=True)
    else:
        click.echo(f"built again in {time.perf_counter() - start:.1f} s")


def _edited(project: Project) -> list[Path]:
    """What people edit: the site's own files, and the templates and assets of the package."""
    sources = project.sources
    package = Path(str(files("mkdocs_aruntime")))
    own = [project.root / CONFIG, sources.docs, *sources.watched]
    return [*own, package / "templates", package / "assets"]
