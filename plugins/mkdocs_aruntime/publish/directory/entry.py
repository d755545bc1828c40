"""What a page shows of an entry that it is not about: an edit of anything else leaves the page as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aruntime_evaluator import Claim, Evidence, Runtime, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Of those of an entry, the one that is shown."""

    reviewed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as templates know it, with a part of its fields."""

    id: str
    name: str
    versions: Versions
    sources: Mapping[str, Source]
    """Those that are quoted."""
    read: dt.date

    def confirmed(self, claim: Claim) -> dt.date:
        """When what is quoted was last read against its source, as ``Runtime`` says it of a claim."""
        del claim
        return self.read


def entry_of(runtime: Runtime, quotes: Iterable[Evidence], read: dt.date) -> Entry:
    """The entry with the sources of some quotes, read on a day."""
    return Entry(
        id=runtime.id,
        name=runtime.name,
        versions=Versions(reviewed=runtime.versions.reviewed),
        sources={each.source: runtime.sources[each.source] for each in quotes},
        read=read,
    )
