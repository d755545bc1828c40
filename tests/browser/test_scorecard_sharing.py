"""Decisions that leave the page and come in: links, files, paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import ROOT
from tabs import (
    alive,
    export,
    import_file,
    library,
    open_scorecard,
    retitle,
    sheets,
    start_empty,
    title,
    watched,
)

pytestmark = pytest.mark.browser

EXAMPLE = "Chat assistant for staff, EU region"


@pytest.fixture
def context(context: BrowserContext, address: str) -> BrowserContext:
    context.grant_permissions(["clipboard-write"], origin=address.rstrip("/"))
    return context


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    return open_scorecard(context, address)


def copied_link(page: Page) -> str:
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("status").filter(has_text="Copied: a link of")).to_be_visible()
    other = page.context.new_page()  # a page of the site may not read the clipboard, so a reader pastes
    other.set_content("<textarea aria-label=Pasted></textarea>")
    other.get_by_label("Pasted").press("Control+V")
    link = other.get_by_label("Pasted").input_value()
    other.close()
    return link


def saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        export(page, button)
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_a_link_carries_the_whole_decision_to_another_browser(
    page: Page, chromium: Browser, address: str, tmp_path: Path
) -> None:
    retitle(page, "Shared 🦄 <b>אב")
    link = copied_link(page)
    mine = json.loads(saved(page, "Editable decision (.json)", tmp_path).read_text("utf-8"))
    assert link.startswith(f"{address}scorecard/#d=1.")
    other = chromium.new_context(accept_downloads=True, service_workers="block")
    with watched(other, address):
        theirs = other.new_page()
        asked: list[str] = []
        theirs.on("request", lambda request: asked.append(request.url))
        theirs.goto(link)
        expect(title(theirs)).to_have_value("Shared 🦄 <b>אב")
        assert theirs.url == f"{address}scorecard/"
        assert json.loads(saved(theirs, "Editable decision (.json)", tmp_path).read_text("utf-8")) == mine
        assert [url for url in asked if "d=1." in url.partition("#")[0]] == []
        theirs.reload()
        alive(theirs)
        expect(title(theirs)).to_have_value("Shared 🦄 <b>אב")
    other.close()


def test_a_link_opened_in_an_open_tab_replaces_nothing(page: Page) -> None:
    link = copied_link(page)
    retitle(page, "Mine")
    page.evaluate("(link) => { location.hash = new URL(link).hash; }", link)
    expect(title(page)).to_have_value(EXAMPLE)
    expect(page.locator(".ar-notice")).to_contain_text("beside your own decisions")
    library(page).get_by_role("button", name="Open Mine").click()
    expect(title(page)).to_have_value("Mine")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text[:-40], "damaged or was cut off"),
        (lambda text: text.replace("#d=1.", "#d=2."), "made by a newer version of this page"),
        (lambda text: text[:60] + "AAAA" + text[64:], "damaged or was cut off"),
    ],
    ids=["cut", "newer", "changed"],
)
def test_a_link_that_cannot_be_read_says_so_and_loses_nothing(
    page: Page, change: Callable[[str], str], words: str
) -> None:
    link = change(copied_link(page))
    retitle(page, "Mine")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".ar-notice")).to_contain_text(words)
    expect(page.locator(".ar-notice")).to_contain_text("Your decisions are unchanged.")
    expect(title(page)).to_have_value("Mine")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(".ar-notice")).to_have_count(0)


def test_a_browser_that_does_not_copy_shows_the_link(chromium: Browser, address: str) -> None:
    context = chromium.new_context(service_workers="block")
    context.add_init_script(
        "if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
    )
    with watched(context, address):
        page = open_scorecard(context, address)
        page.get_by_role("button", name="Share").click()
        expect(page.get_by_label("Link to this decision")).to_be_visible()
        assert (
            page.get_by_label("Link to this decision").input_value().startswith(f"{address}scorecard/#d=1.")
        )
    context.close()


@pytest.mark.parametrize("button", ["Editable decision (.json)", "Editable decision (.yml)"])
def test_what_is_exported_is_imported_again_whole(page: Page, tmp_path: Path, button: str) -> None:
    file = saved(page, button, tmp_path)
    start_empty(page)
    retitle(page, "Between")
    import_file(page, file)
    expect(title(page)).to_have_value(EXAMPLE, timeout=30_000)
    again = json.loads(saved(page, "Editable decision (.json)", tmp_path).read_text("utf-8"))
    example = json.loads(page.locator("#ar-scorecard-data").text_content() or "")["decision"]
    assert again == example


def test_a_decision_file_of_the_command_line_is_imported(page: Page) -> None:
    file = ROOT / "docs" / "decisions" / "eu-chat-assistant.decision.yml"
    start_empty(page)
    import_file(page, file)
    expect(title(page)).to_have_value(EXAMPLE, timeout=30_000)
    expect(page.locator(".ar-outcome__lead")).to_contain_text("vLLM on KServe leads", timeout=30_000)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("x.yml", "id: 1.5: 2", "x.yml: the file is not YAML"),
        ("x.yml", "a: &a [x]\nb: *a", "anchors and aliases are not used here"),
        ("x.yml", "candidates: [{id: A B}]", "candidates[0].id"),
        ("x.json", "x" * 5_000_000, "the file has 5,000,000 bytes; at most 1,000,000 characters are read"),
        ("x.json", '{"schema": "aruntime/decision/2", "candidates": []}', "newer version of this page"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_changes_nothing(
    page: Page, tmp_path: Path, name: str, text: str, words: str
) -> None:
    retitle(page, "Mine")
    file = tmp_path / name
    file.write_text(text, "utf-8")
    import_file(page, file)
    expect(page.locator(".ar-notice")).to_contain_text(words, timeout=30_000)
    expect(title(page)).to_have_value("Mine")


def test_the_printed_page_is_the_decision_and_not_the_form(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    record = page.locator(".ar-record")
    record.get_by_label("Rationale").fill("it passes every gate.")
    record.get_by_role("button", name="Print").click()
    page.wait_for_function("window.printed")
    page.emulate_media(media="print")
    sheet = page.locator(".ar-sheet")
    expect(sheet).to_contain_text("Decision: vLLM on KServe: it passes every gate.")
    expect(sheet).to_contain_text("vLLM on KServe: kserve 0.20.0, vllm 0.33.0")
    expect(page.locator(".ar-grid__table")).to_be_visible()
    for hidden in (".ar-outcome", ".ar-title-bar__tools", ".ar-start", ".ar-record", ".md-tabs"):
        expect(page.locator(hidden)).to_be_hidden()
    assert sheets(page) <= 3


def test_a_link_is_never_preceded_by_the_example(page: Page, context: BrowserContext) -> None:
    retitle(page, "Linked")
    link = copied_link(page)
    other = context.new_page()
    other.add_init_script(
        """
        window.seen = new Set();
        const look = () => {
            const root = document.querySelector("#ar-scorecard");
            if (root && getComputedStyle(root).visibility === "visible") {
                const title = root.querySelector(".ar-title input")?.value ?? root.querySelector(".ar-title")?.textContent;
                if (title) window.seen.add(title);
            }
            requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        """
    )
    other.goto(link)
    expect(title(other)).to_have_value("Linked")
    assert other.evaluate("[...window.seen]") == ["Linked"]
