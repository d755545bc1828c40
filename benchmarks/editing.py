"""From an edit in the scorecard to the painted answer, and the tasks of the page's thread meanwhile."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from aruntime_evaluator import canonical_json, encode
from benchmarks.build import build
from benchmarks.chromium import launch
from benchmarks.evaluation import site, with_candidates
from mkdocs_aruntime.cli.serve import Server, read_headers

ROOT = Path(__file__).parent.parent
EDITS = 30
REST = 900
"""Milliseconds between edits, in which the simulation of the one before ends."""

WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) window.tasks.push([each.startTime, each.duration]);
  }).observe({ type: "longtask" });
  window.painted = null;
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (data.type !== "answer" || window.painted === null) return;
        const told = window.painted;
        window.painted = null;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => told(performance.now());
          port2.postMessage(null);
        });
      });
    }
  };
}"""

EDIT = """async (level) => {
  const select = document.querySelector("select.ar-weight");
  const painted = new Promise((resolve) => (window.painted = resolve));
  const begin = performance.now();
  select.value = level;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  return (await painted) - begin;
}"""


def run() -> list[dict[str, Any]]:
    """Levels of importance are changed one at a time, in the worked decision and in one of thirty candidates."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        build(ROOT, folder)
        thirty = Path(name) / "thirty.json"
        found = site()
        thirty.write_text(
            canonical_json(encode(with_candidates(found.decisions[0], found.policy, 30))), "utf-8"
        )
        return measured(folder, thirty)


def measured(folder: Path, thirty: Path) -> list[dict[str, Any]]:
    server = Server(folder, headers=read_headers(folder))
    address = server.start()
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright, "--disable-gpu")
            page = browser.new_context(service_workers="block").new_page()
            page.add_init_script(f"({WATCH})()")
            page.goto(f"{address}scorecard/")
            page.wait_for_load_state("networkidle")
            starting = tasks_of_start(page)
            four = edits(page)
            page.set_input_files(".ar-title-bar .ar-import input", thirty)
            expect(page.locator(".ar-grid__table thead th")).to_have_count(31, timeout=30_000)
            expect(page.locator(".ar-result[data-stale]")).to_have_count(0, timeout=30_000)
            many = edits(page)
            browser.close()
    finally:
        server.shutdown()
    return [
        {"name": "an edit to the painted answer, the worked decision", "ms": median(four), "note": f"p90 {p90(four):.0f} ms"},
        {"name": "an edit to the painted answer, 30 candidates", "ms": median(many), "ratio": median(many) / median(four),
         "note": f"to the worked decision; p90 {p90(many):.0f} ms"},
        {"name": "longest task of the page's thread while Python starts", "ms": max(starting, default=0.0),
         "note": f"{len(starting)} of 50 ms or more"},
    ]  # fmt: skip


def tasks_of_start(page: Page) -> list[float]:
    """Milliseconds of every long task of the page's thread, from the first interest until Python answers."""
    page.wait_for_timeout(1000)
    since = page.evaluate("performance.now()")
    page.click(".ar-outcome__lead")
    expect(page.locator(".ar-scorecard__status")).to_have_text("Python is ready.", timeout=60_000)
    page.wait_for_timeout(1000)
    return [took for start, took in page.evaluate("window.tasks") if start >= since]


def edits(page: Page) -> list[float]:
    times: list[float] = []
    for i in range(EDITS + 2):
        times.append(page.evaluate(EDIT, ("low", "high", "medium")[i % 3]))
        page.wait_for_timeout(REST)
    return times[2:]  # the first wake what is drawn for the first time


def p90(times: list[float]) -> float:
    return quantiles(times, n=10)[-1]
