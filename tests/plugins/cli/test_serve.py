"""``aruntime serve`` sends what a static host would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mkdocs_aruntime.cli.serve import Server, read_headers

HEADERS = """\
/*
  Content-Security-Policy: default-src 'self'; script-src 'self'
  X-Content-Type-Options: nosniff
/assets/evaluator/*
  Cache-Control: public, max-age=31536000, immutable
/offline.js
  Cache-Control: no-cache
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    for name in ("index.html", "offline.js", "assets/evaluator/0123/pyodide.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "_headers").write_text(HEADERS, "utf-8")
    with Server(tmp_path, headers=read_headers(tmp_path)) as server:
        yield urlsplit(server.start()).netloc
        server.shutdown()


def asked(address: str, path: str) -> HTTPResponse:
    connection = HTTPConnection(address)
    connection.request("GET", path)
    return connection.getresponse()


@pytest.mark.parametrize(
    ("path", "cached"),
    [
        ("/", None),
        ("/offline.js", "no-cache"),
        ("/assets/evaluator/0123/pyodide.js?x", "public, max-age=31536000, immutable"),
        ("/assets/evaluator/0123/missing.js", None),
    ],
)
def test_each_path_has_its_own_headers_and_every_path_the_policy(
    address: str, path: str, cached: str | None
) -> None:
    answer = asked(address, path)
    assert answer.getheader("Content-Security-Policy") == "default-src 'self'; script-src 'self'"
    assert answer.getheader("Cache-Control") == cached


def test_modules_have_the_type_that_browsers_ask_for(address: str) -> None:
    answer = asked(address, "/assets/evaluator/0123/pyodide.js")
    assert answer.getheader("Content-Type") == "text/javascript"


def test_a_site_without_headers_is_served_without(tmp_path: Path) -> None:
    assert read_headers(tmp_path) == {}


@pytest.mark.parametrize(("error", "told"), [(BrokenPipeError("gone"), ""), (ValueError("odd"), "odd")])
def test_a_browser_that_goes_away_is_no_fault_and_anything_else_is(
    tmp_path: Path, error: Exception, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server(tmp_path, headers={}) as server:
        try:
            raise error
        except (OSError, ValueError):
            server.handle_error(None, ("127.0.0.1", 1))
    said = capsys.readouterr().err
    assert told in said
    assert "gone" not in said


def test_what_is_not_there_is_told_by_the_page_of_the_site_with_its_styles(minimal_folder: Path) -> None:
    """Built for the address /brokers/, and served from the root."""
    with Server(minimal_folder, headers=read_headers(minimal_folder)) as server:
        address = urlsplit(server.start()).netloc
        for path in ("/no/such/page/", "/brokers/no/such/page/", "/none.html"):
            answer = asked(address, path)
            text = answer.read().decode()
            assert (answer.status, answer.getheader("Content-Type")) == (404, "text/html; charset=utf-8")
            assert answer.getheader("Content-Security-Policy")
            assert "404" in text
        styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
        assert len(styles) > 3
        for each in (*styles, "/brokers/runtimes/alpha/", "/runtimes/alpha/"):
            assert asked(address, each).status == 200, each
        server.shutdown()
