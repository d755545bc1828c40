"""Somebody who knows no YAML corrects a claim on a phone: the steps, counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from forms import WORDS, applied, state
from tabs import watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Steps:
    """What a reader does on a phone, one after the other: each a tap, or a field that is filled in."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def tap(self, what: Locator) -> None:
        self.taken.append(f"tap {what}")
        what.scroll_into_view_if_needed()
        what.tap()

    def write(self, field: Locator, text: str) -> None:
        self.taken.append(f"write {field}")
        field.tap()
        field.fill(text)

    def choose(self, field: Locator, value: str) -> None:
        self.taken.append(f"choose {field}")
        field.select_option(value)


@pytest.fixture
def phone(chromium: Browser, correctable: tuple[Path, str]) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, service_workers="block"
    )
    with watched(context, correctable[1]):
        yield context.new_page()
    context.close()


def quote(steps: Steps, form: Locator) -> None:
    steps.write(form.get_by_label("Address"), "https://example.org/alpha/options")
    steps.write(form.get_by_label("Title"), "Alpha options")
    steps.write(form.get_by_label("Its words"), WORDS)


def sent(steps: Steps, form: Locator, project: Path, folder: Path, entry: str = "alpha") -> str:
    """The entry as the file that is proposed changes it."""
    state(form, "✓ Complete")
    propose = form.get_by_role("link", name="Propose it")
    propose.scroll_into_view_if_needed()
    expect(propose).to_be_in_viewport()
    steps.taken.append("tap Propose it")
    said, copy = applied(form, project, folder)
    assert said.endswith(" corrected\n"), said
    return (copy / "runtimes" / f"{entry}.yml").read_text("utf-8")


def test_a_wrong_value_is_corrected_in_seven_steps(
    phone: Page, correctable: tuple[Path, str], tmp_path: Path
) -> None:
    """From the page of an entry to the forge's page, on which one more tap proposes the file."""
    project, home = correctable
    phone.goto(f"{home}runtimes/alpha/#protocols.amqp")
    steps = Steps()
    steps.tap(phone.locator("[id='protocols.amqp']").get_by_role("link", name="Correct this"))
    form = phone.locator("dialog.ar-correcting")
    steps.choose(form.get_by_label("What is right"), "partial")
    steps.write(form.get_by_label("What is missing"), "AMQP without a flag.")
    quote(steps, form)
    text = sent(steps, form, project, tmp_path)
    assert len(steps.taken) == 7
    assert "https://example.org/alpha/options" in text
    assert WORDS in text


def test_a_missing_condition_is_added_in_eight_steps(
    phone: Page, correctable: tuple[Path, str], tmp_path: Path
) -> None:
    project, home = correctable
    phone.goto(f"{home}runtimes/alpha/#protocols.amqp")
    steps = Steps()
    steps.tap(phone.locator("[id='protocols.amqp']").get_by_role("link", name="Correct this"))
    form = phone.locator("dialog.ar-correcting")
    steps.choose(form.get_by_label("What is right"), "partial")
    steps.choose(form.get_by_label("Kind of condition"), "edition")
    steps.tap(form.get_by_label("commercial edition"))
    quote(steps, form)
    text = sent(steps, form, project, tmp_path)
    assert len(steps.taken) == 8
    assert "commercial" in text


def test_a_claim_that_is_missing_is_added_in_seven_steps(
    phone: Page, correctable: tuple[Path, str], tmp_path: Path
) -> None:
    project, home = correctable
    phone.goto(f"{home}runtimes/gamma/#not-established")
    steps = Steps()
    silent = phone.locator(".ar-unsaid a[data-correct]").first
    reference = silent.get_attribute("data-correct") or ""
    steps.tap(silent)
    form = phone.locator("dialog.ar-correcting")
    steps.choose(form.get_by_label("What is right"), "supported")
    quote(steps, form)
    steps.choose(form.get_by_label("What it is", exact=True), "documentation")
    text = sent(steps, form, project, tmp_path, "gamma")
    assert len(steps.taken) == 7
    assert f"id: {reference.split('.')[1]}" in text
    assert WORDS in text
