"""The grid as people use it: always with its heads and the verdict in sight, filled by key and by pasting, on any screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.journeys import PASTE, Hand, by_hand, to_a_decision
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tabs import add, alive, answered, cell, import_file, open_scorecard, start_empty, title, wake, watched

pytestmark = pytest.mark.browser

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 740}


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport=DESK, service_workers="block")
    with watched(context, address):
        yield open_scorecard(context, address)
    context.close()


def in_sight(page: Page, selector: str) -> bool:
    return bool(
        page.locator(selector).first.evaluate(
            "each => { const { top, bottom, left } = each.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight && each.contains(document.elementFromPoint(left + 4, (top + bottom) / 2)); }"
        )
    )


def paste(page: Page, text: str) -> None:
    """Paste into the cell that has the focus, as from a spreadsheet."""
    page.evaluate(PASTE, text)


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_a_section_is_gone_to_and_the_verdict_stays_in_sight(page: Page, viewport: ViewportSize) -> None:
    page.set_viewport_size(viewport)
    for name, heading in (("Next tests", "#next-tests"), ("Why", "#why"), ("Scores", "#scores")):
        page.get_by_role("navigation", name="Sections").get_by_role("link", name=name).click()
        expect(page.locator(heading)).to_be_focused()
        assert in_sight(page, heading), name
        assert in_sight(page, ".ar-outcome__lead"), name
    page.go_back()
    assert page.url.endswith("#why")


def test_a_test_that_is_due_leads_to_its_cell(page: Page) -> None:
    wake(page)
    item = page.locator(".ar-tests li").first
    named = item.locator("b").inner_text()
    item.get_by_role("button").click()
    expect(page.locator(".ar-drawer")).to_contain_text(named)
    expect(page.locator("#drawer")).to_be_focused()
    assert in_sight(page, "td[data-open]")


def test_equal_contributions_are_equally_long(page: Page) -> None:
    widths = (
        page.locator(".ar-parts tbody tr")
        .first.locator("svg")
        .evaluate_all("(all) => all.map((each) => Math.round(each.getBoundingClientRect().width))")
    )
    assert len(set(widths)) == 1, widths


def test_the_heads_of_the_grid_stay_under_the_verdict(page: Page) -> None:
    page.get_by_label("Weight of Total cost").scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(200)
    assert in_sight(page, ".ar-grid__table thead th[data-candidate] .ar-grid__name")


def test_the_verdict_says_what_is_known_first_then_how_far_to_trust_it(page: Page) -> None:
    page.get_by_label("Weight of Portability").select_option("low")
    status = page.locator(".ar-scorecard__status")
    expect(status).to_contain_text("Result: vLLM on KServe leads: first in", timeout=60_000)
    expect(status).to_contain_text("of simulations and with all 4 alternative weightings.")
    expect(status).to_have_attribute("aria-live", "polite")
    expect(page.locator(".ar-outcome__more")).to_contain_text("Not enough evidence to decide: it rests on")


def test_the_same_grid_is_judged_by_documents_or_by_tests(page: Page) -> None:
    wake(page)
    artifact = cell(page, "The exact fine-tuned artifact", "tensorrt-llm-on-triton")
    page.get_by_role("radio", name="Shortlist (documents)").check()
    answered(page)
    lead = page.locator(".ar-outcome__lead")
    expect(lead).to_contain_text("must-haves documented or tested")
    expect(page.locator(".ar-outcome__more")).to_contain_text("Next best test:")
    expect(artifact).to_contain_text("Test it")
    page.get_by_role("radio", name="Decide (tests)").check()
    answered(page)
    expect(lead).to_contain_text("of simulations")


def test_on_a_phone_there_is_one_candidate_a_screen_and_nothing_scrolls_sideways(page: Page) -> None:
    page.set_viewport_size(PHONE)
    heads = page.locator(".ar-grid__table thead th[data-candidate]:visible")
    expect(heads).to_have_count(1)
    expect(heads).to_contain_text("vLLM on KServe")
    page.get_by_role("button", name="Next candidate").click()
    expect(heads).to_contain_text("SGLang on KServe")
    page.get_by_label("Candidate shown").select_option("llama-cpp-alone")
    expect(heads).to_contain_text("llama.cpp server alone")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    cell(page, "NVIDIA GPU", "llama-cpp-alone").click()
    drawer = page.locator(".ar-drawer")
    expect(drawer).to_be_in_viewport()
    drawer.get_by_role("button", name="Close").click()
    expect(drawer).to_have_count(0)


def test_an_emptied_title_is_typed_anew_and_undone_in_one_step(page: Page) -> None:
    before = title(page).input_value()
    title(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(title(page)).to_have_value("")
    page.keyboard.type("Another")
    expect(title(page)).to_have_value("Another")
    page.get_by_role("button", name="Undo").click()
    expect(title(page)).to_have_value(before)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_an_empty_decision_says_what_to_do_first(page: Page) -> None:
    start_empty(page)
    expect(page.locator(".ar-outcome__lead")).to_have_text("Add the candidates you are choosing between.")
    expect(page.locator("#why")).to_have_count(0)


def test_a_requirement_that_asks_the_directory_is_answered_by_it(page: Page) -> None:
    wake(page)
    add(page, "requirement", "gguf")
    row = page.locator(".ar-grid__table tr", has=page.locator("th[scope=row]", has_text="GGUF"))
    expect(row.locator("td[data-candidate=llama-cpp-alone]")).to_contain_text("Documented", timeout=30_000)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_block_of_a_spreadsheet_is_pasted_and_what_does_not_fit_is_said(page: Page) -> None:
    wake(page)
    cell(page, "The exact fine-tuned artifact", "tensorrt-llm-on-triton").focus()
    paste(page, "pass\tfail\nmaybe\tpass\n")
    expect(cell(page, "The exact fine-tuned artifact", "tensorrt-llm-on-triton")).to_contain_text("Tested")
    expect(cell(page, "The exact fine-tuned artifact", "llama-cpp-alone")).to_contain_text("Fails")
    expect(page.locator(".ar-notice")).to_contain_text("3 cells filled; 1 cell left out (“maybe”)")


def test_an_edit_draws_again_only_what_shows_something_else(page: Page) -> None:
    """With thirty candidates a page has thousands of elements; an edit may not go through all of them."""
    wake(page)
    answered_once = page.get_by_label("Weight of Portability")
    answered_once.select_option("high")
    answered(page)
    page.evaluate(
        """() => {
            window.drawn = 0;
            const changed = ({ type, target, oldValue, attributeName }) =>
                type === "childList" || oldValue !== (type === "characterData" ? target.data : target.getAttribute(attributeName));
            const count = (records) => { window.drawn += records.filter(changed).length; };
            const watched = { subtree: true, childList: true, attributeOldValue: true, characterDataOldValue: true };
            for (const each of document.querySelectorAll(".ar-grid__table tbody")) new MutationObserver(count).observe(each, watched);
        }"""
    )
    page.get_by_label("Decided by").fill("Somebody")
    page.get_by_label("Decided by").press("Enter")
    page.get_by_label("Rationale").fill("Because.")
    page.wait_for_timeout(500)
    assert page.evaluate("window.drawn") == 0


def test_a_menu_closes_on_escape_and_on_a_click_elsewhere(page: Page) -> None:
    menu = page.locator("#library")
    menu.locator("summary").click()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    menu.locator("summary").click()
    expect(menu).to_have_attribute("open", "")
    page.locator(".ar-outcome__lead").click()
    expect(menu).not_to_have_attribute("open", "")


def test_thirty_candidates_scroll_within_the_grid_and_keep_their_heads(page: Page, tmp_path: Path) -> None:
    example = json.loads(page.locator("#ar-scorecard-data").text_content() or "")["decision"]
    first = example["candidates"][0]
    example["candidates"] = [first | {"id": f"c-{i}", "name": f"Candidate {i}"} for i in range(30)]
    file = tmp_path / "thirty.json"
    file.write_text(json.dumps(example), "utf-8")
    import_file(page, file)
    expect(page.locator(".ar-grid__table thead th")).to_have_count(31, timeout=30_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= DESK["width"]
    last = cell(page, "Total cost", "c-29")
    last.scroll_into_view_if_needed()
    box = page.locator(".ar-grid__scroll").bounding_box()
    head = page.locator(".ar-grid__table thead th[data-candidate=c-29]").bounding_box()
    asked = page.locator("tr[data-row='score.total-cost'] th").bounding_box()
    assert box is not None
    assert head is not None
    assert asked is not None
    assert abs(head["y"] - box["y"]) < 3
    assert abs(asked["x"] - box["x"]) < 3


def test_a_whole_decision_takes_few_interactions(page: Page, address: str) -> None:
    hand = Hand(page)
    to_a_decision(hand, address)
    asked = [row.get_attribute("data-row") or "" for row in page.locator("tr[data-row]").all()]
    own = [
        each for each in asked if not each.startswith("score.") and not each.endswith((".gate", ".together"))
    ]
    assert len(own) == 12, own
    expect(page.locator(".ar-outcome__lead")).not_to_contain_text("Add the candidates")
    expect(cell(page, "Total cost", "vllm")).to_contain_text("2–3")
    assert hand.done <= 50


def test_a_recommendation_takes_few_interactions_by_hand(page: Page, address: str) -> None:
    hand = Hand(page)
    by_hand(hand, address)
    own = [
        each.get_attribute("data-row") or ""
        for each in page.locator("tr[data-row]:not([data-row^='score.'])").all()
    ]
    assert len([each for each in own if not each.endswith((".gate", ".together"))]) == 12, own
    expect(page.locator(".ar-outcome__lead")).to_contain_text("vLLM is ")
    assert hand.done <= 50


def test_all_that_is_open_is_filled_and_nothing_else(page: Page) -> None:
    wake(page)
    of = "tensorrt-llm-on-triton"
    page.get_by_role("columnheader").get_by_role(
        "button", name="TensorRT-LLM behind Triton on KServe"
    ).click()
    drawer = page.locator(".ar-drawer")
    heading = drawer.get_by_role("heading", name="open")
    before = heading.inner_text()
    drawer.get_by_role("button", name="Unclear").click()
    answered(page)
    expect(heading).to_have_count(0)
    expect(cell(page, "The exact fine-tuned artifact", of)).to_contain_text("Inconclusive")
    expect(cell(page, "Driver, CUDA, engine and platform", of)).to_contain_text("Tested")
    expect(cell(page, "The components run together", of)).to_contain_text("Not asked")
    expect(cell(page, "Hugging Face safetensors", of)).to_contain_text("Documented")
    page.get_by_role("button", name="Undo").click()
    expect(heading).to_have_text(before)


def test_forced_colours_leave_every_bar_a_shape(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    fills = page.locator(".ar-span__range").first.evaluate("each => getComputedStyle(each).fill")
    scale = page.locator(".ar-span__scale").first.evaluate("each => getComputedStyle(each).fill")
    assert fills != scale


def test_no_heading_is_printed_without_what_it_heads(page: Page) -> None:
    expect(page.get_by_text("other risk")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("other risk")).to_be_hidden()


def test_what_is_typed_in_the_drawer_is_kept_without_leaving_the_field(page: Page) -> None:
    wake(page)
    cell(page, "The exact fine-tuned artifact", "vllm-on-kserve").click()
    page.get_by_label("Note", exact=True).first.fill("Seen on a Tuesday")
    page.wait_for_timeout(1500)
    page.reload()
    alive(page)
    cell(page, "The exact fine-tuned artifact", "vllm-on-kserve").click()
    expect(page.get_by_label("Note", exact=True).first).to_have_value("Seen on a Tuesday")


def test_a_removed_candidate_comes_back_with_its_results_also_after_a_reload(page: Page) -> None:
    artifact = "The exact fine-tuned artifact"
    heads = page.locator(".ar-grid__table thead th[data-candidate]")
    before = heads.count()
    heads.first.get_by_role("button").first.click()
    page.get_by_role("button", name="Remove candidate").click()
    expect(heads).to_have_count(before - 1)
    page.reload()
    alive(page)
    page.get_by_role("button", name="Restore vLLM on KServe").click()
    expect(heads).to_have_count(before)
    answered(page)
    expect(cell(page, artifact, "vllm-on-kserve")).to_contain_text("Tested")


def test_the_keys_of_undo_undo_and_leave_the_focus_in_the_grid(page: Page) -> None:
    wake(page)
    start_empty(page)
    add(page, "candidate", "vLLM")
    first = page.locator("td[data-cell]").first
    first.focus()
    page.keyboard.press("f")
    answered(page)
    expect(first).to_contain_text("Fails")
    page.keyboard.press("Control+z")
    expect(first).not_to_contain_text("Fails")
    page.keyboard.press("Control+Shift+z")
    expect(first).to_contain_text("Fails")
    expect(first).to_be_focused()


def test_a_gate_that_asks_for_more_than_its_requirements_has_a_row_for_it(page: Page) -> None:
    wake(page)
    start_empty(page)
    add(page, "candidate", "vLLM")
    add(page, "requirement", "nvidia gpu")
    page.get_by_role("radio", name="Decide (tests)").check()
    answered(page)
    expect(page.locator("tr[data-row='deployment-hardware.gate']")).to_be_visible()


def test_a_pass_cannot_stand_for_measurements(page: Page) -> None:
    wake(page)
    cell(page, "p95 TTFT", "tensorrt-llm-on-triton").focus()
    page.keyboard.press("p")
    expect(page.locator(".ar-drawer")).to_be_visible()
    expect(page.locator(".ar-notice")).to_contain_text("shown by measurements")
