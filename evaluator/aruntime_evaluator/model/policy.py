"""The rules of a decision as data: gates, criteria, levels and thresholds. A site may bring its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Bounds, Defines, Id, Line, Most, Reads, Text
from aruntime_evaluator.model.ids import CriterionId, ImportanceId
from aruntime_evaluator.model.vocabulary import EvidenceLevel, Term

type Share = Annotated[float, Bounds(0, 1)]
type ScalePoints = Annotated[float, Bounds(0, 4)]
type Days = Annotated[int, Bounds(1, 3660)]


class Stage(StrEnum):
    """How much evidence is asked for: enough to shortlist, or enough to decide."""

    SHORTLIST = "shortlist"
    DECIDE = "decide"


class VersionMatch(StrEnum):
    """How near the version of a catalog claim must be to the candidate's."""

    EXACT = "exact"
    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLevelRule:
    """What one evidence level means."""

    id: EvidenceLevel
    label: Line
    definition: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One mandatory question; a candidate that fails it is never scored."""

    id: Id
    label: Line
    question: Text
    example: Line
    """Example evidence, as the guide's table shows it."""
    minimum: Mapping[Stage, EvidenceLevel]
    """The level that a pass or a fail needs, per stage."""
    max_age_days: Days
    """Evidence older than this has expired."""
    waivable: bool = True
    named_approver: bool = False
    """A pass needs a record that names who approved it."""
    test: Text
    """What to do where the answer is unknown: the line of the test plan."""
    together: Text | None = None
    """What is asked besides of a stack whose components no documented relation connects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that is weighed among those that pass the gates."""

    id: Id
    label: Line
    question: Text
    evidence: Line
    anchors: tuple[Line, Line, Line, Line, Line]
    """What 0, 1, 2, 3 and 4 mean, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportanceLevel(Term):
    """A word for how much a criterion counts: an interval of weight before normalising."""

    lo: Annotated[float, Bounds(0, 100)]
    hi: Annotated[float, Bounds(0, 100)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceThresholds:
    """Where the confidence in a recommendation steps down."""

    evidence_high: EvidenceLevel
    """The weakest evidence behind a gate of the first group that still allows *high*."""
    evidence_moderate: EvidenceLevel
    acceptability_high: Share
    """The share of first places that allows *high* robustness where the first place is not necessary."""
    acceptability_moderate: Share
    fresh_days: Days
    """Evidence that expires later than this from the as-of date is fresh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Everything a decision is judged by."""

    schema: Annotated[str, Reads("aruntime/policy/1")]
    evidence_levels: tuple[EvidenceLevelRule, ...]
    gates: Annotated[tuple[Gate, ...], Most(30, "gates"), Defines("gate")]
    criteria: Annotated[tuple[Criterion, ...], Most(20, "criteria"), Defines("criterion")]
    importance_levels: Annotated[tuple[ImportanceLevel, ...], Defines("importance level")]
    range_floor: Mapping[EvidenceLevel, ScalePoints]
    """The narrowest score range, in points of the 0–4 scale, that evidence of a level allows."""
    version_match: VersionMatch
    confidence: ConfidenceThresholds
    scenarios: Annotated[tuple[Scenario, ...], Most(20, "scenarios")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A named set of importances, shown beside the reader's own."""

    id: Id
    label: Line
    importance: Mapping[CriterionId, ImportanceId]
