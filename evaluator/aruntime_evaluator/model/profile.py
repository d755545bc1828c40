"""A requirement profile: what an organisation asks of every runtime, whoever is a candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aruntime_evaluator.model.codec.constraints import Id, Line, SchemaName, Text
from aruntime_evaluator.model.decision import Check, Needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Gates with their checks and evidence levels; what a decision has, without its candidates."""

    schema: SchemaName
    id: Id
    title: Line
    problem: Text | None = None
    needs: Needs = field(default_factory=lambda: Needs(layers=()))
    """Who is concerned: entries with one of these layers; everyone where none is named."""
    requirements: Mapping[Id, tuple[Check, ...]]
    """Per gate, its checks; a check's ``level`` is the least evidence that passes it."""
