"""Python in the browser: its start beside a plain ``loadPyodide()``, its bytes, and the time of an evaluation."""

from __future__ import annotations

import gzip
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from aruntime_evaluator import encode, handle
from benchmarks.chromium import launch
from benchmarks.evaluation import with_candidates
from mkdocs_aruntime.catalog.site import Sources, load_site
from mkdocs_aruntime.cli.project import today
from mkdocs_aruntime.cli.serve import Server
from mkdocs_aruntime.publish.bundle import Bundle, build_bundle

ROOT = Path(__file__).parent.parent
ROUNDS = 5
SETTLED = 1000
"""Milliseconds: nobody scores in the first second, and a browser that opens a page is busy with itself."""
PLAIN_FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")

OURS = """async ({ folder, catalog, policy, decision, six, ...terms }) => {
  const { createEvaluator } = await import("/scripts/client.js");
  const { neededOf } = await import("/scripts/needed.js");
  const start = performance.now();
  const evaluator = createEvaluator({ base: new URL(`/bundle/${folder}/`, location.href).href });
  const needed = neededOf(catalog, decision);
  const names = await evaluator.call("load", { catalog: needed, policy });
  await evaluator.call("evaluate", { ...terms, ...names, decision, draws: 0, thorough: false });
  const first = performance.now() - start;
  const time = async (decision, draws) => {
    const times = [];
    for (let i = 0; i < 9; i++) {
      const begin = performance.now();
      await evaluator.call("evaluate", { ...terms, ...names, decision, draws, thorough: draws > 0 });
      times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b)[4];
  };
  const result = { first, edit: await time(decision, 0), full: await time(decision, 2000), six: await time(six, 2000) };
  evaluator.stop();
  return result;
}"""

PLAIN = """async () => {
  const source = `self.onmessage = async () => {
    const { loadPyodide } = await import("${location.origin}/pyodide/pyodide.mjs");
    const pyodide = await loadPyodide({ indexURL: "${location.origin}/pyodide/" });
    postMessage(pyodide.runPython("1 + 1"));
  };`;
  const start = performance.now();
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
  await new Promise((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onerror = reject;
    worker.postMessage(0);
  });
  const time = performance.now() - start;
  worker.terminate();
  return time;
}"""


def run() -> list[dict[str, Any]]:
    bundle = build_bundle(node_modules=ROOT / "node_modules", cache=ROOT / ".cache")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        address = serve(Path(name), bundle)
        browser = launch(playwright)
        asked = {"folder": bundle.name, **request()}
        ours = [fresh(browser, address, OURS, asked) for _ in range(ROUNDS)]
        plain = [fresh(browser, address, PLAIN, None) for _ in range(ROUNDS)]
        browser.close()
    first, edit, full, six = (median(ours, name) for name in ("first", "edit", "full", "six"))
    base, native = statistics.median(plain), in_cpython(asked)
    sizes = transfer(bundle)
    return [
        {"name": "start, catalog and policy read, first evaluation", "ms": first, "ratio": first / base,
         "note": "to a plain loadPyodide() with one line of Python"},
        {"name": "plain loadPyodide()", "ms": base},
        {"name": "an edit in the browser (4 candidates, no draws)", "ms": edit},
        {"name": "the same with 2,000 draws", "ms": full},
        {"name": "6 candidates × 6 criteria, 2,000 draws, JSON to JSON", "ms": six, "ratio": six / native,
         "note": "to the same request in CPython"},
        {"name": "the same request in CPython", "ms": native},
        {"name": "transfer of the evaluator, gzip", "bytes": sizes[0], "ratio": sizes[0] / sizes[1],
         "note": "to the files of plain Pyodide"},
        {"name": "transfer of plain Pyodide, gzip", "bytes": sizes[1]},
    ]  # fmt: skip


def median(rounds: list[dict[str, float]], name: str) -> float:
    return statistics.median(each[name] for each in rounds)


def in_cpython(asked: dict[str, Any]) -> float:
    """Milliseconds of the largest request in this process, the documents known by their digests as there."""
    names = answer("load", {key: asked[key] for key in ("catalog", "policy")})
    request = {**names, "decision": asked["six"], "as-of": asked["as-of"], "draws": 2000}
    times = []
    for _ in range(9):
        begin = time.perf_counter()
        answer("evaluate", request)
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def answer(method: str, params: dict[str, Any]) -> Any:
    found = json.loads(handle(json.dumps({"version": 1, "method": method, "params": params})))
    assert found["ok"], found
    return found["result"]


def transfer(bundle: Bundle) -> tuple[int, int]:
    """Bytes before the first evaluation: ours with the snapshot, and plain Pyodide's."""

    def packed(name: str, data: bytes) -> int:
        return len(data) if name.endswith((".bin", ".zip")) else len(gzip.compress(data, 9))

    ours = ("pyodide.js", "module.bin", "snapshot.bin", "manifest.json")
    plain = ROOT / "node_modules" / "pyodide"
    return (
        sum(packed(name, bundle.files[name]) for name in ours),
        sum(packed(name, (plain / name).read_bytes()) for name in PLAIN_FILES),
    )


def serve(folder: Path, bundle: Bundle) -> str:
    scripts = ROOT / "plugins/mkdocs_aruntime/assets/javascripts/evaluator"
    for name, source in (
        ("scripts", scripts),
        ("pyodide", ROOT / "node_modules/pyodide"),
    ):
        (folder / name).symlink_to(source.resolve(), target_is_directory=True)
    (folder / "bundle" / bundle.name).mkdir(parents=True)
    for name, content in bundle.files.items():
        (folder / "bundle" / bundle.name / name).write_bytes(content)
    (folder / "index.html").write_text("<!doctype html><title>Benchmark</title>", "utf-8")
    return Server(folder, headers={}).start()


def fresh(browser: Browser, address: str, script: str, argument: object) -> Any:
    """Run a script on a page that has nothing in its cache, when the browser has done with opening it."""
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(SETTLED)
    result = page.evaluate(script, argument)
    context.close()
    return result


def request() -> dict[str, Any]:
    sources = Sources(
        root=ROOT, runtimes=ROOT / "runtimes", policy=ROOT / "evaluator/policy.yml", docs=ROOT / "docs"
    )
    site = load_site(sources, as_of=today())
    used = {id_ for each in site.decisions[0].candidates for id_ in each.components}
    catalog = encode(site.catalog)
    assert isinstance(catalog, dict)
    catalog["runtimes"] = [encode(each) for each in site.catalog.runtimes if each.id in used]
    return json.loads(
        json.dumps(
            {
                "catalog": catalog,
                "policy": encode(site.policy),
                "decision": encode(site.decisions[0]),
                "six": encode(with_candidates(site.decisions[0], site.policy, 6)),
                "as-of": "2026-11-23",
            }
        )
    )
