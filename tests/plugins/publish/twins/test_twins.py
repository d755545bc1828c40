"""Pages as Markdown: what HTML becomes, and that every page has its twin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from golden import assert_golden
from mkdocs_aruntime.publish.page import Page
from mkdocs_aruntime.publish.twins.markdown import to_markdown

HOME = "https://example.org/brokers/"

CONVERSIONS = [
    ("<h2 id='x'>A <em>b</em><a class='headerlink' href='#x'>#</a></h2>", "## A *b*"),
    ("<p>One\n  two <strong> three </strong>four.</p>", "One two **three** four."),
    ("<p><a href='../x/'>There</a> and <code>a`b</code></p>", "[There](../x/) and ``a`b``"),
    ("<p>2 * 3 [x](y) &lt;script&gt; \\</p>", "2 \\* 3 \\[x\\](y) \\<script> \\\\"),
    (
        "<p># no heading</p><p>1. no list</p><p>- nor this</p>",
        "\\# no heading\n\n\\1. no list\n\n\\- nor this",
    ),
    ("<ul><li>A</li><li><p>B</p><ul><li>C</li></ul></li></ul>", "- A\n- B\n  - C"),
    ("<ol start='3'><li><p>A</p><p>B</p></li><li>C</li></ol>", "3. A\n\n   B\n4. C"),
    ("<dl><div><dt>Kind</dt><dd>Broker</dd></div></dl>", "- **Kind**: Broker"),
    (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><ul><li>x</li><li>y</li></ul></td></tr></table>",
        "| A | B |\n| --- | --- |\n| 1\\|2 | x, y |",
    ),
    (
        "<div class='language-sh highlight'><pre><code><span>a</span> b\n```\n</code></pre></div>",
        "````\na b\n```\n````",
    ),
    ("<pre><code class='language-sh'>ls\n</code></pre>", "```sh\nls\n```"),
    ("<figure><blockquote>It is.</blockquote><figcaption>They</figcaption></figure>", "> It is.\n\nThey"),
    ("<p>He said <q>yes</q>.</p>", "He said “yes”."),
    (
        "<svg role='img'><title>Path</title><desc>From a to b.</desc><text>a</text></svg>",
        "*Drawing: Path: From a to b.*",
    ),
    ("<p>A<br>B</p>", "A\nB"),
    ("<p><a href='a/'>A</a><span>b</span></p>", "[A](a/) b"),
    ("<p><img src='a.png' alt='A picture'></p>", "![A picture](a.png)"),
    (
        "<p>A</p><script>x</script><button>y</button><p hidden>z</p><div data-no-twin>w</div><nav>v</nav>",
        "A",
    ),
    ("<p>A</b> B", "A B"),
    ("<p>A</p>tail<hr>", "A\n\ntail\n\n---"),
]


@pytest.mark.parametrize(("html", "markdown"), CONVERSIONS, ids=[html[:30] for html, _ in CONVERSIONS])
def test_html_becomes_markdown_that_says_the_same(html: str, markdown: str) -> None:
    assert to_markdown(Page(html).tree) == f"{markdown}\n"


@pytest.mark.parametrize("page", ["runtimes/gamma", "guides/choosing", "use-cases/sensors"])
def test_a_twin_is_as_the_golden_file_says(minimal_folder: Path, page: str) -> None:
    assert_golden(
        f"twins/{page.replace('/', '-')}.md", (minimal_folder / page / "index.md").read_text("utf-8")
    )


def test_every_page_has_its_twin_and_one_that_moved_has_none(minimal_folder: Path) -> None:
    pages = {
        path.parent.relative_to(minimal_folder).as_posix() for path in minimal_folder.rglob("index.html")
    }
    twins = {path.parent.relative_to(minimal_folder).as_posix() for path in minimal_folder.rglob("index.md")}
    cards = {page for page in pages if page.startswith("embed/")}
    assert twins == pages - cards - {"runtimes/old-gamma"}


def test_every_link_of_a_twin_holds_wherever_it_is_read(minimal_folder: Path) -> None:
    missing = re.compile(r"(scorecard|corrections|guides)/")  # pages that the minimal site does without
    checked, dead = 0, []
    for twin in (*minimal_folder.rglob("index.md"), minimal_folder / "llms-full.txt"):
        for href in re.findall(r"\]\(([^)]*)\)", twin.read_text("utf-8")):
            assert re.match("https?:", href), (twin, href)
            path, _, anchor = href.partition("?")[0].partition("#")
            if not path.startswith(HOME) or missing.fullmatch(path := path.removeprefix(HOME)):
                continue
            checked += 1
            file = minimal_folder / path
            page = file / "index.html" if file.is_dir() else file
            read_by_a_script = "=" in anchor
            if not page.is_file() or not (
                read_by_a_script or not anchor or f'id="{anchor}"' in page.read_text("utf-8")
            ):
                dead.append((twin.relative_to(minimal_folder).as_posix(), href))
    assert dead == []
    assert checked > 100


def test_where_a_site_names_no_address_links_are_told_as_they_are() -> None:
    html = "<p><a href='../x/#y'>A</a> <a href='#z'>B</a> <a href='http://['>C</a> <img src='a.png'></p>"
    at = "https://example.org/sub/here/"
    kept, told = (to_markdown(Page(html).tree, base) for base in ("", at))
    assert kept == "[A](../x/#y) [B](#z) [C](http://%5B) ![](a.png)\n"
    assert told == (
        "[A](https://example.org/sub/x/#y) [B](https://example.org/sub/here/#z) [C](http://%5B) "
        "![](https://example.org/sub/here/a.png)\n"
    )


def test_the_list_for_programs_names_every_twin_once(minimal_folder: Path) -> None:
    text = (minimal_folder / "llms.txt").read_text("utf-8")
    assert_golden("llms.txt", text)
    whole = (minimal_folder / "llms-full.txt").read_text("utf-8")
    named = re.findall(r"\(https://example\.org/brokers/(\S*index\.md)\)", text)
    assert len(named) > 8
    pages = [(minimal_folder / path).read_text("utf-8") for path in named]
    assert whole == "\n".join(pages)
    named = re.findall(r"\(https://example\.org/brokers/(.*?)index\.md\)", text)
    twins = [path.parent.relative_to(minimal_folder).as_posix() for path in minimal_folder.rglob("index.md")]
    assert sorted(named) == sorted("" if twin == "." else f"{twin}/" for twin in twins)
    assert all(line == line.rstrip() for line in text.splitlines())
