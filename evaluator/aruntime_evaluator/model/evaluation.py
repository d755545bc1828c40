"""The answer to a decision: every state with its reason, every number as wide as it deserves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aruntime_evaluator.model.codec.constraints import CheckRef, Id, Line, SchemaName, Text, Version
from aruntime_evaluator.model.decision import Result, Waiver
from aruntime_evaluator.model.policy import Stage
from aruntime_evaluator.model.vocabulary import EvidenceLevel


class State(StrEnum):
    """What is known of a check or a gate."""

    PASS = "pass"  # noqa: S105 - a state, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Reason(StrEnum):
    """Why a state is unknown."""

    NOT_ASSESSED = "not-assessed"
    NO_EVIDENCE = "no-evidence"
    NOT_YET = "not-yet-collected"
    EXPIRED = "evidence-expired"
    LEVEL_TOO_LOW = "level-too-low"
    SCOPE_MISMATCH = "scope-mismatch"
    CONFLICTING = "conflicting"
    INCONCLUSIVE = "inconclusive"
    NO_APPROVER = "no-approver"


class Standing(StrEnum):
    """Where a candidate stands after the gates."""

    QUALIFIED = "qualified"
    CONDITIONAL = "conditional"
    PROVISIONAL = "provisional"
    DISQUALIFIED = "disqualified"
    NOT_COMPARABLE = "not-comparable"


class WaiverState(StrEnum):
    """What became of a waiver."""

    IN_FORCE = "in-force"
    UNUSED = "unused"
    EXPIRED = "expired"
    REFUSED = "refused"


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
class Coverage:
    """Which of the needed layers and responsibilities a candidate's components own."""

    layers_missing: tuple[Id, ...]
    owned: Mapping[Id, tuple[Id, ...]]
    """Per needed responsibility the components that own it."""
    partly: Mapping[Id, tuple[Id, ...]]
    missing: tuple[Id, ...]
    """Needed responsibilities that nobody owns, not even partly."""
    doubled: Mapping[Id, tuple[Id, ...]]
    """Needed responsibilities that more than one component owns."""
    integrations: int
    """Seams between components: one less than their number."""
    complete: bool
    """Every needed layer is there and every needed responsibility is owned, at least partly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLink:
    """One piece of evidence as the rules saw it."""

    source: Line
    """Who says it: ``catalog: vllm``, ``evidence[0]``, ``proof conc32``."""
    result: Result
    level: EvidenceLevel
    collected: dt.date
    expires: dt.date
    counts: bool
    """Whether it was allowed to decide."""
    why_not: Reason | None = None
    quote: Text | None = None
    url: Line | None = None
    note: Text | None = None
    good: int | None = None
    total: int | None = None
    by: Line | None = None
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check for one candidate."""

    id: Id
    question: Text
    state: State
    reason: Reason | None = None
    explanation: Text
    """One sentence for a person."""
    needed: EvidenceLevel
    """The level that would decide it at this stage."""
    evidence: tuple[EvidenceLink, ...] = ()
    more_requests: int | None = None
    """For an inconclusive measurement: clean requests still missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverResult:
    """A waiver and what became of it."""

    waiver: Waiver
    state: WaiverState
    explanation: Text

    @property
    def in_force(self) -> bool:
        """Whether it changes the standing."""
        return self.state is WaiverState.IN_FORCE


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """One gate for one candidate: its own state, and beside it what a waiver makes of it."""

    id: Id
    state: State
    reason: Reason | None = None
    waived: bool = False
    waivers: tuple[WaiverResult, ...] = ()
    checks: tuple[CheckResult, ...]


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
class Relation:
    """Two candidates compared over all admissible weights and scores."""

    a: Id
    b: Id
    necessary: bool
    """a is at least as good as b, always."""
    possible: bool
    """a is at least as good as b, at least once."""
    difference: tuple[int, int]
    """Least and greatest of a − b, in points of 100, rounded outward."""
    wins: float | None = None
    """Share of draws in which a is better than b."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityInterval:
    """How far one weight may move before the first place changes, others kept in proportion."""

    criterion: Id
    weight: int
    """Today's central weight, in points of 100."""
    lo: int
    hi: int
    below: Id | None = None
    """Who takes over under ``lo``."""
    above: Id | None = None
    """Who takes over over ``hi``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightFlip:
    """The least weight that must move for a rival to win."""

    rival: Id
    points: float | None = None
    """Points of 100 to move; none where no weights let it win."""
    moves: tuple[WeightMove, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightMove:
    """Weight taken from one criterion and given to another."""

    source: Id
    target: Id
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFlip:
    """The smallest change of one score that changes the first place."""

    candidate: Id
    criterion: Id
    change: float
    """In points of the 0–4 scale: down for the winner, up for a rival."""
    winner: Id
    """Who would be first then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOneOut:
    """Who is first when one criterion is left out."""

    criterion: Id
    first: tuple[Id, ...]
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioResult:
    """The scores under somebody else's weights."""

    id: Id
    label: Line
    totals: Mapping[Id, tuple[int, int]]
    first: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSensitivity:
    """Who is left and first when weak evidence counts for nothing."""

    without: tuple[EvidenceLevel, ...]
    qualified: tuple[Id, ...]
    first: tuple[Id, ...]
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownThatMatters:
    """An unknown check, settled both ways."""

    candidate: Id
    check: CheckRef
    if_pass: tuple[Id, ...]
    if_fail: tuple[Id, ...]
    """The winner group in either case."""
    matters: bool


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
    subject: Line
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
    shortest_proof: tuple[TestStep, ...] = ()
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
    seed: int
    draws: int
    decision_digest: Line
    catalog_digest: Line
    policy_digest: Line
    versions: Mapping[Id, Version] = field(default_factory=dict)
    """The version of this evaluator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The whole answer to a decision."""

    schema: SchemaName
    decision: Id
    title: Line
    inputs: Inputs
    weights: Mapping[Id, WeightRange]
    candidates: tuple[CandidateResult, ...]
    comparable_groups: tuple[tuple[Id, ...], ...]
    """Candidates that may be compared, and apart from them each that may not."""
    groups: tuple[tuple[Id, ...], ...] = ()
    """Ranked candidates, best first; those in one group cannot be separated."""
    relations: tuple[Relation, ...] = ()
    stability: tuple[StabilityInterval, ...] = ()
    weight_flips: tuple[WeightFlip, ...] = ()
    score_flips: tuple[ScoreFlip, ...] = ()
    leave_one_out: tuple[LeaveOneOut, ...] = ()
    scenarios: tuple[ScenarioResult, ...] = ()
    evidence_sensitivity: tuple[EvidenceSensitivity, ...] = ()
    unknowns: tuple[UnknownThatMatters, ...] = ()
    double_counting: tuple[tuple[Id, Id, Id], ...] = ()
    """(candidate, criterion, criterion) that rest on the same evidence."""
    risks: tuple[Risk, ...] = ()
    test_plan: tuple[TestStep, ...] = ()
    recommendation: Recommendation
    confidence: Confidence
