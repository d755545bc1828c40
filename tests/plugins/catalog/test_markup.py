"""What authors may write: each construct that could do more than be read is refused, with its place."""

from __future__ import annotations

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
]

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
    return [str(each) for each in check_authored(tmp_path / "docs", dialect, frozenset(), root=tmp_path)]


@pytest.mark.parametrize("text", ACTIVE)
def test_what_could_do_more_than_be_read_is_refused_at_its_line(tmp_path: Path, text: str) -> None:
    found = findings(tmp_path, f"---\ntitle: A\n---\n\n# A\n\n{text}\n")
    assert found
    assert all(each.startswith("docs/page.md:") for each in found)
    assert int(found[0].split(":")[1]) >= 7 or "&#" in text or "\t" in text


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
        "\ufeff---\ntemplate: redirect.html\n---\n",
        "---\n- <form action=/x></form>\n---\n",
        "---\ntitle: 2020-99-99\ndescription: <form></form>\n---\n",
    ],
)
def test_front_matter_cannot_choose_another_template(tmp_path: Path, head: str) -> None:
    (found,) = findings(tmp_path, head + "x\n")
    assert "front matter" in found


@pytest.mark.parametrize("name", ["x.html", "x.js", "x.svg", "x.xhtml", "x.xml", "x.css", "x.mjs", "x.HTML"])
def test_a_file_that_a_browser_runs_is_not_published(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / name).write_text("<script>x</script>", "utf-8")
    (found,) = check_authored(tmp_path / "docs", DIALECT, frozenset(), root=tmp_path)
    assert f"docs/{name}:1:1: files of the kind" in str(found)


def test_the_site_is_refused_with_every_such_page(copy: Path) -> None:
    for name in ("guides/choosing.md", "index.md"):
        path = copy / "docs" / name
        path.write_text(path.read_text("utf-8") + "\n<script>x</script>\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    assert [each.file for each in caught.value.findings] == ["docs/guides/choosing.md", "docs/index.md"]
