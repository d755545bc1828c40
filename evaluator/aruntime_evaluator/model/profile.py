"""A requirement profile: what an organisation asks of every runtime, whoever is a candidate."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Id, Line, Reads, Text
from aruntime_evaluator.model.decision import Needs, Requirements


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Gates with their checks and evidence levels; what a decision has, without its candidates."""

    schema: Annotated[str, Reads("aruntime/profile/1")]
    id: Id
    title: Line
    problem: Text | None = None
    needs: Needs = field(default_factory=lambda: Needs(layers=()))
    """Who is concerned: entries with one of these layers; everyone where none is named."""
    requirements: Requirements
    """Per gate, its checks; a check's ``level`` is the least evidence that passes it."""
