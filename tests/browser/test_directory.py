"""The directory: complete without scripts; with them every choice counts, stands in the address and goes back."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import violations
from mkdocs_aruntime.catalog.facts import said_of
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.serve import read_headers
from tabs import at_widths, watched

pytestmark = pytest.mark.browser


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    return opened(context.new_page(), address)


def opened(page: Page, address: str, query: str = "") -> Page:
    page.goto(f"{address}runtimes/{query}")
    expect(page.locator(".ar-chosen__count")).to_be_visible(timeout=15_000)
    return page


def left(page: Page) -> list[str]:
    return [
        str(each) for each in page.locator("tr[data-id]").evaluate_all("rows => rows.map(r => r.dataset.id)")
    ]


def facet(page: Page, label: str) -> Any:
    details = page.locator(".ar-facet", has=page.locator("summary", has_text=label)).first
    details.evaluate("each => { each.open = true; }")
    return details


def count(page: Page, label: str, option: str) -> int:
    row = facet(page, label).locator("li", has=page.get_by_label(option, exact=True))
    return int(row.locator(".ar-facet__count").inner_text())


def tally(page: Page) -> tuple[int, int, int]:
    """How many match, of how many more it is unknown, and how many do not."""
    words = page.locator(".ar-chosen__count").inner_text()
    found = re.fullmatch(r"(\d+) match(?:es)?(?:, (\d+) more (?:is|are) unknown)?(?:, (\d+) do.*)?", words)
    assert found, words
    yes, unknown, no = (int(each or 0) for each in found.groups())
    return yes, unknown, no


def entries_of(site: Path) -> list[Any]:
    return list(json.loads((site / "api/v1/runtimes.json").read_text("utf-8"))["runtimes"])


def test_without_scripts_every_entry_stands_in_the_table(
    chromium: Browser, address: str, real_folder: Path
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "runtimes/")
    assert sorted(left(page)) == sorted(each["id"] for each in entries_of(real_folder))
    assert page.locator(".ar-facet, .ar-tools").count() == 0
    context.close()


def test_a_count_tells_how_many_a_choice_will_leave(page: Page, real_folder: Path) -> None:
    promised = count(page, "Model formats", "GGUF")
    facet(page, "Model formats").get_by_label("GGUF", exact=True).check()
    assert sum(tally(page)) == len(entries_of(real_folder))
    assert len(left(page)) == tally(page)[0] == promised > 0
    assert page.url.endswith("?formats=gguf")
    expect(page.locator("thead th").nth(1)).to_have_text("Model formats")


def test_the_catalog_agrees_with_what_is_left(page: Page, address: str, real_folder: Path) -> None:
    opened(page, address, "?formats=gguf&hardware=all:arm-cpu&license=MIT,Apache-2.0&plain=1")
    yes = sorted(
        each["id"]
        for each in entries_of(real_folder)
        if any(c["id"] == "gguf" and c["value"] == "supported" for c in each["claims"].get("formats", []))
        and any(
            c["id"] == "arm-cpu" and c["value"] == "supported" for c in each["claims"].get("hardware", [])
        )
        and each["license"]["spdx"] in {"MIT", "Apache-2.0"}
    )
    assert sorted(left(page)) == yes != []


def test_back_takes_back_one_choice_after_the_other(page: Page) -> None:
    everything = left(page)
    facet(page, "Layer").get_by_label("Inference engine").check()
    one = left(page)
    page.get_by_role("button", name="Cards").click()
    page.get_by_role("searchbox", name="Search runtimes").press_sequentially("server")
    assert "text=server" in page.url
    page.go_back()
    assert "text=" not in page.url
    assert page.locator(".ar-directory__cards").count() == 1
    page.go_back()
    expect(page.locator(".ar-directory__table")).to_be_visible()
    assert left(page) == one
    page.go_back()
    expect(page.get_by_label("Inference engine")).not_to_be_checked()
    assert left(page) == everything
    page.go_forward()
    assert left(page) == one


def test_old_links_with_a_fragment_still_filter(page: Page, address: str) -> None:
    page.goto("about:blank")
    opened(page, address, "#layer=serving-platform")
    assert page.url.endswith("runtimes/?layer=serving-platform")
    assert "kserve" in left(page)
    assert "vllm" not in left(page)


def test_the_unknown_are_counted_and_one_tap_away(page: Page, address: str, real: Site) -> None:
    opened(page, address, "?deployment=all:kubernetes,air-gapped")
    yes, unknown, no = tally(page)
    names = ("deployment.kubernetes", "deployment.air-gapped")
    says = [
        {reference: value.value for reference, _, value in said_of(each, real.catalog.vocabulary)}
        for each in real.catalog.runtimes
    ]
    asked = [[each[name] for name in names] for each in says]
    denied = [said for said in asked if set(said) & {"unsupported", "not-applicable"}]
    open_ = [said for said in asked if "unknown" in said and said not in denied]
    assert (yes, unknown, no) == (len(asked) - len(open_) - len(denied), len(open_), len(denied))
    assert len(left(page)) == yes
    page.get_by_label("Include unknown").focus()
    page.keyboard.press("Space")
    assert "unknown=1" in page.url
    assert len(left(page)) == yes + unknown
    marked = page.locator("tr[data-unknown]")
    expect(marked).to_have_count(unknown)
    assert left(page)[yes:] == marked.evaluate_all("rows => rows.map(r => r.dataset.id)")
    expect(marked.first).to_contain_text("Not established: Deployment targets:")
    page.reload()
    expect(marked).to_have_count(unknown)
    page.get_by_role("button", name="Cards").click()
    expect(page.locator(".ar-card[data-unknown]")).to_have_count(unknown)
    page.get_by_role("button", name="Clear all").click()
    assert "unknown" not in page.url


def test_where_nothing_is_known_to_match_the_unknown_are_offered(page: Page, address: str) -> None:
    opened(page, address, "?layer=compiler-graph&deployment=all:air-gapped,microcontroller,serverless,mobile")
    yes, unknown, _ = tally(page)
    assert yes == 0 < unknown
    page.get_by_role("button", name=f"Include unknown ({unknown})").click()
    assert len(left(page)) == unknown


def test_choices_of_needs_are_asked_for_together_and_values_instead_of_each_other(page: Page) -> None:
    formats = facet(page, "Model formats")
    formats.get_by_label("GGUF", exact=True).check()
    gguf = set(left(page))
    promised = count(page, "Model formats", "ONNX")
    formats.get_by_label("ONNX", exact=True).check()
    assert page.url.endswith("?formats=all:gguf,onnx")
    assert set(left(page)) < gguf
    assert len(left(page)) == promised
    page.get_by_role("button", name="Clear all").click()
    facet(page, "Licence").get_by_label("MIT", exact=True).check()
    mit = set(left(page))
    facet(page, "Licence").get_by_label("Apache-2.0", exact=True).check()
    assert page.url.endswith("?license=MIT,Apache-2.0")
    assert mit < set(left(page))


def test_not_established_is_a_value_of_its_own(page: Page, address: str) -> None:
    opened(page, address, "?deployment=air-gapped")
    known = set(left(page))
    facet(page, "Deployment targets").get_by_label("Not established").check()
    assert known < set(left(page))
    assert page.locator(".ar-said [data-value=unknown]").first.is_visible()


def test_any_all_none_are_one_tap_apart(page: Page, address: str) -> None:
    opened(page, address, "?formats=gguf,onnx")
    either = set(left(page))
    modes = facet(page, "Model formats").get_by_role("group", name="How the choices")
    modes.get_by_text("Match all").click()
    both = set(left(page))
    modes.get_by_text("Exclude").click()
    neither = set(left(page))
    assert both < either
    assert not neither & either
    assert page.url.endswith("?formats=none:gguf,onnx")


def test_where_nothing_is_left_the_choice_to_drop_is_named_with_its_gain(page: Page, address: str) -> None:
    opened(page, address, "?layer=serving-platform&text=zzz")
    way = page.get_by_role("button", name="Without “zzz”")
    gain = int(way.inner_text().rsplit(": ", 1)[1])
    way.click()
    assert len(left(page)) == gain > 0


def test_a_word_finds_what_the_entry_says_and_offers_the_choice_that_says_the_same(page: Page) -> None:
    box = page.get_by_role("searchbox", name="Search runtimes")
    box.fill("prometheus")
    said = set(left(page))
    offer = page.get_by_role("list", name="Matching filters").get_by_role("button")
    expect(offer).to_have_count(1)
    words = re.fullmatch(r"(?s).*: Prometheus metrics: (\d+)(\s.*)?", offer.inner_text())
    assert words
    promised = words[1]
    offer.click()
    expect(box).to_have_value("")
    assert len(left(page)) == int(promised) > 0
    assert set(left(page)) <= said
    page.go_back()
    expect(box).to_have_value("prometheus")


def test_words_of_claims_licences_and_notes_are_found(page: Page) -> None:
    every = left(page)
    for words in ("windows", "MIT", "gguf windows", "C++"):
        page.get_by_role("searchbox", name="Search runtimes").fill(words)
        assert 0 < len(left(page)) < len(every), words


def test_an_abbreviation_finds_its_entry(page: Page) -> None:
    for words, id_ in (("TGI", "text-generation-inference"), ("ovms", "openvino-model-server")):
        page.get_by_role("searchbox", name="Search runtimes").fill(words)
        assert id_ in left(page)


def test_what_people_call_a_claim_finds_it_and_offers_it(page: Page) -> None:
    for words, label in (("k8s", "Kubernetes"), ("mi300x", "AMD GPU")):
        page.get_by_role("searchbox", name="Search runtimes").fill(words)
        assert len(left(page)) > 0
        offer = page.get_by_role("list", name="Matching filters").get_by_role("button")
        expect(offer.first).to_contain_text(f": {label}: ")


def test_words_that_no_entry_says_lead_on_to_the_search_of_the_site(page: Page, address: str) -> None:
    opened(page, address, "?text=zzz")
    way = page.get_by_role("link", name="search the site for “zzz”")
    assert str(way.evaluate("each => each.href")) == f"{address}?q=zzz"


def test_an_unknown_word_in_a_link_is_said(page: Page, address: str) -> None:
    opened(page, address, "?formats=gguf,floppy")
    expect(page.get_by_role("alert")).to_contain_text("Model formats: floppy")
    assert page.get_by_role("button", name="Remove Model formats: GGUF").is_visible()


def test_columns_are_chosen_and_the_view_is_taken_along_as_files(page: Page) -> None:
    page.locator("summary", has_text="Columns").click()
    page.get_by_role("group", name="Columns").get_by_label("Maturity").check()
    page.get_by_role("group", name="Columns").get_by_label("Claims", exact=True).uncheck()
    heads = page.locator("thead th").all_inner_texts()
    assert "Maturity" in heads
    assert "Claims" not in heads
    page.locator("summary", has_text="Columns").click()
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="This view as CSV").click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel reads no UTF-8 without it"
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [row["id"] for row in rows] == left(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="This view as JSON").click()
    document = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert document["schema"] == "aruntime/view/1"
    assert [each["id"] for each in document["entries"]] == left(page)


def test_two_are_ticked_and_compared(page: Page) -> None:
    page.get_by_label("Compare vLLM", exact=True).check()
    page.get_by_label("Compare SGLang", exact=True).check()
    link = page.get_by_role("link", name="Compare 2")
    assert (link.get_attribute("href") or "").endswith("compare/?ids=vllm,sglang")
    for each in page.locator(".ar-picked a").evaluate_all("links => links.map(each => each.href)"):
        assert page.request.get(each).ok, each
    page.reload()
    expect(page.get_by_label("Compare vLLM", exact=True)).to_be_checked()


def test_the_keyboard_alone_chooses_and_clears(page: Page) -> None:
    summary = page.locator(".ar-facet summary", has_text="Maturity")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Maturity")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".ar-facet__options input:focus")).to_be_checked()
    assert "maturity=" in page.url
    page.get_by_role("button", name="Clear all").focus()
    page.keyboard.press("Enter")
    assert "?" not in page.url


def test_on_a_phone_the_facets_are_a_sheet_that_says_what_is_left(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, address)
    page.get_by_role("button", name="Filter", exact=True).click()
    sheet = page.get_by_role("dialog", name="Filters")
    sheet.get_by_label("Agentic execution").check()
    out = sheet.get_by_role("button", name="Show")
    assert out.inner_text() == f"Show {len(left(page))} entries"
    out.click()
    expect(sheet).to_be_hidden()
    assert "temporal" in left(page)
    expect(page.get_by_role("button", name="Filter (1)")).to_be_visible()
    for query in ("?view=cards", "?formats=gguf,onnx&hardware=arm-cpu&pick=vllm,sglang", "?text=zzz"):
        opened(page, address, query)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [360, 768])
def test_a_menu_opens_inside_a_narrow_page(context: BrowserContext, address: str, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 740})
    opened(page, address)
    menus = page.locator(".ar-menu")
    assert menus.count() == 3
    for menu in menus.all():
        menu.locator("summary").click()
        page.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(menu.locator("summary")).to_be_focused()
        menu.locator("summary").click()
        box = menu.locator(".ar-menu__list").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        menu.locator("summary").click()


def test_nothing_moves_when_the_scripts_arrive(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shifted += each.value; })
            .observe({ type: "layout-shift", buffered: true });"""
    )
    opened(page, address)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") < 0.1


def test_print_is_the_list_and_its_choices_without_the_controls(page: Page, address: str) -> None:
    opened(page, address, "?formats=gguf")
    page.emulate_media(media="print")
    expect(page.locator(".ar-directory__aside")).to_be_hidden()
    expect(page.locator(".ar-tools[role=search]")).to_be_hidden()
    expect(page.locator(".ar-target")).to_be_hidden()
    expect(page.locator(".ar-directory__table")).to_be_visible()
    expect(page.locator(".ar-chosen")).to_contain_text("Model formats: GGUF")


def test_at_least_eight_entries_stand_in_850_pixels(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 850})
    page.goto(f"{address}runtimes/")
    page.wait_for_selector("[data-live]")
    for width in at_widths(page, 390, 768, 1366):
        heights = page.locator("tr[data-id]").evaluate_all(
            "(rows) => rows.map((each) => each.getBoundingClientRect().height)"
        )
        assert len(heights) * 850 / sum(heights) >= 8, width


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("query", ["?formats=gguf,unknown&pick=vllm,sglang", "?view=cards&text=zzz"])
def test_axe_finds_nothing(context: BrowserContext, address: str, query: str, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, address, query)
    if width < 600:
        page.get_by_role("button", name="Filter").first.click()
    assert violations(page, "#ar-directory") == set()


def test_a_site_of_another_field_has_facets_of_its_own_words(
    chromium: Browser, serve: Callable[..., str], minimal_folder: Path
) -> None:
    context = chromium.new_context(service_workers="block")
    with watched(context, served := serve(minimal_folder, headers=read_headers(minimal_folder))):
        page = opened(context.new_page(), served, "?protocols=amqp")
        assert left(page) == ["alpha", "gamma"]
        assert page.locator(".ar-directory").inner_text().count("Gamma <b>&amp;</b>") == 1
    context.close()
