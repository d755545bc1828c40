"""Repositories that entries cite, fetched at the tags that they cite and at the newest of the same name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from aruntime_evaluator import Runtime
from mkdocs_aruntime.catalog.revision import git_bytes
from mkdocs_aruntime.cli.quotes.forge import SETTINGS, address
from mkdocs_aruntime.evidence.challenge import checkouts_of
from mkdocs_aruntime.evidence.refresh.releases import Release, newest, tag_form

SECONDS = 600
"""How long the fetch of some tags may take."""


class Tags:
    """Public repositories, fetched into a folder as they are asked for."""

    def __init__(self, folder: Path, runtimes: Sequence[Runtime]) -> None:
        """Keep what is fetched in a folder, for these entries."""
        self._folder = folder
        self._cited: Mapping[str, list[str]] = {}
        cited: dict[str, list[str]] = {}
        for runtime in runtimes:
            for each in checkouts_of(runtime):
                cited.setdefault(each.project, []).extend(each.refs)
        self._cited = cited
        self.repository = cache(self._fetched)

    def _fetched(self, owner: str, name: str) -> Path | None:
        project = f"{owner}/{name}"
        wanted = self._wanted(project)
        if not wanted:
            return None
        repository = self._folder / f"{owner}+{name}"
        git_bytes(self._folder, "init", "--quiet", "--bare", str(repository))
        specs = [f"+refs/tags/{each}:refs/tags/{each}" for each in wanted]
        git_bytes(
            repository, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address(project), *specs,
            settings=SETTINGS, seconds=SECONDS,
        )  # fmt: skip
        return repository

    def _wanted(self, project: str) -> list[str]:
        listed = git_bytes(
            self._folder, "ls-remote", "--tags", "--refs", "--", address(project), settings=SETTINGS
        )
        names = [line.partition("refs/tags/")[2] for line in listed.decode("utf-8", "replace").splitlines()]
        wanted: dict[str, None] = {}
        for ref in dict.fromkeys(self._cited.get(project, ())):
            if ref in names:
                wanted[ref] = None
                last = newest(Release(version=rest, tag=tag) for tag in names if (rest := tag_form(ref, tag)))
                if last is not None:
                    wanted[last.tag] = None
        return list(wanted)
