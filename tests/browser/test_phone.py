"""The real site as a phone shows it, and a desktop at 400 %."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from tabs import at_widths, hangs_out

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "guides/runtime-selection-guide/",
    "runtimes/",
    "runtimes/vllm/",
    "claims/",
    "claims/security.transport/",
    "compare/?ids=vllm,sglang",
    "stack/?ids=vllm,kserve",
    "use-cases/internal-chat-assistant/",
    "decisions/eu-chat-assistant/",
    "scorecard/",
    "glossary/",
    "method/numbers/",
    "evidence/",
)
SQUEEZED = """() => [...document.querySelectorAll(".md-content *")].filter((each) => {
    const words = [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()).join("");
    const { width, height } = each.getBoundingClientRect();
    return words.length > 11 && !each.closest("svg, pre") && each.checkVisibility() && width > 2 && width < 56 && height > 1.5 * width;
}).map((each) => `${each.className || each.tagName}: ${each.textContent.trim().slice(0, 40)}`)"""
"""Texts that stand as columns of letters."""


@pytest.mark.parametrize("path", PAGES)
def test_no_text_is_squeezed_and_nothing_scrolls_sideways(
    context: BrowserContext, address: str, path: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    for width in at_widths(page, 320, 360):
        assert page.evaluate(SQUEEZED) == [], width
        assert not hangs_out(page), width
