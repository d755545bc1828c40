"""Atom feeds (RFC 4287) for all and per runtime: lines of the history, and claims that got another value.

Equal content is equal bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice

from aruntime_evaluator import Claim, Runtime, Source
from mkdocs_aruntime.catalog.claim_changes import ClaimChange, claim_changes
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.changes import CLAIM_FEED, FEED, DatedChange, all_changes, changes_of
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.render import render

LATEST = 100
"""Entries of a feed; the API has every change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What a feed tells of one change."""

    id: str
    """Permanent and absolute."""
    url: str
    """Absolute."""
    title: str
    date: dt.date
    source: Source | None
    summary: str


def build_feeds(site: Site, identity: Identity) -> Iterator[FileArtifact]:
    """Every feed; none where the site names no address, for an entry needs a permanent one."""
    if not identity.home:
        return
    claims = list(_claim_entries(site, identity))
    as_of, name = site.catalog.as_of, identity.name
    yield _feed(FEED, f"{name}: changes", _lines(all_changes(site), identity), as_of, identity)
    yield _feed(CLAIM_FEED, f"{name}: claims", (each for _, each in claims), as_of, identity)
    by_name = sorted(claims, key=lambda each: each[0])
    of: Mapping[str, list[_Entry]] = {
        id_: [entry for _, entry in entries] for id_, entries in groupby(by_name, key=lambda each: each[0])
    }
    for runtime in site.catalog.runtimes:
        page, confirmed = f"runtimes/{runtime.id}/", runtime.maintenance.confirmed
        title, lines = f"{name}: {runtime.name}", _lines(changes_of(runtime), identity)
        yield _feed(f"{page}{FEED}", title, lines, confirmed, identity)
        yield _feed(f"{page}{CLAIM_FEED}", f"{title}, claims", of.get(runtime.id, ()), confirmed, identity)


def _lines(changes: Iterable[DatedChange], identity: Identity) -> Iterator[_Entry]:
    for each in changes:
        change, runtime = each.change, each.runtime
        url = identity.absolute(each.url)
        yield _Entry(
            id=url,
            url=url,
            title=f"{runtime.name}: {change.change}",
            date=change.date,
            source=runtime.sources[change.source] if change.source else None,
            summary=change.change,
        )


def _claim_entries(site: Site, identity: Identity) -> Iterator[tuple[str, _Entry]]:
    """Every claim that got another value, with the id of its runtime; the latest first."""
    labels = {reference: term.label for reference, _, term in site.catalog.vocabulary.claims()}
    for each in claim_changes(site.catalog, site.releases):
        if each.before != each.after:
            yield each.runtime.id, _claim_entry(each, labels.get(each.reference, each.reference), identity)


def _claim_entry(change: ClaimChange, label: str, identity: Identity) -> _Entry:
    """Its id has the new value: to a feed reader, an id that it knows is an entry that it has shown."""
    runtime, claim = change.runtime, change.runtime.claim(change.reference)
    page = identity.absolute(f"runtimes/{runtime.id}/")
    before, after = change.before or "silent", change.after or "silent"
    words = [f"{change.reference} was {before} on {change.since} and is {after}."]
    if claim and claim.value.value == change.after and claim.note:
        words.append(claim.note)
    return _Entry(
        id=f"{page}{CLAIM_FEED}#{change.reference}-{change.since}-{after}",
        url=f"{page}#{change.reference}" if claim else page,
        title=f"{runtime.name}: {label}: {before} → {after}",
        date=change.date,
        source=_first_source(runtime, claim),
        summary=" ".join(words),
    )


def _first_source(runtime: Runtime, claim: Claim | None) -> Source | None:
    return runtime.sources[claim.evidence[0].source] if claim and claim.evidence else None


def _feed(
    path: str, title: str, entries: Iterable[_Entry], otherwise: dt.date, identity: Identity
) -> FileArtifact:
    """One feed; without an entry it is as old as what it would tell of."""
    latest = list(islice(entries, LATEST))
    text = render(
        "feed.xml",
        path=path,
        page=path.removesuffix(CLAIM_FEED).removesuffix(FEED),
        title=title,
        entries=latest,
        updated=latest[0].date if latest else otherwise,
        identity=identity,
    )
    return FileArtifact(path=path, content=f"{_NOT_XML.sub('', text)}\n".encode())


_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may have (XML 1.0, 2.2)."""
