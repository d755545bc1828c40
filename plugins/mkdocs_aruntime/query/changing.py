"""What changed in the directory: the lines of its history, and the claims that got another value."""

from __future__ import annotations

import datetime as dt

from aruntime_evaluator import Json
from mkdocs_aruntime.catalog.claim_changes import claim_changes
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.changes import all_changes
from mkdocs_aruntime.publish.identity import Identity


def changed_lines(site: Site, identity: Identity, since: dt.date, only: str) -> list[Json]:
    """What the histories say on and after a day, of one entry or of all; the latest first."""
    return [
        {
            "date": each.change.date.isoformat(),
            "runtime": each.runtime.id,
            "change": each.change.change,
            "url": identity.absolute(each.url),
        }
        for each in all_changes(site)
        if each.change.date >= since and only in {"", each.runtime.id}
    ]


def changed_claims(site: Site, identity: Identity, since: dt.date, only: str) -> list[Json]:
    """Claims that got another value on and after a day, as releases of the data show; the latest first."""
    return [
        {
            "date": each.date.isoformat(),
            "runtime": each.runtime.id,
            "claim": each.reference,
            "from": each.before or "silent",
            "to": each.after or "silent",
            "url": identity.absolute(f"runtimes/{each.runtime.id}/#{each.reference}"),
        }
        for each in claim_changes(site.catalog, site.releases)
        if each.date >= since and only in {"", each.runtime.id} and each.before != each.after
    ]
