"""A decision that was taken: what was chosen, on what grounds, and when to look again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Id, Line, Reads, Text, Version
from aruntime_evaluator.model.decision import Choice, Decision
from aruntime_evaluator.model.evaluation import Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentSnapshot:
    """What the directory said of a component when the decision was taken: what a review compares with."""

    version: Version
    """The version that was chosen."""
    reviewed: Version
    latest: Version | None = None
    license: Line
    status: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """Everything that is needed to defend the decision later, and to see when it has gone stale."""

    schema: Annotated[str, Reads("aruntime/record/1")]
    id: Id
    date: dt.date
    choice: Choice
    superseded_by: Id | None = None
    decision: Decision
    evaluation: Evaluation
    components: Mapping[Id, ComponentSnapshot]
    digest: Line | None = None
    """Of all the rest: what was chosen, why, by whom, when, and what was evaluated. Old records have none."""


class TriggerKind(StrEnum):
    """What may reopen a decision."""

    REVIEW_DATE = "review-date"
    EVIDENCE_EXPIRY = "evidence-expiry"
    WAIVER_EXPIRY = "waiver-expiry"
    VERSION = "version"
    LICENSE = "license"
    SUPPORT = "support"
    POLICY = "policy"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True, kw_only=True)
class FiredTrigger:
    """A trigger that fired, and what it was."""

    kind: TriggerKind
    about: Line
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A candidate that would stand differently today."""

    candidate: Id
    then: Line
    now: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A record seen again on a later day."""

    schema: Annotated[str, Reads("aruntime/review/1")]
    record: Id
    as_of: dt.date
    fired: tuple[FiredTrigger, ...]
    drift: tuple[Drift, ...]
    still_first: bool
    """The choice is still among those that would be recommended."""
    fresh: bool
    """Nothing fired."""
