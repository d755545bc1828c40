"""What a title says comes, stays and goes as WCAG 2.2 asks of it (1.4.13), on every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tabs import until

pytestmark = pytest.mark.browser

ASKED = [
    ("guides/observability/", "a.ar-term"),
    ("guides/observability/", ".md-content__button"),
    ("compare/?ids=vllm,sglang", ".ar-sides th > :is([title], [data-title])"),
    ("stack/?ids=vllm,kserve", ".ar-components__drop"),
    ("runtimes/", ".ar-more"),
    ("runtimes/vllm/", ".ar-layers__cell"),
]

UNFOLD = """() => {
  for (const each of [...document.querySelectorAll("article details")].slice(0, 3)) each.open = true;
}"""


def opened(context: BrowserContext, address: str, path: str, selector: str) -> tuple[Page, Locator, str]:
    """The page, the first such element that can be seen, and its title."""
    page = context.new_page()
    page.goto(address + path)
    seen = page.locator(selector).filter(visible=True)

    def unfolded() -> bool:
        page.evaluate(UNFOLD)
        return seen.count() > 0

    until(page, unfolded)  # what a page's script writes may be folded away again
    element = seen.first
    element.scroll_into_view_if_needed()
    return page, element, element.get_attribute("title") or ""


@pytest.mark.parametrize(("path", "selector"), ASKED, ids=[" ".join(each) for each in ASKED])
def test_a_title_can_be_pointed_at_and_put_away(
    context: BrowserContext, address: str, path: str, selector: str
) -> None:
    page, element, title = opened(context, address, path, selector)
    assert title
    tooltip = page.get_by_role("tooltip")
    element.hover()
    expect(tooltip).to_have_text(title)
    assert element.get_attribute("title") is None, "the browser would show it a second time"

    tooltip.hover()
    page.wait_for_timeout(800)  # longer than it would stay without the pointer
    expect(tooltip).to_be_visible()

    page.keyboard.press("Escape")
    expect(tooltip).to_have_count(0)
    assert element.get_attribute("title") == title
    element.hover()
    expect(tooltip).to_have_text(title)
    page.wait_for_timeout(1500)
    expect(tooltip).to_be_visible()
    page.mouse.move(1, 899)
    expect(tooltip).to_have_count(0)


def test_a_title_comes_with_the_focus_and_stays_while_the_pointer_goes_elsewhere(
    context: BrowserContext, address: str
) -> None:
    page, element, title = opened(context, address, "guides/observability/", "a.ar-term")
    page.keyboard.press("Tab")
    element.focus()
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_have_text(title)
    expect(element).to_have_accessible_description(title)
    page.mouse.move(1, 400)
    page.mouse.move(1, 899)
    page.wait_for_timeout(800)
    expect(tooltip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tooltip).to_have_count(0)
    expect(element).to_be_focused()


def test_escape_puts_the_text_away_and_leaves_what_is_open_behind_it(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address + "guides/observability/")
    page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", "<dialog><p title='Added later'>More</p></dialog>");
          document.querySelector("dialog:last-of-type").showModal();
        }"""
    )
    dialog = page.locator("dialog[open]")
    dialog.locator("p").hover()
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_have_text("Added later")
    tooltip.hover()
    page.wait_for_timeout(800)
    expect(tooltip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tooltip).to_have_count(0)
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_what_was_used_shows_no_title_over_what_comes_next(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "runtimes/")
    element = page.locator("article h1")
    element.evaluate("(each) => { each.title = 'All of them'; }")
    tooltip = page.get_by_role("tooltip")
    element.hover()
    expect(tooltip).to_be_visible()
    element.click()
    expect(tooltip).to_have_count(0)
    page.wait_for_timeout(800)
    expect(tooltip).to_have_count(0)


def test_an_element_named_by_its_title_alone_keeps_its_name(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "guides/observability/")
    link = page.locator(".md-content__button").first
    expect(link).to_have_accessible_name(re.compile("Edit this page"))
    link.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    expect(link).to_have_accessible_name(re.compile("Edit this page"))


def test_the_text_stays_inside_a_narrow_window(context: BrowserContext, address: str) -> None:
    page, element, _ = opened(context, address, "guides/observability/", "a.ar-term")
    page.set_viewport_size({"width": 320, "height": 500})
    element.scroll_into_view_if_needed()
    element.hover()
    box = page.get_by_role("tooltip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 500
