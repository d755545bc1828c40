"""What is due and when, as calendars to subscribe to: one for all, one per runtime."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from aruntime_evaluator import Day, Runtime, decision_days, render_calendar
from mkdocs_aruntime.catalog.catalog import dates_of
from mkdocs_aruntime.catalog.facts import REVIEW_AFTER, oldest_claim
from mkdocs_aruntime.catalog.pages import Page, PageMeta
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.changes import CALENDAR
from mkdocs_aruntime.publish.identity import Identity


def build_calendars(site: Site, identity: Identity) -> Iterator[FileArtifact]:
    """Every calendar; none where the site names no address, for a day leads to a page."""
    if not identity.home:
        return
    every = [*_days_of_decisions(site, identity), *_days_of_pages(site, identity)]
    for runtime in site.catalog.runtimes:
        days = list(_days_of(runtime, identity))
        every += days
        name = f"{identity.name}: {runtime.name}"
        yield _calendar(f"runtimes/{runtime.id}/{CALENDAR}", name, days, max(dates_of(runtime)))
    yield _calendar(CALENDAR, f"{identity.name}: what is due", every, site.catalog.as_of)


def _calendar(path: str, name: str, days: list[Day], stamp: dt.date) -> FileArtifact:
    return FileArtifact(path=path, content=render_calendar(name, days, stamp, subscribed=True).encode())


def _days_of(runtime: Runtime, identity: Identity) -> Iterator[Day]:
    """When its oldest claim is to be read again, support of its versions ends, or its own life does."""
    url = identity.absolute(f"runtimes/{runtime.id}/")
    oldest = oldest_claim(runtime)
    yield Day(
        id=f"{runtime.id}.review",
        date=oldest + REVIEW_AFTER,
        title=f"{runtime.name}: review is due",
        text=f"The oldest claim was confirmed on {oldest}.",
        url=url,
    )
    for window in runtime.versions.support:
        yield Day(
            id=f"{runtime.id}.support.{window.version}",
            date=_first_day(window.until),
            title=f"{runtime.name} {window.version}: support ends",
            text=f"{window.until}, by its owner's words: “{window.quote}”",
            url=f"{url}#lifecycle",
        )
    if (ends := runtime.lifecycle.ends) is not None:
        yield Day(
            id=f"{runtime.id}.end-of-life",
            date=_first_day(ends),
            title=f"{runtime.name}: end of life",
            text=f"{ends}, by its owner's words: “{runtime.lifecycle.quote or ''}”",
            url=f"{url}#lifecycle",
        )


def _days_of_decisions(site: Site, identity: Identity) -> Iterator[Day]:
    for decision in site.decisions:
        url = identity.absolute(f"decisions/{decision.id}/")
        yield from (replace(day, url=url) for day in decision_days(decision))


def _days_of_pages(site: Site, identity: Identity) -> Iterator[Day]:
    pages: list[tuple[str, Page[PageMeta]]] = [
        *(("guides", page) for page in site.guides),
        *(("use-cases", page) for page in site.use_cases),
    ]
    for folder, page in pages:
        yield Day(
            id=f"{folder}.{page.slug}.review",
            date=page.meta.last_reviewed + REVIEW_AFTER,
            title=f"{page.meta.title}: review is due",
            text=f"The page was last reviewed on {page.meta.last_reviewed}.",
            url=identity.absolute(f"{folder}/{page.slug}/"),
        )


def _first_day(date: str) -> dt.date:
    """Of a month or a year that is all that is known: rather early than late."""
    year, month, day, *_ = [*map(int, date.split("-")), 1, 1]
    return dt.date(year, month, day)
