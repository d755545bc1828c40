"""What a drawing could bring into a page, and how large one could be: refused, with its place, at once."""

from __future__ import annotations

import html
import re
import tracemalloc
from pathlib import Path

import pytest

from drawings import AROUND, DRAWING, MARKUP, WORDS, markup, values, words
from mkdocs_aruntime.catalog.diagrams import Diagram, load_diagram
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.svg import LARGEST_FILE, Element, to_html

PLACED = re.compile(r"delivery\.svg:\d+:\d+: .+ \[[a-z0-9-]+\]")


def _load(folder: Path, file: str | bytes) -> Diagram:
    path = folder / "delivery.svg"
    path.write_bytes(file.encode() if isinstance(file, str) else file)
    return load_diagram(path, root=folder)


def _refused(folder: Path, file: str | bytes) -> str:
    with pytest.raises(DataError) as caught:
        _load(folder, file)
    for finding in caught.value.findings:
        assert PLACED.fullmatch(str(finding))
    return str(caught.value)


def _taken(folder: Path, tried: dict[str, str]) -> list[str]:
    found = []
    for name, file in tried.items():
        try:
            _load(folder, file)
        except DataError as error:
            assert all(PLACED.fullmatch(str(finding)) for finding in error.findings), name
        else:
            found.append(name)
    return found


def test_no_markup_but_that_of_a_drawing_is_taken_anywhere(tmp_path: Path) -> None:
    tried = dict(markup())
    assert len(tried) == len(MARKUP) * len(AROUND)
    assert _taken(tmp_path, tried) == []


def test_no_attribute_says_anything_but_what_a_drawing_needs(tmp_path: Path) -> None:
    assert _taken(tmp_path, dict(values())) == []


def test_words_that_look_like_markup_are_words(tmp_path: Path) -> None:
    for name, file in words():
        svg = _load(tmp_path, file).svg
        assert len(re.findall(r"<[a-z]", svg)) == len(re.findall(r"<[a-z]", DRAWING)), name
        assert any(html.escape(html.unescape(payload), quote=False) in svg for payload in WORDS), name


def test_what_is_written_is_escaped_whatever_the_tree_holds() -> None:
    text = "</title><script>bad()</script>"
    value = '"><script>bad()</script>'
    tree = Element(name="title", attributes={"id": value}, line=1, column=1, children=[text])
    assert to_html(tree) == (
        '<title id="&quot;&gt;&lt;script&gt;bad()&lt;/script&gt;">'
        "&lt;/title&gt;&lt;script&gt;bad()&lt;/script&gt;</title>"
    )


BOMB = (
    "<!DOCTYPE svg [<!ENTITY a0 'x'>"
    + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 60))
    + "]>"
    + DRAWING.replace("How a", "&a59; How a")
)
HUGE = [
    ("entities", BOMB, "1:15: a document type has no place"),
    ("parameter entities", "<!DOCTYPE svg [<!ENTITY % a 'x'>%a;]>" + DRAWING, "a document type has no place"),
    ("an outer entity", "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>" + DRAWING, "a document type"),
    ("depth", DRAWING.replace("<defs>", "<g>" * 9000 + "<defs>"), "12 deep"),
    ("elements", DRAWING.replace("<defs>", "<g/>" * 9000 + "<defs>"), "more than 1,000 elements"),
    ("bytes", DRAWING + " " * LARGEST_FILE, "64,000 bytes are read at most"),
    ("a word", DRAWING.replace('class="owns"', f'class="{"o" * 50_000}"'), "is not a known class"),
    ("words", DRAWING.replace('class="owns"', f'class="{"own " * 12_000}"'), "is not a known class"),
    ("path data", DRAWING.replace("M0 0 L8", "M0 0" + " 1" * 25_000 + " x L8"), "a path: M first"),
    ("digits", DRAWING.replace("M0 0 L8", "M0 " + "1" * 50_000), "a path: M first"),
    ("spaces", DRAWING.replace('="0 0 360 60"', f'="0{" " * 50_000}0 360 60x"'), "a viewBox that begins"),
    ("title", DRAWING.replace("How a", "How " * 12_000), "title: found 48020 characters"),
]


@pytest.mark.parametrize(("file", "message"), [row[1:] for row in HUGE], ids=[row[0] for row in HUGE])
def test_a_large_or_deep_drawing_is_refused_without_being_unfolded(
    tmp_path: Path, file: str, message: str
) -> None:
    tracemalloc.start()
    assert message in _refused(tmp_path, file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40_000_000


BROKEN = [
    (b"", "1:1: not well-formed: no element found"),
    (b"<svg>\n <title>\xff</title></svg>", "2:9: the file is not UTF-8 text (byte 14); save it as UTF-8"),
    (DRAWING.encode("utf-16"), "1:1: the file is not UTF-8 text (byte 0); save it as UTF-8"),
    (b"<?xml version='1.0' encoding='latin-1'?>" + DRAWING.encode(), "the file calls itself latin-1"),
    (DRAWING.replace("0 0 360 60", "0 0 wide 1").encode(), "1:1: the drawing must be an svg with a viewBox"),
    (
        DRAWING.replace('"358"', '"-358"').encode(),
        "7:3: width='-358' is not taken; expected a size such as 12",
    ),
    (DRAWING.replace("360 60", "360 6000").encode(), "1:1: the drawing is 6000 units tall; at most 1,000"),
    (
        DRAWING.replace("<text ", "<text id='delivery-title' ").encode(),
        "'delivery-title' stands here 2 times",
    ),
    (DRAWING.replace('rx="6"/>', 'rx="6">words</rect>', 1).encode(), "7:3: words stand in 'rect'"),
    (
        DRAWING.replace("broker &amp;", "<g/>broker &amp;").encode(),
        "'g' has no place in 'text'; it may hold tspan",
    ),
]


@pytest.mark.parametrize(("file", "message"), BROKEN, ids=[str(i) for i in range(len(BROKEN))])
def test_a_file_that_is_no_drawing_is_answered_with_its_place(
    tmp_path: Path, file: bytes, message: str
) -> None:
    assert message in _refused(tmp_path, file)


def test_a_declaration_and_a_byte_order_mark_are_left_behind(tmp_path: Path) -> None:
    marked = b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\n" + DRAWING.encode()
    assert _load(tmp_path, marked).svg == DRAWING.strip()


def test_a_drawing_that_no_page_could_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Delivery 2.svg"
    path.write_text(DRAWING, "utf-8")
    with pytest.raises(DataError, match=r"file: .*kebab-case"):
        load_diagram(path, root=tmp_path)
