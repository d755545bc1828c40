"""Files of the project as a commit has them, read from git without changing the working tree."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from mkdocs_aruntime.catalog.files import LARGEST_FILE


class RevisionError(Exception):
    """A commit that git does not know, or a folder that is in no repository."""


class Revision:
    """One commit of the repository that the project is in."""

    def __init__(self, root: Path, name: str) -> None:
        """Find a commit by a branch, a tag or any other name that git takes.

        Raises:
            RevisionError: where there is none of that name.
        """
        self._root = root
        self.commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if not self.commit:
            raise RevisionError(f"git knows no commit '{name}' here")

    def parted_from(self, other: Revision) -> Revision:
        """The last commit that both have; the other one where none is known, as in a shallow clone."""
        common = _git(self._root, "merge-base", self.commit, other.commit)
        return Revision(self._root, common) if common else other

    def files(self, folder: Path, ending: str, *, below: bool = False) -> list[Path]:
        """The files of a folder by the ending of their names, on wish those of its folders, too."""
        inside = folder.relative_to(self._root).as_posix()
        deep = ["-r"] if below else []
        listed = _git(self._root, "ls-tree", *deep, "--name-only", "-z", self.commit, "--", f"{inside}/")
        return [self._root / name for name in listed.split("\0") if name.endswith(ending)]

    def read(self, path: Path) -> bytes:
        """A file's bytes; one that is larger than any that is read is cut."""
        name = path.relative_to(self._root).as_posix()
        return git_bytes(self._root, "cat-file", "blob", f"{self.commit}:./{name}")[: LARGEST_FILE + 1]


def git_bytes(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None, seconds: int = 60
) -> bytes:
    """What git answers; nothing where it fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - git, with the arguments as a list
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git of the PATH
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", **(settings or {})},
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _git(folder: Path, *arguments: str) -> str:
    return git_bytes(folder, *arguments).decode("utf-8", "surrogateescape").strip("\n")
