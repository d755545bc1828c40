"""The recipes for static hosts: each host sends what ``_headers`` says, and Python starts from it in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from hosts import HOSTS, running
from mkdocs_aruntime.cli.serve import read_headers
from tabs import open_scorecard, retitle, watched

pytestmark = pytest.mark.browser

TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".png": "image/png",
}
"""What a page loads; a browser asks for these types where ``nosniff`` is sent."""


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest, real_folder: Path) -> Iterator[str]:
    with running(request.param, real_folder) as address:
        yield address


@pytest.fixture(scope="module")
def nginx(real_folder: Path) -> Iterator[str]:
    with running("nginx", real_folder) as address:
        yield address


def asked(address: str, path: str) -> HTTPResponse:
    with closing(HTTPConnection(urlsplit(address).netloc)) as connection:
        connection.request("GET", path, headers={"Connection": "close"})
        answer = connection.getresponse()
        answer.read()
        return answer


def one_of(folder: Path, pattern: str) -> str:
    """The address of a file of the site."""
    return "/" + next(iter(sorted(folder.glob(pattern)))).relative_to(folder).as_posix().removesuffix(
        "index.html"
    )


def paths(folder: Path) -> list[str]:
    """Of each rule an address, and addresses that are not there."""
    files = ("manifest.json", "pyodide.js", "snapshot.bin", "*.whl")
    return [
        *("/", "/scorecard/", one_of(folder, "embed/*/index.html"), "/api/v1/policy.json", "/offline.js"),
        *(one_of(folder, f"assets/evaluator/*/{name}") for name in files),
        *("/missing/", "/assets/evaluator/missing.bin", "/api/v1/missing.json", "/offline/offline.js"),
    ]


def sent(answer: HTTPResponse, names: set[str]) -> dict[str, list[str] | None]:
    """The headers as often as they are sent, which is to be once."""
    return {name: answer.headers.get_all(name) for name in names}


def test_each_host_sends_what_the_file_for_netlify_says(host: str, address: str, real_folder: Path) -> None:
    names = {name for headers in read_headers(real_folder).values() for name in headers}
    for path in paths(real_folder):
        expected, answer = asked(address, path), asked(host, path)
        wanted = sent(expected, names)
        if not path.startswith("/embed/"):  # the file can name pages only, where the hosts say: all but cards
            wanted["X-Frame-Options"] = ["SAMEORIGIN"]
        assert (answer.status, sent(answer, names)) == (expected.status, wanted), path


def test_what_never_changes_is_kept_and_nothing_that_is_missing(host: str, real_folder: Path) -> None:
    cached = {path: asked(host, path).getheader("Cache-Control") for path in paths(real_folder)}
    there = {path for path in cached if path.startswith("/assets/evaluator/") and "missing" not in path}
    assert {path for path, said in cached.items() if said and "immutable" in said} == there
    assert {path for path, said in cached.items() if said == "no-cache"} == {"/offline.js"}


def test_each_host_has_the_types_that_a_browser_asks_for(host: str, real_folder: Path) -> None:
    for suffix, wanted in TYPES.items():
        sent = asked(host, one_of(real_folder, f"**/*{suffix}")).getheader("Content-Type") or ""
        assert sent.partition(";")[0].replace("application/javascript", "text/javascript") == wanted


def starts(chromium: Browser, address: str) -> None:
    """The scorecard answers, and from the snapshot."""
    context = chromium.new_context()
    with watched(context, address):
        said: list[str] = []
        context.on("console", lambda message: said.append(message.text))
        page = open_scorecard(context, address)
        retitle(page, "From a real host")
        expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:", timeout=60_000)
        assert [text for text in said if "starting without it" in text] == []
    context.close()


def test_python_starts_from_each_host(chromium: Browser, host: str) -> None:
    starts(chromium, host)


def test_python_starts_where_the_policy_stands_in_the_page_alone(
    chromium: Browser, real_folder: Path, serve: Callable[..., str]
) -> None:
    """As on GitHub Pages, which sends no headers of ours."""
    starts(chromium, serve(real_folder, headers={"/*": {}}))


def test_a_header_of_ones_own_in_a_location_of_nginx_drops_ours_unless_the_file_is_included_there(
    nginx: str, real_folder: Path
) -> None:
    """What the file itself says to whoever includes it."""
    lost = asked(nginx, one_of(real_folder, "api/v1/schema/*.json"))
    assert (lost.getheader("X-Own"), lost.getheader("Content-Security-Policy")) == ("1", None)
    held = asked(nginx, one_of(real_folder, "api/v1/runtimes/*.json"))
    assert held.getheader("X-Own") == "1"
    for name, value in {**read_headers(real_folder)["/*"], "Access-Control-Allow-Origin": "*"}.items():
        assert held.getheader(name) == value
    note = (real_folder / "headers.nginx.conf").read_text("utf-8")
    assert "add_header of its own" in note
