"""Relations where claims are shown: who fills a gap of a stack, whom an entry works with, what a comparison says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import violations
from building import build_site
from conftest import ROOT
from mkdocs_aruntime.cli.serve import read_headers
from tabs import at_widths, hangs_out, watched

pytestmark = pytest.mark.browser

GAMMA = "Gamma <b>&amp;</b>"
CONDITION = "Only with Beta >=1.9,<2; over AMQP or MQTT; with the option feed <b>."


@pytest.fixture(scope="module")
def brokers(serve: Callable[..., str], minimal_folder: Path) -> str:
    """The small site, whose entries have relations."""
    return serve(minimal_folder, headers=read_headers(minimal_folder))


@pytest.fixture
def tabs(chromium: Browser, brokers: str) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1366, "height": 900}, service_workers="block")
    with watched(context, brokers):
        yield context
    context.close()


def opened(tabs: BrowserContext, address: str, shown: str) -> Page:
    page = tabs.new_page()
    page.goto(address)
    expect(page.locator(shown).first).to_be_visible()
    return page


def test_a_gap_is_filled_first_by_whom_a_relation_connects_and_its_quote_is_one_tap_away(
    tabs: BrowserContext, brokers: str
) -> None:
    page = opened(tabs, f"{brokers}stack/?ids=beta", ".ar-stack__app .ar-offered")
    gap = page.locator("[id='responsibilities.routing'] .ar-offered")
    expect(gap).to_contain_text("Fills this gap and is documented to work with this stack:")
    expect(gap).not_to_contain_text("no relation is documented")
    relation = gap.locator("summary", has_text=f"{GAMMA} feeds Beta")
    expect(relation).to_contain_text(CONDITION)
    relation.focus()
    page.keyboard.press("Enter")
    expect(gap.locator("blockquote")).to_have_text("Gamma hands messages to Beta.")
    expect(gap).to_contain_text("Since 2.0 <i>only</i>.")
    gap.get_by_role("link", name="On its page").click()
    expect(page.locator("[id='relations.feeds.beta']")).to_be_in_viewport()


def test_where_no_relation_connects_whoever_fills_a_gap_it_says_so(
    chromium: Browser, serve: Callable[..., str], copy: Path, tmp_path: Path
) -> None:
    for path in (copy / "runtimes").glob("*.yml"):
        text = path.read_text("utf-8")
        begin, end = text.find("\nrelations:\n"), text.find("\nclaims:")
        if path.stem != "vocabulary" and begin >= 0:
            path.write_text(text[:begin] + text[end:], "utf-8")
    config = copy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("../../../node_modules", str(ROOT / "node_modules")))
    folder = build_site(copy, tmp_path / "built")
    context = chromium.new_context(service_workers="block")
    with watched(context, served := serve(folder, headers=read_headers(folder))):
        page = opened(context, f"{served}stack/?ids=beta", ".ar-stack__app .ar-offered")
        gap = page.locator("[id='responsibilities.routing'] .ar-offered")
        expect(gap).to_contain_text("No runtime that fills this gap is documented to work with this stack.")
        expect(gap).to_contain_text("Fills this gap, no relation is documented:")
        gap.get_by_role("link", name="Add Gamma").click()
        expect(page.locator(".ar-components__list a")).to_have_text(["Beta", GAMMA])
        expect(page.locator(".ar-connected__apart")).to_contain_text(
            "No documented relation connects Beta and"
        )
    context.close()


def test_a_stack_that_no_relation_connects_is_flagged_and_never_refused(
    tabs: BrowserContext, brokers: str
) -> None:
    page = opened(tabs, f"{brokers}stack/?ids=alpha,beta", ".ar-duty")
    expect(page.locator(".ar-connected__apart")).to_contain_text(
        "No documented relation connects Alpha and Beta. That they work together is not established"
    )
    expect(page.locator(".ar-components__list a")).to_have_text(["Alpha", "Beta"])
    page.goto(f"{brokers}stack/?ids=beta,gamma")
    expect(page.locator(".ar-connected summary")).to_contain_text([f"{GAMMA} feeds Beta"])
    expect(page.locator(".ar-connected__apart")).to_have_count(0)
    page.goto(f"{brokers}stack/?ids=alpha,beta,gamma")  # the claim of Alpha connects it, too
    expect(page.locator(".ar-connected summary")).to_have_count(2)
    expect(page.locator(".ar-connected__apart")).to_have_count(0)


def test_whom_an_entry_works_with_is_a_choice_and_a_column(tabs: BrowserContext, brokers: str) -> None:
    page = opened(tabs, f"{brokers}runtimes/?works-with=beta", ".ar-directory__table tbody")
    expect(page.locator(".ar-chosen__count")).to_have_text("1 matches, 1 more is unknown, 1 doesn’t")
    row = page.locator("tr[data-id=gamma]")
    link = row.get_by_role("link", name="Feeds Beta")
    assert (link.get_attribute("href") or "").endswith("runtimes/gamma/#relations.feeds.beta")
    page.get_by_label("Include unknown").check()
    expect(page.locator("tr[data-unknown]")).to_contain_text("Not established: Works with: Beta")
    link.click()
    expect(page.locator("[id='relations.feeds.beta']")).to_be_in_viewport()


def test_a_comparison_shows_what_each_works_with(tabs: BrowserContext, brokers: str) -> None:
    page = opened(tabs, f"{brokers}compare/?ids=beta,gamma", ".ar-sides__table")
    fed = page.locator("tr[data-kind]", has=page.locator("th", has_text="Fed by")).locator("td").first
    expect(fed).to_contain_text(GAMMA)
    expect(fed).to_contain_text(CONDITION)
    feeds = page.locator("tr[data-kind]", has=page.locator("th", has_text="Feeds")).locator("td").last
    feeds.locator("summary").click()
    expect(feeds.locator("blockquote").first).to_have_text("Gamma hands messages to Beta.")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("stack/?ids=beta", ".ar-stack__app .ar-offered"),
        ("stack/?ids=alpha,beta", ".ar-connected__apart"),
        ("runtimes/?works-with=beta&unknown=1", "tr[data-unknown]"),
        ("compare/?ids=beta,gamma", ".ar-sides__table"),
    ],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    tabs: BrowserContext, brokers: str, path: str, shown: str
) -> None:
    page = tabs.new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(brokers + path)
    expect(page.locator(shown).first).to_be_visible()
    page.locator(".ar-related").evaluate_all("each => each.forEach(details => { details.open = true; })")
    for width in at_widths(page, 390, 1366):
        assert not hangs_out(page), width
        assert violations(page, "article") == set(), width
