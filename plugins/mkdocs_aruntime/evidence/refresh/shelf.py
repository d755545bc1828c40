"""What releases are read from: a folder of checkouts, and packages that a registry or another folder has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from packageurl import PackageURL
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from mkdocs_aruntime.evidence.facts import Fact
from mkdocs_aruntime.evidence.packages import NotFetchedError, days_of, fetch, find_release


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A package that lies on this machine."""

    path: Path
    facts: tuple[Fact, ...] = ()
    """What its registry's record shows."""


class Shelf(Protocol):
    """Where packages are had from."""

    def days(self, package: PackageURL) -> Mapping[str, str]:
        """The versions that there are, each with its day.

        Raises:
            NotFetchedError: where none can be learnt.
        """

    def take(self, package: PackageURL) -> Artifact:
        """The file of one version.

        Raises:
            NotFetchedError: where it can't be had.
        """


class Registry:
    """PyPI and npm, by their own clients; what was fetched is kept."""

    def __init__(self, cache: Path, largest: int) -> None:
        """Keep files in a folder; leave alone those with more than so many bytes."""
        self._cache, self._largest = cache, largest

    def days(self, package: PackageURL) -> Mapping[str, str]:
        """As the registry lists them."""
        return days_of(package)

    def take(self, package: PackageURL) -> Artifact:
        """Fetched, or as it was fetched before."""
        release = find_release([package])
        if not release.file:
            raise NotFetchedError(f"{package} has no wheel")
        if release.size > self._largest:
            raise NotFetchedError(f"{release.file} has {release.size / 1e6:,.0f} MB; see --largest")
        return Artifact(path=fetch(release, self._cache), facts=release.facts)


class Folder:
    """Wheels that lie in a folder; nothing is fetched."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def days(self, package: PackageURL) -> Mapping[str, str]:
        """Their versions, without days."""
        return {version: "" for name, version in self._wheels if name == package.name}

    def take(self, package: PackageURL) -> Artifact:
        """The wheel of that name and version."""
        path = self._wheels.get((package.name, package.version or ""))
        if path is None:
            raise NotFetchedError(f"{self._folder.name} has no wheel of {package}")
        return Artifact(path=path)

    @cached_property
    def _wheels(self) -> Mapping[tuple[str, str], Path]:
        found: dict[tuple[str, str], Path] = {}
        for path in sorted(self._folder.glob("*.whl")):
            try:
                name, version, _, _ = parse_wheel_filename(path.name)
            except InvalidWheelFilename:
                continue
            found[name, str(version)] = path
        return found
