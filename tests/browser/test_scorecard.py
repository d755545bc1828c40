"""The scorecard of the real site: complete before anything is typed, alive on the reader's own Python."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from aruntime_evaluator import handle
from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.codec import encode
from axe import violations
from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from tabs import (
    add,
    alive,
    answered,
    at_widths,
    cell,
    export,
    hangs_out,
    import_file,
    raw_answer,
    start_empty,
    title,
    wake,
)

pytestmark = pytest.mark.browser

KINDS = (
    "",
    "scorecard/",
    "runtimes/",
    "runtimes/vllm/",
    "guides/",
    "guides/runtime-selection-guide/",
    "glossary/",
    "use-cases/",
    "use-cases/internal-chat-assistant/",
    "corrections/",
    "about/",
)
"""One page of each kind."""


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address + "scorecard/")
    return page


def test_without_scripts_the_real_result_is_there(chromium: Browser, address: str, real: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "scorecard/")
    evaluation = evaluate(real.decisions[0], real.catalog, real.policy, Terms(as_of=real.catalog.as_of))
    text = page.locator("#ar-scorecard").inner_text()
    for each in evaluation.candidates:
        assert each.name in text
        if each.total:
            assert f"{each.total[0]}–{each.total[1]}" in text
    assert "Waived until 2027-01-31" in text
    assert page.locator("#ar-scorecard :is(button, input, select, textarea)").count() == 0
    context.close()


def test_nothing_of_python_is_fetched_before_interest_is_shown(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    page.locator(".ar-grid").hover()
    page.wait_for_timeout(300)
    assert [url for url in asked if "assets/evaluator" in url or "api/v1" in url] == []
    wake(page)
    assert any(url.endswith("/snapshot.bin") for url in asked)


def test_an_edit_shows_its_answer_and_undo_takes_it_back(page: Page) -> None:
    alive(page)
    weight = page.get_by_label("Weight of Performance efficiency")
    weight.select_option("critical")
    answered(page)
    page.get_by_role("button", name="Undo").click()
    expect(weight).to_have_value("high")


def test_a_candidate_is_added_from_the_directory_and_survives_reload(page: Page) -> None:
    wake(page)
    add(page, "candidate", "ONNX Runtime")
    head = page.locator(".ar-grid__table thead")
    expect(head).to_contain_text("ONNX Runtime", timeout=10_000)
    answered(page)
    page.reload()
    expect(head).to_contain_text("ONNX Runtime", timeout=30_000)
    expect(head.locator("th", has_text="ONNX Runtime")).to_contain_text("Not comparable", timeout=30_000)


def test_own_evidence_settles_a_check(page: Page) -> None:
    wake(page)
    drill = cell(page, "Rollout, rollback and node loss", "sglang-on-kserve")
    drill.click()
    drawer = page.locator(".ar-drawer")
    expect(drawer).to_contain_text("Nobody has looked yet")
    drawer.get_by_role("button", name="Pass").click()
    expect(drawer.get_by_label("Level")).to_have_value("E3")
    head = page.locator(".ar-grid__table thead th", has_text="SGLang on KServe")
    expect(head).to_contain_text("Qualified", timeout=10_000)
    expect(drill).to_contain_text("Tested")


def test_what_documents_say_is_one_tap_away_with_its_source(page: Page) -> None:
    wake(page)
    cell(page, "Canary", "vllm-on-kserve").click()
    drawer = page.locator(".ar-drawer")
    expect(drawer.locator("q").first).to_contain_text("Canary rollout strategy", timeout=30_000)
    expect(drawer.get_by_role("link", name="Source").first).to_have_attribute("href", re.compile("^https://"))
    expect(drawer).not_to_contain_text("evidence[")


def test_another_start_is_a_decision_of_its_own_and_nothing_is_lost(page: Page) -> None:
    wake(page)
    start_empty(page)
    expect(title(page)).to_have_value("My decision")
    page.get_by_role("button", name="Undo").click()
    expect(title(page)).to_have_value("Chat assistant for staff, EU region")


def test_the_record_is_downloaded_and_imported_again_with_its_choice(page: Page, tmp_path: Path) -> None:
    wake(page)
    form = page.locator(".ar-record")
    expect(form.get_by_label("Decision", exact=True)).to_have_value("vllm-on-kserve")  # the leader
    form.get_by_label("Rationale").fill("it passes every gate.")
    form.get_by_label("Decided by").fill("A. Lead, B. Owner")
    form.get_by_label("Decided by").press("Enter")
    with page.expect_download() as waiting:
        form.get_by_role("button", name="Decision record (MADR)").click()
    assert waiting.value.suggested_filename == "chat-assistant-for-staff-eu-region.md"
    adr = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(adr)
    markdown = adr.read_text("utf-8")
    assert 'Chosen option: "vLLM on KServe", because it passes every gate.' in markdown
    with page.expect_download() as waiting:
        form.get_by_role("button", name="Record (.json)").click()
    record = tmp_path / "record.json"
    waiting.value.save_as(record)
    assert json.loads(record.read_text("utf-8"))["schema"] == "aruntime/record/1"
    for file in (record, adr):
        start_empty(page)
        expect(title(page)).to_have_value("My decision")
        import_file(page, file)
        expect(title(page)).to_have_value("Chat assistant for staff, EU region")
        expect(form.get_by_label("Rationale")).to_have_value("it passes every gate.")
        expect(form.get_by_label("Decided by")).to_have_value("A. Lead, B. Owner")
    page.reload()
    expect(form.get_by_label("Rationale")).to_have_value("it passes every gate.")


def test_a_record_that_was_altered_is_refused(page: Page, tmp_path: Path) -> None:
    wake(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Record (.json)").click()
    record = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    file = tmp_path / "altered.json"
    for part, change, message in [
        ("decision", {"problem": "Another one."}, "the decision was changed after"),
        ("choice", {"why": "Another reason.", "by": ["The Boss"]}, "the record was changed after"),
    ]:
        file.write_text(json.dumps(record | {part: record[part] | change}), "utf-8")
        import_file(page, file)
        expect(page.locator(".ar-notice").last).to_contain_text(f"altered.json: {message}")
    del record["digest"]
    file.write_text(json.dumps(record), "utf-8")
    import_file(page, file)
    expect(page.locator(".ar-notice").last).to_contain_text("No digest covers what this record says")


def test_a_foreign_file_is_told_what_is_wrong_with_it(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("[1, 2]", "utf-8")
    import_file(page, file)
    expect(page.locator(".ar-notice")).to_contain_text("x.json: found a list; expected a mapping with keys")


def test_other_pages_hand_over_candidates_or_a_use_case(page: Page, address: str) -> None:
    page.goto(address + "scorecard/#use-case=voice-on-a-phone")
    page.reload()
    expect(title(page)).to_have_value("Voice on a phone", timeout=30_000)
    page.goto(address + "runtimes/temporal/")
    page.get_by_role("link", name="Add to scorecard").click()
    head = page.locator(".ar-grid__table thead")
    expect(head).to_contain_text("Temporal", timeout=30_000)
    page.goto(address + "scorecard/#candidate=vllm,vllm+kserve")
    expect(head).to_contain_text("vLLM with KServe", timeout=30_000)
    expect(head).to_contain_text("Temporal")


def test_a_stack_is_handed_over_with_the_must_haves_and_weights_of_its_use_case(
    page: Page, address: str
) -> None:
    page.goto(address + "stack/?ids=vllm,kserve&for=internal-chat-assistant")
    page.get_by_role("button", name="Open in scorecard").click()
    expect(title(page)).to_have_value("Internal chat assistant: vLLM with KServe", timeout=30_000)
    expect(page.locator(".ar-grid__table thead th[data-candidate]")).to_have_count(1)
    with page.expect_download() as waiting:
        export(page, "Editable decision (.json)")
    decision = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert decision["candidates"][0]["components"].keys() == {"vllm", "kserve"}
    assert {"requirements", "importance", "target"} <= {key for key, value in decision.items() if value}


def test_the_directory_hands_over_what_is_ticked_and_what_is_asked(page: Page, address: str) -> None:
    page.goto(address + "runtimes/?serving=lora&pick=vllm,sglang&target=Kubernetes")
    page.get_by_role("link", name="Open in scorecard").click()
    expect(page.locator(".ar-grid__table thead")).to_contain_text("SGLang", timeout=30_000)
    expect(page.locator(".ar-grid__table")).to_contain_text("LoRA adapters")
    page.get_by_role("button", name="Needs and context").click()
    expect(page.locator(".ar-drawer").get_by_label("deployment")).to_have_value("Kubernetes")


def test_a_worked_decision_opens_in_the_scorecard(page: Page, address: str, real: Site) -> None:
    worked = real.decisions[-1]
    page.goto(address + f"decisions/{worked.id}/")
    page.get_by_role("link", name="Open in the scorecard").click()
    expect(title(page)).to_have_value(worked.title, timeout=30_000)


def test_every_example_is_answered_with_the_same_bytes_in_both_pythons(page: Page, real: Site) -> None:
    wake(page)
    page.evaluate(
        """async () => {
            const { createEvaluator } = await import(new URL("../assets/aruntime/javascripts/evaluator/client.js", location.href).href);
            const data = JSON.parse(document.getElementById("ar-scorecard-data").textContent);
            window.evaluator = createEvaluator({ base: new URL(data.evaluator, new URL(data.site, location.href)).href });
        }"""
    )
    for decision in real.decisions:
        params = {
            "catalog": encode(real.catalog),
            "policy": encode(real.policy),
            "decision": encode(decision),
            "as-of": "2026-11-23",
        }
        request = json.dumps({"version": 1, "method": "evaluate", "params": params})
        assert raw_answer(page, request) == handle(request)


def test_axe_finds_nothing_wherever_the_page_opens(page: Page) -> None:
    wake(page)
    page.locator("td[data-cell]").first.click()
    page.evaluate(
        "document.querySelectorAll('#ar-scorecard details').forEach((each) => { each.open = true; })"
    )
    assert violations(page) == set()
    for what in ("Needs and context", "Performance efficiency"):
        page.evaluate(
            "document.querySelectorAll('#ar-scorecard .ar-menu').forEach((each) => { each.open = false; })"
        )
        (
            page.get_by_role("button", name=what) if "Needs" in what else cell(page, what, "vllm-on-kserve")
        ).click()
        assert violations(page, ".ar-drawer") == set()


@pytest.mark.parametrize("path", KINDS)
def test_no_page_of_the_real_site_scrolls_sideways_and_axe_finds_nothing(
    context: BrowserContext, address: str, path: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + path)
    assert [width for width in at_widths(page, 360, 768, 1600, 1280) if hangs_out(page)] == []
    assert violations(page) == set()


def test_the_keyboard_alone_marks_cells_and_scores_a_candidate(page: Page) -> None:
    wake(page)
    cell(page, "The exact fine-tuned artifact", "llama-cpp-alone").focus()
    page.keyboard.press("p")
    expect(cell(page, "The exact fine-tuned artifact", "llama-cpp-alone")).to_contain_text(
        "Tested", timeout=10_000
    )
    page.keyboard.press("ArrowDown")
    focused = page.locator("td:focus")
    expect(focused).to_have_attribute("data-cell", "deployment-hardware.gpu")
    page.keyboard.press("ArrowLeft")
    expect(focused).to_have_attribute("data-candidate", "tensorrt-llm-on-triton")
    cell(page, "Portability", "llama-cpp-alone").focus()
    page.keyboard.type("24")
    expect(cell(page, "Portability", "llama-cpp-alone")).to_contain_text("2–4")
    page.keyboard.press("Delete")
    expect(cell(page, "Portability", "llama-cpp-alone")).to_contain_text("No score")
    page.keyboard.press("Enter")
    expect(page.locator(".ar-drawer h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(cell(page, "Portability", "llama-cpp-alone")).to_be_focused()


def test_a_stack_of_the_shortlist_is_offered_and_taken(page: Page) -> None:
    wake(page)
    box = page.get_by_role("combobox", name="Add a candidate")
    expect(box).to_be_visible()
    box.click()
    first = page.locator("#add-candidate-list [role=option]").first
    expect(first).to_contain_text("documented", timeout=30_000)
    name = first.inner_text().split(" \n")[0].split("\n")[0].strip()
    box.press("Enter")
    expect(page.locator(".ar-grid__table thead")).to_contain_text(name, timeout=10_000)


def test_a_use_case_brings_stacks_that_cover_its_needs(page: Page) -> None:
    alive(page)
    before = title(page).input_value()
    page.get_by_label("Use case", exact=True).focus()
    page.keyboard.press("ArrowDown")  # chooses, and begins nothing
    expect(title(page)).to_have_value(before)
    page.get_by_label("Use case", exact=True).select_option(label="Internal chat assistant")
    page.get_by_role("button", name="Start from it").click()
    expect(title(page)).to_have_value("Internal chat assistant")
    head = page.locator(".ar-grid__table thead th", has_text="vLLM on KServe")
    expect(head).to_contain_text("Unproven", timeout=30_000)
    page.get_by_role("button", name="Undo").click()
    expect(title(page)).to_have_value("Chat assistant for staff, EU region")


def test_weights_come_back_with_their_way_of_weighing(page: Page) -> None:
    wake(page)
    levels = page.get_by_label("Weight of Portability")
    levels.select_option("critical")
    way = page.get_by_label("Weigh by")
    way.select_option("points")
    slider = page.get_by_role("slider", name="Weight of Portability")
    before = int(slider.input_value())
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_value(str(before + 5))
    answered(page)
    way.select_option("order")
    page.get_by_role("button", name="Total cost: more important").press("Enter")
    answered(page)
    expect(page.locator(".ar-problems")).to_have_count(0)
    way.select_option("importance")
    expect(levels).to_have_value("critical")
    way.select_option("points")
    expect(slider).to_have_value(str(before + 5))


def test_a_latency_target_is_added_by_typing_and_edited(page: Page) -> None:
    wake(page)
    add(page, "requirement", "e2e 9000 ms at 8")
    line = page.locator(
        ".ar-grid__table tr", has_text="Total time ≤ 9,000 ms for 95 % of requests at concurrency 8"
    )
    expect(line.locator("td").first).to_contain_text("Test it", timeout=30_000)
    line.locator("th button").click()
    drawer = page.locator(".ar-drawer")
    drawer.get_by_label("Load", exact=True).fill("16")
    drawer.get_by_label("Load", exact=True).press("Enter")
    expect(page.locator(".ar-grid__table")).to_contain_text("at concurrency 16")
    expect(page.locator("#next-tests ~ *, .ar-tests").first).to_be_attached()


def test_a_removed_requirement_is_restored_with_its_evidence(page: Page) -> None:
    wake(page)
    asked = "Rollout, rollback and node loss have been rehearsed"
    page.locator(".ar-grid__ask", has_text=asked).click()
    page.get_by_role("button", name="Remove this requirement").click()
    expect(page.locator(".ar-grid__ask", has_text=asked)).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body")
    page.reload()
    page.get_by_role("button", name=re.compile("^Restore Rollout")).click()
    expect(cell(page, asked, "vllm-on-kserve")).to_contain_text("Tested", timeout=30_000)


SAMPLES = ROOT / "tests" / "evaluator" / "proof" / "samples"


def test_a_result_file_is_read_judged_and_used_as_evidence(page: Page) -> None:
    wake(page)
    cell(page, "p95 TPOT", "llama-cpp-alone").click()
    drawer = page.locator(".ar-drawer")
    drawer.locator("input[type=file]").set_input_files(SAMPLES / "guidellm_0.8.1_benchmarks.json")
    run = drawer.locator(".ar-runs li").first
    expect(run).to_contain_text("40/40 met target", timeout=30_000)
    expect(run).to_contain_text("not 64")
    expect(drawer.locator("[role=status]", has_text="2 runs read")).to_be_visible()
    run.get_by_role("button", name="Use as evidence").click()
    expect(drawer.locator(".ar-proofs")).to_contain_text("40 of 40 met the target", timeout=10_000)


def test_a_foreign_result_file_says_what_is_wrong_with_it(page: Page, tmp_path: Path) -> None:
    wake(page)
    cell(page, "p95 TPOT", "llama-cpp-alone").click()
    file = tmp_path / "notes.json"
    file.write_text('{"a": 1}', "utf-8")
    page.locator(".ar-drawer input[type=file]").set_input_files(file)
    expect(page.locator(".ar-drawer [role=alert]")).to_contain_text(
        "notes.json: is no result of a known tool", timeout=30_000
    )


def test_there_is_no_verdict_while_something_is_to_be_corrected(page: Page) -> None:
    start_empty(page)
    title(page).fill("A \u202e title")
    add(page, "candidate", "vLLM")
    expect(page.locator(".ar-problems")).to_be_visible(timeout=60_000)
    expect(page.locator(".ar-outcome__lead")).to_have_text("No verdict until this is corrected:")
    expect(page.locator(".ar-outcome__more")).to_have_count(0)
    title(page).fill("A title")
    answered(page)
    expect(page.locator(".ar-problems")).to_have_count(0)
