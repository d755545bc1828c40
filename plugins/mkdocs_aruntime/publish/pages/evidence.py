"""The state of the evidence: what the directory knows, how well, how fresh, and what it does not know."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aruntime_evaluator import Claim, ClaimRef, ClaimValue, Depth, Runtime, Shown, Vocabulary
from mkdocs_aruntime.catalog.column import LIST, column_pages
from mkdocs_aruntime.catalog.facts import (
    REVIEW_AFTER,
    claim_counts,
    not_established,
    oldest_claim,
    read_earlier,
)
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.correcting import part_edit
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import render

AGES = (30, 90, REVIEW_AFTER.days)
"""Days: the ends of the age classes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a chart: counts per claim value."""

    label: str
    counts: Counter[ClaimValue]

    @property
    def total(self) -> int:
        """All claims."""
        return self.counts.total()

    @property
    def established(self) -> int:
        """Those that a source settles, whichever way."""
        return sum(count for value, count in self.counts.items() if value.established)

    @property
    def unknown(self) -> int:
        """Those that no source settles, said or not."""
        return self.counts[ClaimValue.UNKNOWN]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart: a label, a count, and its share of all."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """How deep the evidence of one entry goes, where it goes deeper than reading."""

    runtime: Runtime
    challenged: int
    """Claims for and against which the whole tag was searched."""
    shown: int
    """Claims that a released artifact shows by itself."""
    newest: dt.date | None
    """When a claim of it was last searched for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What documents say of a claim, and what the released artifact shows instead."""

    runtime: Runtime
    reference: ClaimRef
    quotes: tuple[str, ...]
    facts: tuple[Shown, ...]


def evidence_block(site: Site, links: Links) -> str:
    """The whole page's tables and charts, from the directory alone."""
    words, as_of = site.catalog.vocabulary, site.catalog.as_of
    labels = Labels(words)
    claims = [
        (runtime, ref, claim) for runtime in site.catalog.runtimes for ref, claim in runtime.all_claims()
    ]
    every = site.catalog.runtimes
    groups = [_row(group.label, every, words, group.id) for group in words.groups]
    layers = [_row(each.label, [r for r in every if r.layers[0] == each.id], words) for each in words.layers]
    return render(
        "parts/evidence.html",
        values=list(ClaimValue),
        whole=_row("All claims", every, words),
        layers=layers,
        groups=[row for row in groups if row.total],
        levels=list(_levels(site, claims)),
        ages=list(_ages(claims, as_of)),
        depths=list(_depths(claims)),
        searched=list(_searched(every)),
        disagreeing=list(_disagreeing(claims)),
        label={ref: term.label for ref, _, term in words.claims()},
        with_page=column_pages(site),
        folder=LIST,
        contested=[(runtime, ref) for runtime, ref, claim in claims if claim.conflict],
        behind=[each for each in every if _is_behind(each)],
        earlier=[(each, len(kept)) for each in every if (kept := read_earlier(each))],
        days=REVIEW_AFTER.days,
        due=[each for each in every if oldest_claim(each) + REVIEW_AFTER <= as_of],
        columns=_reviewed(site),
        terms=sum(1 for _ in words.claims()),
        unestablished=_unestablished(every, words),
        as_of=as_of,
        quotes=site.quotes,
        labels=labels,
        edit=lambda runtime, ref: part_edit(runtime, ref, site, links),
        links=links,
    )


def _row(label: str, runtimes: Iterable[Runtime], words: Vocabulary, group: str = "") -> Row:
    return Row(label=label, counts=sum((claim_counts(each, words, group) for each in runtimes), Counter()))


def _levels(site: Site, claims: list[tuple[Runtime, str, Claim]]) -> Iterator[Bar]:
    """Established claims by the highest level that their sources prove."""
    found = Counter(
        site.catalog.level(runtime, tuple(each.source for each in claim.evidence)).value
        for runtime, _, claim in claims
        if claim.value.established
    )
    for level in site.policy.evidence_levels:
        if count := found[level.id]:
            yield Bar(label=f"{level.id} {level.label}", count=count, share=count / found.total())


_DEPTHS = {
    Depth.READ: "read: a page or file says it",
    Depth.CHALLENGED: "challenged: the whole tag was searched for words for and against it",
    Depth.ARTIFACT: "shown by a released artifact",
}


def _depths(claims: list[tuple[Runtime, str, Claim]]) -> Iterator[Bar]:
    """Established claims by how thoroughly they were looked into."""
    found = Counter(claim.depth for _, _, claim in claims if claim.value.established)
    for depth, label in _DEPTHS.items():
        yield Bar(label=label, count=found[depth], share=found[depth] / max(1, found.total()))


def _searched(runtimes: Iterable[Runtime]) -> Iterator[Searched]:
    """The entries of which more was done than to read their sources."""
    for each in runtimes:
        established = [claim for _, claim in each.all_claims() if claim.value.established]
        days = [claim.challenged.date for claim in established if claim.challenged]
        shown = sum(bool(claim.shown) for claim in established)
        if days or shown:
            newest = max(days, default=None)
            yield Searched(runtime=each, challenged=len(days), shown=shown, newest=newest)


def _disagreeing(claims: list[tuple[Runtime, str, Claim]]) -> Iterator[Disagreement]:
    for runtime, ref, claim in claims:
        if facts := tuple(each for each in claim.shown if each.disagrees):
            quotes = tuple(each.quote for each in claim.evidence)
            yield Disagreement(runtime=runtime, reference=ref, quotes=quotes, facts=facts)


def _reviewed(site: Site) -> list[tuple[dt.date, ClaimRef]]:
    """The claims that were read across all entries, the latest first."""
    kept = ((site.columns.column(ref).reviewed, ref) for ref, _, _ in site.catalog.vocabulary.claims())
    found = [(day, ref) for day, ref in kept if day is not None]
    return sorted(found, key=lambda each: each[0], reverse=True)


def _ages(claims: list[tuple[Runtime, str, Claim]], as_of: dt.date) -> Iterator[Bar]:
    """Established claims by the days since they were last confirmed, on the catalog's own day."""
    days = [
        (as_of - runtime.confirmed(claim)).days for runtime, _, claim in claims if claim.value.established
    ]
    edges = [-1, *AGES]
    for low, high in zip(edges, [*AGES, None], strict=True):
        count = sum(low < age and (high is None or age <= high) for age in days)
        label = f"up to {high} days" if high is not None else f"over {low} days"
        yield Bar(label=label, count=count, share=count / max(1, len(days)))


def _is_behind(runtime: Runtime) -> bool:
    latest = runtime.versions.latest
    return latest is not None and latest.version not in {None, runtime.versions.reviewed}


def _unestablished(runtimes: Iterable[Runtime], words: Vocabulary) -> list[tuple[str, int]]:
    """What is unknown of most entries."""
    found = Counter(ref for each in runtimes for ref in not_established(each, words))
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:12]
