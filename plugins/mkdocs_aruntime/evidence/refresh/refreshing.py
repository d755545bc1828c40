"""One entry brought to the newest release that carries it, or the reasons why it stays where it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from aruntime_evaluator import Release as Known
from aruntime_evaluator import Runtime, quotes_of
from mkdocs_aruntime.catalog.facts import read_earlier
from mkdocs_aruntime.evidence.refresh.entry import SHARE, Held, refreshed, with_latest
from mkdocs_aruntime.evidence.refresh.holding import Means, Releases
from mkdocs_aruntime.evidence.refresh.looking import Fate, Looked
from mkdocs_aruntime.evidence.refresh.releases import Release, is_newer, newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What came of one entry."""

    old: Runtime
    new: Runtime
    """The same where nothing changes."""
    newest: Release | None
    """The newest that is known; none where neither repository nor registry say."""
    held: Held | None
    """Against the release that was taken, or else the nearest; none where none could be read."""
    why: str
    """Why the entry stays at its version; empty where it doesn't."""
    unread: tuple[str, ...]
    """What could not be had, each with the reason."""

    @property
    def changed(self) -> bool:
        """Whether the file changes."""
        return self.old != self.new

    @property
    def behind(self) -> bool:
        """Whether a newer release is known than the one that the entry is at, and none could be read."""
        return self.held is None and bool(self.why)

    def to_read(self) -> tuple[Looked, ...]:
        """The quotes that a person must read: those that don't stand, or not among the same lines."""
        return (
            tuple(
                each
                for each in self.held.looked
                if each.fate is not Fate.UNREAD and (not each.fate.stands or each.around)
            )
            if self.held
            else ()
        )


def refresh(runtime: Runtime, means: Means, today: dt.date) -> Refreshed:
    """Hold an entry against its newest releases; nothing is written."""
    means.unread.clear()
    releases = Releases(runtime, means)
    every = releases.known()
    known = newest(every)
    new, held, why = runtime, None, ""
    for release in releases.newer() or _again(runtime):
        tried = releases.hold(release)
        if tried.carries(runtime):
            new, held, why = refreshed(runtime, tried, today), tried, ""
            break
        if held is None or tried.share(runtime) > held.share(runtime):
            held, why = tried, _stays(runtime, tried)
    new = _with_latest(new, every, today)
    if held is None and not why and (out := _out(runtime, known)):
        why = _not_had(runtime, out)
    return Refreshed(old=runtime, new=new, newest=known, held=held, why=why, unread=tuple(means.unread))


def _again(runtime: Runtime) -> list[Release]:
    """The version that the entry is at, for claims that were not found there before."""
    return [Release(version=runtime.versions.reviewed)] if read_earlier(runtime) else []


def _stays(runtime: Runtime, held: Held) -> str:
    moves, share = len(held.moves(runtime)), held.share(runtime)
    if share <= SHARE:
        counted = (
            f"{moves} of its established claims ({share:.0%}) stand in what could be read of {held.version}"
        )
        return f"{counted}; an entry moves to a release in which more than {SHARE:.0%} do"
    return f"the words of its licence were not found at {held.version}; read the licence first"


def _out(runtime: Runtime, known: Release | None) -> str:
    """The newest version that anybody named, where it comes after the reviewed one."""
    latest = runtime.versions.latest.version if runtime.versions.latest else None
    named = [each for each in (known.version if known else None, latest) if each]
    return next((each for each in named if is_newer(each, runtime.versions.reviewed)), "")


def _not_had(runtime: Runtime, version: str) -> str:
    return (
        f"{version} is out, and neither its tag nor its package could be read; bring a newer copy of "
        f"{runtime.repository or 'its repository'}, or read it by hand"
    )


def _with_latest(runtime: Runtime, every: list[Release], today: dt.date) -> Runtime:
    """With the newest release, where the source that names the former one can also name it."""
    old = runtime.versions.latest
    name = old.source if old else None
    if old is None or not old.version or not name:
        return runtime
    url = runtime.sources[name].url
    # Tags and packages may count in different ways.
    known = newest(each for each in every if bool(each.tag) is not url.startswith("pkg:"))
    used = {each.source for each in quotes_of(runtime)}
    used |= {each.source for each in runtime.maintenance.history if each.source}
    if known is None or not is_newer(known.version, old.version) or name in used or old.version not in url:
        return runtime
    latest = Known(version=known.version, date=known.date or old.date)
    return with_latest(runtime, latest, url.replace(old.version, known.version), today)
