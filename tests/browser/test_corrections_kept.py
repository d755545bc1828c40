"""A correction that was begun waits in the browser, and the site says so until it is sent or deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import violations
from conftest import sources_of
from forms import WORDS, applied, fill, opened, state
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.cli.project import today
from tabs import watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=[390, 1366])
def tab(
    request: pytest.FixtureRequest, chromium: Browser, correctable: tuple[Path, str]
) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": request.param, "height": 800}, service_workers="block")
    with watched(context, correctable[1]):
        yield context
    context.close()


def begin_section(page: Page, home: str) -> None:
    page.goto(f"{home}guides/choosing/#key-takeaways")
    link = page.locator("#key-takeaways").get_by_role("link", name="Correct this section")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_label("The section, as Markdown").fill("- One queue.")


def test_what_was_begun_is_listed_on_the_next_visit_continued_and_deleted(
    tab: BrowserContext, correctable: tuple[Path, str]
) -> None:
    home = correctable[1]
    page = tab.new_page()
    fill(opened(page, home))
    page.close()
    page = tab.new_page()
    begin_section(page, home)
    page.close()
    page = tab.new_page()
    page.goto(f"{home}corrections/")
    waits = page.get_by_role("region", name="Corrections not sent yet")
    expect(waits).to_contain_text("2 corrections not sent yet, kept in this browser")
    assert violations(page, ".ar-drafts") == set()
    assert waits.evaluate("each => each.scrollWidth <= each.clientWidth")
    page.goto(f"{home}glossary/")
    expect(waits.get_by_role("listitem").first).to_be_hidden()
    waits.locator("summary").press("Enter")
    waits.get_by_role("link", name="Continue: Key takeaways").press("Enter")
    form = page.locator("dialog.ar-correcting")
    expect(form.get_by_label("The section, as Markdown")).to_have_value("- One queue.")
    form.get_by_role("button", name="Close").press("Enter")
    expect(waits.get_by_role("link", name="Continue: Key takeaways")).to_be_focused()
    waits.get_by_role("button", name="Delete: Key takeaways").press("Enter")
    expect(waits).to_contain_text("One correction not sent yet")
    restore = waits.get_by_role("button", name="Restore: Key takeaways")
    expect(restore).to_be_focused()
    restore.press("Enter")
    expect(waits).to_contain_text("2 corrections not sent yet")
    waits.get_by_role("link", name="Continue: Alpha: AMQP").click()
    assert form.get_by_label("Its words").input_value() == WORDS
    form.get_by_role("button", name="Discard").click()
    expect(waits).to_contain_text("One correction not sent yet")
    page.reload()
    expect(waits).to_contain_text("One correction not sent yet")


def test_what_is_as_it_was_opened_does_not_wait(tab: BrowserContext, correctable: tuple[Path, str]) -> None:
    page = tab.new_page()
    form = opened(page, correctable[1])
    form.get_by_label("Why (optional)").fill("To see.")
    form.get_by_label("Why (optional)").fill("")
    form.get_by_role("button", name="Close").click()
    page.reload()
    expect(page.get_by_role("link", name="Correct this").first).to_be_attached()
    expect(page.locator(".ar-drafts")).to_have_count(0)


def test_the_same_words_at_another_address_are_a_correction_of_the_source(
    tab: BrowserContext, correctable: tuple[Path, str], tmp_path: Path
) -> None:
    form = opened(tab.new_page(), correctable[1])
    form.get_by_label("Title, as the page").fill("Another title")
    state(form, "One thing is missing or wrong.")
    expect(form).to_contain_text("A title or a publisher alone is corrected in the repository itself.")
    form.get_by_label("Address").fill("https://example.org/alpha/options")
    state(form, "✓ Complete. The record will say: AMQP: the same words, cited from another source.")
    issue = form.get_by_role("link", name="Open an issue").get_attribute("href") or ""
    given = parse_qs(urlsplit(issue).query)
    assert given["source"] == ["https://example.org/alpha/options"]
    assert "https://example.org/alpha/readme, version 1.10" in given["now"][0]
    said, copy = applied(form, correctable[0], tmp_path)
    assert said == "runtimes/alpha.yml: protocols.amqp of alpha corrected\n"
    entry = load_site(sources_of(copy), as_of=today()).catalog.runtime("alpha")
    claim = entry and entry.claim("protocols.amqp")
    assert entry
    assert claim
    assert [(entry.sources[each.source].url, each.quote) for each in claim.evidence] == [
        ("https://example.org/alpha/options", "AMQP in Alpha: supported.")
    ]
