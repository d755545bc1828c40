"""Every rule of a diagram, with one drawing that breaks it and the exact message."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT, TODAY, sources_of
from mkdocs_aruntime.catalog.diagrams import CLASSES, load_diagram
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site

BROKEN = [
    ("not-svg", ("</defs>", "</def>"), "6:5: not well-formed: mismatched tag"),
    (
        "no-view-box",
        ('viewBox="0 0 360 60" role', "role"),
        "1:1: the drawing must be an svg with a viewBox that begins with '0 0'",
    ),
    (
        "too-wide",
        ("0 0 360 60", "0 0 800 60"),
        "1:1: the drawing is 800 units wide; at most 360 can be read on a phone",
    ),
    (
        "unnamed",
        ("How a message is delivered", " "),
        "1:1: the drawing needs a <title id='delivery-title'> with a text",
    ),
    (
        "unnamed",
        ('id="delivery-desc"', 'id="delivery-words"'),
        "1:1: the drawing needs a <desc id='delivery-desc'> with a text",
    ),
    (
        "unnamed",
        ('role="img"', 'role="group"'),
        "1:1: the svg needs role='img' and aria-labelledby='delivery-title delivery-desc'",
    ),
    (
        "unknown-word",
        ("<defs>", "<script>alert(1)</script><defs>"),
        "4:3: 'script' is not a known element of a diagram; known are svg, title, desc, defs, marker, g, path, line, "
        "rect, circle, polygon, polyline, …",
    ),
    (
        "own-look",
        ('class="owns"', 'fill="green"'),
        "7:3: 'fill' has no place in a diagram; colours and sizes of text come from classes",
    ),
    (
        "unknown-word",
        ('class="owns"', 'class="own"'),
        "7:3: 'own' is not a known class of a diagram; did you mean 'owns'?",
    ),
    (
        "foreign-id",
        ("url(#delivery-arrow)", "url(https://example.org/a.svg#b)"),
        "9:3: 'url(https://example.org/a.svg#b)' must point to a marker of this drawing: url(#delivery-…)",
    ),
    (
        "foreign-id",
        ('marker id="delivery-arrow"', 'marker id="arrow"'),
        "5:5: the id 'arrow' must begin with 'delivery-', since a page may show several diagrams",
    ),
]


@pytest.mark.parametrize(
    ("rule", "edit", "message"), BROKEN, ids=[f"{r}-{i}" for i, (r, _, _) in enumerate(BROKEN)]
)
def test_a_drawing_that_cannot_be_shown_is_answered_with_its_place(
    copy: Path, rule: str, edit: tuple[str, str], message: str
) -> None:
    path = copy / "docs" / "diagrams" / "delivery.svg"
    text = path.read_text("utf-8")
    assert edit[0] in text
    path.write_text(text.replace(*edit, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    assert f"docs/diagrams/delivery.svg:{message} [{rule}]" in str(caught.value)


@pytest.mark.parametrize("reference", ["&#x202e;", "&#8203;"])
def test_a_reference_to_what_nobody_sees_is_refused(copy: Path, reference: str) -> None:
    path = copy / "docs" / "diagrams" / "delivery.svg"
    text = path.read_text("utf-8")
    path.write_text(text.replace("</text>", f"{reference}</text>", 1), "utf-8")
    with pytest.raises(
        DataError, match=r"delivery\.svg:\d+:\d+: holds U\+20.., which is no printable character"
    ):
        load_site(sources_of(copy), as_of=TODAY)


def test_every_class_has_a_look() -> None:
    styles = ROOT / "plugins" / "mkdocs_aruntime" / "assets" / "stylesheets" / "components" / "diagrams.css"
    css = styles.read_text("utf-8")
    assert [name for name in CLASSES if f".ar-diagram .{name} {{" not in css] == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "diagrams").glob("*.svg")), ids=lambda p: p.stem)
def test_every_diagram_of_the_site_is_shown_somewhere(path: Path) -> None:
    diagram = load_diagram(path, root=ROOT)
    pages = (ROOT / "docs").rglob("*.md")
    assert any(f"{{{{ diagram {diagram.id} }}}}" in page.read_text("utf-8") for page in pages)
