"""Nothing active in a finished site: each way in is refused, whichever file it stands in."""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from building import build_site
from conftest import MINIMAL
from mkdocs_aruntime.publish.checks.page_safety import check_safety
from mkdocs_aruntime.publish.policy import InlineScripts, base_of, permissions

HOME = "https://example.org/brokers/"

ACTIVE = {
    "<script>x</script>": "unknown-script",
    "<!--><script>x</script>-->": "unknown-script",
    "<script type=module>x</script>": "unknown-script",
    "<script type=importmap>{}</script>": "unknown-script",
    '<script type="application/json">{</script>': "unknown-script",
    "<script src=https://evil.example/x.js></script>": "foreign-address",
    "<script src=/brokers/x.js></script>": "unknown-script",
    "<script src=../x/assets/x.js></script>": "unknown-script",
    "<script src=assets/javascripts/../../x.js></script>": "unknown-script",
    "<img src=x onerror=x>": "active-attribute",
    "<img src=//evil.example/x>": "foreign-address",
    "<img src='data:image/svg+xml,x'>": "active-address",
    "<a href='javascript:x'>": "active-address",
    "<a href='java&#115;cript:x'>": "active-address",
    "<a href=' jav&#9;ascript:x'>": "active-address",
    "<a href='data:text/html,x'>": "active-address",
    "<a ping=https://evil.example>": "active-attribute",
    "<iframe></iframe>": "active-element",
    "<object></object>": "active-element",
    "<embed>": "active-element",
    "<base href=x>": "active-element",
    "<style></style>": "active-element",
    "<noscript></noscript>": "active-element",
    "<template></template>": "active-element",
    "<math></math>": "active-element",
    "<svg><animate></svg>": "active-element",
    "<svg><use href='#x'></svg>": "active-element",
    "<svg><foreignObject></svg>": "active-element",
    "<p style=x>": "active-attribute",
    "<body onload=x>": "active-attribute",
    "<button formaction=x>": "active-attribute",
    "<form action=https://evil.example>": "active-attribute",
    "<meta http-equiv=refresh content='0; url=https://evil.example/'>": "redirect",
    "<meta http-equiv=refresh content='0; url=//evil.example/'>": "redirect",
    "<meta http-equiv=set-cookie content=x>": "active-element",
    "<link rel=stylesheet href=https://evil.example/x.css>": "foreign-address",
    "<link rel=stylesheet href=x.css>": "unknown-style",
    "<link rel=preload href=//evil.example/x>": "foreign-address",
    "<p class=fixed-overlay>": "unknown-class",
    "<p fill='url(https://evil.example/)'>": "foreign-address",
    "<p id=same><p id=same>": "duplicate-id",
    "<td onclick=x>": "dropped-tag",
    "<tr><td>x</td></tr>": "dropped-tag",
    "<frameset onload=x></frameset>": "dropped-tag",
    "<head onload=x></head>": "dropped-tag",
    "<html onload=x></html>": "active-attribute",
    "<svg><text><body onload=x></text></svg>": "active-attribute",
    "<option><p>x</p></option></select>": "unbalanced",
    "</div></article>": "unbalanced",
    "<b><i>x</b></i>": "unbalanced",
    "<div/>": "unbalanced",
    "<p>x</p onclick=x>": "odd-markup",
    "<p title='a'onclick=x>": "odd-markup",
    "<p title=a'b onclick=x>": "odd-markup",
    "<p title='>": "odd-markup",
    "<!doctype html SYSTEM 'x'>": "odd-markup",
    "<!-- a --!><b>x</b> -->": "odd-markup",
    "<?x ?>": "odd-markup",
    "<svg><![CDATA[<img onerror=x>]]></svg>": "odd-markup",
    "<script type='application/json'>\"<!--<script>\"</script>": "odd-markup",
    "<p title=a title=b>": "active-attribute",
    "<p autofocus>": "active-attribute",
    "<form><input type=text></form>": "active-element",
    "<button type=button>x</button>": "active-element",
    "<input type=password class=md-search__input>": "active-element",
    "<dialog open>x</dialog>": "active-element",
    "<p data-evil=x>": "active-attribute",
    "<p class=ar-evil>": "unknown-class",
    "<p class=md-evil>": "unknown-class",
}

IN_ARTICLE = {
    "<div class=md-overlay></div>": "unknown-class",
    "<div class=md-dialog></div>": "unknown-class",
    "<div data-md-component=dialog></div>": "active-attribute",
    "<div role=dialog></div>": "active-attribute",
    "<div role=alert></div>": "active-attribute",
    "<form class=md-search__form></form>": "active-element",
    "<form><input type=text name=card></form>": "active-element",
    "<button type=submit>Pay</button>": "active-element",
    "<select></select>": "active-element",
    "<textarea></textarea>": "active-element",
    "<label for=__drawer>x</label>": "active-element",
    "<input type=radio name=__palette>": "active-element",
    "<link rel=next href=x>": "active-element",
    "<meta http-equiv=refresh content='0; url=x/'>": "active-element",
    "<main></main>": "active-element",
}
"""What the site or its theme may have, though not where authors write."""

HARMLESS_IN_ARTICLE = [
    "<p class=ar-lead>x</p>",
    "<a class='md-button md-button--primary' href=x/>x</a>".replace("x/", "'x/'"),
    "<div class=tabbed-set data-tabs=1:2><input type=radio name=__tabbed_1 id=__tabbed_1_1>"
    "<label for=__tabbed_1_1>x</label></div>",
    "<input type=checkbox disabled>",
    "<div id=ar-stack><form><input type=text><button type=submit>x</button></form></div>",
    "<svg viewBox='0 0 1 1'><title>x</title><path d='M0 0'/></svg>",
    "<pre><code><span class=nt>x</span></code></pre>",
]


def rules(folder: Path, inline: InlineScripts | None = None) -> list[str]:
    return [each.problem.rule for each in check_safety(folder, home=HOME, inline=inline or InlineScripts())]


def page(folder: Path, part: str, inline: InlineScripts | None = None) -> Path:
    head = f"{policed((inline or InlineScripts()).policy(['.']))}<title>A</title>"
    text = f"<!doctype html><html><head>{head}</head><body>{part}</body></html>"
    (folder / "index.html").write_text(text, "utf-8")
    (folder / "assets" / "stylesheets").mkdir(parents=True, exist_ok=True)
    (folder / "assets" / "stylesheets" / "theme.css").write_text(
        ".md-content__inner, .md-overlay, .md-dialog, .tabbed-set {}"
    )
    return folder


def policed(policy: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def test_a_finished_site_has_nothing_active(minimal_folder: Path) -> None:
    assert rules(minimal_folder) == []


@pytest.mark.parametrize("part", list(ACTIVE))
def test_what_is_active_is_told(tmp_path: Path, part: str) -> None:
    assert ACTIVE[part] in rules(page(tmp_path, part))


@pytest.mark.parametrize("part", list(IN_ARTICLE))
def test_what_is_the_themes_may_not_stand_in_an_article(tmp_path: Path, part: str) -> None:
    article = f"<article class=md-content__inner>{part}</article>"
    assert IN_ARTICLE[part] in rules(page(tmp_path, article))


@pytest.mark.parametrize("part", HARMLESS_IN_ARTICLE)
def test_what_an_article_is_made_of_may_stand_there(tmp_path: Path, part: str) -> None:
    article = f"<article class=md-content__inner>{part}</article>"
    assert list(check_safety(page(tmp_path, article), home=HOME, inline=InlineScripts())) == []


@pytest.mark.parametrize(
    "head",
    [
        "",
        policed("default-src *"),
        f"<script>x</script>{policed(InlineScripts().policy(['.']))}",
        f"<link rel=stylesheet href=assets/stylesheets/theme.css>{policed(InlineScripts().policy(['.']))}",
        policed(InlineScripts().policy([".."])).replace("http-equiv", "name"),
    ],
)
def test_a_page_without_the_sites_policy_is_told(tmp_path: Path, head: str) -> None:
    page(tmp_path, "")
    path = tmp_path / "index.html"
    whole = path.read_text("utf-8")
    path.write_text(re.sub(r"<meta[^>]*>", lambda _: head, whole), "utf-8")
    assert "no-policy" in rules(tmp_path)
    served = check_safety(tmp_path, home=HOME, inline=InlineScripts(), policed=False)
    assert "no-policy" not in [each.problem.rule for each in served]


def test_the_place_is_that_of_the_tag(tmp_path: Path) -> None:
    part = "onclick\n<code>&lt;b onclick=x></code>\n <b onclick=x>y</b>"
    (found,) = check_safety(page(tmp_path, part), home=HOME, inline=InlineScripts())
    assert (found.line, found.column, found.problem.rule) == (3, 2, "active-attribute")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.svg", "<svg/>"),
        ("x.xhtml", "<html/>"),
        ("x.htm", "x"),
        ("evil.js", "x"),
        ("guides/x.css", "x"),
        ("x.xml", '<html xmlns="http://www.w3.org/1999/xhtml"/>'),
        ("feed.xml", '<?xml-stylesheet href="x"?><feed/>'),
        ("assets/aruntime/x.css", "a{background:url(https://evil.example/)}"),
        ("assets/aruntime/y.css", '@import "https://evil.example/";'),
        ("x.php", "x"),
    ],
)
def test_a_file_that_may_run_is_told(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    (found,) = check_safety(tmp_path, home=HOME, inline=InlineScripts())
    assert (found.file, found.problem.rule) == (name, "unknown-file")


def test_a_script_that_the_owner_lists_may_stand_in_a_page_and_in_its_policy(tmp_path: Path) -> None:
    mine = InlineScripts(own=("hello()",))
    assert rules(page(tmp_path, "<script>hello()</script>")) == ["unknown-script"]
    assert rules(page(tmp_path, "<script>hello()</script>", mine), mine) == []
    assert len(mine.policy(["."])) > len(InlineScripts().policy(["."]))


def test_the_list_of_the_themes_scripts_is_that_of_the_installed_theme() -> None:
    installed = files("material").joinpath("templates", "partials", "javascripts")
    found = {
        re.sub(r"\{\{ (?:config\.extra\.scope \| d\(base_url\)|base_url) \}\}", "{{ base }}", script)
        for path in installed.iterdir()
        for script in re.findall(r"<script>(.*?)</script>", path.read_text("utf-8"), re.DOTALL)
    }
    listed = files("mkdocs_aruntime").joinpath("templates", "theme-scripts.txt").read_text("utf-8")
    assert set(listed.splitlines()) == found


def test_the_policy_of_a_page_does_not_depend_on_what_the_page_holds(copy: Path, tmp_path: Path) -> None:
    before = build_site(copy, tmp_path / "before")
    entry = copy / "runtimes" / "alpha.yml"
    entry.write_text(entry.read_text("utf-8").replace("name: Alpha", "name: Alpha<script>x</script>", 1))
    after = build_site(copy, tmp_path / "after")
    for name in ("index.html", "runtimes/alpha/index.html", "404.html"):
        texts = [(folder / name).read_text("utf-8") for folder in (before, after)]
        told = [re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text) for text in texts]
        assert told[0] is not None
        assert told[1] is not None
        assert told[0][1] == told[1][1]
        assert "unsafe-inline" not in told[0][1]


def test_the_card_has_a_policy_of_its_own(minimal_folder: Path) -> None:
    card = (minimal_folder / "embed" / "alpha" / "index.html").read_text("utf-8")
    assert "default-src 'none'" in card.replace("&#39;", "'")


@pytest.mark.parametrize(
    ("url", "base"), [("", "."), ("a/", ".."), ("a/b/", "../.."), ("a/b/index.html", "../..")]
)
def test_the_way_to_the_root_is_as_the_theme_writes_it(url: str, base: str) -> None:
    assert base_of(url) == base


def test_no_feature_of_the_browser_may_be_used_but_the_clipboard() -> None:
    assert permissions().startswith("clipboard-write=(self), accelerometer=(), ")
    assert "camera=()" in permissions()


def test_the_command_tells_and_fails(minimal_folder: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - for this test alone

    from mkdocs_aruntime.cli import main  # noqa: PLC0415

    project = ["--project", str(MINIMAL), "safety"]
    done = CliRunner().invoke(main, [*project, str(minimal_folder)])
    assert "nothing active but the site's own scripts" in done.output
    shutil.copytree(minimal_folder, tmp_path / "broken")
    page(tmp_path / "broken", "<script>x</script>")
    broken = CliRunner().invoke(main, [*project, str(tmp_path / "broken")])
    assert broken.exit_code == 1
    assert ": no known inline script begins 'x'" in broken.output
