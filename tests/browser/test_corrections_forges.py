"""The ways out of the form by each forge that a site may configure, and what is said where a text is too long."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from forms import WORDS, fill, opened
from mkdocs_aruntime.publish.forges import FORGES, Forge, ForgeKind
from mkdocs_aruntime.publish.links import Links
from tabs import watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(chromium: Browser, correctable: tuple[Path, str]) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, service_workers="block")
    with watched(context, correctable[1]):
        yield context.new_page()
    context.close()


def filled(page: Page, home: str, forge: Forge) -> Locator:
    """The form as a site at that forge has it."""
    patterns = Links(page="runtimes/alpha/", repo="https://forge.example.org/o/r", forge=forge).patterns
    told = json.dumps(json.dumps(dict(patterns)))
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => "
        f"document.getElementById('ar-correcting')?.setAttribute('data-forge', {told}))"
    )
    form = opened(page, home)
    fill(form)
    return form


def asked(form: Locator, name: str) -> tuple[str, dict[str, str]]:
    """The path and the query of a way out."""
    address = urlsplit(form.get_by_role("link", name=name).get_attribute("href") or "")
    return address.path, {key: value for key, (value,) in parse_qs(address.query).items()}


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        (ForgeKind.GITHUB, "/o/r/new/main", "corrections/"),
        (ForgeKind.GITEA, "/o/r/_new/main/corrections", ""),
    ],
)
def test_the_page_for_a_new_file_gets_its_name_and_text(
    page: Page, correctable: tuple[Path, str], kind: ForgeKind, path: str, name: str
) -> None:
    there, given = asked(filled(page, correctable[1], FORGES[kind]), "Propose it")
    assert there == path
    assert given["filename"].startswith(name)
    assert given["filename"].endswith("-alpha-protocols-amqp.yml")
    assert yaml.safe_load(given["value"])["change"]["evidence"][0]["quote"] == WORDS


@pytest.mark.parametrize(
    ("kind", "path", "field"),
    [
        (ForgeKind.GITHUB, "/o/r/issues/new", "quote"),
        (ForgeKind.GITEA, "/o/r/issues/new", "field:quote"),
        (ForgeKind.GITLAB, "/o/r/-/issues/new", "issue[description]"),
    ],
)
def test_an_issue_has_all_of_it(
    page: Page, correctable: tuple[Path, str], kind: ForgeKind, path: str, field: str
) -> None:
    there, given = asked(filled(page, correctable[1], FORGES[kind]), "Open an issue")
    assert there == path
    assert WORDS in given[field]


def test_a_forge_that_takes_no_text_says_what_to_do_instead(
    page: Page, correctable: tuple[Path, str]
) -> None:
    form = filled(page, correctable[1], FORGES[ForgeKind.GITLAB])
    expect(form.get_by_role("link", name="Propose it")).to_have_count(0)
    expect(form).to_contain_text("The repository takes no text in an address: copy the correction")
    for name in ("Download a patch", "Copy"):
        expect(form.get_by_role("button", name=name)).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("kind", list(ForgeKind))
def test_what_is_too_long_for_an_address_is_copied_or_downloaded(
    page: Page, correctable: tuple[Path, str], kind: ForgeKind
) -> None:
    form = filled(page, correctable[1], replace(FORGES[kind], longest=300))
    expect(form.get_by_role("link", name="Propose it")).to_have_count(0)
    expect(form.get_by_role("link", name="Open an issue")).to_have_count(0)
    expect(form).to_contain_text("too long for an address of the repository (300 characters)")
    expect(form).to_contain_text("copy it, or download the patch")
    assert form.evaluate("each => each.scrollWidth <= each.clientWidth")
