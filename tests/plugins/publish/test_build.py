"""A whole build of the minimal site: what stands in its files."""

from __future__ import annotations

import filecmp
import json
import re
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from mkdocs.exceptions import Abort
from openapi_spec_validator import validate as validate_openapi

from building import build_site
from conftest import MINIMAL, ROOT, TODAY, sources_of
from mkdocs_aruntime.catalog.site import Site, load_site
from mkdocs_aruntime.cli.serve import read_headers
from mkdocs_aruntime.publish.checks.link_check import check_links
from mkdocs_aruntime.publish.page import Page
from mkdocs_aruntime.publish.pages.glossary import TermLinker


def test_no_link_and_no_anchor_is_dead_and_no_page_an_orphan(minimal_folder: Path) -> None:
    told = [str(each) for each in check_links(minimal_folder, "https://example.org/brokers/")]
    assert [each for each in told if "scorecard/" not in each] == []  # which this site does without


def test_a_site_can_be_built_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MINIMAL.parent)
    assert (
        build_site(Path(MINIMAL.name), tmp_path / "built") / "runtimes" / "alpha" / "index.html"
    ).is_file()


def test_a_site_without_the_tools_has_no_link_to_them(copy: Path, tmp_path: Path) -> None:
    for name in ("compare", "stack"):
        (copy / "docs" / f"{name}.md").unlink(missing_ok=True)
    edited = (copy / "mkdocs.yml").read_text("utf-8")
    edited = re.sub(r"Runtimes: \[.*?\]", "Runtimes: [runtimes/index.md]", edited)
    edited = edited.replace("../../../node_modules", str(ROOT / "node_modules"))
    (copy / "mkdocs.yml").write_text(edited, "utf-8")
    site = build_site(copy, tmp_path / "built")
    told = [str(each) for each in check_links(site, "https://example.org/brokers/")]
    assert [each for each in told if "compare/" in each or "stack/" in each] == []
    directory = (site / "runtimes" / "index.html").read_text("utf-8")
    assert 'data-compare="" data-stack=""' in directory


def test_the_same_content_is_the_same_bytes(minimal_folder: Path, tmp_path: Path) -> None:
    again = build_site(MINIMAL, tmp_path / "again")
    files = [
        path.relative_to(minimal_folder)
        for path in minimal_folder.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"  # which MkDocs dates itself
    ]
    _, different, missing = filecmp.cmpfiles(
        minimal_folder, again, [str(path) for path in files], shallow=False
    )
    assert (different, missing) == ([], [])


def test_the_sitemap_dates_each_page_by_its_content(minimal_folder: Path) -> None:
    text = (minimal_folder / "sitemap.xml").read_text("utf-8")
    dates = dict(
        re.findall(r"<loc>https://example.org/brokers/([^<]*)</loc>\s*<lastmod>([^<]*)</lastmod>", text)
    )
    assert len(dates) == text.count("<url>") == text.count("<lastmod>")
    assert dates["runtimes/gamma/"] == "2026-11-01"  # its source was opened then
    assert dates["glossary/"] == "2026-11-02"  # its front matter is newer than the directory
    assert dates["runtimes/"] == "2026-11-01"


def test_every_api_document_is_as_its_schema_says(minimal_folder: Path) -> None:
    api = minimal_folder / "api" / "v1"
    for name in ("policy", "vocabulary", "glossary", "runtimes", "runtimes/gamma"):
        kind = {"runtimes": "catalog", "runtimes/gamma": "runtime"}.get(name, name)
        schema = json.loads((api / "schema" / f"{kind}.json").read_text("utf-8"))
        document = json.loads((api / f"{name}.json").read_text("utf-8"))
        jsonschema.validate(document, schema)
        assert document["as-of"] == "2026-11-01"
        assert document["schema"].startswith("aruntime/")


def test_the_description_of_the_api_is_openapi(minimal_folder: Path) -> None:
    api = minimal_folder / "api" / "v1"
    description = json.loads((api / "openapi.json").read_text("utf-8"))
    validate_openapi(description, base_uri=(api / "openapi.json").as_uri())
    assert set(description["paths"]) >= {"/runtimes.json", "/runtimes/{id}.json", "/policy.json"}


def test_the_headers_let_no_inline_script_run_that_is_not_known(minimal_folder: Path) -> None:
    policy = (minimal_folder / "_headers").read_text("utf-8")
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts
    assert "'unsafe-inline'" not in scripts[1]
    assert "'sha256-" in scripts[1]


def test_every_page_carries_the_policy_for_hosts_without_headers(minimal_folder: Path) -> None:
    for path in minimal_folder.rglob("*.html"):
        if path.relative_to(minimal_folder).parts[0] == "embed":
            continue  # cards, which have no scripts
        html = path.read_text("utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        assert policy, path
        assert html.index(policy[0]) < html.index("<script"), path
        scripts = re.search(r"script-src ([^;]*)", policy[1])
        assert scripts
        assert "'unsafe-inline'" not in scripts[1]


def test_every_host_is_told_the_same_headers(minimal_folder: Path) -> None:
    sent = read_headers(minimal_folder)["/*"]
    for name in ("headers.nginx.conf", "headers.apache.conf", "headers.caddy"):
        text = (minimal_folder / name).read_text("utf-8")
        for header, value in sent.items():
            assert f'{header} "{value}"' in text


def test_a_hostile_name_is_text_on_its_page(minimal_folder: Path) -> None:
    html = (minimal_folder / "runtimes" / "gamma" / "index.html").read_text("utf-8")
    assert "<script>alert(1)</script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_guide_says_its_reading_time_and_marks_its_parts(minimal_folder: Path) -> None:
    html = (minimal_folder / "guides" / "choosing" / "index.html").read_text("utf-8")
    assert "<dd>1 minute</dd>" in html
    assert 'id="sizing-measure"' in html
    assert "Speed" in html
    assert 'class="ar-external" href="https://example.org/page"' in html


def test_a_worked_decision_has_its_record_and_a_way_into_the_scorecard(minimal_folder: Path) -> None:
    html = (minimal_folder / "decisions" / "broker" / "index.html").read_text("utf-8")
    assert 'href="../../scorecard/#decision=broker"' in html
    assert '<h2 id="decision-outcome">' in html
    assert 'href="../../decisions/broker/"' in (
        minimal_folder / "use-cases" / "sensors" / "index.html"
    ).read_text("utf-8")


def test_the_navigation_lists_every_guide_under_its_section_and_every_use_case(minimal_folder: Path) -> None:
    html = (minimal_folder / "index.html").read_text("utf-8")
    assert re.search(
        r'class="md-nav__link".{0,200}Operations.{0,900}href="guides/choosing/"', html, re.DOTALL
    )
    assert 'href="use-cases/sensors/"' in html


def test_an_unknown_placeholder_is_named_with_its_line(
    copy: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = copy / "docs" / "index.md"
    path.write_text("# Home\n\n{{ door }}\n", "utf-8")
    with pytest.raises(Abort):
        build_site(copy, tmp_path / "x")
    assert "index.md:3:1: 'door' is not a known block; did you mean 'doors'?" in caplog.text


def test_a_placeholder_in_code_or_in_a_comment_is_shown_as_it_is_or_not_at_all(
    copy: Path, tmp_path: Path
) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    entry.write_text(
        entry.read_text("utf-8").replace("name: Alpha", 'name: "Alpha --> <b>x</b>"', 1), "utf-8"
    )
    path = copy / "docs" / "index.md"
    text = path.read_text("utf-8").replace(
        "{{ doors }}", "~~~\n{{ doors }}\n~~~\n\n<!--\n{{ directory }}\n-->"
    )
    path.write_text(f"{text}\n````\n```\n{{{{ no-such }}}}\n```\n````\n", "utf-8")
    html = (build_site(copy, tmp_path / "x") / "index.html").read_text("utf-8")
    assert re.search(r"<code>(?:<[^>]*>)*\{\{ doors \}\}", html)
    assert "{{ no-such }}" in html
    assert "ar-directory__table" not in html


ANCHORS = {
    "partials/search.html": ('role="dialog"', 'role="group"', "by which the plugin names its search"),
    "base.html": ("block site_meta", "block site_metadata", "no Content-Security-Policy before its first"),
}
"""Per template of the theme, a place in it that we go by, changed, and what is said of that."""


@pytest.mark.parametrize("template", ANCHORS)
def test_a_theme_that_lacks_what_we_go_by_stops_the_build(
    copy: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, template: str
) -> None:
    before, after, message = ANCHORS[template]
    text = files("material").joinpath("templates", template).read_text("utf-8")
    assert before in text
    changed = copy / "overrides" / template
    changed.parent.mkdir(parents=True)
    changed.write_text(text.replace(before, after), "utf-8")
    config = copy / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("name: material", "name: material, custom_dir: overrides"),
        "utf-8",
    )
    with pytest.raises(Abort):
        build_site(copy, tmp_path / "x")
    assert message in caplog.text


def test_the_search_dialog_has_a_name_on_every_page(minimal_folder: Path) -> None:
    for path in minimal_folder.rglob("*.html"):
        for dialog in re.findall(r"<[^>]*role=.dialog[^>]*>", path.read_text("utf-8")):
            assert 'aria-label="Search"' in dialog, path


def test_an_unknown_diagram_is_named_with_its_line(
    copy: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = copy / "docs" / "index.md"
    path.write_text("# Home\n\n{{ diagram delivry }}\n", "utf-8")
    with pytest.raises(Abort):
        build_site(copy, tmp_path / "x")
    assert "index.md:3:1: 'delivry' is not a known diagram; did you mean 'delivery'?" in caplog.text


def test_a_diagram_stands_in_its_page_as_it_was_written_and_no_term_in_it_is_linked(
    minimal_folder: Path,
) -> None:
    html = (minimal_folder / "guides" / "choosing" / "index.html").read_text("utf-8")
    figure = html.partition('<figure class="ar-diagram" data-no-terms>')[2].partition("</figure>")[0]
    source = (MINIMAL / "docs" / "diagrams" / "delivery.svg").read_text("utf-8")
    assert source.strip() in figure
    assert "<figcaption>How a message is delivered</figcaption>" in figure


def test_broken_data_stops_the_build_with_every_problem(
    copy: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = copy / "runtimes" / "alpha.yml"
    path.write_text(path.read_text("utf-8").replace("layers: [broker]", "layers: [x, y]"), "utf-8")
    with pytest.raises(Abort):
        build_site(copy, tmp_path / "x")
    assert "3 problems in the data" in caplog.text


BROKEN_GUIDES = [
    (("## Key takeaways", "## Takeaways"), "the page lacks '## Key takeaways'"),
    (("### Measure", "### Numbers"), "the section 'Sizing' lacks '### Measure'"),
    (
        ("## Decision checklist", "## What to measure\n\nNothing.\n\n## Decision checklist"),
        "'What to measure' has 0 measures; expected a table of 1 to 3",
    ),
    (
        (
            "## Decision checklist",
            f"## What to measure\n\n| A |\n|---|\n{'| b |\n' * 4}\n## Decision checklist",
        ),
        "'What to measure' has 4 measures; expected a table of 1 to 3",
    ),
    (("### Does not own", "### Owns not"), "the section 'Runtime boundary' lacks '### Does not own'"),
    (("3. Which proof?\n", ""), "'Decision checklist' needs a list of at least three items"),
    (("audience: Engineers\n", ""), "audience: 'audience' is missing"),
    (
        ("terms: [queue]", "terms: [queu]"),
        "terms[0]: 'queu' is not a known glossary term; did you mean 'queue'?",
    ),
    (
        ("last-reviewed: 2026-11-01", "last-reviewed: 2027-11-01"),
        "last-reviewed: 2027-11-01 is in the future; today is 2026-11-23",
    ),
    (
        ("history:\n  - {date: 2026-11-01, change: First version.}\n", ""),
        "the maintenance record is empty; write 'history: [{date: 2026-01-31, change: First version.}]'",
    ),
    (
        (
            "{date: 2026-11-01, change: First version.}",
            "{date: 2026-11-02, change: More.}\n  - {date: 2026-11-01, change: First version.}",
        ),
        "history[1].date: 2026-11-01 stands after 2026-11-02; put the oldest line first",
    ),
    (
        ("{date: 2026-11-01, change", "{date: 2027-11-01, change"),
        "history[0].date: 2027-11-01 is in the future",
    ),
    (("---\ntitle", "title"), "the page has no front matter between '---'"),
    (("kind: documentation", "kind: rumour"), "sources[0].kind: 'rumour' is not a known source kind"),
]


@pytest.mark.parametrize(("edit", "message"), BROKEN_GUIDES, ids=[m[:30] for _, m in BROKEN_GUIDES])
def test_a_guide_that_lacks_a_part_is_told_so(copy: Path, edit: tuple[str, str], message: str) -> None:
    path = copy / "docs" / "guides" / "choosing.md"
    text = path.read_text("utf-8")
    assert edit[0] in text
    path.write_text(text.replace(*edit, 1), "utf-8")
    with pytest.raises(Exception, match=re.escape(message)):
        load_site(sources_of(copy), as_of=TODAY)


def test_a_guide_with_one_table_of_measures_needs_no_parts_in_its_sections(copy: Path) -> None:
    path = copy / "docs" / "guides" / "choosing.md"
    text = re.sub(
        r"^### (Implementation|Operational implications|Measure)$",
        "",
        path.read_text("utf-8"),
        flags=re.MULTILINE,
    )
    table = "## What to measure\n\n| Measure |\n|---|\n| Lag |\n\n## Decision checklist"
    path.write_text(text.replace("## Decision checklist", table, 1), "utf-8")
    load_site(sources_of(copy), as_of=TODAY)


BROKEN_USE_CASES = [
    (("## Traps", "## Traps and more"), "the page lacks '## Traps'"),
    (
        ("candidates: [alpha, gamma]", "candidates: [alfa]"),
        "candidates[0]: 'alfa' is not a known runtime; did you mean 'alpha'?",
    ),
    (
        ("importance: high", "importance: hgh"),
        "criteria[0].importance: 'hgh' is not a known importance level; did you mean 'high'?",
    ),
    (
        ("responsibilities: [delivery]", "responsibilities: [delivery, billing]"),
        "candidates: no stack of these candidates covers the needs with documented relations between its parts; "
        "name who owns the rest, or ask for less",
    ),
    (
        ("decision: broker", "decision: brokers"),
        "decision: 'brokers' is not a known decision; did you mean 'broker'?",
    ),
]


@pytest.mark.parametrize(("edit", "message"), BROKEN_USE_CASES, ids=[m[:30] for _, m in BROKEN_USE_CASES])
def test_a_use_case_that_names_nothing_is_told_so(copy: Path, edit: tuple[str, str], message: str) -> None:
    path = copy / "docs" / "use-cases" / "sensors.md"
    path.write_text(path.read_text("utf-8").replace(*edit, 1), "utf-8")
    with pytest.raises(Exception, match=re.escape(message)):
        load_site(sources_of(copy), as_of=TODAY)


# Glossary


def test_only_the_first_use_of_a_term_is_linked_and_never_inside_code_links_or_headings(
    minimal: Site,
) -> None:
    html = "<h2>Queue</h2><p><code>queue</code> <a href='x'>queue</a> A queue. Two queues.</p>"
    linked = TermLinker(minimal.glossary).link(Page(html), "../glossary/")
    assert linked == (
        "<h2>Queue</h2><p><code>queue</code> <a href='x'>queue</a> A "
        '<a class="ar-term" href="../glossary/#queue" title="A line of waiting messages.">queue</a>. Two queues.</p>'
    )


def test_an_acronym_is_linked_in_capitals_only(minimal: Site) -> None:
    linker = TermLinker(minimal.glossary)
    assert "ar-term" in linker.link(Page("<p>AMQP</p>"), "g/")
    assert "ar-term" not in linker.link(Page("<p>amqp</p>"), "g/")


@pytest.mark.parametrize(
    ("page", "days"), [("glossary", ["2026-11-02"]), ("guides/choosing", ["2026-11-01"]), ("runtimes", [])]
)
def test_a_page_says_once_when_it_was_last_reviewed(minimal_folder: Path, page: str, days: list[str]) -> None:
    html = (minimal_folder / page / "index.html").read_text("utf-8")
    assert re.findall(r"Last reviewed\s+<time datetime=\"([^\"]*)", html) == days
