"""The form of a correction in a browser: opened from a claim of the small site, filled in, its file applied."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from mkdocs_aruntime.cli.main import main

WORDS = "AMQP is only there with the flag."


def opened(page: Page, address: str, claim: str = "protocols.amqp", entry: str = "alpha") -> Locator:
    """The form of a claim, opened from its page by keyboard."""
    page.goto(f"{address}runtimes/{entry}/#{claim}")
    link = page.locator(f"[id='{claim}']").get_by_role("link", name="Correct this")
    if not link.is_visible():
        page.locator(f"[id='{claim}'] summary").first.click()
    link.focus()
    page.keyboard.press("Enter")
    form = page.locator("dialog.ar-correcting")
    expect(form.get_by_label("What is right")).to_be_focused()
    return form


def fill(form: Locator) -> None:
    form.get_by_label("What is right").select_option("partial")
    form.get_by_label("What is missing").fill("AMQP without a flag.")
    form.get_by_label("Its words").fill(WORDS)
    state(form, "✓ Complete. The record will say: AMQP: partial, no longer supported.")


def state(form: Locator, words: str) -> None:
    expect(form.locator(".ar-correcting__state")).to_contain_text(words, timeout=45_000)


def applied(form: Locator, project: Path, folder: Path) -> tuple[str, Path]:
    """What the command says of the file that the form proposes, and the site with it applied."""
    address = urlsplit(form.get_by_role("link", name="Propose it").get_attribute("href") or "")
    copy = folder / "site"
    shutil.copytree(project, copy)
    (copy / "one.yml").write_text(parse_qs(address.query)["value"][0], "utf-8")
    done = CliRunner().invoke(main, ["--project", str(copy), "correct", str(copy / "one.yml")])
    return done.output, copy
