"""What releases show, recorded in the claims of an entry: a recorded place that still holds stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from aruntime_evaluator import Claim, ClaimRef, Runtime, Shown, one_line
from mkdocs_aruntime.catalog.probes import FactKind
from mkdocs_aruntime.evidence.facts import Fact

LONGEST_FACT = 200
"""Characters of a fact in an entry."""


def shown_of(fact: Fact) -> Shown:
    """A fact as an entry has it."""
    place = f"{fact.path}:{fact.line}" if fact.line else fact.path
    return Shown(
        package=fact.artifact.package,
        file=fact.artifact.file,
        digest=fact.artifact.digest,
        place=place or None,
        fact=one_line(fact.value)[:LONGEST_FACT],
    )


def same_again(old: Shown, every: Sequence[Shown]) -> Shown | None:
    """The same fact in another release, in the same file where it is there; none where it is nowhere."""
    same = [each for each in every if each.fact == old.fact]
    return next((each for each in same if _path(each) == _path(old)), next(iter(same), None))


class Recording:
    """Facts of releases, held against what an entry has recorded."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Note which releases, files and paths the facts come from."""
        self._releases: dict[str, set[str]] = defaultdict(set)
        self._digests: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._paths: dict[tuple[str, str], set[str]] = defaultdict(set)
        for fact in facts:
            package, file = fact.artifact.package, fact.artifact.file
            self._releases[_product(package)].add(package)
            self._digests[package, file].add(fact.artifact.digest)
            if fact.kind is FactKind.FILE:
                self._paths[package, file].add(fact.path)

    def holds(self, each: Shown) -> bool:
        """Whether a recorded place is still there: nothing that was read says that it isn't.

        A file of a release never changes under its digest, so what was read there once stands there still.
        """
        file = each.package, each.file
        releases = self._releases.get(_product(each.package), {each.package})
        digests = {one for one in self._digests.get(file, ()) if one[:6] == each.digest[:6]} or {each.digest}
        paths = self._paths.get(file, {_path(each)})
        return each.package in releases and each.digest in digests and _path(each) in {"", *paths}

    def of(
        self, runtime: Runtime, confirmed: Mapping[ClaimRef, Sequence[Fact]]
    ) -> tuple[dict[ClaimRef, tuple[Shown, ...]], list[ClaimRef]]:
        """What claims record now, and the claims that a person must judge anew.

        What disagreed with its documents is not replaced: whether the documents of another release say the
        same, no artifact shows.
        """
        claims = {ref: claim for ref, claim in runtime.all_claims() if ref in confirmed}
        now = {ref: self._now(claim, confirmed[ref]) for ref, claim in claims.items()}
        odd = [ref for ref, claim in claims.items() if any(map(self._to_judge, claim.shown))]
        return now, odd

    def _to_judge(self, each: Shown) -> bool:
        return each.disagrees and not self.holds(each)

    def _now(self, claim: Claim, facts: Sequence[Fact]) -> tuple[Shown, ...]:
        every = [shown_of(each) for each in facts]
        now: dict[Shown, None] = {}
        for old in claim.shown:
            mine = [each for each in every if _product(each.package) == _product(old.package)]
            stays = self.holds(old) or old.disagrees or not mine
            now[old if stays else same_again(old, mine) or mine[0]] = None
        if _product(every[0].package) not in {_product(each.package) for each in now}:
            now[every[0]] = None
        return tuple(now)


def _path(each: Shown) -> str:
    """The path of a place, without the line."""
    path, _, line = (each.place or "").rpartition(":")
    return path if path and line.isdecimal() else each.place or ""


def _product(package: str) -> str:
    """The package without its version, which an ``@`` begins; that of a scope is written ``%40``."""
    return package.partition("@")[0]
