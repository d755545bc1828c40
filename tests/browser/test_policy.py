"""A policy in a link: the evaluator in the page says of every runtime whether it passes, fails or is not proven."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from aruntime_evaluator.answer.profile import judge
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.model.verdict import Standing
from axe import violations
from conftest import ROOT
from mkdocs_aruntime.catalog.catalog import load_catalog, load_policy
from tabs import at_widths, hangs_out

pytestmark = pytest.mark.browser

PROFILE = """schema: aruntime/profile/1
id: our-platform
title: Our platform
needs: {layers: [inference-engine]}
requirements:
  model-compatibility:
    - {id: gguf, claim: formats.gguf, is: supported, level: E2}
  license-support:
    - {id: license, license: [Apache-2.0, MIT]}
"""
VERDICTS = {
    Standing.QUALIFIED: "pass",
    Standing.PROVISIONAL: "not-proven",
    Standing.DISQUALIFIED: "fail",
}


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}runtimes/")
    expect(page.locator(".ar-chosen__count")).to_be_visible()
    return page


@pytest.fixture(scope="session")
def expected() -> dict[str, str]:
    """What the same evaluator says in CPython."""
    today = dt.datetime.now(dt.UTC).date()  # the page's day
    policy = load_policy(ROOT / "evaluator" / "policy.yml", root=ROOT)
    catalog = load_catalog(ROOT / "runtimes", policy, root=ROOT, as_of=today)
    found = judge(decode(Profile, yaml.safe_load(PROFILE)), catalog, policy, today)
    return {each.id: VERDICTS[each.standing] for each in found}


def choose(page: Page, text: str, name: str = "our.profile.yml") -> None:
    page.locator("summary", has_text="My policy").first.click()
    page.get_by_label("Choose the file").set_input_files(
        {"name": name, "mimeType": "text/yaml", "buffer": text.encode()}
    )


def judged(page: Page) -> None:
    expect(page.get_by_role("group", name="Verdicts")).to_be_visible(timeout=60_000)


def shown(page: Page) -> dict[str, str]:
    return dict(
        page.locator("tr[data-id]").evaluate_all(
            "rows => rows.map(r => [r.dataset.id, r.querySelector('p.ar-verdict').dataset.verdict])"
        )
    )


def verdict(page: Page, name: str) -> Any:
    return page.get_by_role("group", name="Verdicts").get_by_role("button", name=name)


def test_without_a_policy_python_is_not_loaded(page: Page) -> None:
    page.wait_for_timeout(300)
    loaded = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert not [each for each in loaded if "assets/evaluator" in each]


def test_a_chosen_file_judges_every_entry_as_the_command_line_does(
    page: Page, expected: dict[str, str]
) -> None:
    choose(page, PROFILE)
    judged(page)
    found = {id_: said for id_, said in shown(page).items() if said != "not-asked"}
    assert found == expected
    assert set(found.values()) == {"pass", "fail", "not-proven"}
    failed = page.locator("tr", has=page.locator("p.ar-verdict[data-verdict=fail]")).first
    expect(failed.locator(".ar-verdict__why").first).to_contain_text(":")


def test_the_link_gives_another_reader_the_same_view_and_back_takes_it_away(
    page: Page, context: BrowserContext, expected: dict[str, str]
) -> None:
    choose(page, PROFILE)
    judged(page)
    verdict(page, "Pass").click()
    passing = sorted(id_ for id_, said in expected.items() if said == "pass")
    assert sorted(shown(page)) == passing != []
    assert "?policy=pass#policy=1." in page.url
    other = context.new_page()
    other.goto(page.url)
    judged(other)
    assert sorted(shown(other)) == passing
    expect(other.locator(".ar-policy__title")).to_contain_text("Our platform")
    page.go_back()
    expect(verdict(page, "Pass")).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(page.locator(".ar-policy")).to_have_count(0)
    assert page.locator("p.ar-verdict").count() == 0


def test_what_is_wrong_with_a_policy_is_told_with_its_place(page: Page) -> None:
    choose(page, PROFILE.replace("level: E2", "level: E9"))
    alert = page.locator(".ar-policy").get_by_role("alert")
    expect(alert).to_contain_text(
        "our.profile.yml: requirements.model-compatibility[0].level", timeout=60_000
    )
    assert "#policy" not in page.url


def test_a_word_that_the_directory_does_not_know_is_told_with_the_nearest(page: Page) -> None:
    choose(page, PROFILE.replace("formats.gguf", "formats.ggfu"))
    expect(page.locator(".ar-policy").get_by_role("alert")).to_contain_text(
        "did you mean 'formats.gguf'", timeout=60_000
    )


@pytest.mark.parametrize(
    ("text", "words"), [("a: [", "the file is not YAML"), ("- 1\n", "a policy is a mapping")]
)
def test_what_is_no_policy_at_all_is_told(page: Page, text: str, words: str) -> None:
    choose(page, text)
    expect(page.locator(".ar-policy").get_by_role("alert")).to_contain_text(words)


def test_a_cut_link_says_so_and_the_directory_stays(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}runtimes/#policy=1.eJyrVkrOSM")
    expect(page.locator(".ar-policy").get_by_role("alert")).to_contain_text("damaged or was cut off")
    assert page.locator("tr[data-id]").count() > 10


def test_the_policy_goes_on_to_the_scorecard_with_those_who_pass(
    page: Page, expected: dict[str, str]
) -> None:
    choose(page, PROFILE)
    judged(page)
    page.get_by_role("button", name="Open in scorecard").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Our platform", timeout=30_000)
    passing = [id_ for id_, said in expected.items() if said == "pass"]
    expect(page.locator("#ar-scorecard")).to_contain_text(passing[0], ignore_case=True)


def test_the_verdicts_leave_with_the_view(page: Page, expected: dict[str, str]) -> None:
    choose(page, PROFILE)
    judged(page)
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="This view as JSON").click()
    entries = json.loads(Path(waiting.value.path()).read_text("utf-8"))["entries"]
    found = {each["id"]: each["policy"]["verdict"] for each in entries}
    assert {id_: found[id_] for id_ in expected} == expected


def test_only_what_fills_the_gaps_of_the_ticked_stack_is_shown(page: Page, real_folder: Path) -> None:
    page.get_by_label("Compare vLLM", exact=True).check()
    page.get_by_role("button", name="Find runtimes that fill the gaps").click()
    entries = json.loads((real_folder / "api/v1/runtimes.json").read_text("utf-8"))["runtimes"]
    owned = {each["id"]: set(each["responsibilities"].get("owns", [])) for each in entries}
    filling = {id_ for id_, owns in owned.items() if owns - owned["vllm"]}
    rows = page.locator("tr[data-id]").evaluate_all("rows => rows.map(r => r.dataset.id)")
    assert set(rows) == filling
    assert "vllm" not in rows
    assert "stack=vllm" in page.url
    page.reload()
    expect(page.get_by_role("button", name="Remove What vLLM lacks: any of it")).to_be_visible()


def test_axe_finds_nothing_with_a_policy_shown(page: Page) -> None:
    choose(page, PROFILE)
    judged(page)
    for width in at_widths(page, 360, 1280):
        assert not hangs_out(page), width
        assert violations(page, "#ar-directory") == set(), width


def test_print_names_the_policy_and_its_verdicts(page: Page) -> None:
    choose(page, PROFILE)
    judged(page)
    page.emulate_media(media="print")
    expect(page.locator(".ar-policy__title")).to_contain_text("Our platform")
    expect(page.locator("p.ar-verdict").first).to_be_visible()
    expect(page.get_by_role("button", name="Open in scorecard")).to_be_hidden()


def test_a_file_dropped_on_the_page_is_the_policy(page: Page) -> None:
    page.evaluate(
        """(text) => {
            const held = new DataTransfer();
            held.items.add(new File([text], "our.profile.yml", { type: "text/yaml" }));
            document.getElementById("ar-directory")
                .dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
        }""",
        PROFILE,
    )
    judged(page)


def test_the_keyboard_alone_filters_by_a_verdict_and_takes_the_policy_away(page: Page) -> None:
    choose(page, PROFILE)
    judged(page)
    verdict(page, "Fail").focus()
    page.keyboard.press("Enter")
    expect(verdict(page, "Fail")).to_have_attribute("aria-pressed", "true")
    assert set(shown(page).values()) == {"fail"}
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Remove the profile")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ar-policy")).to_have_count(0)
    assert not page.url.count("policy")


def test_where_no_entry_passes_the_verdict_is_named_as_a_choice_to_drop(page: Page) -> None:
    choose(page, PROFILE.replace("level: E2", "level: E4"))
    judged(page)
    verdict(page, "Pass").click()
    expect(page.get_by_role("button", name="Without Pass: ")).to_be_visible()
