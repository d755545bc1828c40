"""A page read once: its tree, its ids and places, and what of a made page is kept apart from Markdown."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_aruntime.catalog.tags import read_tags
from mkdocs_aruntime.publish.page import Node, Page
from mkdocs_aruntime.publish.page_text import PageText


def shown(node: Node) -> str:
    inner = "".join(each if isinstance(each, str) else shown(each) for each in node.children)
    return f"({node.tag} {inner})"


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>A &amp; <b>b</b></p>tail", "(root (p A & (b b))tail)"),
        ("<p>A</b> B", "(root (p A B))"),
        ("<ul><li>a<li>b</ul>c", "(root (ul (li a(li b)))c)"),
        ("a<br>b<img src=x>c<!-- <b>no</b> -->d", "(root a(br )b(img )cd)"),
        ("<svg><path d='x'/><title>t</title></svg>", "(root (svg (path )(title t)))"),
        ('<script type="application/json">{"a": "<b>&amp;"}</script>x', '(root (script {"a": "<b>&amp;"})x)'),
        ("a < b", "(root a < b)"),
    ],
)
def test_the_tree_has_what_the_tags_say(html: str, tree: str) -> None:
    assert shown(Page(html).tree) == tree


def test_ids_are_known_and_those_that_stand_twice_have_a_place() -> None:
    page = Page('<p id="a">x</p>\n <b id="b">y</b>\n <i id="a">z</i>')
    assert page.ids == {"a", "b"}
    assert [(page.place(at), id_) for at, id_ in page.doubled_ids()] == [((3, 2), "a")]


@pytest.mark.parametrize(
    ("source", "attributes"),
    [
        ("<a href='x' Title=\"y &lt; z\" hidden>", {"href": "x", "title": "y < z", "hidden": ""}),
        ("<a a b=c d>", {"a": "", "b": "c", "d": ""}),
        ("<a b = 'c' d=e>", {"b": "c", "d": "e"}),
        ("<a b=1 b=2>", {"b": "1"}),
        ("<a title=\" x=y z='w' \">", {"title": " x=y z='w' "}),
    ],
)
def test_attributes_are_read_as_a_browser_does(source: str, attributes: dict[str, str]) -> None:
    ((_, tag),) = read_tags(source)
    assert tag.given == attributes
    node = LexborHTMLParser(source).css_first("a")
    assert node is not None
    assert {key: value or "" for key, value in node.attributes.items()} == attributes


@pytest.mark.parametrize(
    ("text", "markdown", "parts"),
    [
        ("# A\n\n<p>x</p>\n\n## B\n\n<ul>\n<li>y</li>\n</ul>", "# A\n\n{{ @0 }}\n\n## B\n\n{{ @1 }}", 2),
        ("<p>x</p>\n<p>y</p>\n", "{{ @0 }}", 1),
        ("Text <b>x</b>\n\n<b>y</b> text", "Text <b>x</b>\n\n<b>y</b> text", 0),
        ("<div>\n<div>x</div>\n</div>\n\nz", "{{ @0 }}\n\nz", 1),
        ("<div>\n\nnever closed", "<div>\n\nnever closed", 0),
    ],
)
def test_html_with_lines_of_its_own_is_kept_apart(text: str, markdown: str, parts: int) -> None:
    made = PageText()
    made.add_made(text)
    assert [line for line in made.markdown.split("\n") if line] == [
        line for line in markdown.split("\n") if line
    ]
    assert len(made.parts) == parts
    assert all(part.startswith("<") and part.endswith(">") for part in made.parts)
