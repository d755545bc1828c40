"""Cards and data on another site: a page of another origin, with the headers that hosts send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mkdocs_aruntime.cli.serve import read_headers

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(minimal_folder: Path, serve: Callable[..., str]) -> str:
    return serve(minimal_folder, headers=read_headers(minimal_folder))


@pytest.fixture
def elsewhere(tmp_path: Path, serve: Callable[..., str]) -> Callable[[str], str]:
    """A page of another origin that frames an address."""

    def page(framed: str) -> str:
        (tmp_path / "index.html").write_text(f'<!doctype html><iframe src="{framed}"></iframe>', "utf-8")
        return serve(tmp_path, headers={"/*": {}})

    return page


def test_another_site_may_show_a_card(
    chromium: Browser, address: str, elsewhere: Callable[[str], str]
) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(elsewhere(f"{address}embed/gamma/"), wait_until="networkidle")
    card = page.frame_locator("iframe")
    assert card.locator("h1").inner_text() == "Gamma <b>&amp;</b>"
    assert card.locator("li[data-value=partial]").inner_text() == "\N{CIRCLE WITH LEFT HALF BLACK} 1 Partly"
    assert [text for text in said if "favicon" not in text and "404" not in text] == []
    page.close()


def test_another_site_may_not_frame_a_page(
    chromium: Browser, address: str, elsewhere: Callable[[str], str]
) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(elsewhere(f"{address}runtimes/gamma/"), wait_until="networkidle")
    assert page.frame_locator("iframe").locator("h1", has_text="Gamma").count() == 0
    assert any("X-Frame-Options" in text for text in said)
    page.close()


def test_scripts_of_another_site_may_read_the_data_and_no_page(
    chromium: Browser, address: str, elsewhere: Callable[[str], str]
) -> None:
    page = chromium.new_page()
    page.goto(elsewhere("about:blank"))
    read = "url => fetch(url).then(answer => answer.json()).then(data => data.name, () => 'refused')"
    assert page.evaluate(read, f"{address}api/v1/runtimes/alpha.json") == "Alpha"
    text = "url => fetch(url).then(answer => answer.text(), () => 'refused')"
    assert page.evaluate(text, f"{address}runtimes/alpha/") == "refused"
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(280, "light"), (480, "dark")])
def test_a_card_fits_its_frame(chromium: Browser, address: str, width: int, scheme: str) -> None:
    page = chromium.new_page(
        viewport={"width": width, "height": 220},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=False,
    )
    page.goto(f"{address}embed/gamma/")
    box = page.locator("body").bounding_box()
    assert box is not None
    assert box["width"] <= width
    assert box["height"] <= 220
    page.close()
