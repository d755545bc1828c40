"""What a browser keeps for a site may be damaged or not be kept at all; pages work on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

PAGES = ("guides/serving-platforms/", "runtimes/", "compare/", "stack/")

DAMAGED: dict[str, list[str]] = {
    "__palette": [
        "{",
        "null",
        "[]",
        '""',
        "7",
        '{"index": "x"}',
        '{"index": 0, "color": {"a b": "c"}}',
        '{"index": 0, "color": {"scheme": {}}}',
        json.dumps({"index": 1e300, "color": {"scheme": "x" * 100_000}}),
    ],
    "__tabs": ["{}", "null", "[7]", "[", '"x"'],
    "__consent": ["[", "null", '"x"'],
    "__announce": ["not JSON"],
    "__anything": ["}"],
}

BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } });
}"""


def works(page: Page) -> None:
    """Whoever reads it chooses a scheme, searches and copies."""
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[for^=__palette]:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme or "")
    page.keyboard.press("/")
    page.keyboard.type("vllm")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_stored_damaged_breaks_no_page(context: BrowserContext, address: str, name: str) -> None:
    page = context.new_page()
    page.goto(address)
    scope = page.evaluate("__md_scope.pathname")
    for damaged in DAMAGED[name]:
        for storage in ("localStorage", "sessionStorage"):
            page.evaluate(f"([key, text]) => {storage}.setItem(key, text)", [f"{scope}.{name}", damaged])
        page.goto(f"{address}guides/serving-platforms/")
        works(page)


def test_a_chosen_scheme_is_kept(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    works(page)
    chosen = page.locator("body").get_attribute("data-md-color-scheme")
    page.goto(f"{address}guides/serving-platforms/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", chosen or "")


@pytest.mark.parametrize("path", PAGES)
def test_where_nothing_may_be_stored_pages_work_on(context: BrowserContext, address: str, path: str) -> None:
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto(address + path)
    works(page)


def at_two_slashes(context: BrowserContext, address: str, path: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/{path}")
    assert page.evaluate("location.pathname") == f"//{path}"
    return page


def test_an_address_of_two_slashes_names_this_host_all_the_same(
    context: BrowserContext, address: str
) -> None:
    page = at_two_slashes(context, address, "runtimes/")
    details: Any = page.locator(".ar-facet").first
    details.evaluate("each => { each.open = true; }")
    details.locator("input[type=checkbox]").first.check()
    expect(page.locator(".ar-chosen__count")).to_contain_text(" match")
    assert page.url.startswith(f"{address}/runtimes/?")
    page.go_back()
    assert page.url == f"{address}/runtimes/"


@pytest.mark.parametrize("path", ["compare/", "stack/"])
def test_a_comparison_and_a_stack_at_two_slashes_take_a_component(
    context: BrowserContext, address: str, path: str
) -> None:
    page = at_two_slashes(context, address, path)
    box = page.locator("[role=combobox]").first
    box.fill("vllm")
    box.press("Enter")
    expect(page).to_have_url(f"{address}/{path}?ids=vllm")
