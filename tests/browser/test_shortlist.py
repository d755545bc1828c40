"""From the home page to a shortlist in a real browser: what the page shows is what the evaluator says in CPython."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from benchmarks.journeys import Hand, to_a_shortlist
from playwright.sync_api import BrowserContext, Page, expect

from aruntime_evaluator import decision_of, shortlist
from conftest import ROOT
from mkdocs_aruntime.catalog.catalog import load_catalog, load_policy
from mkdocs_aruntime.catalog.questions import load_questions

pytestmark = pytest.mark.browser

NEED = {"model": ("llm",), "place": ("kubernetes",), "hardware": ("nvidia",)}


@pytest.fixture(scope="session")
def expected() -> list[str]:
    """The names that the same evaluator lists in CPython."""
    today = dt.datetime.now(dt.UTC).date()  # the page's day
    policy = load_policy(ROOT / "evaluator" / "policy.yml", root=ROOT)
    catalog = load_catalog(ROOT / "runtimes", policy, root=ROOT, as_of=today)
    questions = load_questions(ROOT / "docs", catalog, policy, root=ROOT)
    found = shortlist(decision_of(questions, NEED), catalog, policy, today)
    return [each.name for each in found.shortlist]


def names(page: Page) -> list[str]:
    return [
        each.removeprefix("●").removeprefix("◐").strip()
        for each in page.locator(".ar-stack-found h3").all_inner_texts()
    ]


def test_a_need_becomes_a_decision_in_few_interactions(context: BrowserContext, address: str) -> None:
    hand = Hand(context.new_page())
    to_a_shortlist(hand, address)
    assert hand.done <= 10


def test_a_need_becomes_a_shortlist(context: BrowserContext, address: str, expected: list[str]) -> None:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="A language model (any format)").click()
    page.get_by_label("On Kubernetes").check()
    page.get_by_label("NVIDIA GPUs").check()
    expect(page.locator(".ar-asked__found [role=status]")).to_contain_text("candidate stacks")
    assert page.url.endswith("?model=llm&place=kubernetes&hardware=nvidia")
    assert names(page) == expected[:5]
    assert all(
        "runs" in each or "schedules" in each or "routes to" in each
        for each in page.locator(".ar-stack-found__relation").all_inner_texts()
    )
    for relation in page.locator(".ar-stack-found__relation").all():
        link = relation.get_by_role("link", name="Correct this")
        given = parse_qs(urlsplit(link.get_attribute("href") or "").query)
        entry = (ROOT / given["target"][0]).read_text("utf-8")
        assert "\nrelations:" in entry
        assert given["source"][0] in entry
        assert given["now"][0].split(". ")[0] in relation.inner_text()
    page.get_by_role("link", name="Decide between the first 3").click()
    expect(page.locator("input[name=title], #ar-scorecard")).not_to_have_count(0)
    expect(page.get_by_text("Opened from a link, and kept in this browser")).to_be_visible()
    for name in expected[:3]:
        expect(page.get_by_text(name).first).to_be_attached()


def test_an_answer_is_taken_back_and_the_address_holds_them(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}shortlist/?place=browser")
    expect(page.locator(".ar-stack-found").first).to_be_visible()
    page.get_by_label("Arm processors only").check()
    expect(page).to_have_url(f"{address}shortlist/?place=browser&hardware=arm")
    page.go_back()
    expect(page.get_by_label("Arm processors only")).not_to_be_checked()
    page.get_by_role("button", name="Clear the answers").click()
    expect(page).to_have_url(f"{address}shortlist/")
    expect(page.locator(".ar-stack-found")).to_have_count(0)


def test_without_scripts_the_questions_are_told_with_the_command(chromium: object, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{address}shortlist/")
    expect(page.get_by_text("--answer place=kubernetes")).to_be_visible()
    expect(page.locator(".ar-question input")).to_have_count(0)
    context.close()


def test_the_keyboard_alone_answers(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}shortlist/")
    page.get_by_label("On Kubernetes").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{address}shortlist/?place=kubernetes")
    expect(page.get_by_label("On Kubernetes")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(f"{address}shortlist/?place=machines")
