"""An entry held against its newest releases: which there are, where they are read, what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from packageurl import PackageURL

from aruntime_evaluator import Quote, Runtime, Vocabulary, one_line, quotes_of
from mkdocs_aruntime.catalog.column_notes import ColumnNotes
from mkdocs_aruntime.catalog.probes import Probes, Strength
from mkdocs_aruntime.evidence.archive import ArchiveError
from mkdocs_aruntime.evidence.challenge import BLOB
from mkdocs_aruntime.evidence.judge import Judgement, Outcome, judge
from mkdocs_aruntime.evidence.packages import NotFetchedError
from mkdocs_aruntime.evidence.read import read_facts
from mkdocs_aruntime.evidence.recording import shown_of
from mkdocs_aruntime.evidence.refresh.entry import Held
from mkdocs_aruntime.evidence.refresh.looking import Fate, Looked, look
from mkdocs_aruntime.evidence.refresh.places import Commit, Package, Place
from mkdocs_aruntime.evidence.refresh.releases import (
    Release,
    is_newer,
    newest,
    parsed,
    tags_like,
    versions_listed,
)
from mkdocs_aruntime.evidence.refresh.shelf import Shelf

_MEMBER = re.compile(r"(?P<package>pkg:(?:pypi|npm)/[^@?#]+)@(?P<version>[^?#]+)#(?P<path>.+)")

_READ = re.compile("pkg:(?:pypi|npm)/")

type Repositories = Callable[[str, str], Path | None]
"""The local copy of a repository, by owner and name."""


@dataclass(slots=True, kw_only=True)
class Means:
    """What entries are held against releases with."""

    repositories: Repositories
    shelf: Shelf | None
    """None: no package is read."""
    notes: ColumnNotes
    probes: Probes
    vocabulary: Vocabulary
    unread: list[str] = field(default_factory=list)
    """What could not be had, each with the reason, once."""

    def tell(self, why: str) -> None:
        """Keep a reason."""
        line = one_line(why)
        if line not in self.unread:
            self.unread.append(line)


class Releases:
    """The releases of one entry, and their texts."""

    def __init__(self, runtime: Runtime, means: Means) -> None:
        self._runtime, self._means = runtime, means
        owner, _, name = (runtime.repository or "").removeprefix("https://github.com/").partition("/")
        self._own = f"{owner}/{name.removesuffix('.git').strip('/')}"
        self._days: dict[str, list[Release]] = {}
        self._places: dict[str, Place | None] = {}
        self._main = next(
            (
                each
                for each in runtime.packages
                if _READ.match(each) and self._has(each, runtime.versions.reviewed)
            ),
            "",
        )

    def known(self) -> list[Release]:
        """Those of the repository whose tags are named as the cited one, and those of the main package."""
        refs = Counter(
            m["ref"] for s in self._runtime.sources.values() if (m := BLOB.match(s.url)) and self._is_own(m)
        )
        repository = self._repository(self._own)
        ref = next((each for each, _ in refs.most_common()), "")
        tags = list(tags_like(repository, ref)) if repository and ref else []
        if not any(_same(each.version, self._runtime.versions.reviewed) for each in tags):
            tags = []
        # A higher number from before is of another way of counting.
        since = next((each.date for each in tags if each.tag == ref), "")
        tags = [each for each in tags if each.date >= since]
        return [*tags, *(self._listed(self._main) if self._main else [])]

    def newer(self) -> list[Release]:
        """The newest of the tags and of the package, where they come after the reviewed one, newest first."""
        known = [each for each in self.known() if is_newer(each.version, self._runtime.versions.reviewed)]
        tag, package = (
            newest(each for each in known if bool(each.tag) is tagged) for tagged in (True, False)
        )
        if tag is None or package is None or _same(tag.version, package.version):
            return [each for each in (tag or package,) if each]
        return [package, tag] if is_newer(package.version, tag.version) else [tag, package]

    def hold(self, release: Release) -> Held:
        """What of the entry stands in a release."""
        judged = list(self._judged(release))
        shows = [each for each in judged if each.strength is Strength.SHOWS]
        return Held(
            version=release.version,
            looked=tuple(self._look(each, release) for each in quotes_of(self._runtime)),
            against={
                each.about: each.why
                for each in shows
                if each.outcome is Outcome.CONTRADICTS and each.about != "license"
            },
            shown={
                each.about: tuple(map(shown_of, each.facts))
                for each in shows
                if each.outcome is Outcome.CONFIRMS
            },
            licensed=any(each.about == "license" and each.outcome is Outcome.CONFIRMS for each in shows),
        )

    def _look(self, quote: Quote, release: Release) -> Looked:
        if match := BLOB.match(quote.url):
            return self._in_repository(
                quote, f"{match['owner']}/{match['name']}", match["ref"], match["path"], release
            )
        if match := _MEMBER.fullmatch(quote.url):
            return self._in_package(quote, match["package"], match["version"], match["path"], release)
        return Looked(quote=quote, fate=Fate.UNREAD, why="a page, or a package record: open it")

    def _in_repository(self, quote: Quote, project: str, ref: str, path: str, release: Release) -> Looked:
        repository = self._repository(project)
        tags = tags_like(repository, ref) if repository else iter(())
        tag = next((each for each in tags if _same(each.version, release.version)), None)
        place: Place | None = None
        if repository and tag:
            place = Commit(repository, project, tag, self._means.notes.passed_over)
        elif project.lower() == self._own.lower() and self._main:
            place = self._package(self._main, release.version)
        if place is None:
            return Looked(
                quote=quote, fate=Fate.UNREAD, why=f"{project} could not be had at {release.version}"
            )
        if quote.url == place.address(path):
            return Looked(quote=quote, fate=Fate.SAME, url=quote.url, number=release.version, why=path)
        then = Commit(repository, project, Release(version="", tag=ref), ()).read(path) if repository else ""
        return look(quote, path, then, place, self._means.notes.doubts)

    def _in_package(self, quote: Quote, package: str, version: str, path: str, release: Release) -> Looked:
        best = release if package == self._main else newest(self._listed(package))
        place = self._package(package, best.version) if best else None
        if best is None or place is None:
            return Looked(quote=quote, fate=Fate.UNREAD, why=f"no newer version of {package} could be had")
        if best.version == version or not is_newer(best.version, version):
            return Looked(quote=quote, fate=Fate.SAME, url=quote.url, number=version, why=path)
        before = self._package(package, version)
        return look(quote, path, before.read(path) if before else "", place, self._means.notes.doubts)

    def _judged(self, release: Release) -> Iterator[Judgement]:
        """What the main package of a release shows of the claims."""
        if not self._main or self._means.shelf is None:
            return
        package = _versioned(self._main, release.version)
        try:
            taken = self._means.shelf.take(package)
            facts = [*taken.facts, *read_facts(taken.path, str(package), self._means.probes.passed_over)]
        except (NotFetchedError, ArchiveError) as error:
            self._means.tell(f"{package}: {error}")
            return
        yield from judge(self._runtime, facts, self._means.probes, self._means.vocabulary)

    def _package(self, package: str, version: str) -> Place | None:
        purl = _versioned(package, version)
        if str(purl) not in self._places:
            self._places[str(purl)] = self._taken(purl, version)
        return self._places[str(purl)]

    def _taken(self, purl: PackageURL, version: str) -> Place | None:
        if self._means.shelf is None:
            return None
        try:
            taken = self._means.shelf.take(purl)
            place = Package(taken.path, str(purl), Release(version=version))
            place.read("")  # a damaged archive is told here
        except (NotFetchedError, ArchiveError) as error:
            self._means.tell(f"{purl}: {error}")
            return None
        return place

    def _listed(self, package: str) -> Sequence[Release]:
        if package not in self._days:
            try:
                days = self._means.shelf.days(PackageURL.from_string(package)) if self._means.shelf else {}
            except NotFetchedError as error:
                self._means.tell(f"{package}: {error}")
                days = {}
            self._days[package] = versions_listed(days)
        return self._days[package]

    def _has(self, package: str, version: str) -> bool:
        return any(_same(each.version, version) for each in self._listed(package))

    def _repository(self, project: str) -> Path | None:
        owner, _, name = project.partition("/")
        return self._means.repositories(owner, name) if owner and name else None

    def _is_own(self, match: re.Match[str]) -> bool:
        return f"{match['owner']}/{match['name']}".lower() == self._own.lower()


def _same(one: str, other: str) -> bool:
    mine, theirs = parsed(one), parsed(other)
    return one == other or (mine is not None and mine == theirs)


def _versioned(package: str, version: str) -> PackageURL:
    each = PackageURL.from_string(package)
    return PackageURL(type=each.type, namespace=each.namespace, name=each.name, version=version)
