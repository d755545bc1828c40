"""Dates as exact as they are known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from aruntime_evaluator.model.codec.constraints import Constraint, Match
from aruntime_evaluator.model.problem import shown


@dataclass(frozen=True, slots=True)
class InCalendar(Constraint):
    """A date as exact as it is known, of a day that there is."""

    rule: ClassVar[str] = "wrong-form"

    def holds(self, value: str) -> bool:
        """Whether the calendar has it."""
        try:
            dt.date.fromisoformat(value + "-01" * (2 - value.count("-")))
        except ValueError:
            return False
        return True

    def wrong(self, value: str) -> tuple[str, str]:
        """That it has not."""
        return f"there is no {shown(value)}; expected a date", "a date"

    def schema(self) -> dict[str, Any]:
        """Nothing that a schema could say."""
        return {}


type PartialDate = Annotated[
    str,
    Match(
        r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?",
        "a date YYYY-MM-DD, YYYY-MM or YYYY",
    ),
    InCalendar(),
]
"""A date as exact as it is known."""
