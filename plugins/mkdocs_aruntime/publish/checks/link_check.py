"""A built site read as a browser would follow it: links that lead nowhere, pages that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.publish.page import Page

NOT_LINKED = frozenset({"404.html", "index.html"})
"""What a host or a visitor opens without a link."""


LOADS = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src"}
"""Per element the attribute that names another file."""


def check_links(folder: Path, home: str) -> Iterator[Finding]:
    """Every dead link, dead or doubled anchor and orphan page of a built site, in the order of its files.

    Args:
        folder: the built site.
        home: the site's address, by which links to itself are known; any may stand in for a missing one.
    """
    pages = {path: Page(path.read_text("utf-8", "replace")) for path in sorted(folder.rglob("*.html"))}
    reached: set[Path] = set()
    for path, page in pages.items():
        name = path.relative_to(folder).as_posix()
        for at, href in _links(page):
            target = _target(href, home + name, home, folder)
            if target is None:
                continue
            file, anchor = target
            if file != path:
                reached.add(file)
            if wrong := _wrong(file, anchor, pages):
                rule, message = wrong
                yield Finding.at(name, rule, f"'{href}': {message}", *page.place(at))
    for path, page in pages.items():
        name = path.relative_to(folder).as_posix()
        for at, id_ in page.doubled_ids():
            message = f"the id '{id_}' stands on this page already; rename one of the two"
            yield Finding.at(name, "duplicate-anchor", message, *page.place(at))
        if path not in reached and name not in NOT_LINKED and not _is_moved(page):
            message = "no other page links here; name it in the navigation or on a page"
            yield Finding.at(name, "orphan-page", message)


def _links(page: Page) -> Iterator[tuple[int, str]]:
    for at, tag in page.tags:
        if address := tag.given.get(LOADS.get(tag.name, "")):
            yield at, address


def _is_moved(page: Page) -> bool:
    """Whether it stands at an old address, only to send on."""
    return any(tag.name == "meta" and tag.given.get("http-equiv") == "refresh" for _, tag in page.tags)


def _target(href: str, page: str, home: str, folder: Path) -> tuple[Path, str] | None:
    """The file and anchor that a link means; None where it leaves the site."""
    url = urlsplit(urljoin(page, href))
    bare = url._replace(query="", fragment="").geturl()
    if not bare.startswith(home):
        return None
    file = folder / unquote(bare.removeprefix(home))
    return (file / "index.html" if bare.endswith("/") or file.is_dir() else file), unquote(url.fragment)


def _wrong(file: Path, anchor: str, pages: dict[Path, Page]) -> tuple[str, str] | None:
    if not file.is_file():
        return "dead-link", "nothing is there"
    # An anchor with "=" is the state of a page that its script reads, such as "#layer=model-server".
    if anchor and "=" not in anchor and file in pages and anchor not in pages[file].ids:
        return "dead-anchor", f"that page has no '{anchor}'"
    return None
