"""The answer to a decision: every state with its reason, every number as wide as it deserves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Bounds, CheckRef, Id, Line, Most, Reads, Text, Version
from aruntime_evaluator.model.policy import Stage
from aruntime_evaluator.model.robustness import (
    EvidenceSensitivity,
    LeaveOneOut,
    PairRelation,
    ScenarioResult,
    ScoreFlip,
    StabilityInterval,
    UnknownThatMatters,
    WeightFlip,
)
from aruntime_evaluator.model.verdict import Connection, Coverage, GateResult, Reason, Standing
from aruntime_evaluator.model.vocabulary import EvidenceLevel

type Seed = Annotated[int, Bounds(0, 2**32 - 1)]

type Draws = Annotated[int, Bounds(0, 100_000)]
"""Of the simulation; a record says how many, and a review draws as many again."""

DRAWS = 2000
"""Where nobody says how many."""

type Many[T] = Annotated[tuple[T, ...], Most(50_000)]
"""What there may be of for each pair of candidates, or for each candidate and check."""


class RecommendationKind(StrEnum):
    """How far the answer goes."""

    ROBUST = "robust"
    """First under every admissible weight and score."""
    PREFERRED = "preferred"
    """First more often than not, but not under all."""
    NOT_SEPARABLE = "not-separable"
    """Several that weights and ranges cannot tell apart."""
    NONE = "none"
    """Nobody qualifies."""


class ConfidenceLevel(StrEnum):
    """How far to trust it."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    INSUFFICIENT = "insufficient"


class RiskKind(StrEnum):
    """What sort of risk remains."""

    UNKNOWN = "unknown"
    WAIVER = "waiver"
    WIDE_SCORE = "wide-score"
    CONFLICT = "conflict"
    EXPIRING = "expiring-evidence"
    COMPARABILITY = "comparability-gap"
    SYNTHETIC = "synthetic-evidence"
    DOUBLE_COUNTING = "double-counting"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """A criterion's score range after its evidence has had its say."""

    lo: float
    hi: float
    """In points of the 0–4 scale."""
    given: bool
    """False where nothing was said and the range is the whole scale."""
    level: EvidenceLevel
    widened: bool
    """The evidence allowed no narrower range than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one criterion adds to the total, at central weights."""

    lo: int
    hi: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """Where a candidate can come in its group."""

    best: int
    worst: int
    can_be_first: bool | None = None
    """Whether some admissible weights and scores put it first; None where it has no rival."""
    best_margin: int | None = None
    """By how many points of 100 it can lead all others, rounded down; negative where it always trails."""
    acceptability: tuple[float, ...] = ()
    """Share of draws in first, second, … place."""
    standard_error: float | None = None
    """Of the largest of these shares."""
    confidence_factor: float | None = None
    central_weights: Mapping[Id, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateResult:
    """Everything said of one candidate."""

    id: Id
    name: Line
    components: Mapping[Id, Version]
    connection: Connection | None = None
    """How its components hang together; none where it is one alone."""
    coverage: Coverage
    standing: Standing
    why: Text
    """One sentence: the reason for the standing."""
    gates: tuple[GateResult, ...]
    scores: Mapping[Id, CriterionScore] = field(default_factory=dict)
    total: tuple[int, int] | None = None
    """Lowest and highest weighted score, integers of 100, rounded outward; none where it is not scored."""
    contributions: Mapping[Id, Contribution] = field(default_factory=dict)
    ranks: Ranks | None = None
    regret: int | None = None
    """The most that choosing it could cost against the best of its group, in points of 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One thing that could still go wrong."""

    kind: RiskKind
    candidate: Id
    about: Line
    """A check, a criterion or a gate."""
    text: Text
    decisive: bool
    """It would change the winner."""
    closed_by: Text
    """The test or the act that would close it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestStep:
    """One line of the test plan."""

    candidate: Id
    check: CheckRef
    todo: Text
    subject: Text
    """On what: the components with their versions."""
    level: EvidenceLevel
    """The level that the result must reach."""
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """The answer."""

    kind: RecommendationKind
    group: tuple[Id, ...]
    """The first, or those that cannot be told apart; empty for *none*."""
    why: Text
    minimax_regret: Id | None = None
    shortest_proof: Many[TestStep] = ()
    """Where nobody qualifies: the fewest proofs that would change it."""
    if_unknowns_pass: tuple[Id, ...] = ()
    """Provisional candidates, best first at central weights; never winners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceDimension:
    """One of the five things that confidence rests on."""

    id: Id
    level: ConfidenceLevel
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """The lowest of its dimensions."""

    level: ConfidenceLevel
    dimensions: tuple[ConfidenceDimension, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRange:
    """The admissible weight of one criterion, in points of 100."""

    lo: int
    hi: int
    central: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the answer was computed from."""

    as_of: dt.date
    stage: Stage
    seed: Seed
    draws: Draws
    decision_digest: Line
    catalog_digest: Line
    policy_digest: Line
    versions: Mapping[Id, Version] = field(default_factory=dict)
    """The version of this evaluator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The whole answer to a decision."""

    schema: Annotated[str, Reads("aruntime/evaluation/1")]
    decision: Id
    title: Line
    inputs: Inputs
    weights: Mapping[Id, WeightRange]
    candidates: tuple[CandidateResult, ...]
    comparable_groups: tuple[tuple[Id, ...], ...]
    """Candidates that may be compared, and apart from them each that may not."""
    groups: tuple[tuple[Id, ...], ...] = ()
    """Ranked candidates, best first; those in one group cannot be separated."""
    relations: Many[PairRelation] = ()
    stability: tuple[StabilityInterval, ...] = ()
    weight_flips: tuple[WeightFlip, ...] = ()
    score_flips: Many[ScoreFlip] = ()
    leave_one_out: tuple[LeaveOneOut, ...] = ()
    scenarios: tuple[ScenarioResult, ...] = ()
    evidence_sensitivity: tuple[EvidenceSensitivity, ...] = ()
    unknowns: Many[UnknownThatMatters] = ()
    double_counting: Many[tuple[Id, Id, Id]] = ()
    """(candidate, criterion, criterion) that rest on the same evidence."""
    risks: Many[Risk] = ()
    test_plan: Many[TestStep] = ()
    recommendation: Recommendation
    confidence: Confidence
