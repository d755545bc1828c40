"""What is due for a second reading: entries by their oldest claim, pages and terms by their last review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_aruntime.catalog.facts import REVIEW_AFTER, oldest_claim
from mkdocs_aruntime.catalog.site import Site


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Due:
    """One thing to read again."""

    by: dt.date
    """The day from which it is due."""
    kind: str
    """``entry`` or ``page``."""
    name: str
    """An entry's id, or the page's file."""
    title: str
    read: dt.date
    """When it was last read; of an entry, its oldest claim."""
    claims: tuple[str, ...] = ()
    """The claims of an entry that were read on that day or before the day that is asked for."""


def due_by(site: Site, day: dt.date) -> Iterator[Due]:
    """Everything that is due on a day, the longest overdue first."""
    return iter(sorted(each for each in (*_entries(site, day), *_pages(site)) if each.by <= day))


def _entries(site: Site, day: dt.date) -> Iterator[Due]:
    for runtime in site.catalog.runtimes:
        read = oldest_claim(runtime)
        claims = tuple(
            name for name, claim in runtime.all_claims() if runtime.confirmed(claim) + REVIEW_AFTER <= day
        )
        yield Due(
            by=read + REVIEW_AFTER,
            kind="entry",
            name=runtime.id,
            title=runtime.name,
            read=read,
            claims=claims,
        )


def _pages(site: Site) -> Iterator[Due]:
    for page in (*site.guides, *site.use_cases):
        read = page.meta.last_reviewed
        yield Due(by=read + REVIEW_AFTER, kind="page", name=page.file, title=page.meta.title, read=read)
