"""The search box on the minimal site: kinds, corrections, links, keys, what stays in the browser, and faults."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from axe import violations
from mkdocs_aruntime.cli.serve import read_headers

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(minimal_folder: Path, serve: Callable[..., str]) -> str:
    return serve(minimal_folder, headers=read_headers(minimal_folder))


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


FOCUSED = "document.activeElement.href ?? (document.activeElement.matches('input') ? 'box' : 'more')"


def box(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


def ask(page: Page, text: str) -> None:
    box(page)
    page.locator("[data-md-component=search-query]").fill("")
    page.keyboard.type(text, delay=20)


def found(page: Page, end: str) -> Locator:
    """A result by the end of its address; each letter is answered, so what is there changes while one types."""
    return page.locator(f".md-search-result__link[href$='{end}']")


def test_a_link_with_q_opens_the_search_with_its_results(page: Page, address: str) -> None:
    page.goto(address + "guides/choosing/?q=queue")
    expect(page.locator("[data-md-component=search-query]")).to_have_value("queue")
    expect(found(page, "/glossary/#queue")).to_be_visible()


def test_results_stand_under_their_kind_with_its_number(page: Page, address: str) -> None:
    page.goto(address + "?q=amqp")
    headings = page.locator(".ar-search__heading")
    expect(headings.first).to_be_visible()
    chips = page.get_by_role("group", name="Kind of result").get_by_role("button")
    told = dict(text.rsplit(" ", 1) for text in chips.all_inner_texts())
    assert set(told) >= {"All", "Runtimes", "Glossary"}
    assert int(told["All"]) == sum(int(count) for kind, count in told.items() if kind != "All")
    assert f"Runtimes {told['Runtimes']}" in headings.all_inner_texts()
    expect(page.locator(".md-search-result__meta")).to_have_text(f"{told['All']} results")


def test_a_kind_is_chosen_and_left_again(page: Page, address: str) -> None:
    page.goto(address + "?q=amqp")
    page.get_by_role("button", name="Glossary").click()
    query = page.locator("[data-md-component=search-query]")
    expect(query).to_have_value("in:glossary amqp")
    expect(page.locator(".ar-search__heading")).to_have_count(0)
    expect(page.locator(".md-search-result__link:not([href*='/glossary/#'])")).to_have_count(0)
    expect(found(page, "/glossary/#amqp")).to_be_visible()
    expect(page.get_by_role("button", name="Glossary")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="All").click()
    expect(query).to_have_value("amqp")


def test_a_runtime_shows_its_facts_a_term_its_definition_and_a_claim_its_place(
    page: Page, address: str
) -> None:
    page.goto(address)
    ask(page, "alpha amqp")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("Alpha")
    for fact in ("Runtime", "MIT", "Active"):
        expect(first.locator(".md-tags").first).to_contain_text(fact)
    expect(found(page, "/runtimes/alpha/#protocols.amqp")).to_be_attached()
    ask(page, "queue")
    term = page.locator(".md-search-result__item", has=page.locator("a[href$='glossary/#queue']"))
    expect(term).to_contain_text("A line of waiting messages.")


def test_enter_opens_what_was_found_not_the_page_above_it(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "alpha amqp")
    expect(found(page, "/runtimes/alpha/#protocols.amqp")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/runtimes/alpha/#protocols.amqp")


def test_the_arrow_keys_reach_every_result_and_the_way_to_all(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "broker")
    said = page.locator(".md-search [role=status]")
    expect(said).to_contain_text("results")  # which it does when nothing changes any more
    reached = []
    for _ in range(40):
        page.keyboard.press("ArrowDown")
        reached.append(page.evaluate(FOCUSED))
    assert "box" in reached
    assert set(
        page.locator(".md-search-result__list > li > a").evaluate_all("(all) => all.map((a) => a.href)")
    ) <= set(reached)
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_what_was_meant_is_told_and_asked_for_with_one_click(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "ruoting")
    page.get_by_role("link", name="routing").first.click()
    expect(page.locator("[data-md-component=search-query]")).to_have_value("routing")
    expect(page.locator(".ar-search__meant")).to_have_count(0)
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


def test_nothing_found_helps_on(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "zzqqxx")
    expect(page.locator(".md-search-result__meta")).to_have_text("Nothing found")
    panel = page.locator(".ar-search")
    expect(panel).to_contain_text("No results for")


def test_who_names_two_entries_gets_them_side_by_side(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "alpha vs beta")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("Compare Alpha and Beta")
    expect(first).to_contain_text("Comparison")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/?ids=alpha,beta**")
    expect(page.locator("main")).to_contain_text("Beta")


def test_words_in_quotes_are_found_in_their_order_only(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, '"line of waiting messages"')
    expect(found(page, "/glossary/#queue")).to_be_visible()
    ask(page, '"waiting line"')
    expect(page.locator(".ar-search")).to_contain_text("No page has these words in this order.")
    page.get_by_role("link", name="Search without the quotes").click()
    expect(page.locator("[data-md-component=search-query]")).to_have_value("waiting line")
    expect(found(page, "/glossary/#queue")).to_be_visible()


@pytest.mark.parametrize("query", ["q", "r!"])
def test_one_character_is_answered_with_how_many_are_needed(page: Page, address: str, query: str) -> None:
    page.goto(address)
    ask(page, query)
    expect(page.locator(".md-search [role=status]")).to_have_text("Enter at least two characters")
    expect(page.locator(".md-search-result__meta")).to_have_text("Enter at least two characters")


def test_searches_that_led_somewhere_are_offered_again_and_forgotten_on_demand(
    page: Page, address: str
) -> None:
    page.goto(address)
    ask(page, "alpha")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/runtimes/alpha/**")
    box(page)
    expect(page.locator(".ar-search")).to_contain_text("Recent searches")
    kept = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('aruntime/searches'))"
    )
    assert [json.loads(value) for _, value in kept] == [["alpha"]]
    page.get_by_role("link", name="alpha", exact=True).click()
    expect(page.locator("[data-md-component=search-query]")).to_have_value("alpha")
    page.locator("[data-md-component=search-query]").fill("")
    page.keyboard.press("Shift")
    page.get_by_role("button", name="Clear recent searches").click()
    expect(page.get_by_text("Recent searches")).to_have_count(0)
    assert (
        page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('aruntime/searches'))") is False
    )


def test_damaged_storage_does_no_harm(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("localStorage.setItem('aruntime/searches/1:/', '{')")
    page.reload()
    ask(page, "alpha")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_the_number_of_results_is_said_aloud(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "amqp")
    expect(page.locator(".md-search-result__meta")).to_have_text("6 results")
    expect(page.locator(".md-search [role=status]")).to_have_text("6 results")


@pytest.mark.parametrize("query", ["", "amqp", "ruoting", "zzqqxx"])
def test_axe_finds_nothing_in_the_open_search(page: Page, address: str, query: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    ask(page, query)
    page.wait_for_timeout(500)
    assert violations(page, ".md-search") == set()


def test_on_a_phone_everything_fits_and_is_large_enough_to_touch(chromium: Browser, address: str) -> None:
    phone = {"width": 360, "height": 740}
    context = chromium.new_context(  # without motion: the theme's overlay is wide while it grows
        viewport=phone, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + "?q=amqp")
    expect(page.locator(".ar-search__kind").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    boxes = page.locator(".ar-search__kind, .ar-search__all a").evaluate_all(
        "(all) => all.map((each) => { const { width, height, right } = each.getBoundingClientRect(); return [width, height, right]; })"
    )
    assert all(width >= 44 and height >= 44 and right <= 360 for width, height, right in boxes)
    page.locator(".md-search-result__link").first.tap()
    page.wait_for_url("**/glossary/#amqp")
    context.close()


def test_words_that_cannot_be_fetched_are_told_and_fetched_again(chromium: Browser, address: str) -> None:
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.route("**/search/*/t/*", lambda route: route.abort())
    ask(page, "alpha")
    expect(page.locator(".ar-search")).to_contain_text("could not be loaded")
    expect(page.locator(".md-search-result__meta")).to_have_text("The search could not be loaded")
    context.unroute("**/search/*/t/*")
    ask(page, "alpha")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    context.close()


def test_only_what_a_query_needs_is_fetched(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    at_load = [url for url in asked if "/search/" in url and url.endswith(".json")]
    assert [Path(url).name for url in at_load] == ["search_index.json"]
    ask(page, "alpha")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert all(url.startswith(address) for url in asked)
