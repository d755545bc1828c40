"""What authors may write: each construct that could do more than be read is refused, with its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from conftest import MINIMAL, TODAY, sources_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.markup import Dialect, check_authored
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.cli.project import find_project

DIALECT = find_project(MINIMAL.parent.parent.parent).sources.dialect
"""That of the real site."""

ACTIVE = [
    "<script>x</script>",
    "Safe&#x202e;txt.exe",
    "zero&#8203;width",
    "a&ZeroWidthSpace;b",
    '[a](https://example.org/ "&#x202e;t")',
    "[a](https://xn--bad-a.example/)",
    "[a](https://good.example@evil.example/)",
    "<https://EXAMPLE.org/>",
    "[a](https://gооd.example/)",
    "<!--> <script>x</script> -->",
    "<?x > <script>x</script> ?>",
    "<img src=x onerror=x>",
    "<div\nonclick=x>x</div>",
    "<svg onload=x>",
    "<details open ontoggle=x>",
    "<iframe src=x></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<math><a xlink:href='javascript:x'>",
    "<form action=/><input type=password></form>",
    "<input type=image src=x.png>",
    "<button>Press</button>",
    "<style>*{}</style>",
    "<link rel=stylesheet href=x>",
    "<meta http-equiv=refresh content=0>",
    "<base href=x>",
    "<body onload=x>",
    "<template>x</template>",
    '<noscript><p title="</noscript><img src=x onerror=x>">',
    "<x-y onfocus=x tabindex=1>",
    "<p style='position:fixed'>x</p>",
    "<p contenteditable accesskey=x>",
    "<b id=ar-scorecard-data>x</b>",
    "<b id=__config>x</b>",
    "<b class=md-overlay>x</b>",
    "[x](javascript:x)",
    "[x](java&#115;cript:x)",
    "[x](<java\tscript:x>)",
    "[x](data:text/html,x)",
    "[x](vbscript:x)",
    "[a]: javascript:x\n\n[a]",
    "<javascript:alert(1)>",
    "![](https://evil.example/x.png)",
    "![](//evil.example/x.png)",
    '![](x.png){: onerror="x" }',
    "# Hi {: style='position:fixed' }",
    "Hi\n{ .ar-scorecard }",
    "text\n\n    <script>code</script>\n\n<p markdown>\n<script>x</script>\n</p>",
    "<td onclick=x>",
    "<frameset onload=x>",
    "<html onload=x>",
    "<b><head onload=x></b>",
    "<b>x</b onclick=x>",
    '<b title="a" title="b">x</b>',
    '<b title="a"">x</b>',
    "<input name=password>",
    '=== "A"\n\n    <label for=__drawer>x</label>',
    "<label for=__drawer>x</label>",
    "<input type=radio name=__palette>",
    "<div data-tabs=x>y</div>",
    '<a title="{{ stack }}" href="x/">y</a>',
    '<a title="\n{{ stack }}\n" href="x/">y</a>',
    "[x](http://[::1/ 'a')",
    "<ol start=99999999999999><li>x</li></ol>",
    "<img src=x.png height=99999 alt=x>",
]

STRAY = [
    "</div></article>",
    "x </p> y",
    "<div>\n\nx",
    "<b><i>x</b></i>",
    "<div/>",
    "- x</li></ul>",
    "<details><summary>x</details>",
    "text\n\n</body></html>",
]
"""What would end, or leave open, an element of the site around the page."""

HARMLESS = [
    "<kbd>Ctrl</kbd> and H<sub>2</sub>O<br>",
    "<details open><summary>More</summary>x</details>",
    "[x](https://a.example/) [y](mailto:a@b.example) [z](../guides/#top)",
    "![A picture](picture.png)",
    "`<script>` and ``<img onerror=x>``",
    "```html\n<script>x</script>\n```",
    "~~~\n<script>x</script>\n~~~",
    "    <script>x</script>",
    "A lead.\n{ .ar-lead }",
    '!!! note "Careful"\n    x',
    '=== "A"\n\n    x\n\n=== "B"\n\n    y',
    "A claim.[^1]\n\n[^1]: Its source.",
    "| a | b |\n|--:|:-:|\n| 1 | 2 |",
    "a < b & c > d",
    "<!-- a remark -->",
]


def findings(tmp_path: Path, text: str, dialect: Dialect = DIALECT) -> list[str]:
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs" / "page.md").write_text(text, "utf-8")
    return [
        str(each)
        for each in check_authored(
            tmp_path / "docs", dialect, frozenset(), root=tmp_path, known={"block": ["stack"]}
        )
    ]


@pytest.mark.parametrize("text", ACTIVE)
def test_what_could_do_more_than_be_read_is_refused_at_its_line(tmp_path: Path, text: str) -> None:
    found = findings(tmp_path, f"---\ntitle: A\n---\n\n# A\n\n{text}\n")
    assert found
    assert all(each.startswith("docs/page.md:") for each in found)
    assert int(found[0].split(":")[1]) >= 7


@pytest.mark.parametrize("text", STRAY)
def test_every_element_has_both_its_tags(tmp_path: Path, text: str) -> None:
    found = findings(tmp_path, f"---\ntitle: A\n---\n\n# A\n\n{text}\n")
    assert any("[unbalanced]" in each or "no place" in each for each in found)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("The attribute onclick.\n\n`<b onclick=x>`\n\n<b onclick=x>y</b>", 9),
        ("~~~\n<script>x</script>\n~~~\n\n<script>x</script>", 9),
        ("````\n```\n<script>x</script>\n```\n````\n\n<script>x</script>", 11),
        ("[a]: java&#115;cript:x\n\n[a]", 5),
        ("x\n\n[y](java&#115;cript:x)", 7),
        ("# A\n\n# B { style=x }", 7),
        ("style\n\n# B { style=x }\n\nstyle", 7),
        ("x\n\n<div\n  style=y>x</div>", 7),
        ("<div>\n\n</div></div>", 7),
    ],
)
def test_the_line_is_that_of_what_is_active_not_of_its_words(tmp_path: Path, body: str, line: int) -> None:
    found = findings(tmp_path, f"---\ntitle: A\n---\n\n{body}\n")
    assert [int(each.split(":")[1]) for each in found][:1] == [line]


def test_many_findings_are_told_in_little_time(tmp_path: Path) -> None:
    text = "\n\n".join(f"`<b on{i}=x>` <b on{i}=x>y</b>" for i in range(500))
    began = time.process_time()
    found = findings(tmp_path, f"{text}\n")
    assert len(found) == 500
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "text",
    ["[" * 30_000, "![" * 10_000, "<a " * 10_000, "# a\n" * 7_500, "{{ stack }}\n" * 5_000, "a " * 120_000],
    ids=lambda text: text[:4],
)
def test_a_page_that_would_take_minutes_is_refused_at_once(copy: Path, text: str) -> None:
    for name in ("guides/choosing.md", "index.md"):
        path = copy / "docs" / name
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    began = time.process_time()
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    assert time.process_time() - began < 2
    told = [(each.file, each.problem.rule) for each in caught.value.findings]
    assert ("docs/guides/choosing.md", "too-large") in told
    assert ("docs/index.md", "too-large") in told


@pytest.mark.parametrize("text", HARMLESS)
def test_text_code_and_the_short_list_are_left_alone(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, f"---\ntitle: A\n---\n\n# A\n\n{text}\n") == []


@pytest.mark.parametrize(
    "head",
    [
        "---\ntemplate: redirect.html\n---\n",
        "---\n{template: redirect.html}\n---\n",
        "--- \n? template\n: redirect.html\n...\n",
        "---\n<<: {template: redirect.html}\n---\n",
        "template: redirect.html\nlocation: https://evil.example/\n\n",
        "template:moved.html\nmoved-to:../glossary/\n\n",
        "\nhide:navigation\n\n",
        "https://example.org/\n\n",
        "\ufeff---\ntemplate: redirect.html\n---\n",
        "---\n- <form action=/x></form>\n---\n",
        "---\ntitle: 2020-99-99\ndescription: <form></form>\n---\n",
    ],
)
def test_front_matter_cannot_choose_another_template(tmp_path: Path, head: str) -> None:
    (found,) = findings(tmp_path, head + "x\n")
    assert "front matter" in found or "is not a known key" in found


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("hide: 5", "2:1: hide: found 5; expected a list"),
        ("hide: toc", "2:1: hide: found toc; expected a list"),
        ("hide: [menu]", "2:8: hide[0]: 'menu' is not known"),
        ("title:\n  a: b", "2:1: title: found a mapping; expected text"),
        ("title: [a]", "2:1: title: found a list; expected text"),
        ("title: 404", "2:1: title: MkDocs reads no text here, but 404"),
        ("title: 2026-11-27", "2:1: title: MkDocs reads no text here, but 2026-11-27"),
        ("title: no", "2:1: title: MkDocs reads no text here, but false"),
        ("title: A\ndescription: 1.10", "3:1: description: MkDocs reads no text here, but 1.1"),
        ("title:", "2:1: title: MkDocs reads no text here, but nothing"),
        ("last-reviewed: yesterday", "2:1: last-reviewed: found yesterday; expected a date"),
        ("last-reviewed: [2026-11-27]", "2:1: last-reviewed: found a list; expected a date"),
    ],
)
def test_the_values_of_front_matter_have_types(tmp_path: Path, head: str, place: str) -> None:
    (found,) = findings(tmp_path, f"---\n{head}\n---\nx\n")
    assert found.startswith(f"docs/page.md:{place}")


@pytest.mark.parametrize("head", ["title: '404'", "hide: [navigation, toc]", "last-reviewed: 2026-11-27"])
def test_front_matter_may_say_what_a_page_is(tmp_path: Path, head: str) -> None:
    assert findings(tmp_path, f"---\n{head}\n---\nx\n") == []


@pytest.mark.parametrize("name", ["x.html", "x.js", "x.svg", "x.xhtml", "x.xml", "x.css", "x.mjs", "x.HTML"])
def test_a_file_that_a_browser_runs_is_not_published(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / name).write_text("<script>x</script>", "utf-8")
    (found,) = check_authored(
        tmp_path / "docs", DIALECT, frozenset(), root=tmp_path, known={"block": ["stack"]}
    )
    assert f"docs/{name}:1:1: files of the kind" in str(found)


def test_the_site_is_refused_with_every_such_page(copy: Path) -> None:
    for name in ("guides/choosing.md", "index.md"):
        path = copy / "docs" / name
        path.write_text(path.read_text("utf-8") + "\n<script>x</script>\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    assert [each.file for each in caught.value.findings] == ["docs/guides/choosing.md", "docs/index.md"]
