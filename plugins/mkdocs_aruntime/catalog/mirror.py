"""Local copies of what entries cite, and whether the quoted words stand in them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from aruntime_evaluator.model.runtime import Runtime

_BLOB = re.compile(
    r"https://github\.com/(?P<owner>[^/]+)/(?P<name>[^/]+)/blob/(?P<ref>[^/]+)/(?P<path>[^#?]+)"
)
_PURL = re.compile(r"pkg:(?P<type>[a-z]+)/(?P<name>[^@#]+)@(?P<version>[^#]+)#(?P<path>.+)")


class Outcome(StrEnum):
    """What became of a quote."""

    FOUND = "found"
    MOVED = "moved"
    GONE = "gone"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """One quote looked up."""

    runtime: str
    where: str
    """The claim, or ``license`` or ``lifecycle``."""
    source: str
    quote: str
    outcome: Outcome
    detail: str
    """The file it was looked for in, or why it could not be."""


def verify_quotes(runtime: Runtime, mirror: Mirror) -> Iterator[Verification]:
    """Look up every quote of an entry, in the order of the file."""
    for where, source, quote in _quotes(runtime):
        outcome, detail = mirror.look_up(runtime.sources[source].url, quote)
        yield Verification(
            runtime=runtime.id, where=where, source=source, quote=quote, outcome=outcome, detail=detail
        )


def _quotes(runtime: Runtime) -> Iterator[tuple[str, str, str]]:
    if runtime.license.source and runtime.license.quote:
        yield "license", runtime.license.source, runtime.license.quote
    if runtime.lifecycle.source and runtime.lifecycle.quote:
        yield "lifecycle", runtime.lifecycle.source, runtime.lifecycle.quote
    for reference, claim in runtime.all_claims():
        for evidence in claim.evidence:
            yield reference, evidence.source, evidence.quote
    for row in runtime.compatibility:
        for evidence in row.evidence:
            yield "compatibility", evidence.source, evidence.quote


class Mirror:
    """A folder of checkouts (``<owner>+<name>`` or ``<owner>/<name>``) and unpacked packages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look_up(self, url: str, quote: str) -> tuple[Outcome, str]:
        """Whether the quote stands in the file that the address names."""
        if match := _BLOB.match(url):
            return self._in_repository(match["owner"], match["name"], match["ref"], match["path"], quote)
        if match := _PURL.match(url):
            folder = self._folder / match["type"] / f"{match['name'].replace('/', '+')}-{match['version']}"
            return self._in_folder(folder, match["path"], quote)
        return Outcome.NOT_CHECKABLE, "a page, or a package record"

    def _in_repository(self, owner: str, name: str, ref: str, path: str, quote: str) -> tuple[Outcome, str]:
        repository = self._repository(owner, name)
        if repository is None:
            return Outcome.NOT_CHECKABLE, f"no local copy of {owner}/{name}"
        commit = _git(repository, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").strip()
        if not commit:
            return Outcome.NOT_CHECKABLE, f"{owner}/{name} has no {ref} here"
        if _says(_git(repository, "show", f"{commit}:{path}"), quote):
            return Outcome.FOUND, path
        # A few of its words are enough to find candidates; then the whole quote must stand there.
        longest = max(re.findall(r"\w+", quote), key=len, default="")
        hits = _git(
            repository, "grep", "-l", "-F", "-e", longest, commit, "--", "*.md", "*.rst", "*.txt", "*.py"
        )
        for hit in hits.splitlines()[:50]:
            file = hit.partition(":")[2]
            if _says(_git(repository, "show", f"{commit}:{file}"), quote):
                return Outcome.MOVED, file
        return Outcome.GONE, path

    def _repository(self, owner: str, name: str) -> Path | None:
        places = [self._folder / f"{owner}+{name}", self._folder / owner / name]
        for place in [*(place / "repo" for place in places), *places]:
            if (place / ".git").exists() or (place / "objects").is_dir():
                return place
        return None

    def _in_folder(self, folder: Path, path: str, quote: str) -> tuple[Outcome, str]:
        if not folder.is_dir():
            return Outcome.NOT_CHECKABLE, f"no local copy of {folder.name}"
        file = (folder / path).resolve()
        inside = file.is_relative_to(folder.resolve()) and file.is_file()
        said = inside and _says(file.read_text("utf-8", "replace"), quote)
        return (Outcome.FOUND if said else Outcome.GONE), path


@cache
def _git(repository: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - git, with the arguments as a list
        ["git", "-C", str(repository), *arguments],  # noqa: S607 - the git of the PATH
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _says(text: str, quote: str) -> bool:
    """Whether the words stand in the text, however the lines are broken."""
    return _flat(quote) in _flat(text)


def _flat(text: str) -> str:
    return re.sub(r"[\s>#*]+", " ", text)
