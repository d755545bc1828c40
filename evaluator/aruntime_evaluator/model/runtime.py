"""One runtime as the directory knows it: what it is, owns and leaves, and every claim with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from aruntime_evaluator.model.codec.addresses import Location, PackageUrl, Url
from aruntime_evaluator.model.codec.constraints import (
    ClaimRef,
    Id,
    Line,
    Most,
    PartialDate,
    Text,
    Version,
)


class ClaimValue(StrEnum):
    """What a claim says."""

    SUPPORTED = "supported"
    PARTIAL = "partial"
    UNSUPPORTED = "unsupported"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"

    @property
    def established(self) -> bool:
        """Whether the claim says something that needs evidence."""
        return self in {ClaimValue.SUPPORTED, ClaimValue.PARTIAL, ClaimValue.UNSUPPORTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of a source that say what is claimed."""

    source: Id
    """A key of the entry's ``sources``."""
    quote: Line
    """Verbatim, at most 25 words."""


type Condition = Mapping[Id, Annotated[tuple[Line, ...], Most(30, "words")]]
"""When something holds: of each key of the vocabulary's ``conditions`` one of the words must be met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about a runtime."""

    id: Id
    value: ClaimValue
    provided_by: Id | None = None
    stability: Id | None = None
    default: Id | None = None
    since: Version | None = None
    when: Condition = field(default_factory=dict)
    """Under which condition it holds; for *partial*."""
    lacks: Text | None = None
    """What is missing, in the words of no condition; for *partial*."""
    note: Text | None = None
    looked: tuple[Line, ...] = ()
    """Where somebody looked in vain; for *unknown*."""
    conflict: bool = False
    """The quoted sources contradict each other."""
    incompatible_with: tuple[ClaimRef, ...] = ()
    confirmed: dt.date | None = None
    """When this claim was re-read, where it differs from the entry's own date."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What an entry does with another: runs it, is built on it, calls it."""

    kind: Id
    to: Id | None = None
    """The other entry; or else a claim."""
    claim: ClaimRef | None = None
    """Stands for every entry that supports this claim: an interface that many have."""
    when: Condition = field(default_factory=dict)
    note: Text | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def name(self) -> str:
        """What it says, in ids: ``runs vllm``; an entry says it once."""
        return f"{self.kind} {self.to or self.claim}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page or file that was opened."""

    title: Line
    url: Location
    publisher: Line
    kind: Id
    version: Version | None = None
    """The version it holds for; none for pages without one."""
    accessed: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """The licence of the core."""

    spdx: Line
    """An SPDX expression, or ``LicenseRef-Proprietary``."""
    note: Text | None = None
    source: Id | None = None
    quote: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    """Where the project stands, in its owner's words."""

    status: Id
    maturity: Id | None = None
    note: Text | None = None
    successor: Line | None = None
    source: Id | None = None
    quote: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version and when it came out, as exactly as known."""

    version: Version | None = None
    date: PartialDate | None = None
    source: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """First, latest known, and the one the claims were read at."""

    first: Release | None = None
    latest: Release | None = None
    reviewed: Version


@dataclass(frozen=True, slots=True, kw_only=True)
class PartlyOwned:
    """A responsibility that is owned only under a condition."""

    id: Id
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftToOthers:
    """A responsibility that is somebody else's."""

    id: Id
    to: Line
    """Who usually takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """What a runtime owns and what it leaves to others."""

    owns: tuple[Id, ...] = ()
    partly: tuple[PartlyOwned, ...] = ()
    leaves: tuple[LeftToOthers, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatibilityTuple:
    """Versions that the project itself states as belonging together."""

    tuple_: Mapping[Line, Version]
    note: Text | None = None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of an entry's history."""

    date: dt.date
    change: Text
    source: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maintenance:
    """When the entry was last confirmed, and what changed."""

    confirmed: dt.date
    history: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """One entry of the directory."""

    id: Id
    aliases: tuple[Id, ...] = ()
    """Earlier ids."""
    name: Line
    also_called: tuple[Line, ...] = ()
    """Abbreviations, short and earlier names that people use for it."""
    kind: Id
    layers: tuple[Id, ...]
    """The main layer first."""
    sublayers: tuple[Id, ...] = ()
    summary: Line
    vendor: Line
    license: License
    repository: Url | None = None
    documentation: Url | None = None
    packages: tuple[PackageUrl, ...] = ()
    lifecycle: Lifecycle
    versions: Versions
    responsibilities: Ownership
    relations: tuple[Relation, ...] = ()
    claims: Mapping[Id, tuple[Claim, ...]]
    compatibility: tuple[CompatibilityTuple, ...] = ()
    sources: Mapping[Id, Source]
    maintenance: Maintenance
    notes: Text | None = None

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
