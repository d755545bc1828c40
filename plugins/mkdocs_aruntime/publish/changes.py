"""What changed in the directory, line by line: one order and one address for pages, feeds and the API."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from aruntime_evaluator import Change, Runtime
from mkdocs_aruntime.catalog.site import Site

CALENDAR = "calendar.ics"
"""What is due, for all; that of a runtime stands beside its page."""

FEED = "feed.xml"
"""The feed of all changes; that of a runtime stands beside its page."""

CLAIM_FEED = "claims.xml"
"""The feed of claims that got another value, for all; that of a runtime stands beside its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedChange:
    """One line of a maintenance record, and whose it is."""

    runtime: Runtime
    change: Change

    @property
    def url(self) -> str:
        """Its address, relative to the site."""
        return f"runtimes/{self.runtime.id}/#{change_id(self.change)}"


def change_id(change: Change) -> str:
    """The permanent fragment of a change: its day, and a digest of its words."""
    return f"change-{change.date}-{hashlib.sha256(change.change.encode()).hexdigest()[:8]}"


def changes_of(runtime: Runtime) -> list[DatedChange]:
    """The changes of one entry, the latest first."""
    return _in_order(DatedChange(runtime=runtime, change=each) for each in runtime.maintenance.history)


def all_changes(site: Site) -> list[DatedChange]:
    """The changes of every entry, the latest first, those of a day by the name of the runtime."""
    return _in_order(each for runtime in site.catalog.runtimes for each in changes_of(runtime))


def _in_order(changes: Iterator[DatedChange]) -> list[DatedChange]:
    return sorted(
        changes,
        key=lambda each: (-each.change.date.toordinal(), each.runtime.name.casefold(), each.change.change),
    )
