"""What was typed is there after whatever readers, tabs and browsers do, or the page says what became of it."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tabs import alive, answered, library, open_scorecard, retitle, start_empty, title, until

pytestmark = pytest.mark.browser

EXAMPLE = "Chat assistant for staff, EU region"

TYPE = """([label, words, act]) => {
    const box = [...document.querySelectorAll("#ar-scorecard :is(input, textarea)")].find(
        (each) => (each.ariaLabel ?? each.closest("label")?.textContent.trim()) === label);
    box.focus();
    box.value = words;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const press = (name) => [...document.querySelectorAll("#ar-scorecard button")].find(
        (each) => (each.ariaLabel ?? each.textContent.trim()) === name).click();
    if (act === "reload") location.reload();
    else if (act.startsWith("go ")) location.href = act.slice(3);
    else if (act) press(act);
}"""
"""Type, and do something else in the same task: no write to a database is finished by then, no field is left."""

FIELDS = ("Title", "Problem", "Target hardware", "Rationale", "Decided by")


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = open_scorecard(context, address)
    start_empty(page)
    retitle(page, "Mine")
    return page


def type_and(page: Page, label: str, words: str, act: str = "") -> None:
    page.evaluate(TYPE, [label, words, act])


def type_and_leave(page: Page, label: str, words: str, act: str) -> None:
    with page.expect_navigation():
        type_and(page, label, words, act)


def field(page: Page, label: str) -> Locator:
    if label == "Title":
        return page.get_by_label("Title", exact=True)
    if label in {"Problem", "Target hardware"} and page.locator(".ar-drawer").count() == 0:
        page.get_by_role("button", name="Needs and context").click()
    return page.get_by_label(label, exact=True)


def journal(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "Object.keys(localStorage).filter((each) => each.startsWith('aruntime-scorecard '))"
    )
    return found


def test_what_is_typed_while_the_page_reloads_is_there(page: Page) -> None:
    for turn in range(20):
        type_and_leave(page, "Title", f"Typed {turn}", "reload")
        alive(page)
        expect(title(page)).to_have_value(f"Typed {turn}")
    expect(page.locator("#library li")).to_have_count(1)
    assert journal(page) == []


def reloaded(page: Page, label: str, words: str) -> Page:
    type_and_leave(page, label, words, "reload")
    return page


def left_and_back(page: Page, label: str, words: str) -> Page:
    type_and_leave(page, label, words, "go ../glossary/")
    page.go_back()
    return page


def back_and_forward(page: Page, label: str, words: str) -> Page:
    page.goto(page.url.replace("/scorecard/", "/glossary/"))
    page.go_back()
    alive(page)
    field(page, label)
    type_and(page, label, words)
    page.go_back()
    page.go_forward()
    return page


def closed(page: Page, label: str, words: str) -> Page:
    address = page.url
    type_and(page, label, words)
    page.close()
    other = page.context.new_page()
    other.goto(address)
    return other


def another_opened(page: Page, label: str, words: str) -> Page:
    mine = title(page).input_value() if label != "Title" else words
    type_and(page, label, words, "Open Other")
    expect(title(page)).to_have_value("Other")
    library(page).get_by_role("button", name=f"Open {mine}", exact=True).click()
    expect(title(page)).to_have_value(mine)
    return page


def another_begun(page: Page, label: str, words: str) -> Page:
    mine = title(page).input_value() if label != "Title" else words
    type_and(page, label, words, "Open the worked example")
    expect(title(page)).to_have_value(EXAMPLE)
    library(page).get_by_role("button", name=f"Open {mine}", exact=True).click()
    expect(title(page)).to_have_value(mine)
    return page


def undone_and_redone(page: Page, label: str, words: str) -> Page:
    type_and(page, label, words, "Undo")
    expect(field(page, label)).not_to_have_value(words)
    page.get_by_role("button", name="Redo").click()
    return page


def damaged_file(page: Page, label: str, words: str) -> Page:
    type_and(page, label, words)
    damaged = {"name": "x.json", "mimeType": "application/json", "buffer": b'{"schema": "aruntime/deci'}
    page.locator(".ar-title-bar .ar-import input").set_input_files(damaged)  # type: ignore[arg-type]
    expect(page.locator(".ar-notice")).to_contain_text("Your decisions are unchanged.")
    return page


def damaged_link(page: Page, label: str, words: str) -> Page:
    type_and(page, label, words, "go #d=1.AAAA")
    expect(page.locator(".ar-notice")).to_contain_text("Your decisions are unchanged.")
    return page


def worker_killed(page: Page, label: str, words: str) -> Page:
    type_and(page, label, words)
    answered(page)
    next(each for each in page.workers if each.url.startswith("blob:")).evaluate("self.close()")
    return page


STEPS = (
    reloaded, left_and_back, back_and_forward, closed, another_opened, another_begun, undone_and_redone,
    damaged_file, damaged_link, worker_killed,
)  # fmt: skip


@pytest.mark.parametrize("label", FIELDS)
def test_what_is_typed_survives_ten_hostile_steps(page: Page, label: str) -> None:
    """All steps on one decision, one after the other; with five fields they are fifty."""
    library(page).get_by_role("button", name="Open the worked example").click()
    expect(title(page)).to_have_value(EXAMPLE)
    retitle(page, "Other")
    library(page).get_by_role("button", name="Open the worked example").click()
    expect(title(page)).to_have_value(EXAMPLE)
    retitle(page, "Walked")
    for turn, step in enumerate(STEPS):
        field(page, label)
        words = f"Typed {turn}"
        page = step(page, label, words)
        alive(page)
        expect(field(page, label), step.__name__).to_have_value(words)
    page.reload()
    alive(page)
    expect(field(page, label)).to_have_value(words)
    expect(page.locator("#library li")).to_have_count(3)
    assert journal(page) == []


def test_two_tabs_that_type_at_once_keep_both_versions_and_say_so(
    page: Page, context: BrowserContext, address: str
) -> None:
    other = open_scorecard(context, address)
    expect(title(other)).to_have_value("Mine")
    for turn in range(5):
        type_and(page, "Title", f"First {turn}")
        type_and(other, "Title", f"Second {turn}")
    said = [each.get_by_role("alert").filter(has_text="in another tab") for each in (page, other)]
    until(page, lambda: any(each.count() > 0 for each in said))
    for each in (page, other):
        each.reload()
        alive(each)
    titles = library(page).locator("input").evaluate_all("(all) => all.map((each) => each.value)")
    for words in ("First 4", "Second 4"):
        assert any(each.startswith(words) for each in titles), titles
    assert journal(page) == []


def test_a_tab_that_reloads_over_another_ones_change_keeps_both_and_says_so(
    page: Page, context: BrowserContext, address: str
) -> None:
    other = open_scorecard(context, address)
    other.evaluate("BroadcastChannel.prototype.postMessage = () => {}")  # the other tab doesn't hear of it
    retitle(other, "Theirs")
    type_and_leave(page, "Title", "Typed at last", "reload")
    alive(page)
    expect(title(page)).to_have_value("Typed at last (copy)")
    expect(page.locator(".ar-notice")).to_contain_text("kept beside it: “Typed at last (copy)”")
    expect(library(page).locator("li")).to_have_count(2)
    expect(title(other)).to_have_value("Theirs")


def test_a_page_that_crashes_has_lost_nothing(page: Page, context: BrowserContext, address: str) -> None:
    type_and(page, "Title", "Typed at last")
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash", timeout=5000)
    other = open_scorecard(context, address)
    expect(title(other)).to_have_value("Typed at last")


FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...row) {
    if (sessionStorage.getItem("full")) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, row);
};
"""


def test_full_storage_is_told_and_what_is_typed_is_there_after_a_reload(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.add_init_script(FULL)
    page.reload()
    alive(page)
    page.evaluate("sessionStorage.setItem('full', 'yes')")
    type_and(page, "Title", "Too much")
    expect(page.get_by_role("alert")).to_contain_text("storage is full")
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Too much")
    expect(page.get_by_role("alert")).to_contain_text("storage is full")
    page.evaluate("sessionStorage.removeItem('full')")
    type_and(page, "Title", "Room again")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Room again")
    assert journal(page) == []


def test_storage_cleared_beneath_the_page_is_told_and_what_is_typed_since_is_kept(page: Page) -> None:
    page.evaluate(
        """async () => {
            localStorage.clear();
            const [{ name }] = await indexedDB.databases();
            const opened = await new Promise((resolve) => { const asked = indexedDB.open(name); asked.onsuccess = () => resolve(asked.result); });
            const rows = opened.transaction("decisions", "readwrite");
            rows.objectStore("decisions").clear();
            await new Promise((resolve) => { rows.oncomplete = resolve; });
            opened.close();
        }"""
    )
    type_and(page, "Title", "Typed since")
    expect(page.get_by_role("alert")).to_contain_text("was deleted in another tab")
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Typed since (copy)")


def test_what_is_typed_without_a_connection_is_there(page: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    type_and(page, "Title", "Typed on a train")
    context.set_offline(False)
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Typed on a train")


def test_what_another_program_left_in_the_journal_breaks_nothing(page: Page) -> None:
    name = page.evaluate("Object.keys(sessionStorage).find((each) => each.startsWith('aruntime-scorecard '))")
    future = {"schema": "aruntime/decision/9", "title": "From the future"}
    left = {"changed": "2026-11-28T00:00:00Z", "revision": 1, "decision": future}
    for place, text in (("x#a", "{"), ("x#b", "7"), ("x", "{}"), ("y#z", json.dumps(left))):
        page.evaluate("([at, text]) => localStorage.setItem(at, text)", [f"{name}#{place}", text])
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Mine")
    expect(library(page)).to_contain_text("written by a newer version of this page")
