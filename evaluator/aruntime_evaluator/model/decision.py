"""A decision in the making: what is needed, who may do it, and what is known about each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from aruntime_evaluator.model import ids
from aruntime_evaluator.model.claim import ClaimValue
from aruntime_evaluator.model.codec.addresses import Location
from aruntime_evaluator.model.codec.constraints import (
    Bounds,
    CheckRef,
    ClaimRef,
    Id,
    Length,
    Line,
    Most,
    OneLine,
    Reads,
    Text,
    Version,
)
from aruntime_evaluator.model.policy import ScalePoints, Share
from aruntime_evaluator.model.vocabulary import EvidenceLevel

type Milliseconds = Annotated[float, Bounds(0, 86_400_000)]
type Count = Annotated[int, Bounds(0, 1_000_000_000)]
type Points = Annotated[float, Bounds(0, 100)]
type Score = ScalePoints | tuple[ScalePoints, ScalePoints]
type Address = Annotated[str, Length(1000), OneLine()]


class Result(StrEnum):
    """What a piece of evidence says of a check."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    INCONCLUSIVE = "inconclusive"


class Method(StrEnum):
    """How evidence was won (after NIST SP 800-53A: examine, interview, test; and a mere claim)."""

    TEST = "test"
    EXAMINE = "examine"
    INTERVIEW = "interview"
    CLAIM = "claim"


class WaiverCovers(StrEnum):
    """What a waiver overlooks."""

    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The layers and responsibilities that the answer must own."""

    layers: tuple[ids.LayerId, ...]
    responsibilities: tuple[ids.ResponsibilityId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCheck:
    """Asks the catalog."""

    TAG: ClassVar[str] = "claim"

    id: Id
    claim: ClaimRef
    is_: ClaimValue = ClaimValue.SUPPORTED
    component: ids.RuntimeId | None = None
    """Only this component of a stack is asked; otherwise any may answer."""
    level: EvidenceLevel | None = None
    """The level asked for in the *decide* stage, where it is not the gate's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestCheck:
    """Asks the team for its own evidence."""

    TAG: ClassVar[str] = "attest"

    id: Id
    attest: Text
    level: EvidenceLevel | None = None
    """The level asked for in the *decide* stage, where it is not the gate's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SloCheck:
    """Asks a measurement: the share of requests that met every objective."""

    TAG: ClassVar[str] = "slo"

    id: Id
    slo: Mapping[Id, Milliseconds]
    """Objectives per request, in milliseconds: ``ttft-ms``, ``tpot-ms``, ``itl-ms``, ``e2e-ms``."""
    attainment: Share
    """The share of attempted requests that must meet them all."""
    load: Mapping[ids.LoadId, Annotated[float, Bounds(0, 1_000_000)]] = field(default_factory=dict)
    """The load it must hold at: ``concurrency`` or ``requests-per-second``."""
    level: EvidenceLevel | None = None
    """The level asked for in the *decide* stage, where it is not the gate's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseCheck:
    """Asks whether every component's licence is on the list."""

    TAG: ClassVar[str] = "license"

    id: Id
    license: tuple[Line, ...]
    """SPDX ids that are approved."""
    level: EvidenceLevel | None = None
    """The level asked for in the *decide* stage, where it is not the gate's own."""


type Check = ClaimCheck | AttestCheck | SloCheck | LicenseCheck

type Requirements = Annotated[
    Mapping[ids.GateId, Annotated[tuple[Check, ...], Most(30, "checks")]], Most(30, "gates with checks")
]
"""Per gate, its checks: what every candidate is asked, so that few more would take minutes to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where the evidence can be looked up."""

    url: Location | None = None
    title: Line | None = None
    accessed: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """One thing the team knows about a check."""

    check: CheckRef
    result: Result
    level: EvidenceLevel
    method: Method = Method.TEST
    collected: dt.date
    expires: dt.date | None = None
    """When it stops counting; without it the gate's maximum age decides."""
    subject: Mapping[ids.SubjectId, Line] = field(default_factory=dict)
    """What was looked at: ``artifact``, ``hardware``, or a component's id with its version."""
    good: Count | None = None
    """Requests (or cases) that met the objective."""
    total: Count | None = None
    """Requests (or cases) attempted; failed ones included."""
    slo: Mapping[Id, Milliseconds] = field(default_factory=dict)
    """The objectives of a measurement; empty: those of its check."""
    load: Mapping[ids.LoadId, Annotated[float, Bounds(0, 1_000_000)]] = field(default_factory=dict)
    """The load of a measurement; it counts where that is the load of its check."""
    source: Citation | None = None
    by: Line | None = None
    note: Text | None = None
    synthetic: bool = False
    """Made up for an example; shown as such wherever it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A measurement of the team's own, as its tool wrote it, reduced to what decides."""

    id: Id
    check: CheckRef
    file: Address | None = None
    """The result file; the host reads it and fills the rest."""
    run: Line | None = None
    """Which of the file's runs."""
    level: EvidenceLevel = EvidenceLevel.E3
    collected: dt.date | None = None
    """When it was measured; a file may say it. Without a day the proof counts for nothing."""
    expires: dt.date | None = None
    good: Count | None = None
    total: Count | None = None
    goodput: Annotated[float, Bounds(0, 1_000_000_000)] | None = None
    """Requests per second that met every objective."""
    slo: Mapping[Id, Milliseconds] = field(default_factory=dict)
    load: Mapping[ids.LoadId, Annotated[float, Bounds(0, 1_000_000)]] = field(default_factory=dict)
    tool: Line | None = None
    subject: Mapping[ids.SubjectId, Line] = field(default_factory=dict)
    warnings: tuple[Text, ...] = ()
    by: Line | None = None
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A risk that somebody takes for a while; an overlay, never a pass."""

    gate: ids.GateId
    covers: WaiverCovers
    reason: Text
    owner: Line
    """Who carries the risk."""
    approver: Line
    granted: dt.date
    expires: dt.date
    controls: Text | None = None
    """What makes up for it meanwhile."""
    versions: Mapping[ids.ComponentId, Version] = field(default_factory=dict)
    """The component versions it holds for; empty: those of the candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """A check that does not concern a candidate; without a day, a reason and a name it counts for nothing."""

    check: CheckRef
    reason: Text
    by: Line
    decided: dt.date | None = None
    """The day on which it was said; it ages as evidence does."""
    expires: dt.date | None = None
    """When it stops counting; without it the gate's maximum age decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One runtime, or a stack of runtimes, with exact versions."""

    id: Id
    name: Line | None = None
    components: Annotated[Mapping[ids.RuntimeId, Version], Most(20, "components")]
    evidence: Annotated[tuple[EvidenceRecord, ...], Most(200, "pieces of evidence")] = ()
    proofs: Annotated[tuple[Proof, ...], Most(100, "proofs")] = ()
    waivers: Annotated[tuple[Waiver, ...], Most(100, "waivers")] = ()
    not_applicable: Annotated[tuple[NotApplicable, ...], Most(200, "checks")] = ()
    scores: Annotated[Mapping[ids.CriterionId, Score], Most(20, "scores")] = field(default_factory=dict)
    """Per criterion, 0–4: a number or [lo, hi]; a missing one is the whole scale."""
    score_evidence: Annotated[Mapping[ids.CriterionId, ScoreEvidence], Most(20, "scores")] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreEvidence:
    """What a score rests on."""

    level: EvidenceLevel
    note: Text | None = None
    sources: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something held true; its trigger says what would reopen the decision."""

    id: Id
    text: Text
    trigger: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlan:
    """When and why to look again."""

    by: dt.date
    owner: Line | None = None
    triggers: tuple[Id, ...] = ()


class Status(StrEnum):
    """Where a record stands (the statuses of MADR 4.0.0)."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What people decided, which is theirs and not the evaluator's."""

    candidate: Id | None = None
    """None where the decision is to choose none of them."""
    why: Text
    by: tuple[Line, ...] = ()
    """The decision-makers."""
    consulted: tuple[Line, ...] = ()
    informed: tuple[Line, ...] = ()
    status: Status = Status.PROPOSED
    supersedes: Id | None = None
    rejected: Mapping[Id, Text] = field(default_factory=dict)
    """Why not the others, where people say more than the evaluation does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Everything a reader has said about one choice."""

    schema: Annotated[str, Reads("aruntime/decision/1")]
    id: Id
    title: Line
    problem: Text
    use_case: Id | None = None
    needs: Needs
    target: Mapping[Id, Line] = field(default_factory=dict)
    """What evidence must be about, where it says so: ``artifact``, ``hardware``, ``precision``."""
    requirements: Requirements = field(default_factory=dict)
    """Per gate, its checks; a gate without checks asks for an attestation of its question."""
    candidates: Annotated[tuple[Candidate, ...], Most(40, "candidates")]
    """Compared two by two: the answer grows with the square of their number."""
    importance: Mapping[ids.CriterionId, ids.ImportanceId] = field(default_factory=dict)
    """Per criterion a level of the policy; or one of ``order``, ``points``, ``ranges`` instead."""
    order: tuple[ids.CriterionId, ...] = ()
    """Criteria, the most important first."""
    points: Mapping[ids.CriterionId, Points] = field(default_factory=dict)
    """0–100 per criterion, in steps of 5."""
    ranges: Mapping[ids.CriterionId, tuple[Points, Points]] = field(default_factory=dict)
    """Weight bounds per criterion, in points of 100."""
    assumptions: tuple[Assumption, ...] = ()
    migration: Text | None = None
    rollback: Text | None = None
    review: ReviewPlan | None = None
    choice: Choice | None = None
    """What people decided, while they are writing it down; a record has its own, under its digest."""
