"""Decisions kept in the browser: several, named, across reloads and between tabs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from axe import violations
from tabs import alive, answered, library, open_scorecard, retitle, start_empty, title

pytestmark = pytest.mark.browser

EXAMPLE = "Chat assistant for staff, EU region"


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    return open_scorecard(context, address)


def titles(page: Page) -> list[str]:
    inputs = library(page).locator("input")
    return [inputs.nth(i).input_value() for i in range(inputs.count())]


def test_the_untouched_example_is_not_kept_and_the_first_change_is(page: Page) -> None:
    assert titles(page) == []
    retitle(page, "Mine")
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Mine")
    assert titles(page) == ["Mine"]


def test_several_decisions_are_kept_and_opened_again(page: Page) -> None:
    retitle(page, "First")
    start_empty(page)
    retitle(page, "Second")
    assert titles(page) == ["Second", "First"]
    library(page).get_by_role("button", name="Open First").click()
    expect(title(page)).to_have_value("First")
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("First")


def test_undo_goes_back_across_decisions_and_loses_neither(page: Page) -> None:
    retitle(page, "First")
    start_empty(page)
    retitle(page, "Second")
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
    expect(title(page)).to_have_value("First")
    assert titles(page) == ["My decision", "First"]


def test_a_kept_decision_is_renamed_and_duplicated(page: Page) -> None:
    retitle(page, "First")
    start_empty(page)
    retitle(page, "Second")
    library(page)
    other = page.get_by_label("Title of First", exact=True)
    other.fill("Renamed")
    other.press("Enter")
    page.get_by_role("button", name="Duplicate Renamed").click()
    expect(page.get_by_label("Title of Renamed (copy)", exact=True)).to_be_visible()
    library(page).get_by_role("button", name="Open Renamed (copy)").click()
    expect(title(page)).to_have_value("Renamed (copy)")
    expect(page.locator(".ar-grid__name")).not_to_have_count(0)


def test_what_is_being_typed_stays_when_an_answer_comes(page: Page) -> None:
    retitle(page, "First")
    page.reload()
    alive(page)
    library(page)
    box = page.get_by_label("Title of First", exact=True)
    box.fill("Renam")
    page.get_by_label("Weight of Portability").evaluate(
        "(each) => { each.value = 'low'; each.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    answered(page)
    expect(box).to_have_value("Renam")
    box.press("e")
    box.press("d")
    box.press("Enter")
    expect(title(page)).to_have_value("Renamed")


def test_a_field_shows_and_saves_the_text_of_the_decision_that_is_open(page: Page) -> None:
    """Open one, then another, then type: what is kept is what is seen."""

    def problem() -> Locator:
        if page.locator(".ar-drawer").count() == 0:
            page.get_by_role("button", name="Needs and context").click()
        return page.get_by_label("Problem")

    retitle(page, "First")
    problem().fill("Of the first.")
    start_empty(page)
    retitle(page, "Second")
    expect(problem()).to_have_value("")
    problem().fill("Of the second.")
    library(page).get_by_role("button", name="Open First").click()
    expect(title(page)).to_have_value("First")
    expect(problem()).to_have_value("Of the first.")
    problem().press("End")
    problem().press_sequentially(" More.")
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
    expect(title(page)).to_have_value("Second")
    expect(problem()).to_have_value("Of the second.")
    page.reload()
    alive(page)
    expect(problem()).to_have_value("Of the second.")


def test_a_deleted_decision_is_restored_after_a_reload(page: Page) -> None:
    retitle(page, "First")
    library(page)
    page.get_by_role("button", name="Delete First").click()
    expect(title(page)).to_have_value(EXAMPLE)
    expect(page.locator(".ar-notice")).to_contain_text("can be restored")
    page.reload()
    alive(page)
    expect(title(page)).to_have_value(EXAMPLE)
    library(page)
    page.get_by_role("button", name="Restore First").click()
    library(page).get_by_role("button", name="Open First").click()
    expect(title(page)).to_have_value("First")


def test_the_draft_of_the_first_version_is_taken_over(page: Page) -> None:
    draft = {"schema": "aruntime/decision/1", "id": "old", "title": "Old draft", "problem": "p"}
    draft |= {"needs": {"layers": []}, "candidates": []}
    page.evaluate("(text) => localStorage.setItem('aruntime/scorecard/1', text)", json.dumps(draft))
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Old draft")
    assert titles(page) == ["Old draft"]
    assert page.evaluate("localStorage.getItem('aruntime/scorecard/1')") is None


@pytest.fixture
def two(context: BrowserContext, address: str, page: Page) -> tuple[Page, Page]:
    """Two tabs on one decision; the first has changed it since."""
    retitle(page, "Shared")
    other = open_scorecard(context, address)
    expect(title(other)).to_have_value("Shared")
    retitle(page, "Changed in the first")
    expect(other.get_by_role("alert")).to_contain_text("was changed in another tab")
    expect(title(other)).to_have_value("Shared")
    return page, other


def test_the_second_tab_is_told_and_takes_the_others(two: tuple[Page, Page]) -> None:
    _, other = two
    other.get_by_role("button", name="Show the other tab’s").click()
    expect(title(other)).to_have_value("Changed in the first")
    expect(other.get_by_role("alert")).to_have_count(0)
    other.get_by_role("button", name="Undo").click()
    expect(title(other)).to_have_value("Shared")


def test_the_second_tab_is_told_and_keeps_its_own(two: tuple[Page, Page]) -> None:
    page, other = two
    other.get_by_label("Title", exact=True).fill("Changed in the second")
    other.get_by_role("button", name="Keep this tab’s").click()
    expect(page.get_by_role("alert")).to_contain_text("was changed in another tab")
    other.reload()
    alive(other)
    expect(title(other)).to_have_value("Changed in the second")


def test_the_second_tab_is_told_and_keeps_both(two: tuple[Page, Page]) -> None:
    page, other = two
    other.get_by_role("button", name="Keep both").click()
    expect(title(other)).to_have_value("Shared (copy)")
    expect(page.get_by_label("Title of Shared (copy)", exact=True)).to_have_count(1)
    assert sorted(titles(page)) == ["Changed in the first", "Shared (copy)"]
    expect(page.get_by_role("alert")).to_have_count(0)


def test_what_the_second_tab_changes_is_kept_before_anything_is_chosen(two: tuple[Page, Page]) -> None:
    page, other = two
    for words in ("Mine", "Mine, and more"):
        other.get_by_label("Title", exact=True).fill(words)
        expect(page.get_by_label("Title of Mine", exact=False)).to_have_count(1)
    expect(page.get_by_label("Title of Mine, and more", exact=False)).to_have_count(1)
    other.reload()
    alive(other)
    expect(title(other)).to_have_value("Mine, and more (copy)")
    assert sorted(titles(other)) == ["Changed in the first", "Mine, and more (copy)"]
    expect(title(page)).to_have_value("Changed in the first")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_decision_deleted_in_another_tab_stays_whole_in_this_one(two: tuple[Page, Page]) -> None:
    page, other = two
    other.get_by_role("button", name="Show the other tab’s").click()
    library(page)
    page.get_by_role("button", name="Delete Changed in the first").click()
    expect(other.get_by_role("alert")).to_contain_text("was deleted in another tab")
    other.get_by_role("button", name="Keep it").click()
    expect(other.locator("#library li[aria-current] input")).to_have_value("Changed in the first")
    other.reload()
    alive(other)
    expect(title(other)).to_have_value("Changed in the first")


def test_axe_finds_nothing_in_the_library_and_its_notices(two: tuple[Page, Page]) -> None:
    page, other = two
    library(page)
    page.get_by_role("button", name="Duplicate Changed in the first").click()
    library(other)
    page.get_by_role("button", name="Delete Changed in the first (copy)").click()
    expect(other.get_by_role("button", name="Restore Changed in the first (copy)")).to_be_visible()
    assert violations(other, "#ar-scorecard") == set()
