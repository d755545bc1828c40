"""Visits of cited addresses, against a server of this machine that answers as badly as servers do."""

from __future__ import annotations

import datetime as dt
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.cli.visiting.visit import LARGEST, Answer, Visit, visit
from mkdocs_aruntime.cli.visiting.visited import Round, Visited, due, load_visited, save_visited, visit_due

DAY = dt.date(2026, 11, 23)
NONE = Visited(schema="aruntime/visited/1")
WALL = b"<html><title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script>"
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/there": (200, {}, b"<title>Docs</title> How to avoid a captcha on your own site."),
    "/wall": (200, {}, WALL),
    "/wall-503": (503, {}, WALL),
    "/moved": (301, {"Location": "/there"}, b""),
    "/moved-twice": (308, {"Location": "/moved"}, b""),
    "/for-now": (302, {"Location": "/there"}, b""),
    "/moved-to-gone": (301, {"Location": "/gone"}, b""),
    "/round": (301, {"Location": "/round"}, b""),
    "/out": (301, {"Location": "file:///etc/passwd"}, b""),
    "/gone": (404, {}, b"Not found"),
    "/gone-410": (410, {}, b""),
    "/closed": (403, {}, b"Forbidden"),
    "/too-often": (429, {"Retry-After": "3600"}, b""),
    "/broken": (500, {}, b""),
    "/large": (200, {}, b"x" * (10 * LARGEST)),
}


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked.append((self.path, self.headers["User-Agent"] or ""))
        if self.path == "/slow":
            time.sleep(1.5)
        if self.path == "/noise":
            self.wfile.write(b"\x00\xff no HTTP\r\n\r\n")
            return
        status, headers, body = PAGES.get(self.path, (200, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # the visitor has read enough
            self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


asked: list[tuple[str, str]] = []


@pytest.fixture(scope="module")
def at() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answer", "to"),
    [
        ("/there", Answer.THERE, ""),
        ("/large", Answer.THERE, ""),
        ("/for-now", Answer.THERE, ""),
        ("/moved", Answer.MOVED, "/there"),
        ("/moved-twice", Answer.MOVED, "/there"),
        ("/moved-to-gone", Answer.GONE, ""),
        ("/gone", Answer.GONE, ""),
        ("/gone-410", Answer.GONE, ""),
        ("/wall", Answer.CLOSED, ""),
        ("/wall-503", Answer.CLOSED, ""),
        ("/closed", Answer.CLOSED, ""),
        ("/too-often", Answer.CLOSED, ""),
        ("/broken", Answer.SILENT, ""),
        ("/slow", Answer.SILENT, ""),
        ("/noise", Answer.SILENT, ""),
        ("/round", Answer.SILENT, ""),
        ("/out", Answer.SILENT, ""),
    ],
)
def test_what_a_server_answers_is_told_apart(at: str, path: str, answer: Answer, to: str) -> None:
    found = visit(at + path, agent="aruntime-test (+https://example.org)", seconds=0.7)
    assert (found.answer, found.to) == (answer, at + to if to else "")
    assert asked[-1][1] == "aruntime-test (+https://example.org)"


def test_nobody_there_is_no_answer() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and never listens
        closed = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        for address in (closed, "http://nowhere.invalid/", "http://[::bad", "http://a b/"):
            assert visit(address, agent="x", seconds=0.7).answer is Answer.SILENT


def plan(today: dt.date = DAY, *, most: int = 100, pause: float = 0) -> Round:
    return Round(today=today, again=30, most=most, pause=pause)


def test_each_run_visits_those_that_wait_longest(at: str) -> None:
    cited = [f"{at}/{name}" for name in "abcde"]
    opened: list[str] = []

    def look(address: str) -> Visit:
        opened.append(address)
        return visit(address, agent="x")

    first = visit_due(cited, NONE, plan(most=3), look)
    second = visit_due(cited, first, plan(DAY + dt.timedelta(days=1), most=3), look)
    assert opened == cited
    assert due(cited, second, plan(DAY + dt.timedelta(days=29))) == []
    assert due(cited, second, plan(DAY + dt.timedelta(days=30))) == cited[:3]
    third = visit_due(cited[:1], second, plan(), look)
    assert list(third.addresses) == cited[:1]


def test_a_network_that_fails_takes_nothing_back(at: str) -> None:
    address = f"{at}/there"
    known = visit_due([address], NONE, plan(), partial(visit, agent="x"))
    later = plan(DAY + dt.timedelta(days=40))
    silent = visit_due([address], known, later, lambda _: Visit(answer=Answer.SILENT))
    assert silent.addresses[address].answer is Answer.THERE
    assert (silent.addresses[address].since, silent.addresses[address].on) == (DAY, later.today)
    gone = visit_due([address], known, later, lambda _: Visit(answer=Answer.GONE, status=404))
    assert (gone.addresses[address].answer, gone.addresses[address].since) == (Answer.GONE, later.today)


def test_a_host_is_visited_with_pauses_and_left_alone_when_it_asks(at: str) -> None:
    asked.clear()
    begun = time.monotonic()
    visit_due([f"{at}/a", f"{at}/b", f"{at}/c"], NONE, plan(pause=0.2), partial(visit, agent="x"))
    assert time.monotonic() - begun >= 0.4
    asked.clear()
    cited = [f"{at}/a", f"{at}/too-often", f"{at}/z"]
    known = visit_due(cited, NONE, plan(), partial(visit, agent="x"))
    assert [path for path, _ in asked] == ["/a", "/too-often"]
    assert f"{at}/z" not in known.addresses  # the next run begins with it


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "other/1"}', "[" * 100_000, '{"a": "\\ud800"}'])
def test_a_cache_that_cannot_be_read_is_made_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / "visited.json").write_text(text, "utf-8")
    assert load_visited(tmp_path / "visited.json") == NONE


def test_what_is_known_is_kept_between_runs(tmp_path: Path, at: str) -> None:
    known = visit_due([f"{at}/moved"], NONE, plan(), partial(visit, agent="x"))
    save_visited(tmp_path / "new" / "visited.json", known)
    assert load_visited(tmp_path / "new" / "visited.json") == known


def test_the_command_never_fails_for_the_network(copy: Path, tmp_path: Path) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    cache = tmp_path / "visited.json"
    found = {"answer": "gone", "since": "2026-11-01", "on": dt.datetime.now(dt.UTC).date().isoformat()}
    address = "https://example.org/alpha/readme"
    assert address in entry.read_text("utf-8")
    cache.write_text(json.dumps({"schema": "aruntime/visited/1", "addresses": {address: found}}), "utf-8")
    command = ["--project", str(copy), "visit-sources", "--most", "0", "--cache", str(cache)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0
    assert f"gone since 2026-11-01: {address} (runtime alpha)\n" in done.output
    assert "1 gone" in done.output
    told = json.loads(CliRunner().invoke(main, [*command, "--json"]).output)
    assert told == [{"address": address, "answer": "gone", "since": "2026-11-01", "to": ""}]
