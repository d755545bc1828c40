"""Python in the browser: starts from the snapshot, falls back when it cannot, and answers the same bytes."""

from __future__ import annotations

import json
import shutil
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from aruntime_evaluator import handle
from aruntime_evaluator.model.codec import encode
from building import write_bundle
from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.serve import Handler
from mkdocs_aruntime.publish.bundle import Bundle
from proofs import SAMPLES
from tabs import PLAIN, raw_answer

pytestmark = pytest.mark.browser

SCRIPTS = ROOT / "plugins" / "mkdocs_aruntime" / "assets" / "javascripts" / "evaluator"


START = """async (folder) => {
    const { createEvaluator } = await import("/scripts/client.js");
    window.seen = [];
    window.evaluator = createEvaluator({ base: new URL(`/evaluator/${folder}/`, location.href).href });
    return window.evaluator.start((progress) => window.seen.push(progress));
}"""


class Sent:
    """What the server sent of the evaluator."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self.damaged: Callable[[int], bool] = lambda _time: False

    def damages(self, name: str) -> bool:
        """Count it, and say whether it is to be damaged this time."""
        self.times[name] += 1
        return self.damaged(self.times[name])


@pytest.fixture
def folder(tmp_path: Path, bundle: Bundle) -> Path:
    """A page's folder with the scripts and its own copy of the bundle."""
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    write_bundle(bundle, tmp_path / "evaluator")
    (tmp_path / "index.html").write_text("<!doctype html><title>Evaluator</title>", "utf-8")
    return tmp_path


@pytest.fixture
def files(folder: Path, bundle: Bundle) -> Path:
    """The evaluator's files in it, to damage."""
    return folder / "evaluator" / bundle.name


@pytest.fixture
def page(chromium: Browser, folder: Path, serve: Callable[[Path], str]) -> Any:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(serve(folder))
    yield page
    context.close()


def start(page: Page, bundle: Bundle) -> str:
    how = page.evaluate(START, bundle.name)
    assert isinstance(how, str)
    return how


def requests(site: Site) -> dict[str, Any]:
    return {
        "catalog": encode(site.catalog),
        "policy": encode(site.policy),
        "decision": encode(site.decisions[0]),
        "as-of": "2026-11-23",
    }


def test_it_starts_from_the_snapshot_under_a_strict_policy_with_progress_by_bytes(
    page: Page, bundle: Bundle
) -> None:
    assert start(page, bundle) == "snapshot"
    seen = page.evaluate("window.seen")
    assert seen[-1]["loaded"] == seen[-1]["total"] > 1_000_000


def test_on_a_slow_line_progress_is_told_before_a_file_is_whole(
    chromium: Browser,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    serve: Callable[[Path], str],
    bundle: Bundle,
) -> None:
    """A check by the browser itself would let the first byte through after the last."""
    enough = threading.Event()

    def drip(self: Handler, source: Any, outputfile: Any) -> None:
        content = source.read()
        outputfile.write(content[: len(content) // 2])
        outputfile.flush()
        if self.path.endswith(".bin"):
            assert enough.wait(30)
        outputfile.write(content[len(content) // 2 :])

    monkeypatch.setattr(Handler, "copyfile", drip)
    context = chromium.new_context()
    page = context.new_page()
    page.goto(serve(folder))
    page.evaluate(f"(folder) => {{ window.how = ({START})(folder); }}", bundle.name)
    last = page.evaluate(
        """async () => {
            while (!(window.seen?.at(-1)?.loaded > 1_000_000)) await new Promise((next) => setTimeout(next, 20));
            return window.seen.at(-1);
        }"""
    )
    assert last["loaded"] < 0.6 * last["total"]
    enough.set()
    assert page.evaluate("window.how") == "snapshot"
    context.close()


@pytest.mark.parametrize("damage", ["missing", "truncated", "altered"])
def test_a_snapshot_that_cannot_be_used_is_done_without(
    page: Page, files: Path, damage: str, bundle: Bundle
) -> None:
    snapshot = files / "snapshot.bin"
    content = snapshot.read_bytes()
    if damage == "missing":
        snapshot.unlink()
    else:
        snapshot.write_bytes(
            content[: len(content) // 2] if damage == "truncated" else content[:-9] + b"123456789"
        )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    assert start(page, bundle) == "packages"
    assert any("starting without it" in text for text in said)


@pytest.mark.parametrize("name", ["manifest.json", "pyodide.js", "module.bin"])
def test_a_file_that_is_not_what_was_built_is_never_run(
    page: Page, files: Path, name: str, bundle: Bundle
) -> None:
    file = files / name
    file.write_bytes(file.read_bytes() + b"\n//" if name.endswith("js") else file.read_bytes()[:-1] + b"!")
    with pytest.raises(Exception, match="a file of the evaluator is damaged or cannot be fetched"):
        start(page, bundle)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, bundle: Bundle) -> Sent:
    """How often each file of the evaluator was sent, and which of these times it is to be damaged."""
    sent = Sent()
    whole = Handler.copyfile

    def send(self: Handler, source: Any, outputfile: Any) -> None:
        name = self.path.rpartition("/")[2]
        if bundle.name not in self.path or not sent.damages(name):
            return whole(self, source, outputfile)
        content = source.read()
        outputfile.write(b"\n" * len(content))
        return None

    monkeypatch.setattr(Handler, "copyfile", send)
    return sent


def test_what_runs_is_what_was_checked_for_nothing_is_fetched_twice(
    page: Page, bundle: Bundle, sent: Sent
) -> None:
    """A server that gives one thing to be checked and another to be run never gets to the second."""
    sent.damaged = lambda time: time > 1
    assert start(page, bundle) == "snapshot"
    assert sent.times.keys() >= {"manifest.json", "pyodide.js", "module.bin", "snapshot.bin"}
    assert set(sent.times.values()) == {1}


def test_so_it_is_where_python_starts_without_the_snapshot(
    page: Page, bundle: Bundle, files: Path, sent: Sent
) -> None:
    (files / "snapshot.bin").unlink()
    sent.damaged = lambda time: time > 1
    assert start(page, bundle) == "packages"
    assert set(sent.times) == set(bundle.files) - {"snapshot.bin"}
    assert set(sent.times.values()) == {1}


def test_a_file_that_came_damaged_once_is_fetched_past_every_cache(
    page: Page, bundle: Bundle, sent: Sent
) -> None:
    sent.damaged = lambda time: time == 1
    assert start(page, bundle) == "snapshot"
    assert set(sent.times.values()) == {2}


def test_without_https_the_browser_itself_checks_each_file(
    chromium: Browser, folder: Path, serve: Callable[[Path], str], bundle: Bundle, files: Path
) -> None:
    address = serve(folder).replace("127.0.0.1", PLAIN)

    def started() -> str:
        context = chromium.new_context()  # without anything that was cached before
        page = context.new_page()
        page.goto(address)
        assert page.evaluate("[isSecureContext, crypto.subtle]") == [False, None]
        try:
            return start(page, bundle)
        finally:
            context.close()

    assert started() == "snapshot"
    for name in ("pyodide.js", "manifest.json"):
        content = (files / name).read_bytes()
        (files / name).write_bytes(content.replace(b"0", b"1", 1))
        with pytest.raises(Exception, match="a file of the evaluator is damaged or cannot be fetched"):
            started()
        (files / name).write_bytes(content)


def test_a_folder_that_is_not_named_by_its_manifest_is_not_used(
    page: Page, files: Path, bundle: Bundle
) -> None:
    """As where a deploy put the files of another build in the place of these."""
    for name in ("0" * 64, "evaluator", bundle.name[:63]):
        files.rename(files.with_name(name))
        with pytest.raises(Exception, match="a file of the evaluator is damaged or cannot be fetched"):
            page.evaluate(START, name)
        files.with_name(name).rename(files)


def test_without_the_snapshot_a_damaged_library_is_said_and_not_waited_for(
    page: Page, files: Path, bundle: Bundle
) -> None:
    (files / "snapshot.bin").unlink()
    (files / "python_stdlib.zip").write_bytes(b"PK")
    with pytest.raises(Exception, match="a file of the evaluator is damaged or cannot be fetched"):
        start(page, bundle)


def test_the_answer_is_the_same_bytes_as_in_cpython(page: Page, minimal: Site, bundle: Bundle) -> None:
    start(page, bundle)
    request = json.dumps({"version": 1, "method": "evaluate", "params": requests(minimal)})
    assert raw_answer(page, request) == handle(request)


def test_result_files_are_read_with_the_same_bytes_as_in_cpython(page: Page, bundle: Bundle) -> None:
    start(page, bundle)
    for path in sorted(SAMPLES.iterdir()):
        if path.name != "README.md":
            params = {"name": path.name, "text": path.read_text("utf-8"), "slo": "ttft=75ms,tpot=8ms"}
            request = json.dumps({"version": 1, "method": "proof", "params": params})
            assert raw_answer(page, request) == handle(request), path.name


def test_a_problem_is_told_with_its_path(page: Page, minimal: Site, bundle: Bundle) -> None:
    start(page, bundle)
    params = requests(minimal)
    params["decision"] = {**params["decision"], "importance": {"reach": "hgh"}}
    told = page.evaluate(
        "(params) => window.evaluator.call('evaluate', params).catch((error) => error.problems[0])", params
    )
    assert told["path"] == "importance.reach"
    assert told["message"] == "'hgh' is not a known importance level; did you mean 'high'?"


def test_a_worker_that_was_killed_is_replaced_and_asked_again(
    page: Page, minimal: Site, bundle: Bundle
) -> None:
    start(page, bundle)
    page.evaluate("() => window.evaluator.stop()")
    result = page.evaluate("(params) => window.evaluator.call('evaluate', params)", requests(minimal))
    assert result["recommendation"]["group"] == ["alpha"]


def test_an_evaluator_that_is_not_there_is_said_so(page: Page, files: Path, bundle: Bundle) -> None:
    shutil.rmtree(files)
    with pytest.raises(Exception, match=r"the evaluator is not there \(404\)"):
        start(page, bundle)
