"""A built site read as a browser would follow it: links that lead nowhere, pages that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from aruntime_evaluator.model.problem import one_line

NOT_LINKED = frozenset({"404.html", "index.html"})
"""What a host or a visitor opens without a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something wrong in a built page, and where."""

    file: str
    """Relative to the site."""
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return one_line(f"{self.file}:{self.line}:{self.column}: {self.message} [{self.rule}]")


class _Reader(HTMLParser):
    """Takes down what a page links to, and what can be linked to in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[tuple[int, int, str]] = []
        self.ids: set[str] = set()
        self.twice: list[tuple[int, int, str]] = []
        """Ids that stand there already: only the first of them can be linked to."""
        self.moved = False
        """Whether it stands at an old address, only to send on."""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        loads = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src"}.get(tag)
        for name, value in attrs:
            if name == "id" and value:
                if value in self.ids:
                    self.twice.append((*self.getpos(), value))
                self.ids.add(value)
            elif name == loads and value:
                line, column = self.getpos()
                self.links.append((line, column + 1, value))
            self.moved |= tag == "meta" and (name, value) == ("http-equiv", "refresh")


def check_links(folder: Path, home: str) -> Iterator[Remark]:
    """Every dead link, dead or doubled anchor and orphan page of a built site, in the order of its files.

    Args:
        folder: the built site.
        home: the site's address, by which links to itself are known; any may stand in for a missing one.
    """
    pages = {path: _Reader(path.read_text("utf-8", "replace")) for path in sorted(folder.rglob("*.html"))}
    reached: set[Path] = set()
    for path, page in pages.items():
        for line, column, href in page.links:
            target = _target(href, home + path.relative_to(folder).as_posix(), home, folder)
            if target is None:
                continue
            file, anchor = target
            if file != path:
                reached.add(file)
            if wrong := _wrong(file, anchor, pages):
                rule, message = wrong
                where = path.relative_to(folder).as_posix()
                yield Remark(file=where, line=line, column=column, rule=rule, message=f"'{href}': {message}")
    for path, page in pages.items():
        name = path.relative_to(folder).as_posix()
        for line, column, id_ in page.twice:
            message = f"the id '{id_}' stands on this page already; rename one of the two"
            yield Remark(file=name, line=line, column=column + 1, rule="duplicate-anchor", message=message)
        if path not in reached and name not in NOT_LINKED and not page.moved:
            message = "no other page links here; name it in the navigation or on a page"
            yield Remark(file=name, line=1, column=1, rule="orphan-page", message=message)


def _target(href: str, page: str, home: str, folder: Path) -> tuple[Path, str] | None:
    """The file and anchor that a link means; None where it leaves the site."""
    url = urlsplit(urljoin(page, href))
    bare = url._replace(query="", fragment="").geturl()
    if not bare.startswith(home):
        return None
    file = folder / unquote(bare.removeprefix(home))
    return (file / "index.html" if bare.endswith("/") or file.is_dir() else file), unquote(url.fragment)


def _wrong(file: Path, anchor: str, pages: dict[Path, _Reader]) -> tuple[str, str] | None:
    if not file.is_file():
        return "dead-link", "nothing is there"
    # An anchor with "=" is the state of a page that its script reads, such as "#layer=model-server".
    if anchor and "=" not in anchor and file in pages and anchor not in pages[file].ids:
        return "dead-anchor", f"that page has no '{anchor}'"
    return None
