"""What a browser's own HTML parser makes of a drawing that came through: the drawing, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import ROOT
from drawings import DRAWING, words
from mkdocs_aruntime.catalog.diagrams import INSIDE, NAMED, OF_THE_ROOT, VALUES, load_diagram
from mkdocs_aruntime.catalog.svg import Element, to_html
from mkdocs_aruntime.publish.pages.diagrams import diagram_block

pytestmark = pytest.mark.browser

SEEN = """(text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const all = [...page.body.querySelectorAll("*")];
  const svg = page.querySelector("svg");
  return {
    comments: page.createTreeWalker(page, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION).nextNode() !== null,
    outside: all.filter((each) => !each.closest("svg")).map((each) => each.localName),
    names: [...new Set(all.filter((each) => each.closest("svg")).map((each) => `${each.namespaceURI}#${each.localName}`))],
    attributes: [...new Set([...svg.querySelectorAll("*"), svg].flatMap((each) => each.getAttributeNames()))],
    count: svg.querySelectorAll("*").length,
    words: ["title", "desc", "text"].map((name) => svg.querySelector(`:scope > ${name}`).textContent),
  };
}"""

STYLES = ROOT / "plugins" / "mkdocs_aruntime" / "assets" / "stylesheets"
NAMES = {f"http://www.w3.org/2000/svg#{name}" for name in INSIDE}
ATTRIBUTES = {*VALUES, *NAMED, *OF_THE_ROOT}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.add_init_script("window.ran = []; window.bad = () => window.ran.push(1)")
    page.goto("about:blank")
    yield page
    page.close()


def test_words_that_look_like_markup_reach_a_reader_as_words(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "delivery.svg"
    for name, file in words():
        path.write_text(file, "utf-8")
        html = diagram_block(load_diagram(path, root=tmp_path))
        seen = page.evaluate(SEEN, html)
        wanted = page.evaluate(
            """(file) => {
              const svg = new DOMParser().parseFromString(file, "image/svg+xml").documentElement;
              return ["title", "desc", "text"].map((name) => svg.querySelector(name).textContent);
            }""",
            file,
        )
        assert seen["words"] == wanted, name
        assert seen["outside"] == ["figure", "figcaption"], name
        assert set(seen["names"]) <= NAMES, name
        assert set(seen["attributes"]) <= ATTRIBUTES, name
        assert seen["count"] == DRAWING.count("<") - DRAWING.count("</") - 1, name
        assert not seen["comments"], name
        page.set_content(html)
        assert page.evaluate("window.ran") == [], name


@pytest.mark.parametrize(
    "text", ["</title><script>bad()</script>", "<img src=x onerror=bad()>", "<!--><script>"]
)
def test_whatever_a_tree_holds_is_written_as_a_text_or_a_value(page: Page, text: str) -> None:
    value = f'">{text}'
    for name in INSIDE:
        inner = Element(name=name, attributes={"id": value}, line=1, column=1, children=[text])
        root = Element(name="svg", attributes={}, line=1, column=1, children=[inner])
        seen = page.evaluate(
            """(text) => {
              const page = new DOMParser().parseFromString(text, "text/html");
              const all = [...page.body.querySelectorAll("*")];
              return [all.map((each) => each.localName), all[1].id, page.body.textContent];
            }""",
            to_html(root),
        )
        assert seen == [["svg", name], value, text], json.dumps(seen)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "diagrams").glob("*.svg")), ids=lambda path: path.stem
)
def test_nothing_of_a_diagram_of_the_site_lies_outside_its_frame(page: Page, path: Path) -> None:
    figure = diagram_block(load_diagram(path, root=ROOT))
    page.set_content(f'<div class="md-typeset">{figure}</div>')
    for name in ("base/tokens", "components/diagrams"):
        page.add_style_tag(path=STYLES / f"{name}.css")
    outside = page.evaluate(
        """() => {
          const svg = document.querySelector("svg");
          const { width, height } = svg.viewBox.baseVal;
          return [...svg.querySelectorAll("rect, path, line, circle, polygon, polyline, text")]
            .filter((each) => !each.closest("defs"))
            .map((each) => [each.textContent, each.getBBox()])
            .filter(([, box]) => box.x < 0 || box.y < -3 || box.x + box.width > width || box.y + box.height > height)
            .map(([words, box]) => `${words}: ${box.x + box.width} of ${width}, ${box.y + box.height} of ${height}`);
        }"""
    )
    assert outside == []
