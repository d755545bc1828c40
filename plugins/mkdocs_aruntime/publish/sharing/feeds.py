"""Atom feeds (RFC 4287) of what changed: one for all, one per runtime. Equal content is equal bytes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.changes import FEED, DatedChange, all_changes, changes_of
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.render import render

LATEST = 100
"""Changes in the feed of all; the API has every one."""


def build_feeds(site: Site, identity: Identity) -> Iterator[FileArtifact]:
    """Every feed; none where the site names no address, for an entry needs a permanent one."""
    if not identity.home:
        return
    latest = all_changes(site)[:LATEST]
    yield _feed(FEED, f"{identity.name}: changes", latest, site.catalog.as_of, identity)
    for runtime in site.catalog.runtimes:
        changes = changes_of(runtime)[:LATEST]
        title = f"{identity.name}: {runtime.name}"
        confirmed = runtime.maintenance.confirmed
        yield _feed(f"runtimes/{runtime.id}/{FEED}", title, changes, confirmed, identity)


def _feed(
    path: str, title: str, changes: Sequence[DatedChange], otherwise: dt.date, identity: Identity
) -> FileArtifact:
    """One feed; without an entry it is as old as what it would tell of."""
    text = render(
        "feed.xml",
        path=path,
        page=path.removesuffix(FEED),
        title=title,
        changes=changes,
        updated=changes[0].change.date if changes else otherwise,
        identity=identity,
    )
    return FileArtifact(path=path, content=f"{_NOT_XML.sub('', text)}\n".encode())


_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may have (XML 1.0, 2.2)."""
