"""What a site has worked out on its directory: the examples by which the effect of a change is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from aruntime_evaluator.model import ids
from aruntime_evaluator.model.codec.constraints import Id, Line, Most, Reads
from aruntime_evaluator.model.decision import Decision, Needs, Requirements


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleUseCase:
    """What a use case asks of the directory."""

    id: Id
    title: Line
    needs: Needs
    checks: Requirements = field(default_factory=dict)
    """Per gate what a decision for it usually asks."""
    target: Mapping[Id, Line] = field(default_factory=dict)
    """What is known of where it runs."""
    candidates: tuple[ids.RuntimeId, ...] = ()
    """The entries that its stacks are made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The worked decisions and the use cases of a site."""

    schema: Annotated[str, Reads("aruntime/examples/1")]
    decisions: Annotated[tuple[Decision, ...], Most(1_000, "decisions")] = ()
    use_cases: Annotated[tuple[ExampleUseCase, ...], Most(1_000, "use cases")] = ()
