"""The comparison: like with like, differences first, a quote behind every cell, all of it in the address."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import violations
from tabs import at_widths, hangs_out, sheets

pytestmark = pytest.mark.browser

ENGINES = "?ids=vllm,sglang"


def opened(context: BrowserContext, address: str, query: str, width: int = 1280) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}compare/{query}")
    expect(page.locator(".ar-sides__table")).to_be_visible(timeout=15_000)
    return page


def names(page: Page) -> list[str]:
    return page.locator(".ar-sides__table thead th").all_inner_texts()[1:]


def test_the_runtime_page_and_the_directory_lead_to_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}runtimes/vllm/")
    page.get_by_role("link", name="Compare with the first 2").click()
    expect(page.locator(".ar-sides__table")).to_be_visible()
    assert names(page)[0] == "vLLM"
    assert len(names(page)) == 3
    page.goto(f"{address}runtimes/?pick=vllm,sglang")
    page.get_by_role("link", name="Compare 2").click()
    expect(page.locator(".ar-sides__table")).to_be_visible()
    assert names(page) == ["vLLM", "SGLang"]


def test_differences_stand_first_and_the_rest_is_one_tap_away(context: BrowserContext, address: str) -> None:
    page = opened(context, address, ENGINES)
    kinds = set(page.locator("tr[data-kind]").evaluate_all("rows => rows.map(r => r.dataset.kind)"))
    assert {"differs", "open"} <= kinds
    some = page.locator("tr[data-kind]").count()
    page.get_by_role("button", name="All", exact=True).click()
    assert page.url.endswith("show=all")
    assert page.locator("tr[data-kind]").count() > some
    page.go_back()
    expect(page.locator("tr[data-kind]")).to_have_count(some)


def test_a_cell_opens_its_quote_version_dates_and_correction(context: BrowserContext, address: str) -> None:
    page = opened(context, address, ENGINES)
    quoted = page.locator("details.ar-proof", has=page.locator(".ar-quote"))
    cell = quoted.filter(has=page.get_by_role("link", name="On its page", include_hidden=True)).first
    cell.locator("summary").focus()
    page.keyboard.press("Enter")
    assert cell.locator("blockquote").first.inner_text().strip() != ""
    told = cell.locator("figcaption").first.inner_text()
    assert "opened 20" in told
    assert "confirmed 20" in told
    link = cell.get_by_role("link", name="On its page").get_attribute("href") or ""
    assert "/runtimes/" in link
    assert "/#" in link
    assert cell.get_by_role("link", name="Correct this").count() == 1


def test_what_nobody_established_is_the_number_of_the_entry_s_page(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address, f"{ENGINES}&show=all")
    line = page.locator(".ar-heads .ar-card", has_text="SGLang 0").locator(".ar-heads__unknown b")
    number = line.inner_text()
    page.goto(f"{address}runtimes/sglang/")
    expect(page.locator(".ar-glance")).to_contain_text(f"{number} not established")


def test_other_layers_are_explained_and_not_set_side_by_side(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "?ids=vllm,sglang,temporal")
    note = page.get_by_role("note")
    expect(note).to_contain_text("They do different jobs")
    groups = ["At a glance", "Works with", "Responsibilities"]
    assert page.locator(".ar-sides__group").all_inner_texts() == groups
    expect(page.locator(".ar-lacks")).to_contain_text(re.compile("not (established|of its layer), usually:"))
    note.get_by_role("link", name="Compare vLLM, SGLang").click()
    expect(page.locator(".ar-sides__table thead th")).to_have_text(["Subject", "vLLM", "SGLang"])
    expect(page.get_by_role("note")).to_have_count(0)


def test_one_is_added_stacked_and_taken_away_and_back_undoes_it(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address, ENGINES)
    box = page.get_by_role("combobox", name="Add to the comparison")
    box.press_sequentially("tensorrt-l")
    box.press("Enter")
    expect(page.locator(".ar-heads .ar-card")).to_have_count(3)
    box = page.get_by_role("combobox", name="Add a component to vLLM")
    box.press_sequentially("kserve")
    box.press("Enter")
    expect(page.locator(".ar-heads")).to_contain_text("KServe")
    assert "ids=vllm+kserve,sglang,tensorrt-llm" in page.url
    page.get_by_role("button", name="Remove SGLang").click()
    expect(page.locator(".ar-heads .ar-card")).to_have_count(2)
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page.locator(".ar-sides__table thead th")).to_have_text(["Subject", "vLLM", "SGLang"])


def test_an_unknown_name_is_said(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "?ids=vllm,sglang,nonsense")
    expect(page.get_by_role("alert")).to_contain_text("No runtime in the directory is called nonsense")


def test_the_view_is_taken_along_as_csv(context: BrowserContext, address: str, tmp_path: Path) -> None:
    page = opened(context, address, ENGINES)
    with page.expect_download() as got:
        page.get_by_role("button", name="CSV").click()
    got.value.save_as(file := tmp_path / "comparison.csv")
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    assert {row["candidate"] for row in rows} == {"vLLM", "SGLang"}
    assert sum(row["quote"] != "" and row["opened"] != "" for row in rows) > 40


def test_three_runtimes_are_compared_on_six_sheets_of_paper(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "?ids=vllm,sglang,tensorrt-llm")
    assert sheets(page) <= 6
    page.emulate_media(media="print")
    expect(page.locator(".ar-sides__table tbody tr:visible")).not_to_have_count(0)
    for hidden in (".ar-heads__turns", ".ar-heads__new", ".ar-compared__tools button"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_without_scripts_it_says_what_to_do(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}compare/")
    expect(page.get_by_text("Choosing them needs JavaScript.")).to_be_visible()
    assert page.locator("#ar-compare a[href*='runtimes/vllm']").count() > 0
    context.close()


@pytest.mark.parametrize("query", [ENGINES, "?ids=vllm,temporal"])
def test_axe_finds_nothing_and_nothing_hangs_out(context: BrowserContext, address: str, query: str) -> None:
    page = opened(context, address, query, 360)
    page.get_by_role("combobox", name="Add to the comparison").press_sequentially("t")
    for width in at_widths(page, 360, 1280):
        assert not hangs_out(page), width
        assert violations(page, "#ar-compare") == set(), width


def test_what_is_compared_is_taken_to_the_scorecard(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "?ids=vllm+kserve,sglang")
    page.get_by_role("link", name="Open in scorecard").click()
    heads = page.locator(".ar-grid__table thead th[data-candidate]")
    expect(heads).to_have_count(2, timeout=30_000)
    expect(heads.nth(0)).to_contain_text("vLLM with KServe")
    expect(heads.nth(1)).to_contain_text("SGLang")
