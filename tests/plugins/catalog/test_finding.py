"""What is printed of data is text to whoever reads it: terminal, GitHub, Markdown."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aruntime_evaluator.model.problem import Problem
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.page import Page
from mkdocs_aruntime.publish.twins import build_twins
from mkdocs_aruntime.publish.twins.build import Twin
from mkdocs_aruntime.publish.twins.markdown import to_markdown

EVIL = [
    "a\n::error::b",
    "a\r\n::stop-commands::x",
    "a\r::debug::b",
    "a\u2028::debug::b",
    "##[add-mask]a",
    "100%0A::debug::",
    "a,line=9::b",
    "a:b,c=d",
    "\x1b[31m\x1b]8;;https://e\x07",
    "\x9b31m",
    "\udcff",
]


def finding(message: str, file: str = "runtimes/a.yml") -> Finding:
    return Finding(file=file, line=1, column=2, problem=Problem(path="", rule="r", message=message))


def decoded(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@pytest.mark.parametrize(
    "evil", [*EVIL, "a\n- **error** b", "<script>", "[a](javascript:b)", "`a` _b_ ~~c~~ | d"]
)
def test_a_finding_as_markdown_is_one_item_of_text_and_as_json_one_line(evil: str) -> None:
    told = finding(evil, f"runtimes/{evil}.yml")
    item = told.as_markdown()
    [opened, inline, closed] = MarkdownIt().parse(item)[2:5]
    assert (opened.type, closed.type, item.splitlines()) == ("paragraph_open", "paragraph_close", [item])
    kinds = {each.type for each in inline.children or ()}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close"}
    assert [each.type for each in inline.children or ()].count("strong_open") == 1
    line = told.as_json("warning")
    assert line.isascii()
    assert (json.loads(line)["message"], line.splitlines()) == (evil, [line])


COMMAND = re.compile(r"::(?P<command>error|warning) (?P<properties>[^:]*)::(?P<data>.*)")
"""As the runner of GitHub reads a line (actions/runner, ActionCommand.cs)."""


@pytest.mark.parametrize("evil", EVIL)
def test_an_annotation_is_one_command_with_what_it_is_about(evil: str) -> None:
    told = finding(evil, f"runtimes/{evil}.yml").as_annotation()
    told.encode()
    assert len(told.splitlines()) == 1
    read = COMMAND.fullmatch(told)
    assert read is not None
    properties = dict(each.split("=", 1) for each in read["properties"].split(","))
    assert (set(properties), properties["line"], properties["col"]) == ({"file", "line", "col"}, "1", "2")
    if (evil.isprintable() and "##[" not in evil) or set(evil) & set("\r\n"):
        assert decoded(properties["file"]) == f"runtimes/{evil}.yml"
    assert decoded(read["data"]) == f"{finding(evil).problem} [r]"


@pytest.mark.parametrize("evil", EVIL)
def test_a_line_of_text_is_no_command_and_moves_no_cursor(evil: str) -> None:
    told = str(finding(evil, f"runtimes/{evil}.yml"))
    told.encode()
    assert len(told.splitlines()) == 1
    assert not told.lstrip().startswith("::")
    assert "##[" not in told
    assert not re.search("[\x00-\x1f\x7f-\x9f]", told)


@given(st.text(st.characters()), st.text(st.characters(exclude_characters="\0")))
def test_whatever_it_says_it_is_one_line(message: str, file: str) -> None:
    for told in (str(finding(message, f"x/{file}")), finding(message, file).as_annotation("warning")):
        assert len(told.splitlines()) == 1
        assert len(told.encode().split(b"\n")) == 1
    assert COMMAND.fullmatch(finding(message, file).as_annotation()) is not None


def test_a_problem_found_twice_is_told_once() -> None:
    assert len(DataError([finding("a"), finding("a"), finding("b")]).findings) == 2


def test_the_list_of_pages_takes_words_as_words() -> None:
    evil = Twin(
        url="runtimes/a/",
        title="A](x) [b](javascript:alert)\n# B",
        summary="<b> `c`\n- d",
        text="",
        listed=True,
    )
    files = {
        each.path: each.content
        for each in build_twins([evil], Identity(name="S", summary="", home="https://e.org/"), "api")
    }
    text = files["llms.txt"]
    assert isinstance(text, bytes)
    line = next(line for line in text.decode().splitlines() if "runtimes/a" in line)
    assert line == (
        r"- [A\](x) \[b\](javascript:alert) # B](https://e.org/runtimes/a/index.md): \<b> \`c\` - d"
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            '<a href="https://e.org/)[x](javascript:alert(1)">t</a>',
            "[t](https://e.org/%29%5Bx%5D%28javascript:alert%281%29)",
        ),
        ('<a href="https://e.org/a b">t</a>', "[t](https://e.org/a%20b)"),
        ('<img alt="a](b)[c" src="d.png">', r"![a\](b)\[c](d.png)"),
    ],
)
def test_an_address_ends_where_it_ends(html: str, markdown: str) -> None:
    assert to_markdown(Page(html).tree) == markdown + "\n"
