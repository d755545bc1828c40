"""The form of a correction by keyboard alone: opened, filled in, sent by each way, and left again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from forms import WORDS, opened, state
from tabs import watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Of a date the browser itself marks the part that has the focus.
FOCUSED = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
  const label = here.labels?.[0]?.textContent ?? here.closest("fieldset")?.textContent ?? "";
  return {
    name: (here.getAttribute("aria-label") ?? (here.labels?.length ? label : here.textContent)).trim(),
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || here.type === "date",
    inside: box.top >= 0 && box.bottom <= innerHeight + 1 && box.left >= 0 && box.right <= innerWidth + 1,
    within: here.closest("dialog") !== null,
  };
}"""


@pytest.fixture(params=[390, 1366])
def page(request: pytest.FixtureRequest, chromium: Browser, correctable: tuple[Path, str]) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": request.param, "height": 800}, accept_downloads=True, service_workers="block"
    )
    context.grant_permissions(["clipboard-write"])
    context.route("https://example.org/**", lambda route: route.fulfill(body="the forge"))
    with watched(context, correctable[1], expected=("asked https://example.org/",)):
        yield context.new_page()
    context.close()


def walked(page: Page, most: int = 60) -> list[str]:
    """What Tab leads to in the form, from where the focus is, each seen and marked."""
    names: list[str] = []
    for _ in range(most):
        found = page.evaluate(FOCUSED)
        if not found["within"]:
            return names
        assert found["marked"], found
        assert found["inside"], found
        names.append(found["name"])
        page.keyboard.press("Tab")
    return names


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    for _ in range(60):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} can't be reached by {key}")


def test_tab_leads_through_the_form_in_the_order_of_reading(
    page: Page, correctable: tuple[Path, str]
) -> None:
    form = opened(page, correctable[1])
    names = walked(page)
    assert names[:2] == ["What is right", "What readers must know (optional)"]
    assert (
        names.index("Address, best at a release tag") < names.index("Opened on") < names.index("Propose it")
    )
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(page.locator("[id='protocols.amqp']").get_by_role("link", name="Correct this")).to_be_focused()


def test_a_claim_is_corrected_and_sent_by_each_way(page: Page, correctable: tuple[Path, str]) -> None:
    form = opened(page, correctable[1])
    page.keyboard.type("Partly")
    expect(form.get_by_label("What is right")).to_have_value("partial")
    tab_to(page, form.get_by_label("Kind of condition"))
    page.keyboard.type("Edition")
    tab_to(page, form.get_by_label("commercial edition"))
    page.keyboard.press("Space")
    quote = form.get_by_label("Its words")
    tab_to(page, quote)
    page.keyboard.press("Control+A")
    page.keyboard.type(WORDS)
    state(form, "✓ Complete")
    for name in ("Propose it", "Open an issue", "See it in place"):
        tab_to(page, form.get_by_role("link", name=name))
        with page.expect_popup() as popup:
            page.keyboard.press("Enter")
        popup.value.close()
    expect(form).to_contain_text("Once it is sent there, choose Discard here.")
    tab_to(page, form.get_by_role("button", name="Download a patch"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert WORDS in Path(download.value.path()).read_text("utf-8")
    tab_to(page, form.get_by_role("button", name="Copy"))
    page.keyboard.press("Enter")
    expect(form).to_contain_text("Copied.")
    tab_to(page, quote, "Shift+Tab")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(quote).to_have_attribute("aria-invalid", "true", timeout=15_000)
    expect(form.get_by_role("status").first).to_contain_text("missing or wrong")
    tab_to(page, form.get_by_role("button", name="Discard"))
    page.keyboard.press("Enter")
    expect(form).to_be_hidden()
    expect(page.locator("[id='protocols.amqp']").get_by_role("link", name="Correct this")).to_be_focused()
