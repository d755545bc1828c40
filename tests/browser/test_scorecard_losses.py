"""What was typed is there after whatever readers, tabs and browsers do, or the page says what became of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tabs import alive, library, open_scorecard, retitle, start_empty, title

pytestmark = pytest.mark.browser

TYPE_AND_RELOAD = """([label, words]) => {
    const box = [...document.querySelectorAll("#ar-scorecard :is(input, textarea)")].find(
        (each) => (each.ariaLabel ?? each.closest("label")?.textContent.trim()) === label);
    box.focus();
    box.value = words;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    location.reload();
}"""
"""Type, and reload in the same task: no write to a database can be finished by then."""


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = open_scorecard(context, address)
    start_empty(page)
    retitle(page, "Mine")
    return page


def type_and_reload(page: Page, label: str, words: str) -> None:
    with page.expect_navigation():
        page.evaluate(TYPE_AND_RELOAD, [label, words])
    alive(page)


def journal(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((each) => each.startsWith('aruntime-scorecard '))")


def test_what_is_typed_while_the_page_reloads_is_there(page: Page) -> None:
    for turn in range(20):
        type_and_reload(page, "Title", f"Typed {turn}")
        expect(title(page)).to_have_value(f"Typed {turn}")
    expect(page.locator("#library li")).to_have_count(1)
    assert journal(page) == []


@pytest.mark.parametrize("label", ["Problem", "Target hardware", "Review by whom"])
def test_what_stands_in_a_field_of_the_drawer_is_there_after_a_reload(page: Page, label: str) -> None:
    """Most fields count when they are left, and a reload leaves none."""
    page.get_by_role("button", name="Needs and context").click()
    page.get_by_label("Review on").fill("2027-03-01")
    type_and_reload(page, label, "Typed at last")
    page.get_by_role("button", name="Needs and context").click()
    expect(page.get_by_label(label, exact=True)).to_have_value("Typed at last")
