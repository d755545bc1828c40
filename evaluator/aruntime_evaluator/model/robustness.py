"""How far an answer holds: who beats whom, and what weight, score or fact would change the first place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aruntime_evaluator.model.codec.constraints import CheckRef, Id, Line
from aruntime_evaluator.model.vocabulary import EvidenceLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRelation:
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
    weight: float
    """Today's central weight, in points of 100, with as many decimals as its bounds."""
    lo: float
    hi: float
    """Rounded inward, to as few decimals as keep the weight between them."""
    below: Id | None = None
    """Who takes over under ``lo``."""
    above: Id | None = None
    """Who takes over over ``hi``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightFlip:
    """The least weight that must move for a rival to win."""

    rival: Id
    points: float | None = None
    """Points of 100 to move, as many as make it win; none where no weights let it win."""
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
    """In points of the 0–4 scale, as much as makes the change: down for the winner, up for a rival."""
    winner: Id
    """Who would be first then."""
    level: tuple[Id, ...] = ()
    """Who would be first with it, by the same total."""


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
