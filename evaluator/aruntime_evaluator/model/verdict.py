"""What the gates found: states with their reasons, the evidence behind them, and where a candidate stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aruntime_evaluator.model.codec.addresses import Location
from aruntime_evaluator.model.codec.constraints import Id, Line, Text
from aruntime_evaluator.model.decision import Result, Waiver
from aruntime_evaluator.model.vocabulary import EvidenceLevel

OWN_QUESTION = "gate"
"""The id of the check that asks a gate's own question."""

TOGETHER = "together"
"""The id of the check that asks whether components work together that no relation connects."""


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
    UNDATED = "undated"
    EXPIRED = "evidence-expired"
    LEVEL_TOO_LOW = "level-too-low"
    SCOPE_MISMATCH = "scope-mismatch"
    CONFLICTING = "conflicting"
    INCONCLUSIVE = "inconclusive"
    CONDITION_NOT_MET = "condition-not-met"
    CONDITION_NOT_KNOWN = "condition-not-known"
    NOT_PASSED_ON = "not-passed-on"
    NOT_MEASURED = "not-measured"
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


class Met(StrEnum):
    """Whether a condition holds."""

    YES = "met"
    NO = "not-met"
    UNKNOWN = "not-known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A condition, and what the decision makes of it."""

    met: Met
    why: Text
    """The condition in words, and what met it or did not."""
    question: Line | None = None
    """What to ask where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLink:
    """A documented relation between two components of a stack."""

    of: Id
    kind: Id
    to: Id
    words: Line
    """As people say it: *KServe runs vLLM*."""
    condition: Resolved | None = None
    note: Text | None = None
    quote: Text | None = None
    url: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """How the components of a stack hang together."""

    parts: tuple[tuple[Id, ...], ...]
    """The components that are connected with each other; one part where the whole stack is."""
    links: tuple[RelationLink, ...] = ()
    """Every documented relation between two of them that connects."""

    @property
    def whole(self) -> bool:
        """Whether every component is connected with every other, by whichever way."""
        return len(self.parts) <= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLink:
    """One piece of evidence as the rules saw it."""

    source: Line
    """Who says it: ``catalog: vllm``, ``evidence[0]``, ``proof conc32``."""
    result: Result
    level: EvidenceLevel
    collected: dt.date | None = None
    """None where nobody says; then it never counts."""
    expires: dt.date | None = None
    counts: bool
    """Whether it was allowed to decide."""
    why_not: Reason | None = None
    condition: Resolved | None = None
    """For a claim that holds only under a condition."""
    quote: Text | None = None
    url: Location | None = None
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
