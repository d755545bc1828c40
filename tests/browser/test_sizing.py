"""From a model to devices and replicas in a real browser: what the page says is what CPython says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from aruntime_evaluator import Device, Load, SizeParams, size
from axe import violations
from conftest import ROOT
from mkdocs_aruntime.catalog.sizing import device_of, shape_of
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.cli.size import listed_in
from tabs import at_widths, hangs_out

pytestmark = pytest.mark.browser

FOUND = ".ar-asked__found"


def expected(**asked: Any) -> tuple[str, ...]:
    """What the same evaluator says in CPython, of DeepSeek-V3 on H200 where nothing else is given."""
    listed = listed_in(find_project(ROOT))
    model = next(each for each in listed.models if each.id == "deepseek-v3")
    device = next(each for each in listed.devices if each.id == "h200-141gb")
    given = {"model": shape_of(model), "device": device_of(device), "weight_bits": 8, **asked}
    return size(SizeParams(**given)).sentences


def opened(context: BrowserContext, address: str, query: str = "", width: int = 1280) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}sizing/{query}")
    expect(page.locator(".ar-sizing__steps")).to_be_visible(timeout=60_000)
    return page


def test_the_home_page_and_the_start_of_a_decision_lead_to_the_calculator(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Work out its memory, devices and replicas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Sizing calculator"))
    page.goto(f"{address}scorecard/")
    page.locator(".ar-start").get_by_role("link", name="Work out memory, devices and replicas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Sizing calculator"))


def test_a_model_and_a_load_become_devices_and_replicas_and_a_link_shows_the_same(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address)
    page.get_by_role("combobox", name="Model", exact=True).select_option("deepseek-v3")
    page.get_by_role("combobox", name="Device", exact=True).select_option("h200-141gb")
    page.get_by_role("spinbutton", name="Concurrency").fill("50")
    page.get_by_role("spinbutton", name="Context").fill("32768")
    page.get_by_label("I have measured").check()
    page.get_by_role("spinbutton", name="Peak").fill("30")
    page.get_by_role("spinbutton", name="Measured rate").fill("0.5")
    load = Load(peak=30, per_replica=0.5)
    told = expected(context=32_768, concurrency=50, load=load)
    for sentence in told:
        expect(page.locator(FOUND)).to_contain_text(sentence, timeout=60_000)
    other = opened(context, address, page.url.partition("sizing/")[2])
    expect(other.locator(FOUND)).to_contain_text(told[-1], timeout=60_000)
    expect(other.get_by_role("spinbutton", name="Measured rate")).to_have_value("0.5")


def test_a_config_is_read_and_what_it_leaves_open_is_said(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.get_by_role("combobox", name="Model", exact=True).select_option("own")
    page.get_by_role("spinbutton", name="Parameters", exact=True).fill("7.2")
    page.get_by_text("Read the shape from a config.json").click()
    config = {"num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "head_dim": 128}
    box = page.get_by_role("textbox", name="Text of the config.json")
    box.fill(json.dumps(config | {"sliding_window": 4096}))
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("not which layers have it")).to_be_visible(timeout=60_000)
    expect(page.locator(FOUND)).to_contain_text("7.2 billion × ", timeout=60_000)
    expect(page.get_by_role("spinbutton", name="KV heads")).to_have_value("8")
    box.fill("{")
    page.get_by_role("button", name="Read the file").click()
    expect(page.locator(FOUND).get_by_role("alert")).to_contain_text("is not JSON")


def test_a_hostile_address_is_refused_in_words_or_ignored(context: BrowserContext, address: str) -> None:
    shape = '{"name":"<img src=x onerror=alert(1)>","parameters":1e9,"layers":[{"count":-1,"kv-heads":"x"}]}'
    page = context.new_page()
    page.goto(f"{address}sizing/?shape={shape}&context=1e400&device=nothing")
    expect(page.locator(FOUND).get_by_role("alert").first).to_contain_text("model.layers[0]", timeout=60_000)
    assert page.locator("#ar-sizing img").count() == 0


def test_the_keyboard_alone_copies_markdown(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-write"], origin=address.rstrip("/"))
    page = opened(context, address, "?model=deepseek-v3&device=h200-141gb&context=8192&concurrency=8")
    page.get_by_role("spinbutton", name="Concurrency").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(FOUND)).to_contain_text(expected(concurrency=9, weight_bits=8)[0], timeout=60_000)
    page.get_by_role("button", name="Copy as Markdown").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Markdown copied.")).to_be_visible()
    other = context.new_page()  # a page of the site may not read the clipboard, so a reader pastes
    other.set_content("<textarea aria-label=Pasted></textarea>")
    other.get_by_label("Pasted").press("Control+V")
    copied = other.get_by_label("Pasted").input_value()
    assert copied.startswith("## Size of DeepSeek-V3 on H200 141 GB")
    assert "concurrency=9" in copied


def test_without_scripts_the_example_and_a_table_are_worked_out(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}sizing/")
    expect(page.get_by_text("= 2 × 80", exact=False)).to_have_count(0)
    expect(page.locator("#ar-sizing table")).to_contain_text("2 × 80 × 8 × 128 × 16 ÷ 8 × 8,192")
    expect(page.get_by_role("link", name="DeepSeek-V3")).to_be_visible()
    expect(page.get_by_text("aruntime size")).to_be_visible()
    context.close()


def test_a_use_case_leads_to_its_calculation(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}use-cases/internal-chat-assistant/")
    page.get_by_role("link", name="See the calculation").click()
    expect(page.locator(FOUND)).to_contain_text("with 120 sequences of 6,800 tokens", timeout=60_000)


def test_a_device_of_ones_own(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "?model=deepseek-v3&device=own&memory=288&context=8192&concurrency=1")
    device = Device(name="device with 288 GB", memory_gb=288)
    expect(page.locator(FOUND)).to_contain_text(expected(device=device)[0], timeout=60_000)


@pytest.mark.parametrize("query", ["", "?model=deepseek-v3&peak=30&per-replica=4"])
def test_axe_finds_nothing_and_nothing_hangs_out(context: BrowserContext, address: str, query: str) -> None:
    page = opened(context, address, query, 390)
    if not query:
        page.get_by_role("combobox", name="Model", exact=True).select_option("own")
        page.get_by_text("Read the shape from a config.json").click()
    for width in at_widths(page, 390, 1280):
        assert not hangs_out(page), width
        assert violations(page, ".md-content") == set(), width
