"""Headings, lists and paragraphs by a parser's tokens: what is code, HTML or a comment is none of them."""

from __future__ import annotations

import pytest

from mkdocs_aruntime.catalog.outline import read_headings, read_html, read_paragraphs

FENCES = [
    "```\n## no\n```",
    "~~~\n## no\n~~~",
    "````\n```\n## no\n```\n## no\n````",
    "~~~~ md\n~~~\n## no\n~~~\n## no\n~~~~",
    "- a\n\n    ```\n    ## no\n    ```",
    "    ## no",
    "<!--\n## no\n-->",
    "<pre>\n## no\n</pre>",
    "text `## no`",
    "> ## no",
    "- ## no",
]


@pytest.mark.parametrize("text", FENCES)
def test_what_is_no_heading_of_the_page_is_none(text: str) -> None:
    found = read_headings(f"## Before\n\n{text}\n\n## After\n")
    assert [each.text for each in found] == ["Before", "After"]
    assert found[1].line == 5 + text.count("\n")


@pytest.mark.parametrize(
    ("text", "depth", "words"),
    [
        ("### A *b* {: #x }", 3, "A *b*"),
        ("## A { #x .y }", 2, "A"),
        ("## A ##", 2, "A"),
        ("A\n---", 2, "A"),
        ("## The set {a}", 2, "The set"),
    ],
)
def test_a_heading_is_its_words_without_attributes(text: str, depth: int, words: str) -> None:
    (found,) = read_headings(text)
    assert (found.depth, found.text) == (depth, words)


@pytest.mark.parametrize("text", ["", "text", "- a", "```\n# no\n```"])
def test_a_page_without_headings_has_none(text: str) -> None:
    assert read_headings(text) == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- a\n- b\n- c", 3),
        ("1. a\n2. b", 2),
        ("* a\n\n    * x\n    * y\n\n* b", 2),
        ("Text.\n\n- a\n\n## Next\n\n- b\n- c", 1),
        ("- a\n- b\n\n1. c", 2),
        ("```\n- a\n- b\n```", 0),
        ("~~~\n- a\n~~~\n\n- b", 1),
        ("no list", 0),
    ],
)
def test_the_items_of_a_section_are_those_of_its_first_list(text: str, items: int) -> None:
    assert read_headings(f"## A\n\n{text}\n")[0].items == items


def test_a_paragraph_says_where_it_stands_and_what_is_read() -> None:
    text = (
        "# T\n\nOne `code`\nand [two](x) <b>three</b>.\n\n> quoted\n\n- item\n\n| cell |\n|---|\n| body |\n"
    )
    found = [(each.line, each.text) for each in read_paragraphs(text)]
    assert found == [
        (1, "T"), (3, "One x\nand two three."), (6, "quoted"), (8, "item"), (10, "cell"), (12, "body"),
    ]  # fmt: skip
    assert [each.within[0] for each in read_paragraphs(text)][::2] == ["heading", "blockquote", "table"]


def test_html_is_read_line_by_line_and_comments_are_not() -> None:
    text = "<div>\nx\n</div>\n\n<!--\ny\n-->\n"
    assert [[line for line in each if line[1]] for each in read_html(text)] == [
        [(1, "<div>"), (2, "x"), (3, "</div>")]
    ]
