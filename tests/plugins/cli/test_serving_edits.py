"""``aruntime serve`` builds again after an edit, and tells open pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conftest import MINIMAL

pytestmark = pytest.mark.slow

WAIT = 60
"""Seconds after which a machine that is busy counts as one that hangs."""


class Served:
    """The site of a folder, served by the command."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-u", "-c", "from mkdocs_aruntime.cli import main; main()"]
        self.process = subprocess.Popen(
            [*command, "--project", str(folder), "serve", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.address = urlsplit(self.until(r"serving on (\S+)")[1]).netloc

    def until(self, pattern: str) -> re.Match[str]:
        """The line in which the command says something."""
        said: list[str] = []
        for line in self.process.stdout or ():
            said.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"never said {pattern!r}: {said}")

    def open(self, path: str) -> HTTPResponse:
        connection = HTTPConnection(self.address, timeout=WAIT)
        connection.request("GET", path)
        return connection.getresponse()

    def read(self, path: str) -> str:
        return self.open(path).read().decode()

    def wait_for(self, path: str, shown: Callable[[str], bool]) -> None:
        """Until a page is as it should be; a busy machine may build twice for one edit."""
        end = time.monotonic() + WAIT
        while not shown(self.read(path)):
            assert time.monotonic() < end
            time.sleep(0.05)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the minimal site, which every test leaves as valid as it was."""
    target = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(MINIMAL, target, ignore=shutil.ignore_patterns("site", ".cache"))
    return target


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[Served]:
    """One server for all: to start it takes longest."""
    server = Served(project)
    yield server
    server.process.terminate()
    with server.process:  # closes what it wrote to
        assert server.process.wait(WAIT) == 0


def replace(file: Path, old: str, new: str) -> None:
    """As many editors save: another file takes the name of the first."""
    text = file.read_text("utf-8")
    assert old in text
    made = file.with_name(f"{file.name}~")
    made.write_text(text.replace(old, new), "utf-8")
    made.replace(file)


def test_an_edit_shows_and_an_open_page_is_told_and_a_broken_one_shows_nothing(
    served: Served, project: Path
) -> None:
    entry = project / "runtimes" / "alpha.yml"
    summary = re.search(r"(?m)^summary: (.*)$", entry.read_text("utf-8"))
    assert summary
    before = served.read("/runtimes/alpha/")
    version = re.search(r'<script src="/-/reload\.js\?(\d+)"></script></body>', before)
    assert version
    told = served.open("/-/version")  # and stays open
    assert told.getheader("Content-Type") == "text/event-stream"
    assert told.readline() == f"data: {version[1]}\n".encode()

    replace(entry, summary[1], "A broker that was edited.")
    served.wait_for("/runtimes/alpha/", lambda html: "A broker that was edited." in html)
    told.readline()
    assert told.readline() not in {b"", f"data: {version[1]}\n".encode()}
    told.close()

    replace(entry, "A broker that was edited.", "[no text]")
    served.until("the one before is still shown")
    assert "A broker that was edited." in served.read("/runtimes/alpha/")

    replace(entry, "[no text]", summary[1])
    served.wait_for("/runtimes/alpha/", lambda html: without_script(html) == without_script(before))


@pytest.mark.parametrize("file", ["docs/index.md", "docs/glossary.yml", "policy.yml", "mkdocs.yml"])
def test_whatever_a_site_is_made_of_is_watched(served: Served, project: Path, file: str) -> None:
    path = project / file
    before = served.read("/")
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    served.wait_for("/", lambda html: html != before)  # the version in it is another


def test_pages_have_the_headers_of_a_host_and_are_asked_for_each_time(served: Served) -> None:
    answer = served.open("/")
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "script-src 'self'" in policy
    assert answer.getheader("Cache-Control") == "no-cache"
    assert answer.getheader("Content-Length") == str(len(answer.read()))


def without_script(html: str) -> str:
    return re.sub(r'<script src="/-/reload\.js\?\d+"></script>', "", html)
