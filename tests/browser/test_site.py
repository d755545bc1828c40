"""The minimal site, built for real and read in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from axe import violations
from mkdocs_aruntime.cli.serve import read_headers
from tabs import at_widths, hangs_out

pytestmark = pytest.mark.browser

PAGES = ["", "runtimes/", "runtimes/gamma/", "guides/choosing/", "use-cases/sensors/", "glossary/"]


@pytest.fixture(scope="session")
def address(minimal_folder: Path, serve: Callable[..., str]) -> str:
    return serve(minimal_folder, headers=read_headers(minimal_folder))


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nobody_else_says_nothing_on_the_console_and_axe_finds_nothing(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    assert violations(page) == set()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + path)
    assert [width for width in at_widths(page, 360, 768, 1600) if hangs_out(page)] == []


def search(page: Page, text: str) -> list[str]:
    page.keyboard.press("/")
    page.locator("[data-md-component=search-query]").press_sequentially(text)
    page.wait_for_timeout(600)
    return page.locator(".md-search-result__item").all_inner_texts()


def test_the_box_asks_for_two_characters(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "")
    page.locator(".md-search-result__meta", has_text="Enter at least two characters").wait_for()
    assert search(page, "q") == []


@pytest.mark.parametrize(
    ("query", "title", "kind"),
    [
        ("alpha", "Alpha", "Runtime"),
        ("choosing", "Choosing a broker", "Guide"),
        ("sensors", "Sensors", "Use case"),
        ("queue", "Queue", "Glossary"),
        ("wire protocol", "Advanced Message Queuing Protocol", "Glossary"),
        ("alhpa", "Alpha", "Runtime"),
        ("choos", "Choosing a broker", "Guide"),
    ],
)
def test_a_search_finds_every_kind_and_says_which_it_is(
    page: Page, address: str, query: str, title: str, kind: str
) -> None:
    page.goto(address)
    results = search(page, query)
    assert any(title in text and kind in text for text in results), results


def test_a_hostile_name_stays_text_in_the_results(page: Page, address: str) -> None:
    page.goto(address)
    assert any("Gamma <b>&amp;</b>" in text for text in search(page, "gamma"))


def test_there_is_one_search_box(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("input[type=text], input[type=search]").count() == 1


def test_every_claim_is_told_with_its_evidence_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "runtimes/alpha/#protocols.amqp")
    claim = page.locator("[id='protocols.amqp']")
    claim.locator("summary").click()
    text = claim.inner_text()
    for words in ("AMQP", "Yes", "AMQP in Alpha: supported.", "Alpha readme", "holds for 1.10", "2026-11-01"):
        assert words in text
    assert "target=runtimes%2Falpha.yml" in (
        claim.get_by_text("Submit a correction").get_attribute("href") or ""
    )
    context.close()


def test_a_checklist_is_kept_in_the_browser(page: Page, address: str) -> None:
    page.goto(address + "guides/choosing/")
    box = page.locator(".ar-checklist input").nth(1)
    box.check()
    page.reload()
    assert page.locator(".ar-checklist input").nth(1).is_checked()
    assert "1 of 3 answered" in page.locator(".ar-checklist output").inner_text()
    page.get_by_role("button", name="Clear the list").click()
    assert not page.locator(".ar-checklist input").nth(1).is_checked()


def test_a_term_is_explained_at_its_first_use(page: Page, address: str) -> None:
    page.goto(address)
    terms = page.locator("a.ar-term", has_text="queue")
    assert terms.count() == 1
    assert (terms.get_attribute("href") or "").endswith("glossary/#queue")


def test_a_renamed_runtime_redirects(page: Page, address: str) -> None:
    page.goto(address + "runtimes/old-gamma/")
    page.wait_for_url("**/runtimes/gamma/")


def test_the_policy_holds_on_a_host_that_sends_no_headers(
    chromium: Browser, minimal_folder: Path, serve: Callable[..., str]
) -> None:
    bare = serve(minimal_folder, headers={"/none": {}})
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in PAGES:
        page.goto(bare + path)
    assert said == []
    assert page.evaluate("fetch('https://x.example/').then(() => 'sent', () => 'refused')") == "refused"
    assert "https://x.example/" in said[0]
    assert "connect-src 'self'" in said[0]
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))"
    )
    assert page.evaluate("window.ran") is None
    context.close()


def test_a_page_may_ask_for_nothing_but_the_clipboard(page: Page, address: str) -> None:
    page.goto(address)
    allowed = page.evaluate("document.featurePolicy.allowedFeatures()")
    hints = [
        each for each in allowed if each.startswith("ch-")
    ]  # what a browser says of itself, to its own site
    assert sorted(set(allowed) - set(hints) - {"interest-cohort", "unload"}) == ["clipboard-write"]
