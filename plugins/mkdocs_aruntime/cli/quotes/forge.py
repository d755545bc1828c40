"""What entries cite, fetched from where it is cited: of a repository only the commit of a tag, and its files.

The network is never a problem of the data: what cannot be reached is *not checkable*.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from mkdocs_aruntime.catalog.revision import git_bytes
from mkdocs_aruntime.cli.quotes.mirror import Outcome
from mkdocs_aruntime.evidence.challenge import BLOB
from mkdocs_aruntime.evidence.passages import says

SECONDS = 120
"""How long the forge may take to answer one question."""

_COMMIT = re.compile(r"[0-9a-f]{7,64}")

SETTINGS = {
    "GIT_ASKPASS": "false",
    "GIT_HTTP_LOW_SPEED_LIMIT": "1000",
    "GIT_HTTP_LOW_SPEED_TIME": "30",
}
"""Nobody is there to be asked for a password; a line that stands still is down."""


class NotReachedError(Exception):
    """A question that the forge did not answer."""


class Forge:
    """Public repositories, fetched into a folder as they are asked for."""

    def __init__(self, folder: Path) -> None:
        """Keep what is fetched in a folder, which should be empty at first."""
        self._folder = folder
        # Each question is put once: a forge that is down would be waited for as often as it is cited.
        self._answers = cache(self._listed)
        self._fetches = cache(self._fetched)

    def look_up(self, url: str, quote: str) -> tuple[Outcome, str]:
        """Whether the quote stands in the file that the address names, at the tag that it names."""
        match = BLOB.match(url)
        if match is None:
            return Outcome.NOT_CHECKABLE, "a page, or a package"
        project = f"{match['owner']}/{match['name']}"
        try:
            return self._look_up(project, f"{match['ref']}/{match['path']}", quote)
        except NotReachedError as error:
            return Outcome.NOT_CHECKABLE, f"{error} could not be reached"

    def _look_up(self, project: str, rest: str, quote: str) -> tuple[Outcome, str]:
        ref, path = self._split(project, unquote(rest))
        commit = self._refs(project).get(ref)
        named = commit is not None
        if commit is None and not _COMMIT.fullmatch(ref):
            return Outcome.GONE, f"{project} has no tag or branch '{ref}'"
        repository = self._commit(project, commit or ref)
        entry = _git(repository, "rev-parse", "--verify", "--quiet", f"{commit or ref}:{path}")
        if not entry:
            return Outcome.GONE, f"{project} has no {path} at {ref}"
        text = _git(repository, "cat-file", "blob", entry)
        if not text and entry != _EMPTY:
            raise NotReachedError(f"{path} of {project}")
        if not says(text, quote):
            return Outcome.GONE, f"not in {path} at {ref}"
        if not named:
            # Forges show the commits of every fork under the address of the project itself.
            why = f"stands in {path} at {ref}, but no tag or branch names that commit: it may be a fork's"
            return Outcome.NOT_CHECKABLE, why
        return Outcome.FOUND, path

    def _split(self, project: str, rest: str) -> tuple[str, str]:
        """Where the name of a tag ends: it may have slashes, and then no shorter name is a tag."""
        parts = rest.split("/")
        refs = self._refs(project)
        for end in range(1, len(parts)):
            if "/".join(parts[:end]) in refs:
                return "/".join(parts[:end]), "/".join(parts[end:])
        return parts[0], "/".join(parts[1:])

    def _refs(self, project: str) -> dict[str, str]:
        if not (refs := self._answers(project)):
            raise NotReachedError(project)
        return refs

    def _commit(self, project: str, commit: str) -> Path:
        repository = self._folder / project.replace("/", "+")
        if not self._fetches(project, commit, repository):
            raise NotReachedError(f"{commit} of {project}")
        return repository

    def _listed(self, project: str) -> dict[str, str]:
        """Every tag and branch with its commit; a tag where both have one name. Nothing without an answer."""
        answer = _git(self._folder, "ls-remote", "--heads", "--tags", "--", address(project))
        found: dict[str, str] = {}
        for line in sorted(answer.splitlines(), key=_heads_first):
            commit, _, name = line.partition("\t")
            found[name.removeprefix("refs/heads/").removeprefix("refs/tags/").removesuffix("^{}")] = commit
        # A commit that is the last of a branch or has a tag is the project's own.
        return found | {commit: commit for commit in found.values()}

    def _fetched(self, project: str, commit: str, repository: Path) -> bool:
        """Fetch the folders of one commit; git fetches files when they are read."""
        if not repository.is_dir():
            _git(self._folder, "init", "--quiet", "--bare", str(repository))
            _git(repository, "remote", "add", "origin", address(project))
        _git(repository, "fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "origin", commit)
        return _git(repository, "cat-file", "-t", commit) == "commit"


_EMPTY = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
"""The name that git has for a file without content."""


def _heads_first(line: str) -> tuple[bool, str]:
    """Branches before tags, a tag before the commit that it stands for."""
    return "\trefs/tags/" in line, line.partition("\t")[2]


def address(project: str) -> str:
    """Where a project is cloned from."""
    return f"https://github.com/{project}"


def _git(folder: Path, *arguments: str) -> str:
    answer = git_bytes(folder, *arguments, settings=SETTINGS, seconds=SECONDS)
    return answer.decode("utf-8", "replace").rstrip("\n")
