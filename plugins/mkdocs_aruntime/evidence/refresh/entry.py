"""An entry after its quotes were looked up in a newer release: what stands there moves, all else stays."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aruntime_evaluator import Change, Claim, Evidence, Release, Runtime, Shown, Source
from mkdocs_aruntime.evidence.recording import same_again
from mkdocs_aruntime.evidence.refresh.looking import Looked

SHARE = 0.5
"""Of its established claims more than this must stand in a release for the entry to be reviewed at it."""

type Uses = dict[str, Looked | None]
"""Per place in the file what moves with a quote; none where it stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An entry held against a release."""

    version: str
    """Of the release."""
    looked: tuple[Looked, ...]
    """Every quote, with what became of it."""
    against: Mapping[str, str]
    """Claims of which the released package shows something else, with what it shows."""
    shown: Mapping[str, tuple[Shown, ...]]
    """What the released package shows by itself of claims."""
    licensed: bool
    """Whether the released package itself names the licence that the entry names."""

    def moves(self, runtime: Runtime) -> frozenset[str]:
        """The claims all of whose quotes stand in the release, and of which nothing there says otherwise."""
        standing: dict[str, list[bool]] = defaultdict(list)
        for each in self.looked:
            standing[each.quote.about].append(each.fate.stands)
        return frozenset(
            reference
            for reference, claim in runtime.all_claims()
            if claim.value.established
            and reference not in self.against
            and all(standing[reference] or [False])
        )

    def share(self, runtime: Runtime) -> float:
        """How much of what is established stands in the release."""
        count = sum(claim.value.established for _, claim in runtime.all_claims())
        return len(self.moves(runtime)) / max(1, count)

    def licence_stands(self) -> bool:
        """Whether the licence is what it was, by its quote or by the package."""
        quoted = [each for each in self.looked if each.quote.about == "license"]
        return self.licensed or (bool(quoted) and all(each.fate.stands for each in quoted))

    def carries(self, runtime: Runtime) -> bool:
        """Whether the entry may say that it was reviewed at the release."""
        return self.share(runtime) > SHARE and self.licence_stands()


def refreshed(runtime: Runtime, held: Held, today: dt.date) -> Runtime:
    """The entry, reviewed at the release; what does not stand there says at which version it was read.

    Args:
        runtime: the entry as it is.
        held: against a release that carries it.
        today: the day on which the sources were opened.
    """
    moving = held.moves(runtime)
    moved = _Moved(runtime, held, moving, today)
    claims = {
        group: tuple(
            _claim(moved, f"{group}.{each.id}", each, f"claims.{group}[{i}]") for i, each in enumerate(every)
        )
        for group, every in runtime.claims.items()
    }
    made = replace(
        moved.everywhere(),
        claims=claims,
        versions=replace(moved.everywhere().versions, reviewed=held.version),
    )
    return _with_line(made, moved, moving, held, today) if made != runtime else runtime


def _claim(moved: _Moved, reference: str, claim: Claim, path: str) -> Claim:
    evidence = moved.evidence(path, claim.evidence)
    if not claim.value.established:
        return replace(claim, evidence=evidence)
    if reference in moved.claims:
        shown = tuple(_anew(each, moved.shown.get(reference, ())) for each in claim.shown)
        return replace(claim, evidence=evidence, read_at=None, shown=shown)
    read_at = moved.runtime.read_at(claim)
    return replace(claim, evidence=evidence, read_at=read_at if read_at != moved.version else None)


def _anew(old: Shown, every: Sequence[Shown]) -> Shown:
    """The same fact in the released package; the former one where it isn't there: it names its package."""
    again = same_again(old, every)
    return replace(again, disagrees=old.disagrees) if again else old


class _Moved:
    """The sources of an entry after the move, and which of them each quote names."""

    def __init__(self, runtime: Runtime, held: Held, claims: frozenset[str], today: dt.date) -> None:
        self.runtime, self.claims, self.version = runtime, claims, held.version
        self.shown = held.shown
        self._today = today
        self.sources: dict[str, Source] = dict(runtime.sources)
        self.named: dict[str, str] = {}
        """Per place in the file the name of its source."""
        uses: dict[str, Uses] = defaultdict(dict)
        known = {reference for reference, _ in runtime.all_claims()}
        for each in held.looked:
            goes = each.fate.stands and (each.quote.about in claims or each.quote.about not in known)
            uses[each.quote.source][each.quote.path] = each if goes else None
        for i, change in enumerate(runtime.maintenance.history):
            if change.source:
                uses[change.source][f"history[{i}]"] = None
        for source, every in uses.items():
            self._move(source, every)

    def _move(self, name: str, uses: Uses) -> None:
        """Move a source where most of what rests on it goes; the rest gets one of its own."""
        old = self.runtime.sources[name]
        going = Counter(each.url for each in uses.values() if each and each.url != old.url)
        if not going:
            return
        most, count = going.most_common(1)[0]
        in_place = count >= sum(each is None or each.url != most for each in uses.values())
        for path, each in uses.items():
            if each is None or each.url == old.url:
                self.named[path] = self._beside(name, old) if in_place else name
            elif each.url == most and in_place:
                self.named[path] = name
            else:
                self.named[path] = self._beside(name, self._at(old, each))
        if in_place:
            first = next(each for each in uses.values() if each and each.url == most)
            self.sources[name] = self._at(old, first)

    def _at(self, old: Source, each: Looked) -> Source:
        """A source at another address and the version in it, opened today."""
        numbers = old.version or ""
        title = (
            re.sub(rf"(?<![\w.]){re.escape(numbers)}(?![\w.])", each.number, old.title)
            if numbers
            else old.title
        )
        version = each.number if old.version else None
        return replace(old, url=each.url, title=title, version=version, accessed=self._today)

    def _beside(self, name: str, source: Source) -> str:
        """The name of a source that is there, or is put there under a name with its version."""
        for other, there in self.sources.items():
            if (there.url, there.kind) == (source.url, source.kind) and other != name:
                return other
        wanted = "-".join([name, *re.findall(r"[a-z0-9]+", (source.version or "earlier").lower())])
        free = (
            wanted
            if wanted not in self.sources
            else next(each for n in range(2, 10_000) if (each := f"{wanted}-{n}") not in self.sources)
        )
        self.sources[free] = source
        return free

    def evidence(self, path: str, every: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The quotes of a place, each with the name of its source."""
        return tuple(
            replace(each, source=self.named.get(f"{path}.evidence[{i}].quote", each.source))
            for i, each in enumerate(every)
        )

    def everywhere(self) -> Runtime:
        """The entry with the sources of all that is no claim, and of its history."""
        it, name = self.runtime, self.named.get
        history = tuple(
            replace(each, source=name(f"history[{i}]", each.source or "") or None)
            for i, each in enumerate(it.maintenance.history)
        )
        return replace(
            it,
            license=replace(it.license, source=name("license.quote", it.license.source or "") or None),
            lifecycle=replace(
                it.lifecycle, source=name("lifecycle.quote", it.lifecycle.source or "") or None
            ),
            relations=tuple(
                replace(each, evidence=self.evidence(f"relations[{i}]", each.evidence))
                for i, each in enumerate(it.relations)
            ),
            compatibility=tuple(
                replace(each, evidence=self.evidence(f"compatibility[{i}]", each.evidence))
                for i, each in enumerate(it.compatibility)
            ),
            versions=replace(
                it.versions,
                support=tuple(
                    replace(each, source=name(f"versions.support[{i}].quote", each.source))
                    for i, each in enumerate(it.versions.support)
                ),
            ),
            sources=self.sources,
            maintenance=replace(it.maintenance, history=history),
        )


def _with_line(made: Runtime, moved: _Moved, moving: frozenset[str], held: Held, today: dt.date) -> Runtime:
    """With a line of the history that says how much of the entry stands in the release."""
    every = [reference for reference, claim in made.all_claims() if claim.value.established]
    stay = len(every) - len(moving)
    text = f"Quotes looked up at {held.version}: {len(moving)} of {len(every)} established claims stand there"
    text += f"; {stay} {'stays' if stay == 1 else 'stay'} at an earlier version." if stay else "."
    opened = [name for name, each in made.sources.items() if each != moved.runtime.sources.get(name)]
    line = Change(date=today, change=text, source=next(iter(opened), None))
    return replace(made, maintenance=replace(made.maintenance, history=(*made.maintenance.history, line)))


def with_latest(runtime: Runtime, latest: Release, url: str, today: dt.date) -> Runtime:
    """The entry with the newest release that is known, and the source that says so."""
    old = runtime.versions.latest
    name = old.source if old else None
    if old is None or name is None or (old.version, runtime.sources[name].url) == (latest.version, url):
        return runtime
    source = replace(runtime.sources[name], url=url, accessed=today)
    if source.version:
        source = replace(source, version=latest.version)
    line = Change(date=today, change=f"{latest.version} is the newest release.", source=name)
    history = (*runtime.maintenance.history, line)
    return replace(
        runtime,
        versions=replace(runtime.versions, latest=replace(latest, source=name)),
        sources={**runtime.sources, name: source},
        maintenance=replace(runtime.maintenance, history=history),
    )
