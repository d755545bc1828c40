"""Tabs of a browser on the scorecard: what the tests of keeping, sharing, faults and offline use have in common."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

PLAIN = "site.test"
"""A name for this machine under which a browser trusts plain HTTP as little as anybody else's."""

BLOCKED = "Service Worker registration blocked"
"""What Playwright itself says on the console of a context without the offline worker."""


@contextmanager
def watched(context: BrowserContext, address: str, *, expected: tuple[str, ...] = ()) -> Iterator[list[str]]:
    """Whatever goes wrong on any page of a context, and every request to anybody else, fails the test."""
    wrong: list[str] = []

    def tell(text: str) -> None:
        if not any(each in text for each in (*expected, BLOCKED)):
            wrong.append(text)

    context.on(
        "console", lambda message: tell(message.text) if message.type in {"error", "warning"} else None
    )
    context.on("weberror", lambda error: tell(str(error.error)))
    context.on(
        "request", lambda request: None if ours(request.url, address) else tell(f"asked {request.url}")
    )
    yield wrong
    assert not wrong, wrong


def ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:" + address))


def open_scorecard(context: BrowserContext, address: str, fragment: str = "") -> Page:
    page = context.new_page()
    page.goto(f"{address}scorecard/{fragment}")
    alive(page)
    return page


def alive(page: Page) -> None:
    """The page's scripts have taken over what was rendered at build, and say how it stands or what is wrong."""
    said = page.locator(".ar-scorecard[data-live], [role=alert]")
    expect(said.first).to_be_attached(timeout=45_000)


def title(page: Page) -> Any:
    return page.get_by_label("Title", exact=True)


def library(page: Page) -> Any:
    """The decisions that are kept, unfolded."""
    menu = page.locator("#library")
    menu.evaluate("(each) => { each.open = true; }")
    return menu


def start_empty(page: Page) -> None:
    library(page).get_by_role("button", name="Start empty").click()


def wake(page: Page) -> None:
    """Show interest, so that Python starts; and wait until it is ready, or has answered."""
    page.locator(".ar-outcome").click(position={"x": 5, "y": 5})
    expect(page.locator(".ar-scorecard__status")).to_contain_text(
        re.compile("Python is ready|Result:|No candidates"), timeout=60_000
    )


def answered(page: Page) -> None:
    """The last change has its answer, with the simulation."""
    expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:", timeout=60_000)
    expect(page.locator("[data-stale]")).to_have_count(0, timeout=60_000)


def cell(page: Page, asked: str, candidate: str) -> Any:
    """One must-have or criterion for one candidate, by its id."""
    row = page.locator(".ar-grid__table tr", has=page.locator("th[scope=row]", has_text=asked))
    return row.locator(f"[data-candidate='{candidate}']").first


def add(page: Page, what: str, words: str) -> None:
    """Type into one of the boxes that add something, and take what comes first."""
    box = page.get_by_role("combobox", name=f"Add a {what}")
    box.fill(words)
    expect(page.locator(f"#add-{what}-list [role=option]").first).to_be_visible(timeout=60_000)
    box.press("Enter")


def import_file(page: Page, file: Path) -> None:
    page.locator(".ar-title-bar .ar-import input").set_input_files(file)


def export(page: Page, button: str) -> None:
    """Choose one of the files under *Export*."""
    page.locator(".ar-title-bar summary", has_text="Export").click()
    page.get_by_role("button", name=button).click()


def retitle(page: Page, words: str) -> None:
    """Change the open decision, and wait until it is kept."""
    title(page).fill(words)
    expect(page.locator("#library li[aria-current] input")).to_have_value(words)


def raw_answer(page: Page, request: str) -> Any:
    """The text that the page's ``window.evaluator`` answers, before it is read."""
    page.evaluate(
        "() => { window.JSONparse ??= JSON.parse; JSON.parse = (text) => { window.raw = text; return window.JSONparse(text); }; }"
    )
    page.evaluate(
        "(request) => { const { method, params } = window.JSONparse(request); return window.evaluator.call(method, params); }",
        request,
    )
    return page.evaluate("window.raw")


def at_widths(page: Page, *widths: int) -> Iterator[int]:
    """The page at each width, laid out: a window that is resized, or a phone that is turned."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        yield width


def hangs_out(page: Page) -> bool:
    """Whether the page scrolls sideways at the width that its window has."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def sheets(page: Page) -> int:
    """How many sheets of paper the page takes, by the tree of pages in its PDF."""
    return max(int(count) for count in re.findall(rb"/Count (\d+)", page.pdf(format="A4")))


def until(page: Page, holds: Callable[[], bool], seconds: int = 30) -> None:
    """Wait for what the page can be asked; Playwright's own way is forbidden by a strict policy of content."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not so after {seconds} seconds"
        page.wait_for_timeout(20)
