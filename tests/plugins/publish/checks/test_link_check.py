"""Links of a built site: each rule with a page that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_aruntime.publish.checks.link_check import check_links

HOME = "https://example.org/brokers/"
OTHER = '<h1 id="top">Other</h1><a href="../">Home</a>'


def told(folder: Path, home: str, other: str = OTHER) -> list[str]:
    (folder / "other").mkdir()
    (folder / "index.html").write_text(home, "utf-8")
    (folder / "other" / "index.html").write_text(other, "utf-8")
    (folder / "picture.png").write_bytes(b"")
    return [str(each) for each in check_links(folder, HOME)]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="other/">',
        '<a href="other">',
        '<a href="other/?q=x#top">',
        '<a href="other/#layer=broker">',
        '<a href="/brokers/other/index.html">',
        f'<a href="{HOME}other/#top">',
        '<a href="other/"><img src="picture.png"><a href="https://example.org/elsewhere">',
    ],
)
def test_a_link_that_leads_somewhere_is_not_told(tmp_path: Path, link: str) -> None:
    assert told(tmp_path, link) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ('<a href="gone/">', "index.html:2:1: 'gone/': nothing is there [dead-link]"),
        ('<img src="gone.png">', "index.html:2:1: 'gone.png': nothing is there [dead-link]"),
        ('<a href="other/#x">', "index.html:2:1: 'other/#x': that page has no 'x' [dead-anchor]"),
        ('<a href="#x">', "index.html:2:1: '#x': that page has no 'x' [dead-anchor]"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_place(tmp_path: Path, link: str, message: str) -> None:
    assert told(tmp_path, f'<a href="other/">\n{link}') == [message]


def test_a_page_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "<h1>Home</h1>") == [
        "other/index.html:1:1: no other page links here; name it in the navigation or on a page [orphan-page]"
    ]


def test_a_page_that_only_links_to_itself_is_an_orphan(tmp_path: Path) -> None:
    assert "[orphan-page]" in told(tmp_path, "<h1>Home</h1>", OTHER + '<a href="../other/">')[0]


def test_an_old_address_that_sends_on_needs_no_link(tmp_path: Path) -> None:
    assert told(tmp_path, "<h1>Home</h1>", '<meta http-equiv="refresh" content="0; url=../">') == []
