"""What a site asks people who do not know yet what they need, and what each answer adds to a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from aruntime_evaluator.model import ids
from aruntime_evaluator.model.codec.constraints import Id, Line, Most, Reads, Text
from aruntime_evaluator.model.decision import Needs, Requirements


@dataclass(frozen=True, slots=True, kw_only=True)
class Adds:
    """What an answer adds to what a decision needs, asks and runs on."""

    layers: tuple[ids.LayerId, ...] = ()
    responsibilities: tuple[ids.ResponsibilityId, ...] = ()
    checks: Requirements = field(default_factory=dict)
    """Per gate; a check that several answers add is asked once."""
    target: Mapping[Id, Line] = field(default_factory=dict)
    """In the words of the vocabulary's conditions."""
    drops: Needs = field(default_factory=lambda: Needs(layers=()))
    """What other answers need and this one does without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOption:
    """One answer that can be given."""

    id: Id
    label: Line
    adds: Adds = field(default_factory=Adds)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteQuestion:
    """One question; who skips it adds nothing."""

    id: Id
    ask: Line
    why: Text
    """Why it is asked: what the answer decides."""
    several: bool = False
    """Whether more than one answer can be given."""
    options: Annotated[tuple[AnswerOption, ...], Most(30, "options")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """The questions of a site, in the order in which they are asked."""

    schema: Annotated[str, Reads("aruntime/questions/1")] = "aruntime/questions/1"
    questions: Annotated[tuple[SiteQuestion, ...], Most(30, "questions")] = ()


type Answers = Annotated[Mapping[Id, Annotated[tuple[Id, ...], Most(30, "options")]], Most(30, "answers")]
"""Per question the options that were chosen."""
