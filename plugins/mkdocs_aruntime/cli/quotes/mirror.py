"""Local copies of what entries cite, and whether the quoted words stand in them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Protocol

from mkdocs_aruntime.catalog.revision import git_bytes
from mkdocs_aruntime.evidence.challenge import BLOB
from mkdocs_aruntime.evidence.passages import says

_PURL = re.compile(r"pkg:(?P<type>[a-z]+)/(?P<name>[^@#]+)@(?P<version>[^#]+)#(?P<path>.+)")


class Outcome(StrEnum):
    """What became of a quote."""

    FOUND = "found"
    MOVED = "moved"
    GONE = "gone"
    NOT_CHECKABLE = "not-checkable"


class Lookup(Protocol):
    """Where quotes are looked up."""

    def look_up(self, url: str, quote: str) -> tuple[Outcome, str]:
        """What became of a quote, and the file it was looked for in, or why it could not be."""


class Mirror:
    """A folder of checkouts (``<owner>+<name>`` or ``<owner>/<name>``) and unpacked packages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look_up(self, url: str, quote: str) -> tuple[Outcome, str]:
        """Whether the quote stands in the file that the address names."""
        if match := BLOB.match(url):
            return self._in_repository(match["owner"], match["name"], match["ref"], match["path"], quote)
        if match := _PURL.match(url):
            folder = self._folder / match["type"] / f"{match['name'].replace('/', '+')}-{match['version']}"
            return self._in_folder(folder, match["path"], quote)
        return Outcome.NOT_CHECKABLE, "a page, or a package record"

    def _in_repository(self, owner: str, name: str, ref: str, path: str, quote: str) -> tuple[Outcome, str]:
        repository = self.repository(owner, name)
        if repository is None:
            return Outcome.NOT_CHECKABLE, f"no local copy of {owner}/{name}"
        commit = _git(repository, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").strip()
        if not commit:
            return Outcome.NOT_CHECKABLE, f"{owner}/{name} has no {ref} here"
        if says(_git(repository, "show", f"{commit}:{path}"), quote):
            return Outcome.FOUND, path
        # A few of its words are enough to find candidates; then the whole quote must stand there.
        longest = max(re.findall(r"\w+", quote), key=len, default="")
        hits = _git(
            repository, "grep", "-l", "-F", "-e", longest, commit, "--", "*.md", "*.rst", "*.txt", "*.py"
        )
        for hit in hits.splitlines()[:50]:
            file = hit.partition(":")[2]
            if says(_git(repository, "show", f"{commit}:{file}"), quote):
                return Outcome.MOVED, file
        return Outcome.GONE, path

    def repository(self, owner: str, name: str) -> Path | None:
        """The local copy of a repository; none where there is none."""
        places = [self._folder / f"{owner}+{name}", self._folder / owner / name]
        for place in [*(place / "repo" for place in places), *places]:
            if (place / ".git").exists() or (place / "objects").is_dir():
                return place
        return None

    def _in_folder(self, folder: Path, path: str, quote: str) -> tuple[Outcome, str]:
        if not folder.is_dir() or not folder.resolve().is_relative_to(self._folder.resolve()):
            return Outcome.NOT_CHECKABLE, f"no local copy of {folder.name}"
        file = (folder / path).resolve()
        inside = file.is_relative_to(folder.resolve()) and file.is_file()
        said = inside and says(file.read_text("utf-8", "replace"), quote)
        return (Outcome.FOUND if said else Outcome.GONE), path


@cache
def _git(repository: Path, *arguments: str) -> str:
    return git_bytes(repository, *arguments).decode("utf-8", "replace")
