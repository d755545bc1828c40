"""The stack view: picked by typing, seen as layers, every line with its evidence, all of it in the address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import violations
from mkdocs_aruntime.cli.serve import read_headers
from tabs import alive, at_widths, hangs_out, sheets, title, watched

pytestmark = pytest.mark.browser

STACK = "?ids=vllm,kserve"
CHOICE = "?ids=tensorrt-llm,triton,kserve&for=internal-chat-assistant"


def opened(context: BrowserContext, address: str, query: str = "", width: int = 1280) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}stack/{query}")
    expect(
        page.locator(".ar-combobox input").or_(page.get_by_text("are the most that fit")).first
    ).to_be_visible()
    return page


def components(page: Page) -> list[str]:
    return page.locator(".ar-components__list a").all_inner_texts()


def state(page: Page, responsibility: str) -> str | None:
    return page.locator(f"[id='responsibilities.{responsibility}']").get_attribute("data-state")


def states(page: Page) -> dict[str, str]:
    rows = page.locator(".ar-duty").evaluate_all("rows => rows.map(r => [r.id, r.dataset.state])")
    return dict(rows)


def test_the_keyboard_alone_picks_opens_and_takes_away(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    box = page.locator(".ar-combobox input[role=combobox]")
    box.focus()
    page.keyboard.type("vll")
    expect(page.get_by_role("option").first).to_contain_text("vLLM")
    page.keyboard.press("Enter")
    expect(page.locator(".ar-components__list a")).to_have_text(["vLLM"])
    expect(box).to_be_focused()
    page.keyboard.type("serving platform")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.fill("kserve")
    page.keyboard.press("Enter")
    expect(page.locator(".ar-components__list a")).to_have_text(["vLLM", "KServe"])
    page.locator(".ar-layers__cell a", has_text="KV-cache management").focus()
    page.keyboard.press("Enter")
    line = page.locator("[id='responsibilities.kv-cache'] details")
    expect(line).to_have_attribute("open", "")
    expect(line.locator("summary")).to_be_focused()
    page.get_by_role("button", name="Remove vLLM").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ar-components__list a")).to_have_text(["KServe"])
    expect(box).to_be_focused()


def test_the_stack_stands_in_the_address_and_back_undoes_step_by_step(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address, STACK)
    everything = states(page)
    page.get_by_role("button", name="Serving platform").click()
    assert page.url.endswith("?ids=vllm,kserve&layers=serving-platform")
    some = states(page)
    assert some.items() < everything.items()
    page.get_by_label("Requirements").select_option("internal-chat-assistant")
    assert "for=internal-chat-assistant" in page.url
    assert set(states(page)) < set(some)
    page.go_back()
    expect(page.locator(".ar-duty")).to_have_count(len(some))
    page.go_back()
    expect(page.locator(".ar-duty")).to_have_count(len(everything))
    page.reload()
    expect(page.locator(".ar-components__list a")).to_have_text(["vLLM", "KServe"])
    assert states(page) == everything


def test_what_is_missing_is_added_with_one_tap(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "?ids=vllm")
    assert state(page, "autoscaling") == "missing"
    row = page.locator("[id='responsibilities.autoscaling']")
    expect(row).to_contain_text("Usually: ")
    expect(row).to_contain_text("(says vLLM)")
    row.get_by_role("link", name="Add KServe").click()
    expect(page.locator(".ar-components__list a")).to_have_text(["vLLM", "KServe"])
    assert page.url.endswith("?ids=vllm,kserve")
    assert state(page, "autoscaling") == "owned"
    expect(page.locator("#ar-stack-status")).to_be_focused()
    page.go_back()
    expect(page.locator(".ar-components__list a")).to_have_text(["vLLM"])


def test_two_owners_are_a_choice_to_make(context: BrowserContext, address: str) -> None:
    page = opened(context, address, CHOICE)
    choices = page.get_by_role("region", name="Choices to make")
    expect(choices).to_contain_text("That is no mistake")
    expect(choices.locator(".ar-duty")).to_contain_text(["TensorRT-LLM or Triton Inference Server"])
    assert page.locator(".ar-stacked [role=alert]").count() == 0


def test_what_nobody_established_is_not_told_as_a_lack(context: BrowserContext, address: str) -> None:
    page = opened(context, address, STACK)
    unknown = page.get_by_role("region", name="Not established")
    expect(unknown).to_contain_text("no lack")
    assert unknown.locator(".ar-state[data-state=missing]").count() == 0
    assert unknown.locator(".ar-duty").count() > 0


def test_a_line_opens_claim_quote_version_source_and_correction(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address, STACK)
    page.locator(".ar-layers__cell a", has_text="Autoscaling").click()
    line = page.locator("[id='responsibilities.autoscaling']")
    claim = line.locator(".ar-quote__about", has_text="Autoscaling").last
    expect(claim).to_contain_text("Yes")
    assert "runtimes/kserve/#operations.autoscale" in (claim.locator("a").get_attribute("href") or "")
    told = line.locator("figure").last
    assert told.locator("blockquote").inner_text().strip()
    expect(told.locator("figcaption")).to_contain_text("opened 20")
    expect(told.locator("figcaption")).to_contain_text("confirmed 20")
    assert told.locator("a.ar-external").count() == 1
    assert line.get_by_role("link", name="Correct this").count() >= 1
    assert line.get_by_role("link", name="On its page").count() >= 1


def test_the_scorecard_goes_on_with_the_stack(context: BrowserContext, address: str) -> None:
    page = opened(context, address, CHOICE)
    page.get_by_role("button", name="Open in scorecard").click()
    page.wait_for_url("**/scorecard/**")
    alive(page)
    expect(title(page)).to_have_value(
        "Internal chat assistant: TensorRT-LLM with Triton Inference Server with KServe"
    )
    expect(page.locator(".ar-grid__name")).to_have_count(1)


def test_the_directory_the_comparison_and_the_runtime_page_lead_to_it(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}runtimes/?pick=vllm,kserve")
    page.get_by_role("link", name="View as stack").click()
    expect(page.locator(".ar-components__list a")).to_have_text(["vLLM", "KServe"])
    page.get_by_role("link", name="Compare them").click()
    expect(page.locator(".ar-heads .ar-card")).to_have_count(2)
    page.goto(f"{address}compare/?ids=vllm+kserve,sglang")
    page.get_by_role("link", name="View stack").first.click()
    expect(page.locator(".ar-components__list a")).to_have_text(["vLLM", "KServe"])
    page.goto(f"{address}use-cases/internal-chat-assistant/")
    page.get_by_role("link", name="View a stack that covers the needs").click()
    expect(page.get_by_label("Requirements")).to_have_value("internal-chat-assistant")
    assert not {"missing", "unknown", "elsewhere"} & set(states(page).values())
    page.goto(f"{address}runtimes/temporal/")
    page.get_by_role("link", name="View as stack").click()
    expect(page.locator(".ar-components__list a")).to_have_text(["Temporal"])


def test_an_unknown_name_is_said_and_the_rest_is_shown(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "?ids=vllm,nonsense&for=nothing&layers=roof")
    expect(page.get_by_role("alert")).to_contain_text("nonsense, roof, nothing")
    assert components(page) == ["vLLM"]


def test_eight_are_the_most(context: BrowserContext, address: str) -> None:
    page = opened(
        context, address, "?ids=vllm,kserve,triton,temporal,sglang,ray-serve,bentoml,tensorrt,dynamo"
    )
    assert len(components(page)) == 8
    expect(page.locator(".ar-combobox input[role=combobox]")).to_have_count(0)


def test_without_scripts_the_example_is_whole(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}stack/")
    expect(page.get_by_text("complete without JavaScript")).to_be_visible()
    assert page.locator(".ar-layers__cell").count() == page.locator(".ar-duty").count() > 5
    page.locator(".ar-duty summary").first.click()
    expect(page.locator(".ar-duty blockquote").first).to_be_visible()
    assert page.locator(".ar-duty__offers:visible, .ar-stack__worked:visible").count() == 0
    context.close()


def test_every_tile_of_the_picture_has_its_line_and_its_words(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "?ids=vllm,temporal")
    targets = page.locator(".ar-layers__cell a").evaluate_all("links => links.map(a => a.hash.slice(1))")
    assert sorted(targets) == sorted(states(page))
    words = page.locator(".ar-layers__state").all_text_contents()
    assert all(any(char.isalpha() for char in text) for text in words)


def test_a_stack_is_printed_on_two_sheets_and_without_controls(context: BrowserContext, address: str) -> None:
    page = opened(context, address, STACK)
    assert sheets(page) <= 2
    page.emulate_media(media="print")
    for hidden in (".ar-combobox", ".ar-components__drop", ".ar-duty__offers", ".ar-stacked__tools button"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".ar-layers--tiles")).to_be_visible()


@pytest.mark.parametrize("query", ["", STACK, CHOICE])
def test_axe_finds_nothing_and_nothing_hangs_out(context: BrowserContext, address: str, query: str) -> None:
    page = opened(context, address, query, 360)
    page.locator(".ar-combobox input[role=combobox]").press_sequentially("t")
    assert [width for width in at_widths(page, 1280, 360) if hangs_out(page)] == []
    page.locator(".ar-duty summary").first.click()
    for width in at_widths(page, 360, 1280):
        assert violations(page, "#ar-stack") == set(), width


def test_a_site_of_another_field_has_stacks_of_its_own_words(
    chromium: Browser, serve: Callable[..., str], minimal_folder: Path
) -> None:
    context = chromium.new_context(service_workers="block")
    with watched(context, served := serve(minimal_folder, headers=read_headers(minimal_folder))):
        page = opened(context, served, "?ids=alpha,gamma")
        assert states(page) == {
            "responsibilities.delivery": "doubled",
            "responsibilities.persistence": "doubled",
            "responsibilities.routing": "owned",
        }
        assert page.locator(".ar-stacked").inner_text().count("Gamma <b>&amp;</b>") > 1
        assert page.get_by_role("button", name="Open in scorecard").count() == 0
    context.close()


def test_a_relation_is_corrected_in_its_file_and_a_claim_in_the_form(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address, STACK)
    corrected = page.locator("#ar-stack").get_by_role("link", name="Correct this", include_hidden=True)
    asked = [each.get_attribute("data-correct") for each in corrected.all()]
    relations = [each for each in corrected.all() if "relations." in (each.get_attribute("href") or "")]
    assert relations
    assert all(each is None or each.count(".") == 1 for each in asked)
    for each in corrected.all():
        given = parse_qs(urlsplit(each.get_attribute("href") or "").query)
        assert given["now"][0]
        assert given["version"][0]
    assert all("quote=" in (each.get_attribute("href") or "") for each in relations)
