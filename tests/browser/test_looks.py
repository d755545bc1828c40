"""A page loads a part of the stylesheets, and looks as it would with all of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from mkdocs_aruntime.publish.assets import LOADS, page_styles
from tabs import alive

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
    "sizing/",
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
PREPARE = """async (styles) => {
  const root = document.querySelector("link[href*='/stylesheets/base/']").href.replace(/assets\\/aruntime\\/.*/, "");
  const named = new Set();
  const name = (rule) => {
    for (const property of rule.style ?? []) named.add(property);
    for (const inner of rule.cssRules ?? []) name(inner);
  };
  for (const style of styles) {
    const sheet = await new CSSStyleSheet().replace(await (await fetch(root + style)).text());
    for (const rule of sheet.cssRules) name(rule);
  }
  const looks = () => [...document.body.querySelectorAll("*:not(script, style, path)")].map((each) => {
    const style = getComputedStyle(each);
    return `${each.localName}.${each.getAttribute("class") ?? ""} ${[...named].map((property) => style.getPropertyValue(property)).join(" ")}`;
  });
  const settled = () => new Promise((done) => {
    let last = performance.now();
    const observer = new MutationObserver(() => { last = performance.now(); });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setInterval(() => {
      const moving = document.getAnimations().some((each) => each.playState === "running");
      if (moving || performance.now() - last < 250) return;
      clearInterval(timer);
      observer.disconnect();
      done();
    }, 50);
  });
  const part = {};
  window.keepLooks = async (width) => { await settled(); part[width] = looks(); return part[width].length; };
  window.loadAll = async () => {
    document.querySelectorAll("link[href*='/stylesheets/components/'], link[href*='/stylesheets/pages/']").forEach((each) => each.remove());
    for (const style of styles) {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: root + style });
      await new Promise((done, failed) => { link.onload = done; link.onerror = failed; document.head.append(link); });
    }
  };
  window.otherLooks = async (width) => {
    await settled();
    const whole = looks();
    if (whole.length !== part[width].length) return [`${part[width].length} elements became ${whole.length}`];
    return whole.filter((each, at) => each !== part[width][at]).map((each) => each.slice(0, 80));
  };
}"""
"""Compares in the page, by the properties that any of the stylesheets sets: thousands of elements have hundreds each."""

WIDTHS = (390, 1280)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_looks_as_it_would_with_every_stylesheet(
    context: BrowserContext, address: str, path: str
) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    if path == "scorecard/":
        alive(page)
    page.evaluate(PREPARE, page_styles(LOADS))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("(width) => keepLooks(width)", width) > 50
    page.evaluate("() => loadAll()")
    for width in reversed(WIDTHS):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("(width) => otherLooks(width)", width) == []


def test_a_page_read_in_the_dark_is_printed_in_dark_ink(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}runtimes/vllm/")
    ink = "getComputedStyle(document.querySelector('.md-content h1')).color"
    assert page.evaluate(ink) == "rgb(230, 235, 240)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ink) == "rgb(23, 33, 43)"
