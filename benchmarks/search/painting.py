"""From a keystroke to painted results, in a browser, with the site served on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.chromium import launch
from mkdocs_aruntime.cli.serve import Server, read_headers

WATCH = """() => {
  window.painted = [];
  let typed = 0;
  document.addEventListener("keyup", (event) => { typed = event.timeStamp; }, true);
  new MutationObserver(() => {
    const since = typed;
    if (since === 0) return;
    typed = 0;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.painted.push(performance.now() - since);
      port2.postMessage(null);
    });
  }).observe(document.querySelector(".md-search-result__list"), { childList: true });
}"""


def keystrokes(site: Path, queries: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of every keystroke that drew results: when files were fetched, and when they were there."""
    server = Server(site, headers=read_headers(site))
    address = server.start()
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright, "--disable-gpu")
            page = browser.new_context(service_workers="block").new_page()
            page.goto(address + "about/")
            page.wait_for_load_state("networkidle")
            page.evaluate(WATCH)
            page.keyboard.press("/")
            rounds: list[list[float]] = []
            for _ in range(2):
                page.evaluate("window.painted = []")
                for query in queries:
                    page.locator("[data-md-component=search-query]").fill("")
                    page.keyboard.type(query, delay=60)
                page.wait_for_timeout(300)
                rounds.append(page.evaluate("window.painted"))
            browser.close()
    finally:
        server.shutdown()
    return rounds[0], rounds[1]
