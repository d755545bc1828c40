"""Which claim went from what to what: one release of the data against the next, the last against today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aruntime_evaluator import Catalog, Runtime
from mkdocs_aruntime.catalog.memory import per_object
from mkdocs_aruntime.catalog.releases import DataRelease, Statement, statements_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """What an entry says of a claim, as against an earlier release."""

    date: dt.date
    """The newest line of the entry's history up to the later state; that state's day where there is none."""
    since: dt.date
    """The release that says it otherwise."""
    runtime: Runtime
    reference: str
    """``group.claim``."""
    before: str | None
    """The value that it had; none where the entry was silent."""
    after: str | None
    """The value that it got; none where the entry is silent now."""
    changed: tuple[str, ...]
    """What else of the statement differs: ``evidence``, ``note``."""


@per_object(2)
def claim_changes(catalog: Catalog, releases: Sequence[DataRelease]) -> Sequence[ClaimChange]:
    """Every change that the releases show, the latest first; an entry's first claims are no changes."""
    states = [(each.date, each.claims) for each in releases]
    states.append((max([catalog.as_of, *(each.date for each in releases)]), statements_of(catalog)))
    found = [
        change
        for (since, before), (until, after) in pairwise(states)
        for runtime in catalog.runtimes
        for change in _changes(runtime, since, until, _said(before, runtime), _said(after, runtime))
    ]
    return sorted(
        found,
        key=lambda each: (
            -each.date.toordinal(),
            each.runtime.name.casefold(),
            each.reference,
            -each.since.toordinal(),
        ),
    )


def _said(state: Mapping[str, Mapping[str, Statement]], runtime: Runtime) -> Mapping[str, Statement]:
    """What an entry said, by whichever of its ids it had then; nothing where it was not there."""
    return next((state[id_] for id_ in (runtime.id, *runtime.aliases) if id_ in state), {})


def _changes(
    runtime: Runtime,
    since: dt.date,
    until: dt.date,
    before: Mapping[str, Statement],
    after: Mapping[str, Statement],
) -> Iterator[ClaimChange]:
    if not before:
        return
    days = (each.date for each in runtime.maintenance.history if since <= each.date <= until)
    date = max(days, default=until)
    for reference in sorted(before.keys() | after.keys()):
        old, new = before.get(reference, {}), after.get(reference, {})
        keys = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
        if set(keys) <= {"confirmed", "read-at"}:  # read again, and found as it was
            continue
        yield ClaimChange(
            date=date,
            since=since,
            runtime=runtime,
            reference=reference,
            before=_value(old),
            after=_value(new),
            changed=tuple(key for key in keys if key not in {"id", "value"}) if old and new else (),
        )


def _value(said: Statement) -> str | None:
    return str(said["value"]) if said else None
