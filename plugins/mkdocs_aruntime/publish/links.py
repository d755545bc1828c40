"""Addresses: from one page of the site to another, and to where a reader can correct it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Makes the addresses that stand on one page."""

    page: str
    """The page's own URL, relative to the site: ``runtimes/vllm/``."""
    repo: str
    """The repository's address; empty where the site names none, and then no correction is offered."""
    edit_template: str
    issue_template: str
    home: str = ""
    """The site's absolute address; empty where it names none."""

    def to(self, target: str) -> str:
        """The relative address of a page or file of the site, ``#fragment`` included."""
        path, _, fragment = target.partition("#")
        here = posixpath.dirname(self.page) or "."
        relative = posixpath.relpath(path or ".", here)
        slash = "/" if path.endswith("/") or path == "" else ""
        anchor = f"#{fragment}" if fragment else ""
        return ("./" if relative == "." else relative + slash) + anchor

    def edit(self, path: str) -> str:
        """Where a file can be changed and the change proposed."""
        return self.edit_template.format(repo=self.repo.rstrip("/"), path=quote(path)) if self.repo else ""

    @property
    def issue_pattern(self) -> str:
        """The correction form with ``{title}``, ``{page}`` and ``{path}`` left for scripts to fill in."""
        return self.issue_template.replace("{repo}", self.repo.rstrip("/")) if self.repo else ""

    def issue(self, *, path: str, title: str, anchor: str = "") -> str:
        """The correction form, with the page and the thing to correct filled in."""
        if not self.repo:
            return ""
        values = {"path": path, "title": title, "page": self.page + (f"#{anchor}" if anchor else "")}
        filled = {key: quote(value, safe="") for key, value in values.items()}
        return self.issue_template.format(repo=self.repo.rstrip("/"), **filled)


type LinksFor = Callable[[str], Links]
"""The addresses as seen from a page, by its URL."""
