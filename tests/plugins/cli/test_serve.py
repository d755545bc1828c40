"""``aruntime serve`` sends what a static host would."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from mkdocs_aruntime.cli.serve import Handler, read_headers

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
    for name in ("index.html", "offline.js", "assets/evaluator/0123/pyodide.mjs"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "_headers").write_text(HEADERS, "utf-8")
    handler = partial(Handler, directory=str(tmp_path), headers=read_headers(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
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
        ("/assets/evaluator/0123/pyodide.mjs?x", "public, max-age=31536000, immutable"),
    ],
)
def test_each_path_has_its_own_headers_and_every_path_the_policy(
    address: str, path: str, cached: str | None
) -> None:
    answer = asked(address, path)
    assert answer.getheader("Content-Security-Policy") == "default-src 'self'; script-src 'self'"
    assert answer.getheader("Cache-Control") == cached


def test_modules_have_the_type_that_browsers_ask_for(address: str) -> None:
    answer = asked(address, "/assets/evaluator/0123/pyodide.mjs")
    assert answer.getheader("Content-Type") == "text/javascript"


def test_a_site_without_headers_is_served_without(tmp_path: Path) -> None:
    assert read_headers(tmp_path) == {}
