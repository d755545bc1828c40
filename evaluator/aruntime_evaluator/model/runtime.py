"""One runtime as the directory knows it: what it is, owns and leaves, and every claim with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from aruntime_evaluator.model import ids
from aruntime_evaluator.model.claim import Claim, Evidence, Relation
from aruntime_evaluator.model.codec.addresses import Location, PackageUrl, Url
from aruntime_evaluator.model.codec.constraints import (
    ClaimRef,
    Defines,
    Id,
    Line,
    Text,
    Version,
)
from aruntime_evaluator.model.codec.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page or file that was opened."""

    title: Line
    """As the page or file has it."""
    url: Location
    """Where it was opened, at a fixed version if there is one."""
    publisher: Line
    """Who published it."""
    kind: ids.SourceKindId
    """What it is, in the vocabulary's words; that decides what it can prove."""
    version: Version | None = None
    """The version it holds for; none for pages without one."""
    accessed: dt.date
    """The day on which it was last opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """The licence of the core."""

    spdx: Line
    """An SPDX expression, or ``LicenseRef-Proprietary``."""
    note: Text | None = None
    """What the expression cannot say, such as another licence of a part."""
    source: ids.SourceId | None = None
    """A key of the entry's ``sources``."""
    quote: Line | None = None
    """Verbatim, at most 25 words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    """Where the project stands, in its owner's words."""

    status: ids.StatusId
    """Whether it is developed, in the vocabulary's words."""
    maturity: ids.MaturityId | None = None
    """What its owner or foundation calls it, in the vocabulary's words."""
    note: Text | None = None
    """What readers must know of its future."""
    successor: Line | None = None
    """What its owner names instead."""
    ends: PartialDate | None = None
    """When its owner ends it, or has ended it."""
    source: ids.SourceId | None = None
    """A key of the entry's ``sources``."""
    quote: Line | None = None
    """Verbatim, at most 25 words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version and when it came out, as exactly as known."""

    version: Version | None = None
    """As the project writes it."""
    date: PartialDate | None = None
    """When it came out."""
    source: ids.SourceId | None = None
    """A key of the entry's ``sources``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportWindow:
    """Until when a version, or a line of versions, gets fixes."""

    version: Version
    """As the project writes it, such as ``2.x``."""
    until: PartialDate
    """The last day, as exactly as known."""
    source: ids.SourceId
    """A key of the entry's ``sources``."""
    quote: Line
    """Verbatim, at most 25 words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """First, latest known, and the one the claims were read at."""

    first: Release | None = None
    """The first that was released."""
    latest: Release | None = None
    """The newest that was known when the entry was read."""
    reviewed: Version
    """The one that the claims were read at."""
    support: tuple[SupportWindow, ...] = ()
    """Until when its owner supports which of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartlyOwned:
    """A responsibility that is owned only under a condition."""

    id: ids.ResponsibilityId
    """A responsibility of the vocabulary."""
    note: Text
    """The condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftToOthers:
    """A responsibility that is somebody else's."""

    id: ids.ResponsibilityId
    """A responsibility of the vocabulary."""
    to: Line
    """Who usually takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """What a runtime owns and what it leaves to others."""

    owns: tuple[ids.ResponsibilityId, ...] = ()
    """Responsibilities that it has in every installation."""
    partly: tuple[PartlyOwned, ...] = ()
    """Those it has under a condition."""
    leaves: tuple[LeftToOthers, ...] = ()
    """Those it leaves to others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatibilityTuple:
    """Versions that the project itself states as belonging together."""

    tuple_: Mapping[Line, Version]
    """Per component its version or range of versions."""
    note: Text | None = None
    """Under which condition they belong together."""
    evidence: tuple[Evidence, ...]
    """Where the project says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of an entry's history."""

    date: dt.date
    """The day of the change."""
    change: Text
    """What changed, in a sentence for readers."""
    source: ids.SourceId | None = None
    """A key of the entry's ``sources``, where one was read for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Maintenance:
    """When the entry was last confirmed, and what changed."""

    confirmed: dt.date
    """The day on which the whole entry was last read against its sources."""
    history: tuple[Change, ...]
    """What changed, the latest last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """One entry of the directory."""

    id: Id
    """The name of the file without its ending, and the address of the page."""
    aliases: tuple[Id, ...] = ()
    """Earlier ids."""
    name: Line
    """As its project writes it."""
    also_called: tuple[Line, ...] = ()
    """Abbreviations, short and earlier names that people use for it."""
    kind: ids.KindId
    """What it is, in the vocabulary's words."""
    layers: tuple[ids.LayerId, ...]
    """The main layer first."""
    sublayers: tuple[ids.SublayerId, ...] = ()
    """Finer words inside its layers."""
    summary: Line
    """One sentence: what it does and for whom."""
    vendor: Line
    """Who owns or publishes it."""
    license: License
    """The licence of its core."""
    repository: Url | None = None
    """Where its source code is."""
    documentation: Url | None = None
    """Where its documentation begins."""
    packages: tuple[PackageUrl, ...] = ()
    """Where it is installed from."""
    lifecycle: Lifecycle
    """Where the project stands."""
    versions: Versions
    """Its versions, and the one that the claims were read at."""
    responsibilities: Ownership
    """What it owns and what it leaves to others."""
    relations: tuple[Relation, ...] = ()
    """What it does with other entries."""
    claims: Mapping[ids.ClaimGroupId, tuple[Claim, ...]]
    """By group of the vocabulary, what it can do and cannot."""
    compatibility: tuple[CompatibilityTuple, ...] = ()
    """Versions that belong together."""
    sources: Annotated[Mapping[Id, Source], Defines(ids.SOURCE)]
    """What was opened, by a name that the quotes use."""
    maintenance: Maintenance
    """When it was last read, and what changed."""
    notes: Text | None = None
    """What else readers must know."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is found by: ids, the name, and what else people call it."""
        return (self.id, *self.aliases, self.name, *self.also_called)

    def all_claims(self) -> Iterator[tuple[ClaimRef, Claim]]:
        """Every claim with its reference, in the order of the file."""
        for group, claims in self.claims.items():
            for claim in claims:
                yield f"{group}.{claim.id}", claim

    def claim(self, reference: ClaimRef) -> Claim | None:
        """The claim of that reference; none where the entry is silent."""
        group, _, name = reference.partition(".")
        return next((claim for claim in self.claims.get(group, ()) if claim.id == name), None)

    def confirmed(self, claim: Claim) -> dt.date:
        """When a claim was last re-read against its source."""
        return claim.confirmed or self.maintenance.confirmed

    def read_at(self, claim: Claim) -> Version:
        """The version that a claim was read at."""
        return claim.read_at or self.versions.reviewed
