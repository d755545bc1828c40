"""Where the files of a release lie: a commit of a checkout, or a package that was fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import quote

from mkdocs_aruntime.catalog.revision import git_bytes
from mkdocs_aruntime.evidence.archive import open_archive
from mkdocs_aruntime.evidence.challenge import SECONDS
from mkdocs_aruntime.evidence.refresh.releases import Release

LARGEST = 2 << 20
"""Bytes of a text that is read; longer ones are made by a program."""
MOST_ELSEWHERE = 50
"""Files with a word of the quote that are read to see whether it moved."""
_HEAD = 8192


class Place(Protocol):
    """The texts of one release."""

    release: Release

    def counterparts(self, path: str) -> Iterator[str]:
        """The files that may be what another release, or its repository, has under a path; the best first."""

    def certain(self, path: str) -> str:
        """The one file that it must be; empty where there is none: a package lacks much of its repository."""

    def read(self, path: str) -> str:
        """A text; empty where there is none of that path."""

    def holding(self, word: str, like: str) -> Sequence[str]:
        """Other files of the kind of a file that hold a word."""

    def address(self, path: str) -> str:
        """How a source cites a file."""


class Commit:
    """A tag of a repository."""

    def __init__(self, repository: Path, project: str, release: Release, passed_over: Sequence[str]) -> None:
        self._repository, self._project, self._passed_over = repository, project, passed_over
        self.release = release

    def counterparts(self, path: str) -> Iterator[str]:
        """The file of the same path."""
        yield path

    def certain(self, path: str) -> str:
        """The file of the same path, there or not."""
        return path

    def read(self, path: str) -> str:
        """The file at the tag."""
        spec = f"refs/tags/{self.release.tag}:{path}"
        return git_bytes(self._repository, "cat-file", "blob", spec)[:LARGEST].decode("utf-8", "replace")

    def holding(self, word: str, like: str) -> Sequence[str]:
        """By ``git grep``, among files with the same ending."""
        tag = f"refs/tags/{self.release.tag}"
        paths = [
            f":(glob)**/*{PurePosixPath(like).suffix}",
            *(f":(exclude,glob,icase){each}" for each in self._passed_over),
        ]
        found = git_bytes(
            self._repository, "grep", "-l", "-z", "-I", "-F", "-e", word, tag, "--", *paths, seconds=SECONDS
        )
        listed = found.decode("utf-8", "replace").split("\0")
        names = [each.removeprefix(f"{tag}:") for each in listed if each]
        return sorted(names, key=lambda each: -_shared(each, like))[:MOST_ELSEWHERE]

    def address(self, path: str) -> str:
        """The file on the forge."""
        return f"https://github.com/{self._project}/blob/{quote(self.release.tag, safe='/')}/{path}"


class Package:
    """A wheel or an npm package."""

    def __init__(self, archive: Path, purl: str, release: Release) -> None:
        self._archive, self._purl = archive, purl
        self.release = release

    def counterparts(self, path: str) -> Iterator[str]:
        """The same path, or the same name with most of the folders above it; of a README the metadata."""
        named = self._named(path)
        if named in self._texts:
            yield named
        name = PurePosixPath(path).name
        like = [each for each in self._texts if PurePosixPath(each).name == name and each != named]
        yield from sorted(like, key=lambda each: -_shared(each, path))[:3]
        if "/" not in path and name.lower().startswith("readme"):
            yield from (each for each in self._texts if each.endswith(".dist-info/METADATA"))

    def certain(self, path: str) -> str:
        """The same path, or one that ends in the same folder and name."""
        named = self._named(path)
        alike = next((each for each in self._texts if _shared(each, path) > 1), "")
        return named if named in self._texts else alike

    def _named(self, path: str) -> str:
        """The path with the version of this release in the name of the folder of metadata."""
        return re.sub(r"-[^-/]+(?=\.dist-info/)", f"-{self.release.version}", path)

    def read(self, path: str) -> str:
        """The text of a member."""
        return self._texts.get(path, "")

    def holding(self, word: str, like: str) -> Sequence[str]:
        """Among members with the same ending."""
        ending = PurePosixPath(like).suffix
        found = [p for p, text in self._texts.items() if PurePosixPath(p).suffix == ending and word in text]
        return sorted(found, key=lambda each: -_shared(each, like))[:MOST_ELSEWHERE]

    def address(self, path: str) -> str:
        """The member of the package."""
        return f"{self._purl}#{path}"

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for member, content in open_archive(self._archive).members():
            if member.size <= LARGEST and b"\0" not in (head := content.read(_HEAD)):
                found[member.path] = (head + content.read(LARGEST)).decode("utf-8", "replace")
        return found


def _shared(one: str, other: str) -> int:
    """How many parts two paths share from the end."""
    count = 0
    for mine, theirs in zip(reversed(one.split("/")), reversed(other.split("/")), strict=False):
        if mine != theirs:
            break
        count += 1
    return count
