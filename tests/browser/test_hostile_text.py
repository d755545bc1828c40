"""Text that would run, in every field that takes text: the site is built of it, and a browser runs none of it.

The pages are served without their policy, so that what holds is the escaping and not the second line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from building import build_site
from conftest import ROOT
from hostile_text import PAYLOADS, poison

pytestmark = pytest.mark.browser

SITES = 5
"""How many sites try them all, each with texts that hold some of them."""
NAMES = list(PAYLOADS)


DRAWN_BY_SCRIPTS = {"compare/index.html", "runtimes/index.html", "stack/index.html"}
LEADS_ON = '<meta http-equiv="refresh"'
"""On the page of an address that was left, which goes on to the new one by itself."""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on which nothing that a text holds has run."""
    context = chromium.new_context(service_workers="block")
    ran: list[str] = []
    context.expose_function("ran", lambda: ran.append(page.url))
    page = context.new_page()
    yield page
    context.close()
    assert ran == []


@pytest.mark.parametrize("names", [NAMES[i::SITES] for i in range(SITES)], ids=" ".join)
def test_text_in_any_field_is_shown_and_never_runs(
    copy: Path, tmp_path: Path, page: Page, serve: Callable[..., str], names: list[str]
) -> None:
    payload = " ".join(PAYLOADS[name] for name in names)
    held, _ = poison(copy, payload)
    assert held > 150  # of some 420; ids, dates and words of the vocabulary refuse it
    config = copy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("../../../node_modules", str(ROOT / "node_modules")))
    built = build_site(copy, tmp_path / "out")
    pages = sorted(path.relative_to(built).as_posix() for path in built.rglob("*.html"))
    for path in pages:
        text = (built / path).read_text("utf-8")
        (built / path).write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))
    address = serve(built, headers={"/none": {}})
    for path in pages:
        page.goto(address + path)
        if LEADS_ON in (built / path).read_text("utf-8"):
            page.wait_for_url(lambda url, left=address + path: url != left)
        elif path in DRAWN_BY_SCRIPTS:
            page.wait_for_load_state("networkidle")
        assert (
            page.locator("[onclick], [onerror], [onfocus], [onload], [onmouseover], [ontoggle]").count() == 0
        ), path
    page.goto(address + "runtimes/gamma/")
    assert " ".join(payload.split()) in page.locator("h1").inner_text()
