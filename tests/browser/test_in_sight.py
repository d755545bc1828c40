"""What a reader needs while reading stays in sight: the heads of long tables."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["compare/?ids=vllm,sglang,triton&all=1", "runtimes/#q="])
def test_the_head_of_a_long_table_stays_in_sight(context: BrowserContext, address: str, path: str) -> None:
    page = context.new_page()
    page.goto(address + path)
    box = page.locator(".ar-scroll:has(> .ar-table)").first
    expect(box.locator("tbody tr").nth(10)).to_be_attached()
    box.scroll_into_view_if_needed()
    box.evaluate("(each) => { each.scrollTop = 600; }")
    assert box.evaluate("(each) => each.scrollTop") == 600
    head, around = box.locator("thead th").nth(1).bounding_box(), box.bounding_box()
    assert head is not None
    assert around is not None
    assert abs(head["y"] - around["y"]) < 2
    assert around["height"] <= 900
