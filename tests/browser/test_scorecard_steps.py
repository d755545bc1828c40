"""The steps of the scorecard: how far each is, the answer always in sight, typing as one expects it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tabs import open_scorecard, title, watched

pytestmark = pytest.mark.browser

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport=DESK, service_workers="block")
    with watched(context, address, expected=("blocked by Playwright",)):
        yield open_scorecard(context, address)
    context.close()


def states(page: Page) -> list[str]:
    links = page.locator(".ar-course li a")
    return [str(each.get_attribute("data-state")) for each in links.all()]


def in_sight(page: Page, selector: str) -> bool:
    return bool(
        page.locator(selector).evaluate(
            "each => { const { top, bottom } = each.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
        )
    )


def test_every_step_says_how_far_it_is(page: Page) -> None:
    page.get_by_role("button", name="Start empty").click()
    expect(page.locator("#step-gates summary").first).to_contain_text("waits for candidates")
    assert states(page) == ["open", "open", "blocked", "blocked", "blocked", "open", "blocked"]
    page.get_by_label("Start from a use case").select_option("internal-chat-assistant")
    expect(page.locator("#step-gates summary").first).to_contain_text("not proven", timeout=30_000)
    assert states(page)[:4] == ["done", "done", "open", "open"]  # the use case asks for a measurement


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_a_step_is_gone_to_and_the_answer_stays_in_sight(page: Page, viewport: ViewportSize) -> None:
    page.set_viewport_size(viewport)
    page.get_by_role("navigation", name="Steps").get_by_role("link", name="Weights").click()
    expect(page.locator("#step-weigh > summary")).to_be_focused()
    expect(page.get_by_label("Total cost", exact=True)).to_be_visible()
    assert in_sight(page, "#step-weigh > summary")
    assert in_sight(page, ".ar-course__answer")
    assert page.locator("#step-weigh > summary").evaluate(
        "each => each.contains(document.elementFromPoint(...(({ x, y }) => [x + 30, y + 8])(each.getBoundingClientRect())))"
    ), "the bar covers the step"


def test_beside_the_steps_the_result_scrolls_by_itself(page: Page) -> None:
    follows = page.locator(".ar-scorecard__follows")
    assert follows.evaluate(
        "each => each.clientHeight < innerHeight && each.scrollHeight > each.clientHeight"
    )
    page.get_by_role("navigation", name="Steps").get_by_role("link", name="Cannot be separated").click()
    expect(page.locator("#result")).to_be_focused()


def test_on_a_phone_pictures_have_the_width_and_the_matrix_does_not_scroll_sideways(page: Page) -> None:
    page.set_viewport_size(PHONE)
    for bar in page.locator(".ar-ranges__bar").all():
        assert bar.evaluate("each => each.getBoundingClientRect().width") > 200
    assert page.locator(".ar-matrix").evaluate(
        "each => each.parentElement.scrollWidth <= each.parentElement.clientWidth"
    )
    expect(page.locator(".ar-matrix td").first).to_have_attribute("data-label", "llama.cpp server alone")


def test_an_emptied_title_is_typed_anew_and_taken_back_in_one_step(page: Page) -> None:
    before = title(page).input_value()
    title(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(title(page)).to_have_value("")
    page.keyboard.type("Another")
    expect(title(page)).to_have_value("Another")
    page.get_by_role("button", name="Undo").click()
    expect(title(page)).to_have_value(before)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_what_changed_is_said_in_words(page: Page) -> None:
    page.locator("#step-weigh > summary").click()
    page.get_by_label("Portability", exact=True).select_option("low")
    status = page.locator(".ar-scorecard__status")
    expect(status).to_have_text(
        "Result: Cannot be separated: SGLang on KServe and vLLM on KServe.", timeout=30_000
    )
    expect(status).to_have_attribute("aria-live", "polite")


def test_an_empty_decision_says_what_to_do_first(page: Page) -> None:
    page.get_by_role("button", name="Start empty").click()
    expect(page.locator(".ar-scorecard__follows")).to_contain_text("add a candidate; the result appears here")
    expect(page.locator(".ar-matrix")).to_have_count(0)


def test_a_check_that_asks_the_directory_is_answered_by_it(page: Page) -> None:
    page.get_by_role("navigation", name="Steps").get_by_role("link", name="Gates and evidence").click()
    gate = page.locator(".ar-gate", has_text="Deployment and hardware")
    gate.locator("summary").first.click()
    gate.get_by_text("Add a check").click()
    gate.get_by_label("Ask the directory, for Deployment and hardware").select_option("hardware.nvidia-gpu")
    cell = page.locator(".ar-matrix tr", has_text="Deployment and hardware").locator("td").last
    expect(cell).to_contain_text("hardware.nvidia-gpu is supported", timeout=30_000)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_edit_draws_again_only_what_shows_something_else(page: Page) -> None:
    """With thirty candidates a page has thousands of elements; an edit may not go through all of them."""
    page.get_by_role("navigation", name="Steps").get_by_role("link", name="Weights").click()
    expect(page.locator(".ar-scorecard__status")).to_have_text("Python is ready.", timeout=60_000)
    page.evaluate(
        """() => {
            window.drawn = 0;
            const seen = (each) => { window.drawn += each.length; };
            new MutationObserver(seen).observe(document.querySelector("#step-gates"), { subtree: true, childList: true, attributes: true, characterData: true });
            const proto = Object.getPrototypeOf(document.querySelector("#step-score select"));
            const value = Object.getOwnPropertyDescriptor(proto, "value");
            Object.defineProperty(document.querySelector("#step-score select"), "value", {
                get() { window.drawn++; return value.get.call(this); }, set(to) { value.set.call(this, to); } });
        }"""
    )
    page.get_by_label("Portability", exact=True).select_option("low")
    expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:", timeout=30_000)
    assert page.evaluate("window.drawn") == 0


def test_forced_colours_leave_every_bar_a_shape(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    for bar in page.locator(".ar-ranks__bar > span").all():
        assert bar.evaluate("each => parseFloat(getComputedStyle(each).borderTopWidth)") > 0


def test_no_heading_is_printed_without_what_it_heads(page: Page) -> None:
    expect(page.get_by_text("other risks")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("other risks")).to_be_hidden()
