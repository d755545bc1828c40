"""What people do in a browser from a need to an answer, counted: every click, typed field, chosen option and key."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect, sync_playwright

from benchmarks.build import build
from benchmarks.chromium import launch
from mkdocs_aruntime.cli.serve import Server, read_headers

ROOT = Path(__file__).parent.parent

STACKS = ("vLLM", "SGLang", "TensorRT-LLM")
MUST_HAVES = (
    "text generation; safetensors; lora; nvidia gpu; kubernetes; air-gapped; prometheus; p95 ttft 800 at 64;"
    " Rollback is rehearsed; apache mit; streaming; openai"
)
USUAL = 12
"""Must-haves that are offered before a word is typed."""
NOT_NEEDED = re.compile("ONNX|Tabular")
"""Those of them that engines for language models do without."""
SCORES = 6
PATIENCE = 60_000
"""Milliseconds for whatever is waited for."""

PASTE = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


class Hand:
    """Does on a page what a person would, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done = 0

    def click(self, target: Locator) -> None:
        """Click a button, a link, a box to tick or a cell."""
        self.done += 1
        target.click()

    def type(self, target: Locator, words: str) -> None:
        """Fill a field, and confirm it by Enter: two."""
        self.done += 2
        target.fill(words)
        target.press("Enter")

    def choose(self, target: Locator, option: str) -> None:
        """Choose from a list."""
        self.done += 1
        target.select_option(option)

    def paste(self, text: str) -> None:
        """Paste cells of a spreadsheet where the focus is."""
        self.done += 1
        self.page.evaluate(PASTE, text)


def to_a_shortlist(hand: Hand, address: str) -> None:
    """From the home page to stacks for a model on Kubernetes with NVIDIA GPUs, and on to deciding between three."""
    page = hand.page
    page.goto(address)
    hand.click(page.get_by_role("link", name="A language model (any format)"))
    hand.click(page.get_by_label("On Kubernetes"))
    hand.click(page.get_by_label("NVIDIA GPUs"))
    expect(page.locator(".ar-asked__found [role=status]")).to_contain_text("candidate stacks")
    hand.click(page.get_by_role("link", name="Decide between the first 3"))
    expect(page.get_by_text("Opened from a link, and kept in this browser")).to_be_visible()


def to_a_decision(hand: Hand, address: str) -> None:
    """From an empty scorecard to an answer on three candidates, twelve must-haves and six scores."""
    page = hand.page
    page.goto(f"{address}scorecard/")
    hand.click(page.get_by_role("button", name="Start empty").filter(visible=True).first)
    for name in STACKS:
        add(hand, "candidate", name)
    hand.type(page.get_by_role("combobox", name="Add a requirement"), MUST_HAVES)
    rows = page.locator("tr[data-row]:not([data-row^='score.'])")
    expect(page.locator("tr[data-row]", has_text="OpenAI")).not_to_have_count(0)
    answered(page)  # it may add what a gate asks besides
    asked = rows.count()
    hand.click(page.locator("td[data-cell]").first)
    page.keyboard.press("Escape")
    hand.done += 1
    hand.paste("\n".join(["pass\tpass\tfail"] * asked + ["2-3\t3\t1-2"] * SCORES))
    hand.choose(page.get_by_label("Preset weights"), "performance-first")
    answered(page)


def by_hand(hand: Hand, address: str) -> None:
    """The same with what the page shows by itself: nothing is pasted, and no key is known."""
    page = hand.page
    page.goto(f"{address}scorecard/")
    hand.click(page.get_by_role("button", name="Start empty").filter(visible=True).first)
    for name in STACKS:
        add(hand, "candidate", name)
    hand.click(page.get_by_role("combobox", name="Add a requirement"))
    for _ in range(USUAL):
        offers = page.locator("#add-requirement-list [role=option]")
        hand.click(offers.filter(has_not_text=NOT_NEEDED).first)
    page.keyboard.press("Escape")
    answered(page)
    drawer = page.locator(".ar-drawer")
    for number, name in enumerate(STACKS):
        hand.click(page.get_by_role("columnheader").get_by_role("button", name=name, exact=True))
        if number == 0:
            hand.type(drawer.get_by_label("Tested by"), "Platform team")
        hand.click(drawer.get_by_role("button", name="Pass"))
        for score in drawer.locator(".ar-fields select").all()[:SCORES]:
            hand.choose(score, str(4 - 2 * number))
    hand.choose(page.get_by_label("Preset weights"), "performance-first")
    answered(page)


def answered(page: Page) -> None:
    """The last change has its answer."""
    expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:", timeout=60_000)
    expect(page.locator("[data-stale]")).to_have_count(0, timeout=60_000)


def add(hand: Hand, what: str, words: str) -> None:
    """Type into a box that offers, and take its first offer."""
    page = hand.page
    box = page.get_by_role("combobox", name=f"Add a {what}")
    box.fill(words)
    expect(page.locator(f"#add-{what}-list [role=option]").first).to_be_visible(timeout=60_000)
    box.press("Enter")
    hand.done += 2


JOURNEYS: Sequence[tuple[str, Callable[[Hand, str], None]]] = (
    ("from the home page to a decision between three stacks", to_a_shortlist),
    ("from empty to an answer: 3 candidates, 12 must-haves, 6 scores", to_a_decision),
    ("the same by hand, with must-haves as they are offered", by_hand),
)


def run() -> list[dict[str, Any]]:
    """Both journeys, each in a browser that has never been here."""
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name) / "site"
        build(ROOT, folder)
        server = Server(folder, headers=read_headers(folder))
        address = server.start()
        browser = launch(playwright, "--disable-gpu")
        try:
            return [walked(browser.new_page(service_workers="block"), address, *each) for each in JOURNEYS]
        finally:
            browser.close()
            server.shutdown()


def walked(page: Page, address: str, name: str, walk: Callable[[Hand, str], None]) -> dict[str, Any]:
    hand = Hand(page)
    begin = time.perf_counter()
    walk(hand, address)
    return {
        "name": name,
        "note": f"{hand.done} interactions; the machine's part took {time.perf_counter() - begin:.1f} s",
    }
