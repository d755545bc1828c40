"""A page loads a part of the stylesheets, and looks as it would with all of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from mkdocs_aruntime.publish.assets import LOADS, page_styles
from tabs import alive, until

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "about/",
    "guides/",
    "guides/runtime-selection-guide/",
    "runtimes/?text=server&pick=vllm",
    "runtimes/?view=cards&formats=gguf",
    "runtimes/vllm/",
    "shortlist/",
    "compare/",
    "compare/?ids=vllm,sglang",
    "compare/?ids=vllm,kserve",
    "stack/?ids=vllm,kserve",
    "use-cases/internal-chat-assistant/",
    "decisions/eu-chat-assistant/",
    "scorecard/",
    "glossary/",
    "method/numbers/",
    "evidence/",
)
LOOKS = """() => {
  const all = [...document.body.querySelectorAll("*:not(script, style, path)")];
  return all.map((each) => {
    const style = getComputedStyle(each);
    const name = `${each.localName}.${each.getAttribute("class") ?? ""}`;
    return `${name} ${[...style].map((property) => style.getPropertyValue(property)).join(" ")}`;
  });
}"""
LOAD = """async (styles) => {
  document.querySelectorAll("link[href*='/stylesheets/components/'], link[href*='/stylesheets/pages/']").forEach((each) => each.remove());
  const root = document.querySelector("link[href*='/stylesheets/base/']").href.replace(/assets\\/aruntime\\/.*/, "");
  for (const style of styles) {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: root + style });
    await new Promise((done, failed) => { link.onload = done; link.onerror = failed; document.head.append(link); });
  }
}"""


def settled(page: Page) -> list[str]:
    """How everything on the page looks, as soon as nothing changes any more."""
    looks: list[str] = []

    def same() -> bool:
        before = list(looks)
        page.wait_for_timeout(300)
        looks[:] = page.evaluate(LOOKS)
        return looks == before

    until(page, same)
    return looks


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_looks_as_it_would_with_every_stylesheet(
    context: BrowserContext, address: str, path: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    if path == "scorecard/":
        alive(page)
    part = settled(page)
    page.evaluate(LOAD, page_styles(LOADS))
    whole = settled(page)
    assert [each[:80] for each, other in zip(part, whole, strict=True) if each != other] == []


def test_a_page_read_in_the_dark_is_printed_in_dark_ink(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}runtimes/vllm/")
    ink = "getComputedStyle(document.querySelector('.md-content h1')).color"
    assert page.evaluate(ink) == "rgb(230, 235, 240)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ink) == "rgb(23, 33, 43)"
