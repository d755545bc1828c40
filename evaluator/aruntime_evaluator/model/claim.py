"""One claim about a runtime, or a relation to another: what it says, when it holds, what it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from aruntime_evaluator.model import ids
from aruntime_evaluator.model.codec.addresses import PackageUrl
from aruntime_evaluator.model.codec.constraints import (
    ClaimRef,
    Line,
    Match,
    Most,
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

    @classmethod
    def spoken(cls) -> Mapping[str, ClaimValue]:
        """What people write for a value who read the pages, where the marks have words of their own."""
        return {
            **dict.fromkeys(("yes", "true", "on", "y"), cls.SUPPORTED),
            **dict.fromkeys(("partly", "partially", "limited", "some"), cls.PARTIAL),
            **dict.fromkeys(("no", "false", "off", "n", "none"), cls.UNSUPPORTED),
            **dict.fromkeys(("?", "not established", "tbd", "unclear"), cls.UNKNOWN),
            **dict.fromkeys(("n/a", "na", "not this layer"), cls.NOT_APPLICABLE),
        }

    @property
    def established(self) -> bool:
        """Whether the claim says something that needs evidence."""
        return self in {ClaimValue.SUPPORTED, ClaimValue.PARTIAL, ClaimValue.UNSUPPORTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of a source that say what is claimed."""

    source: ids.SourceId
    """A key of the entry's ``sources``."""
    quote: Line
    """Verbatim, at most 25 words."""


class Depth(StrEnum):
    """How thoroughly a claim was looked into; the last is the deepest."""

    READ = "read"
    """A page or file says it."""
    CHALLENGED = "challenged"
    """The whole tag was searched for words for and against it."""
    ARTIFACT = "artifact"
    """A released artifact shows it by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenged:
    """A search of a whole repository for words for and against a claim."""

    date: dt.date
    """The day of the search."""
    commit: Annotated[str, Match(r"[0-9a-f]{12,64}", "a commit of at least 12 hexadecimal digits")]
    """What was searched."""
    words: tuple[Line, ...]
    """What was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a released artifact shows of a claim by itself."""

    package: PackageUrl
    """The package with its version."""
    file: Line
    """The file of the release."""
    digest: Annotated[str, Match(r"sha(?:256|512)[:-][A-Za-z0-9+/=]{40,100}", "a digest such as 'sha256:…'")]
    """The file's digest, as its registry has it."""
    place: Line | None = None
    """Where in the file: a path, with a line after a colon; none where the file's name shows it."""
    fact: Line
    """What stands there."""
    disagrees: bool = False
    """The quoted documents say otherwise; both are shown, and the artifact counts."""


type Condition = Mapping[ids.ConditionKeyId, Annotated[tuple[Line, ...], Most(30, "words")]]
"""When something holds: of each key of the vocabulary's ``conditions`` one of the words must be met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about a runtime."""

    id: ids.ClaimId
    """A claim of the vocabulary, below its group."""
    value: ClaimValue
    """What the sources say."""
    provided_by: ids.ProviderId | None = None
    """Which part provides it, in the vocabulary's words; left out where it is the core."""
    stability: ids.StabilityId | None = None
    """How stable the project says it is; left out where it says nothing."""
    default: ids.DefaultId | None = None
    """Whether it is on without being asked for; left out where nothing is said."""
    since: Version | None = None
    """The first version that has it."""
    when: Condition = field(default_factory=dict)
    """Under which condition it holds; for *partial*."""
    lacks: Text | None = None
    """What is missing, in the words of no condition; for *partial*."""
    note: Text | None = None
    """The condition of *partial*, who provides it for *not-applicable*; else what readers must know."""
    looked: tuple[Line, ...] = ()
    """Where somebody looked in vain; for *unknown*."""
    conflict: bool = False
    """The quoted sources contradict each other."""
    incompatible_with: tuple[ClaimRef, ...] = ()
    """Claims that do not hold at the same time as this one."""
    confirmed: dt.date | None = None
    """When this claim was re-read, where it differs from the entry's own date."""
    read_at: Version | None = None
    """The version that this claim was read at, where it is not the one that the entry was reviewed at."""
    evidence: tuple[Evidence, ...] = ()
    """What *supported*, *partial* and *unsupported* rest on."""
    challenged: Challenged | None = None
    """The last search for words for and against it; none where only pages were read."""
    shown: tuple[Shown, ...] = ()
    """What released artifacts show of it."""

    @property
    def depth(self) -> Depth:
        """How thoroughly it was looked into."""
        if self.shown:
            return Depth.ARTIFACT
        return Depth.CHALLENGED if self.challenged else Depth.READ


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What an entry does with another: runs it, is built on it, calls it."""

    kind: ids.RelationKindId
    """What it does with it, in the vocabulary's words."""
    to: ids.RuntimeId | None = None
    """The other entry; or else a claim."""
    claim: ClaimRef | None = None
    """Stands for every entry that supports this claim: an interface that many have."""
    when: Condition = field(default_factory=dict)
    """Under which condition it holds."""
    note: Text | None = None
    """What readers must know of it."""
    evidence: tuple[Evidence, ...] = ()
    """What it rests on."""

    @property
    def name(self) -> str:
        """What it says, in ids: ``runs vllm``; an entry says it once."""
        return f"{self.kind} {self.to or self.claim}"
