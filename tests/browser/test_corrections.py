"""The form of a correction in a real browser: filled in, checked by Python, kept, and sent on its way."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from aruntime_evaluator import outcome_moves
from axe import violations
from conftest import MINIMAL, sources_of
from corrections import WANTED
from forms import WORDS, applied, fill, opened, state
from mkdocs_aruntime.catalog.examples import examples_of
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.cli.project import today
from tabs import cell, open_scorecard, watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ANYBODY = {"Access-Control-Allow-Origin": "*"}


@pytest.fixture
def project(correctable: tuple[Path, str]) -> Path:
    return correctable[0]


@pytest.fixture
def home(correctable: tuple[Path, str]) -> str:
    return correctable[1]


@pytest.fixture(params=[390, 1366])
def tab(request: pytest.FixtureRequest, chromium: Browser, home: str) -> Iterator[BrowserContext]:
    size = {"width": request.param, "height": 800}
    context = chromium.new_context(viewport=size, accept_downloads=True, service_workers="block")  # type: ignore[arg-type]
    with watched(context, home):
        yield context
    context.close()


def test_what_is_proposed_is_what_the_command_applies(
    tab: BrowserContext, home: str, project: Path, tmp_path: Path
) -> None:
    form = opened(tab.new_page(), home)
    expect(form.locator(".ar-correcting__now")).to_contain_text("Yes")
    assert form.get_by_label("Its words").input_value() == "AMQP in Alpha: supported."
    assert form.get_by_label("Version it holds for").input_value() == "1.10"
    fill(form)
    address = urlsplit(form.get_by_role("link", name="Propose it").get_attribute("href") or "")
    given = parse_qs(address.query)
    assert address.path == "/repo/new/main"
    assert re.fullmatch(r"corrections/\d{4}-\d\d-\d\d-alpha-protocols-amqp\.yml", given["filename"][0])
    copy = tmp_path / "site"
    shutil.copytree(project, copy)
    (copy / "one.yml").write_text(given["value"][0], "utf-8")
    done = CliRunner().invoke(main, ["--project", str(copy), "correct", str(copy / "one.yml")])
    assert done.output == "runtimes/alpha.yml: protocols.amqp of alpha corrected\n"
    issue = parse_qs(
        urlsplit(form.get_by_role("link", name="Open an issue").get_attribute("href") or "").query
    )
    assert (issue["now"], issue["wants"], issue["quote"]) == (
        ["Yes\n“AMQP in Alpha: supported.”, https://example.org/alpha/readme, version 1.10"],
        ["Partly. Lacks: AMQP without a flag"],
        [WORDS],
    )
    assert issue["source-title"]
    assert issue["source-kind"]
    assert issue["opened"] == [dt.date.today().isoformat()]  # noqa: DTZ011 - the day that the browser has


def test_what_it_would_move_is_what_the_review_of_the_change_says(
    tab: BrowserContext, home: str, project: Path, tmp_path: Path
) -> None:
    form = opened(tab.new_page(), home)
    expect(form.get_by_label("What it moves")).to_have_count(0)
    fill(form)
    effect = form.get_by_label("What it moves")
    expect(effect.get_by_role("listitem").first).to_be_visible(timeout=45_000)
    shown = [each.split(":")[0] for each in effect.get_by_role("listitem").all_inner_texts()]
    _, copy = applied(form, project, tmp_path)
    before, after = (load_site(sources_of(each), as_of=today()) for each in (project, copy))
    moved = outcome_moves(before.catalog, after.catalog, before.policy, examples_of(before))
    assert shown == [f"{each.where}, {each.what}".split(":")[0] for each in moved]
    form.get_by_label("What is missing").fill("")
    state(form, "missing or wrong")
    expect(effect).to_have_count(0)


def test_what_is_wrong_is_told_beside_its_field(tab: BrowserContext, home: str) -> None:
    form = opened(tab.new_page(), home)
    fill(form)
    for label, text, told in (
        (
            "What readers must know",
            "<script>alert(1)</script>",
            "write plain text without markup and scripts",
        ),
        ("Address", "javascript:alert(1)", "is not an absolute https:// address"),
        ("Address", "http://example.org/a", "begins with http://"),
        ("Its words", "", "Write the quote (1 to"),
        ("Title", "", "Fill in “Title”"),
        ("Its words", "word " * 26, "the quote has 26 words; at most 25 are quoted"),
        ("Opened on", "2020-01-01", ""),
    ):
        field = form.get_by_label(label)
        before = field.input_value()
        field.fill(text)
        if told:
            expect(field).to_have_attribute("aria-invalid", "true", timeout=15_000)
            by = field.get_attribute("aria-describedby") or ""
            expect(form.locator(f"[id='{by}']")).to_contain_text(told, ignore_case=True)
        field.fill(before)
        state(form, "✓ Complete")


def ways(form: Locator) -> list[Locator]:
    return [
        form.get_by_role("link", name="Propose it"),
        form.get_by_role("link", name="Open an issue"),
        form.get_by_role("button", name="Download a patch"),
        form.get_by_role("button", name="Copy"),
    ]


def expect_inactive(form: Locator, why: str) -> None:
    for way in ways(form):
        expect(way).to_have_attribute("aria-disabled", "true", timeout=45_000)
        assert way.get_attribute("href") is None
        by = way.get_attribute("aria-describedby") or ""
        expect(form.locator(f"[id='{by}']")).to_contain_text(why)


def test_nothing_is_sent_before_something_is_changed_and_right(tab: BrowserContext, home: str) -> None:
    form = opened(tab.new_page(), home)
    expect_inactive(form, "Nothing is changed yet.")
    form.get_by_label("Opened on").fill("2026-11-20")
    form.get_by_label("Why (optional)").fill("To see.")
    expect_inactive(form, "Nothing is changed yet.")
    form.get_by_label("What is right").select_option("unsupported")
    expect_inactive(form, "still missing or wrong")
    quote = form.get_by_label("Its words")
    expect(quote).to_have_attribute("aria-invalid", "true")
    by = quote.get_attribute("aria-describedby") or ""
    expect(form.locator(f"[id='{by}']")).to_contain_text("quote other words, or more of them, that show “No”")
    quote.fill("There is no AMQP in it.")
    state(form, "✓ Complete")
    for way in ways(form):
        expect(way).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("value", ["partial", "unknown", "not-applicable", "unsupported"])
def test_as_many_problems_are_shown_as_are_counted(tab: BrowserContext, home: str, value: str) -> None:
    form = opened(tab.new_page(), home)
    form.get_by_label("What is right").select_option(value)
    state(form, "missing or wrong.")
    told = form.locator(".ar-correcting__state").inner_text()
    many = 1 if told.startswith("One thing") else int(told.split()[0])
    shown = form.locator(".ar-correcting__problem, .ar-problems li").all_inner_texts()
    assert sum(each.count(".") for each in shown) >= many
    assert len(shown) <= many
    assert "'" not in " ".join(shown).replace("doesn't", "").replace("can't", "")


def test_a_condition_is_picked_by_its_name(
    tab: BrowserContext, home: str, project: Path, tmp_path: Path
) -> None:
    form = opened(tab.new_page(), home)
    fill(form)
    form.get_by_label("What is missing").fill("")
    form.get_by_label("Kind of condition").select_option(label="Component")
    state(form, "One thing is missing or wrong.")
    expect(form).to_contain_text("Choose at least one")
    form.get_by_role("group", name="Component").get_by_label("Beta").check()
    form.get_by_label("Versions of Beta").fill(">=2")
    form.get_by_role("button", name="And another condition").click()
    form.get_by_label("Kind of condition").last.select_option(label="Edition")
    form.get_by_label("commercial edition").check()
    state(form, "✓ Complete")
    issue = form.get_by_role("link", name="Open an issue").get_attribute("href") or ""
    assert parse_qs(urlsplit(issue).query)["wants"] == [
        "Partly. Only with Beta >=2; in the commercial edition"
    ]
    _, copy = applied(form, project, tmp_path)
    entry = load_site(sources_of(copy), as_of=today()).catalog.runtime("alpha")
    claim = entry and entry.claim("protocols.amqp")
    assert claim
    assert claim.when == {"component": ("beta >=2",), "edition": ("commercial",)}


def test_what_another_layer_does_is_quoted_too(tab: BrowserContext, home: str) -> None:
    form = opened(tab.new_page(), home)
    form.get_by_label("What is right").select_option("not-applicable")
    form.get_by_label("Who provides it instead").fill("The client.")
    state(form, "One thing is missing or wrong.")
    form.get_by_label("Its words").fill("Clients bring AMQP themselves.")
    state(form, "✓ Complete")


def test_what_is_said_now_is_shown_with_its_condition_and_every_quote(
    tab: BrowserContext, home: str, project: Path
) -> None:
    page = tab.new_page()
    entry = load_site(sources_of(project), as_of=today()).catalog.runtime("gamma")
    assert entry is not None
    reference, claim = next((name, each) for name, each in entry.all_claims() if each.when or each.lacks)
    now = opened(page, home, reference, "gamma").locator(".ar-correcting__now")
    for each in claim.evidence:
        source = entry.sources[each.source]
        expect(now).to_contain_text(each.quote)
        expect(now.get_by_role("link", name=source.title).first).to_have_attribute("href", source.url)
        if source.version:
            expect(now).to_contain_text(f"holds for {source.version}")
    expect(now).to_contain_text("Lacks: " if claim.lacks else "Only ")


def test_what_was_begun_is_kept_until_it_is_discarded(tab: BrowserContext, home: str) -> None:
    page = tab.new_page()
    fill(opened(page, home))
    page.close()
    page = tab.new_page()
    form = opened(page, home)
    assert form.get_by_label("Its words").input_value() == WORDS
    form.get_by_role("button", name="Discard").click()
    expect(form).to_be_hidden()
    assert opened(page, home).get_by_label("Its words").input_value() == "AMQP in Alpha: supported."


def test_the_patch_is_one_that_git_takes(tab: BrowserContext, home: str, tmp_path: Path) -> None:
    page = tab.new_page()
    form = opened(page, home)
    fill(form)
    with page.expect_download() as download:
        form.get_by_role("button", name="Download a patch").click()
    download.value.save_as(tmp_path / "one.patch")
    shutil.copytree(MINIMAL / "runtimes", tmp_path / "runtimes")
    who = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "runtimes"], ["commit", "-qm", "x"], ["am", "-q", "one.patch"]):
        subprocess.run([*who, *command], cwd=tmp_path, check=True, capture_output=True)
    assert WORDS in (tmp_path / "runtimes" / "alpha.yml").read_text("utf-8")
    assert not (tmp_path / "corrections").exists()


def test_every_link_in_compare_says_what_is_said_now(tab: BrowserContext, home: str, project: Path) -> None:
    """Without the form, in another tab, it is the issue with all that is known filled in."""
    page = tab.new_page()
    page.goto(f"{home}compare/?ids=alpha,beta&all=1")
    links = page.locator("details.ar-proof a", has_text="Correct this")
    expect(links.first).to_be_attached()
    cells = page.locator("details.ar-proof")
    for each in cells.all():
        assert each.locator("a", has_text="Correct this").count() > 0
    for link in links.all():
        given = {
            name: value[0]
            for name, value in parse_qs(urlsplit(link.get_attribute("href") or "").query).items()
        }
        assert given["now"]
        assert given["version"]
        text = (project / given["target"]).read_text("utf-8")
        assert given.get("quote", "") in text
        assert given.get("source", "") in text


def test_compare_opens_the_same_form(tab: BrowserContext, home: str) -> None:
    page = tab.new_page()
    page.goto(f"{home}compare/?ids=alpha,beta")
    cell = page.locator("details.ar-proof", has=page.locator("a[data-correct]")).first
    cell.locator("summary").click()
    cell.get_by_role("link", name="Correct this").first.click()
    expect(page.locator("dialog.ar-correcting h2")).to_contain_text(": ")


def test_axe_finds_nothing_and_nothing_hangs_out(tab: BrowserContext, home: str) -> None:
    page = tab.new_page()
    form = opened(page, home)
    form.get_by_label("What is right").select_option("partial")
    state(form, "missing or wrong")
    assert violations(page, ".ar-correcting") == set()
    assert form.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_without_the_site_s_data_the_link_still_leads_to_the_file(tab: BrowserContext, home: str) -> None:
    page = tab.new_page()
    page.route("**/api/v1/vocabulary.json", lambda route: route.fulfill(status=200, body="[]"))
    page.route("**/api/v1/index.json", lambda route: route.fulfill(status=200, body=json.dumps({})))
    page.goto(f"{home}runtimes/alpha/#protocols.amqp")
    link = page.locator("[id='protocols.amqp']").get_by_role("link", name="Correct this")
    if not link.is_visible():
        page.locator("[id='protocols.amqp'] summary").first.click()
    link.click()
    told = page.locator("dialog.ar-correcting [role=alert]")
    expect(told).to_contain_text("The form can't be opened")
    expect(told.get_by_role("link")).to_have_attribute(
        "href", re.compile(r"/edit/main/runtimes/alpha\.yml#L\d+$")
    )


def test_a_term_is_corrected_in_the_page(
    tab: BrowserContext, home: str, project: Path, tmp_path: Path
) -> None:
    page = tab.new_page()
    page.goto(f"{home}glossary/#queue")
    page.get_by_role("link", name="Correct this: Queue").click()
    form = page.locator("dialog.ar-correcting")
    expect(form.get_by_label("In one sentence")).to_have_value("A line of waiting messages.")
    expect(form.get_by_role("link", name="Propose it")).to_have_attribute("aria-disabled", "true")
    form.get_by_label("In one sentence").fill("A <b>line</b> of messages.")
    state(form, "One thing is missing or wrong.")
    form.get_by_label("In one sentence").fill("Messages that wait, in their order.")
    state(form, "One thing is missing or wrong.")
    expect(form).to_contain_text("Give the address of a source that shows it, or say in a sentence why")
    form.get_by_label("why it is right").fill("A queue keeps an order.")
    state(form, "✓ Complete.")
    said, copy = applied(form, project, tmp_path)
    assert said == "docs/glossary.yml: the term queue corrected\n"
    assert 'short: "Messages that wait, in their order."' in (copy / "docs/glossary.yml").read_text("utf-8")


def test_a_section_is_corrected_in_the_page(
    tab: BrowserContext, home: str, project: Path, tmp_path: Path
) -> None:
    page = tab.new_page()
    page.goto(f"{home}guides/choosing/#key-takeaways")
    link = page.locator("#key-takeaways").get_by_role("link", name="Correct this section")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    form = page.locator("dialog.ar-correcting")
    text = form.get_by_label("The section, as Markdown")
    expect(text).to_have_value("- One queue.\n- Two queues.\n- Three queues.")
    assert violations(page, ".ar-correcting") == set()
    text.fill("- One queue.\n- Four queues.\n- Three queues.")
    form.get_by_label("Address of a source").fill("https://example.org/queues")
    state(form, "✓ Complete.")
    said, copy = applied(form, project, tmp_path)
    assert said == "docs/guides/choosing.md: a passage corrected\n"
    before = (project / "docs/guides/choosing.md").read_text("utf-8")
    assert (copy / "docs/guides/choosing.md").read_text("utf-8") == before.replace(
        "Two queues.", "Four queues.", 1
    )


def test_a_quote_in_the_scorecard_opens_the_form_of_its_claim(tab: BrowserContext, home: str) -> None:
    page = open_scorecard(tab, home)
    cell(page, "AMQP", "alpha").click()
    cited = page.locator(".ar-cited", has_text="AMQP in Alpha: supported.")
    cited.get_by_role("link", name="Correct this").click()
    form = page.locator("dialog.ar-correcting")
    expect(form.get_by_role("heading")).to_have_text("Alpha: AMQP")
    assert form.get_by_label("Its words").input_value() == "AMQP in Alpha: supported."


def test_a_correction_is_seen_beside_what_is_published_and_kept_nowhere(
    tab: BrowserContext, home: str
) -> None:
    page = tab.new_page()
    form = opened(page, home)
    fill(form)
    with page.expect_popup() as popup:
        form.get_by_role("link", name="See it in place").click()
    seen = popup.value
    told = seen.get_by_role("region", name="Proposal")
    expect(told).to_contain_text("A proposal, not published", timeout=45_000)
    expect(told).to_contain_text("1 claim changes")
    row = seen.locator("tr", has=seen.locator("th[scope=row]", has_text="AMQP")).first
    expect(row).to_contain_text("Partly")
    expect(row).to_contain_text("Yes")
    assert violations(seen, ".ar-compare") == set()
    stored = "() => Object.keys(localStorage).filter((key) => localStorage.getItem(key).includes('proposed'))"
    assert seen.evaluate(stored) == []
    seen.goto(f"{home}compare/?ids=alpha,beta")
    expect(seen.get_by_role("region", name="Proposal")).to_have_count(0)


def test_an_entry_is_pasted_or_fetched_from_where_the_site_allows(
    chromium: Browser, home: str, project: Path
) -> None:
    entry = (
        (project / "runtimes" / "alpha.yml").read_text("utf-8").replace("value: unknown", "value: supported")
    )
    correction = json.dumps({"schema": "aruntime/correction/1", "change": WANTED}, indent=1).replace('"', "")
    context = chromium.new_context(service_workers="block")
    context.route("https://raw.example.org/**", lambda route: route.fulfill(body=entry, headers=ANYBODY))
    context.route(
        "https://raw.example.org/large", lambda route: route.fulfill(body="x" * 10_000_000, headers=ANYBODY)
    )
    expected = ("asked https://raw.example.org/",)
    with watched(context, home, expected=expected):
        page = context.new_page()
        told = page.get_by_role("region", name="Proposal")
        page.goto(f"{home}compare/?overlay=https://raw.example.org/a/alpha.yml")
        expect(told).to_contain_text("claim changes", timeout=45_000)
        expect(told).to_contain_text("The build would refuse it")
        page.goto(f"{home}compare/?overlay=https://raw.example.org/large")
        expect(told.get_by_role("alert")).to_contain_text("a proposal has at most 400,000 characters")
        page.goto(f"{home}compare/?overlay=https://elsewhere.example.org/alpha.yml")
        expect(told).to_contain_text("only from https://raw.example.org; paste the text instead")
        for text, said in (
            ("id: alpha\nname: <img src=x onerror=alert(1)>", "The proposal can't be shown"),
            ("a: &a [*a]", "anchors and aliases are not used here"),
            ("x" * 10_000_000, "a proposal has at most 400,000 characters"),
            ("", "expected a mapping"),
            (correction.replace("entry: alpha", "entry: aIpha"), "did you mean 'alpha'?"),
        ):
            page.goto(f"{home}compare/?overlay=")
            pasted = told.get_by_label("An entry or a correction")
            pasted.fill(text)
            pasted.press("Tab")
            expect(told.get_by_role("button", name="Show it")).to_be_focused()
            page.keyboard.press("Enter")
            expect(told.get_by_role("alert")).to_contain_text(said, timeout=45_000)
        told.get_by_label("An entry or a correction").fill(entry.replace("id: alpha", "id: delta", 1))
        told.get_by_role("button", name="Show it").click()
        expect(told).to_contain_text("it is new here", timeout=45_000)
    context.close()
