"""Addresses: from one page of the site to another, and to where a reader can correct it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from mkdocs_aruntime.publish.forges import Forge


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Makes the addresses that stand on one page."""

    page: str
    """The page's own URL, relative to the site: ``runtimes/vllm/``."""
    repo: str
    """The repository's address; empty where the site names none, and then no correction is offered."""
    forge: Forge
    """What its pages take in their addresses."""
    branch: str = "main"
    """The one that corrections are proposed for."""
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

    def edit(self, path: str, line: int | None = None) -> str:
        """Where a file can be changed and the change proposed, at a line if the forge can open one."""
        if not self.repo:
            return ""
        at = _filled(self.forge.line, {"line": str(line)}) if line else ""
        return _filled(self.forge.edit, {**self._fixed, "path": quote(path)}) + at

    @property
    def patterns(self) -> Mapping[str, str]:
        """The forge's addresses, with what only scripts know left in braces; none without a repository."""
        if not self.repo:
            return {}
        known = {"issue": self.forge.issue, "new": self.forge.new}
        fixed = {name: _partly(template, self._fixed) for name, template in known.items()}
        return {**fixed, "field": self.forge.field, "longest": str(self.forge.longest)}

    @property
    def issue_pattern(self) -> str:
        """The correction form with ``{title}``, ``{page}`` and ``{path}`` left for scripts to fill in."""
        return self.patterns.get("issue", "")

    @property
    def field_pattern(self) -> str:
        """What is added to that address for a field, with ``{id}`` and ``{value}`` left for scripts."""
        return self.patterns.get("field", "")

    def issue(
        self, *, path: str, title: str, anchor: str = "", fields: Mapping[str, str] | None = None
    ) -> str:
        """The correction form, with the page, the thing to correct, and what is known of it filled in."""
        if not self.repo:
            return ""
        values = {"path": path, "title": title, "page": self.page + (f"#{anchor}" if anchor else "")}
        filled = {key: quote(value, safe="") for key, value in values.items()}
        address = _filled(self.forge.issue, {**self._fixed, **filled})
        for name, value in (fields or {}).items():
            if value:
                address += _filled(self.forge.field, {"id": name, "value": quote(value, safe="")})
        return address

    @property
    def _fixed(self) -> Mapping[str, str]:
        return {"repo": self.repo.rstrip("/"), "branch": quote(self.branch)}

    def correction(self, path: str, title: str, *, reviewed: str) -> dict[str, str] | None:
        """All of that for a whole page, with its day of review; None where the site names no repository."""
        if not self.repo:
            return None
        edit, issue = self.edit(path), self.issue(path=path, title=title)
        return {"edit": edit, "issue": issue, "how": self.to("corrections/"), "reviewed": reviewed}


type LinksFor = Callable[[str], Links]
"""The addresses as seen from a page, by its URL."""


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def unknown_placeholders(template: str, known: tuple[str, ...]) -> Iterator[str]:
    """What stands in braces, or is half a pair of them, and names nothing that can be filled in."""
    for match in re.finditer(r"\{[^{}]*\}?|\}", template):
        if match[0] not in {f"{{{name}}}" for name in known}:
            yield match[0]


def _partly(template: str, values: Mapping[str, str]) -> str:
    """The template with some of its names filled in, and the others left."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), template)


def _filled(template: str, values: Mapping[str, str]) -> str:
    """The template with names in braces replaced, and nothing else: no attribute, no format of Python's."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)
