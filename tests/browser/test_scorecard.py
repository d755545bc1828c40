"""The scorecard of the real site: complete before anything is typed, alive on the reader's own Python."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from aruntime_evaluator import handle
from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.codec import encode
from axe import violations
from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.serve import read_headers
from tabs import alive, raw_answer

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


@pytest.fixture(scope="session")
def site(real_folder: Path) -> Path:
    return real_folder


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[..., str]) -> str:
    return serve(site, headers=read_headers(site))


@pytest.fixture
def page(chromium: Browser, address: str) -> Any:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on(
        "console",
        lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else wrong.append(f"asked {request.url}")
        ),
    )
    page.goto(address + "scorecard/")
    yield page
    context.close()
    assert wrong == []


def wake(page: Page) -> None:
    page.locator("#ar-scorecard").hover()
    expect(page.locator(".ar-scorecard__status")).to_have_text("Python is ready.", timeout=30_000)


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
    context.close()


def test_nothing_of_python_is_fetched_before_interest_is_shown(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "assets/evaluator" in url or "api/v1" in url] == []
    wake(page)
    assert any(url.endswith("/snapshot.bin") for url in asked)


def test_an_edit_shows_its_answer_and_undo_takes_it_back(page: Page) -> None:
    alive(page)
    page.locator("#step-weigh summary").first.click()
    page.get_by_label("Performance efficiency", exact=True).select_option("critical")
    status = page.locator(".ar-scorecard__status")
    expect(status).to_contain_text("Result:", timeout=30_000)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Performance efficiency", exact=True)).to_have_value("high")


def test_a_candidate_is_added_from_the_directory_and_survives_reload(page: Page) -> None:
    wake(page)
    page.get_by_label("Add a candidate from the directory …").select_option("onnxruntime")
    expect(page.locator(".ar-matrix thead")).to_contain_text("ONNX Runtime", timeout=10_000)
    page.reload()
    expect(page.get_by_label("Name of onnxruntime")).to_have_value("ONNX Runtime")
    expect(page.locator(".ar-matrix thead")).to_contain_text("ONNX Runtime", timeout=30_000)


def test_own_evidence_settles_a_check(page: Page) -> None:
    wake(page)
    page.locator("#step-gates > summary").click()
    gate = page.locator(".ar-gate", has_text="Operations")
    gate.locator("summary").first.click()
    form = gate.locator("form", has=page.get_by_label("Evidence level for operations.drill"))
    form.get_by_label("Candidate with evidence for operations.drill").select_option("sglang-on-kserve")
    form.get_by_label("Evidence level for operations.drill").select_option("E3")
    form.get_by_role("button", name="Add evidence").click()
    head = page.locator(".ar-matrix thead th", has_text="SGLang on KServe")
    expect(head).to_contain_text("Qualified", timeout=10_000)


def test_a_mistake_is_told_beside_the_decision_and_nothing_is_lost(page: Page) -> None:
    wake(page)
    page.get_by_role("button", name="Start empty").click()
    expect(page.locator(".ar-scorecard__follows h2")).to_have_text("My decision")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".ar-scorecard__follows h2")).to_have_text("Chat assistant for staff, EU region")


def test_the_record_is_downloaded_and_imported_again(page: Page, tmp_path: Path) -> None:
    wake(page)
    page.locator("#step-record > summary").click()
    page.locator("#step-record select[name=candidate]").select_option("vllm-on-kserve")
    page.locator("#step-record textarea[name=why]").fill("it passes every gate.")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Decision record (MADR)").click()
    assert re.fullmatch(r"0001-.+\.md", waiting.value.suggested_filename)
    adr = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(adr)
    markdown = adr.read_text("utf-8")
    assert 'Chosen option: "vLLM on KServe", because it passes every gate.' in markdown
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Record as JSON").click()
    record = tmp_path / "record.json"
    waiting.value.save_as(record)
    assert json.loads(record.read_text("utf-8"))["schema"] == "aruntime/record/1"
    for file in (record, adr):
        page.get_by_role("button", name="Start empty").click()
        page.set_input_files("#step-record input[type=file]", file)
        expect(page.locator(".ar-scorecard__follows h2")).to_have_text("Chat assistant for staff, EU region")


def test_a_foreign_file_is_told_what_is_wrong_with_it(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("[1, 2]", "utf-8")
    page.locator("#step-record > summary").click()
    page.set_input_files("#step-record input[type=file]", file)
    expect(page.locator(".ar-notice")).to_contain_text("x.json: found a list; expected a mapping with keys")


def test_other_pages_hand_over_a_candidate_or_a_use_case(page: Page, address: str) -> None:
    page.goto(address + "scorecard/#use-case=voice-on-a-phone")
    page.reload()
    expect(page.locator(".ar-scorecard__follows h2")).to_have_text("Voice on a phone", timeout=30_000)
    page.goto(address + "runtimes/temporal/")
    page.get_by_role("link", name="Add to scorecard").click()
    expect(page.get_by_label("Name of temporal")).to_have_value("Temporal", timeout=30_000)


def test_a_worked_decision_opens_in_the_scorecard(page: Page, address: str, real: Site) -> None:
    worked = real.decisions[-1]
    page.goto(address + f"decisions/{worked.id}/")
    page.get_by_role("link", name="Open in the scorecard").click()
    expect(page.locator(".ar-scorecard__follows h2")).to_have_text(worked.title, timeout=30_000)


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


def test_axe_finds_nothing_in_any_step(page: Page) -> None:
    wake(page)
    page.evaluate(
        "document.querySelectorAll('#ar-scorecard details').forEach((each) => { each.open = true; })"
    )
    assert violations(page) == set()


def test_axe_finds_nothing_on_any_kind_of_page(page: Page, address: str) -> None:
    for path in KINDS:
        page.goto(address + path)
        assert violations(page) == set(), path


@pytest.mark.parametrize("width", [360, 768, 1600])
def test_no_page_of_the_real_site_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in KINDS:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_keyboard_alone_changes_a_weight(page: Page) -> None:
    wake(page)
    page.locator("#step-weigh > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # how to weigh
    page.keyboard.press("Tab")  # the first criterion
    page.keyboard.press("End")
    expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:", timeout=10_000)


def test_the_directory_is_filtered_and_a_stack_is_taken_over(page: Page) -> None:
    wake(page)
    page.locator(".ar-shortlist > summary").click(timeout=10_000)
    first = page.locator(".ar-shortlist li", has=page.get_by_role("button", name="Add")).first
    name = first.locator("b").inner_text()
    first.get_by_role("button").click()
    expect(page.locator(".ar-matrix thead")).to_contain_text(name, timeout=10_000)
    expect(page.locator(".ar-shortlist li", has_text=name).first).to_contain_text("is a candidate")


def test_a_use_case_brings_stacks_that_cover_its_needs(page: Page) -> None:
    wake(page)
    page.get_by_label("Start from a use case").select_option(label="Internal chat assistant")
    expect(page.locator(".ar-scorecard__follows h2")).to_have_text("Internal chat assistant")
    head = page.locator(".ar-matrix thead th", has_text="vLLM on KServe")
    expect(head).to_contain_text("Provisional", timeout=10_000)


def test_points_are_dragged_and_an_order_is_moved_by_keyboard(page: Page) -> None:
    wake(page)
    page.locator("#step-weigh > summary").click()
    page.get_by_label("Points", exact=True).check()
    slider = page.get_by_role("slider", name="Portability")
    before = int(slider.input_value())
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_value(str(before + 5))
    expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:", timeout=10_000)
    page.get_by_label("Order", exact=True).check()
    page.get_by_role("button", name="Portability: more important").press("Enter")
    expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:")
    expect(page.locator(".ar-problems")).to_have_count(0)


def test_a_measurement_is_asked_for_and_shows_up_as_not_proven(page: Page) -> None:
    wake(page)
    page.locator("#step-gates > summary").click()
    gate = page.locator(".ar-gate", has_text="SLO and quality")
    gate.locator("summary").first.click()
    gate.locator(".ar-add > summary").click()
    form = gate.get_by_role("form", name="Ask for a measurement, for SLO and quality")
    form.get_by_label("Whole answer, milliseconds at most").fill("9000")
    form.get_by_label("Load", exact=True).fill("8")
    form.get_by_role("button", name="Ask for a measurement").click()
    expect(gate).to_contain_text("e2e ≤ 9000 ms for 95 % of requests at 8 requests at once")
    expect(page.locator(".ar-scorecard__follows")).to_contain_text(
        "SLO and quality: objective", timeout=10_000
    )


SAMPLES = ROOT / "tests" / "evaluator" / "proof" / "samples"


def test_a_result_file_is_read_judged_and_taken_as_proof(page: Page) -> None:
    wake(page)
    page.locator("#step-prove > summary").click()
    step = page.locator("#step-prove")
    step.locator("input[type=file]").set_input_files(SAMPLES / "guidellm_0.8.1_benchmarks.json")
    run = step.locator(".ar-runs li").first
    expect(run).to_contain_text("40 good", timeout=10_000)
    expect(step.get_by_role("status")).to_have_text("guidellm_0.8.1_benchmarks.json: 2 runs read.")
    run.get_by_label("Candidate measured").select_option("llama-cpp-alone")
    run.get_by_role("button", name="Take as proof").click()
    expect(step.locator("section > ul").first).to_contain_text("llama.cpp server alone", timeout=10_000)


def test_a_foreign_result_file_says_what_is_wrong_with_it(page: Page, tmp_path: Path) -> None:
    wake(page)
    page.locator("#step-prove > summary").click()
    file = tmp_path / "notes.json"
    file.write_text('{"a": 1}', "utf-8")
    page.locator("#step-prove input[type=file]").set_input_files(file)
    expect(page.locator("#step-prove [role=alert]")).to_contain_text(
        "notes.json: is no result of a known tool", timeout=10_000
    )
