"""Which releases there are: the tags of a checkout, and the versions that a registry lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from mkdocs_aruntime.catalog.revision import git_bytes

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_COMMIT = re.compile(r"(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}|[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version that is out."""

    version: str
    """As the project writes it."""
    date: str = ""
    """The day; empty where nothing says it."""
    tag: str = ""
    """The tag of the repository; empty for one that only a registry has."""


def parsed(version: str) -> Version | None:
    """A version that can be compared; none where it has another form, or is not a final release."""
    try:
        found = Version(version)
    except InvalidVersion:
        return None
    return None if found.is_prerelease or found.is_devrelease else found


def is_newer(version: str, than: str) -> bool:
    """Whether one final release comes after another version; false where they can't be compared."""
    new, old = parsed(version), _any(than)
    return new is not None and old is not None and new > old


def _any(version: str) -> Version | None:
    try:
        return Version(version)
    except InvalidVersion:
        return None


def newest(releases: Iterable[Release]) -> Release | None:
    """The one with the highest version; pre-releases aside."""
    final = [(found, each) for each in releases if (found := parsed(each.version)) is not None]
    return max(final, key=lambda pair: pair[0])[1] if final else None


def number_of(ref: str) -> str:
    """The version in the name of a tag; empty for a commit, and for a name without one."""
    numbers = [] if _COMMIT.fullmatch(ref) else list(_NUMBER.finditer(ref))
    return max(numbers, key=lambda each: (each[0].count("."), each.end()))[0] if numbers else ""


def tag_form(like: str, tag: str) -> str:
    """What a tag has where another one has its version; empty where it is named otherwise.

    As ``python-v0.7.5`` those are named that begin with ``python-v``; others are of other parts.
    """
    number = number_of(like)
    prefix = like[: like.rindex(number)] if number else ""
    rest = tag.removeprefix(prefix)
    return rest if number and tag.startswith(prefix) and rest[:1].isdigit() else ""


def tags_like(repository: Path, ref: str) -> Iterator[Release]:
    """The tags of a repository that are named as this one is."""
    listed = git_bytes(
        repository, "for-each-ref", "--format=%(refname:strip=2)%09%(creatordate:short)", "refs/tags"
    ).decode("utf-8", "replace")
    for line in listed.splitlines():
        tag, _, date = line.partition("\t")
        if rest := tag_form(ref, tag):
            yield Release(version=rest, date=date, tag=tag)


def versions_listed(days: Mapping[str, str]) -> list[Release]:
    """The versions of a package, each with its day."""
    return [Release(version=version, date=day[:10]) for version, day in days.items()]
