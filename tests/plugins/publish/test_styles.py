"""The stylesheets: short, each rule once, sizes and colours from the tokens; and pages load what they need."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from mkdocs_aruntime.publish.assets import ASSETS, LOADS, STYLES, STYLESHEETS, page_scripts, page_styles
from mkdocs_aruntime.publish.compose import BLOCKS

SHEETS = sorted(path.relative_to(STYLES).as_posix() for path in STYLES.rglob("*.css"))
TOKENS = "base/tokens.css"
ALONE = "card.css"
"""Of pages that other sites frame; it is loaded with the tokens only."""

REM = (ALONE, "125%")
"""Makes a rem of the card what the theme makes one of a page."""

BESIDE_BLOCKS = {"decision", "correcting", "diagram", "guide", "use-case", "runtime", "column"}
MOST_LINES, MOST_SIZES = 300, 8

_SPACED = re.compile(r"(?:margin|padding|(?:row-|column-)?gap)[a-z-]*")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|light-dark)a?\(", re.IGNORECASE)


def read(name: str) -> str:
    return re.sub(r"/\*.*?\*/", "", (STYLES / name).read_text("utf-8"), flags=re.DOTALL)


def rules(css: str, around: str = "") -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Of each rule: the conditions around it, its selector, and its declarations."""
    while found := re.match(r"\s*([^{}]+)\{", css):
        depth, at = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
        head, body = " ".join(found[1].split()), css[found.end() : at - 1]
        css = css[at:]
        if head.startswith("@"):
            yield from rules(body, f"{around}{head} ")
        else:
            parts = (each.partition(":") for each in body.split(";") if each.strip())
            yield around, head, [(name.strip(), " ".join(value.split())) for name, _, value in parts]


def selectors(head: str) -> list[str]:
    """The parts of a list, whose own brackets may hold commas."""
    return [each.strip() for each in re.split(r",(?![^(]*\))", head)]


def declarations(name: str) -> Iterator[tuple[str, str]]:
    return chain.from_iterable(each for _, _, each in rules(read(name)))


def test_the_reader_of_this_test_sees_rules_within_conditions() -> None:
    """So that the tests below cannot pass by seeing nothing."""
    css = "a, b:is(c, d) { x: 1; y: 2 } @media print { @supports (z: 1) { e { x: 3; } } }"
    assert list(rules(css)) == [
        ("", "a, b:is(c, d)", [("x", "1"), ("y", "2")]),
        ("@media print @supports (z: 1) ", "e", [("x", "3")]),
    ]
    assert selectors("a, b:is(c, d)") == ["a", "b:is(c, d)"]
    assert sum(len(list(rules(read(name)))) for name in SHEETS) > 400


@pytest.mark.parametrize("name", SHEETS)
def test_a_stylesheet_is_short(name: str) -> None:
    assert (STYLES / name).read_text("utf-8").count("\n") <= MOST_LINES


@pytest.mark.parametrize("name", SHEETS)
def test_a_font_size_is_one_of_the_tokens(name: str) -> None:
    allowed = re.compile(r"inherit|var\(--ar-(text|drawn)(-[a-z0-9]+)?\)")
    found = [value for key, value in declarations(name) if key in {"font", "font-size"}]
    assert [value for value in found if not allowed.fullmatch(value) and (name, value) != REM] == []


def test_the_scale_of_type_has_few_sizes_and_no_size_that_is_missing() -> None:
    known = {key for key, _ in declarations(TOKENS) if key.startswith(("--ar-text-", "--ar-drawn"))}
    used = {
        match
        for name in SHEETS
        for match in re.findall(r"var\((--ar-(?:text-|drawn)[a-z0-9-]*)\)", read(name))
    }
    assert len([each for each in known if each.startswith("--ar-text-")]) <= MOST_SIZES
    assert used == known


@pytest.mark.parametrize("name", sorted({*SHEETS} - {TOKENS}))
def test_colours_and_spaces_come_from_the_tokens(name: str) -> None:
    said = [(key, value) for key, value in declarations(name)]
    assert [each for each in said if _COLOUR.search(each[1])] == []
    assert [each for each in said if _SPACED.fullmatch(each[0]) and re.search(r"\drem|\dpx", each[1])] == []


def test_every_token_that_is_used_is_there_and_the_other_way_round() -> None:
    known = {key for name in SHEETS for key, _ in declarations(name) if key.startswith("--ar-")}
    used = {match for name in SHEETS for match in re.findall(r"var\((--ar-[a-z0-9-]+)", read(name))}
    set_by_scripts = {"--ar-count", "--ar-strip", "--ar-lo", "--ar-hi"}
    assert used - known == set_by_scripts
    assert known - used == set()


def test_nothing_is_said_twice_of_one_selector() -> None:
    said = Counter(
        (around, selector, key)
        for name in SHEETS
        if name != ALONE
        for around, head, found in rules(read(name))
        for selector in selectors(head)
        for key, _ in found
    )
    assert [each for each, times in said.items() if times > 1] == []


def test_every_class_of_ours_stands_somewhere() -> None:
    """In a template, a script or Python; a template puts some together from a beginning and a value."""
    suffixes = {".html", ".md", ".js", ".py"}
    files = [path for path in ASSETS.parent.rglob("*") if path.suffix in suffixes]
    text = "\n".join(path.read_text("utf-8") for path in files)
    begun = re.findall(r"(ar-[a-z_-]+)\{\{", text)
    styled = {each for name in SHEETS for each in re.findall(r"\.(ar-[a-z_-]+)", read(name))}
    assert begun == ["ar-bar__", "ar-bar__"]
    assert [each for each in sorted(styled) if each not in text and not each.startswith(tuple(begun))] == []


def test_the_table_knows_every_block_and_loads_every_stylesheet() -> None:
    assert set(LOADS) == set(BLOCKS) | BESIDE_BLOCKS
    loaded = {*STYLESHEETS, *page_styles(LOADS)}
    assert {path.partition("/stylesheets/")[2] for path in loaded} == {*SHEETS} - {ALONE}


def test_a_page_loads_what_its_blocks_share_once_and_before_what_they_have_alone() -> None:
    styles = page_styles(["layers", "doors", "needs", "needs"])
    assert [path.partition("/stylesheets/")[2] for path in styles] == [
        "components/chips.css",
        "pages/home.css",
    ]
    assert page_scripts(["layers", "scorecard", "scorecard"]) == [
        "assets/aruntime/javascripts/scorecard/main.js"
    ]


def linked(page: Path) -> list[str]:
    """The stylesheets of ours that a page links, each of which is there."""
    found = re.findall(
        r'<link rel="stylesheet" href="([^"]*assets/aruntime/[^"]+)">', page.read_text("utf-8")
    )
    assert [each for each in found if not (page.parent / each).resolve().is_file()] == []
    return [each.partition("/stylesheets/")[2] for each in found]


BASE = ["base/tokens.css", "base/theme.css", "base/text.css", "base/search.css"]


@pytest.mark.parametrize(
    ("page", "beside"),
    [
        ("corrections", ["pages/corrections.css"]),
        ("runtimes/old-gamma", []),
        ("glossary", ["components/chips.css", "pages/corrections.css", "pages/glossary.css"]),
        (
            "guides/choosing",
            [
                "components/cards.css",
                "components/chips.css",
                "components/diagrams.css",
                "components/sources.css",
                "components/tables.css",
                "pages/corrections.css",
                "pages/guide.css",
            ],
        ),
    ],
)
def test_a_page_links_the_stylesheets_of_what_stands_on_it(
    minimal_folder: Path, page: str, beside: list[str]
) -> None:
    assert linked(minimal_folder / page / "index.html") == [*BASE, *beside]


def test_only_the_scorecard_links_the_stylesheets_of_the_scorecard(minimal_folder: Path) -> None:
    pages = {path.relative_to(minimal_folder).as_posix(): path for path in minimal_folder.rglob("*.html")}
    cards = {path for path in pages if path.startswith("embed/")}
    with_scorecard = {
        path
        for path in {*pages} - cards - {"404.html"}
        if any(each.startswith("pages/scorecard") for each in linked(pages[path]))
    }
    assert with_scorecard == {path for path in pages if path.startswith("scorecard/")}
    assert "pages/scorecard.css" in {
        each.partition("/stylesheets/")[2] for each in page_styles(["scorecard"])
    }
