"""A value in a JSON document that knows its place, so that whatever is wrong with it can be said exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isfinite, isnan

from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, visible

LONGEST_TEXT = 200
"""Characters kept of a name or a note."""

LARGEST_COUNT = 10**15
"""Any count above is a mistake."""

LARGEST_NUMBER = 1e24
"""Any finite number above is a mistake; sums of squares below stay finite."""

LATEST_NS = 10**20
"""A time stamp some three thousand years ahead."""

type Json = dict[str, Json] | list[Json] | str | float | bool | None


# Not frozen, unlike other data: reading a file makes millions, and a frozen one costs three times as much.
@dataclass(slots=True)
class Node:
    """One value, with the file and the path it stands at."""

    file: str
    """The file's name, with the line where it has one value per line."""
    path: str
    """Keys and indices: ``benchmarks[0].metrics.request_latency``; empty for the document."""
    value: Json

    def get(self, *keys: str) -> Node:
        """What stands below these keys; a node of None where there is nothing.

        Raises:
            InvalidDocumentError: where a value on the way is something else than an object.
        """
        node = self
        for key in keys:
            below = node.value
            if below is not None and not isinstance(below, dict):
                raise node.wrong("an object")
            path = f"{node.path}.{key}" if node.path else key
            node = Node(node.file, path, None if below is None else below.get(key))
        return node

    def first(self, *keys: str) -> Node:
        """The first of these keys that holds something; the last where none does."""
        node = self
        for key in keys:
            node = self.get(key)
            if node.value is not None:
                break
        return node

    def needed(self, what: str) -> Node:
        """This node, where there is a value.

        Raises:
            InvalidDocumentError: where there is none; ``what`` says what was expected.
        """
        if self.value is None:
            raise self.problem("missing-key", f"is missing; expected {what}", what)
        return self

    def items(self) -> Iterator[Node]:
        """The elements of a list; none where there is no value."""
        if self.value is not None and not isinstance(self.value, list):
            raise self.wrong("a list")
        return (Node(self.file, f"{self.path}[{i}]", each) for i, each in enumerate(self.value or ()))

    def array(self) -> list[Json] | None:
        """A list as it stands, None where there is none: for long ones."""
        if self.value is not None and not isinstance(self.value, list):
            raise self.wrong("a list")
        return self.value

    def text(self) -> str | None:
        """A name or a note, shortened and printable; numbers become text."""
        if self.value is None or self.value == "":
            return None
        if isinstance(self.value, bool | dict | list):
            raise self.wrong("a text")
        return visible(str(self.value)[:LONGEST_TEXT])

    def flag(self) -> bool | None:
        """True, false or None."""
        if self.value is None or isinstance(self.value, bool):
            return self.value
        raise self.wrong("true or false")

    def real(self) -> float | None:
        """A number not below 0 that may be infinite; NaN counts as not stated."""
        number = to_number(self.value)
        if number is None:
            raise self.wrong("a number")
        if number < 0:
            raise self.problem("out-of-range", f"expected a number not below 0, found {number:g}", "≥ 0")
        if LARGEST_NUMBER < number < inf:
            raise self.problem("out-of-range", f"expected a number up to 1e24, found {number:g}", "≤ 1e24")
        return None if isnan(number) else number + 0.0  # -0.0 becomes 0.0

    def statistic(self) -> float | None:
        """A finite number that sums up many; one below 0 counts as not stated, see ``below_zero``."""
        return None if self.is_below_zero() else self.number()

    def is_below_zero(self) -> bool:
        """Whether there is a number below 0, which no time and no spread can be."""
        number = to_number(self.value)
        return number is not None and number < 0

    def number(self) -> float | None:
        """A finite number not below 0; infinity and NaN count as not stated."""
        number = self.real() if self.value is not None else None
        return None if number is None or number == inf else number

    def seconds(self, what: str) -> float:
        """A time above 0 that has to be there."""
        number = self.needed(what).number()
        if not number:
            raise self.problem("out-of-range", f"expected {what} above 0, found {self._shown()}", "> 0")
        return number

    def count(self) -> int | None:
        """A whole number; 40.0 is one."""
        number = self.number()
        if number is None:
            return None
        if number != int(number) or number > LARGEST_COUNT:
            raise self.wrong("a whole number")
        return int(number)

    def nanoseconds(self) -> int | None:
        """A time stamp, whole, so that differences lose nothing; a float would round to some hundred ns."""
        if isinstance(self.value, int) and not isinstance(self.value, bool) and 0 <= self.value < LATEST_NS:
            return self.value
        number = self.number()
        if number is not None and number >= LATEST_NS:
            raise self.wrong("a time stamp in nanoseconds")
        return None if number is None else round(number)

    def wrong(self, expected: str) -> InvalidDocumentError:
        """The error of a value of the wrong type."""
        return self.problem("wrong-type", f"expected {expected}, found {self._shown()}", expected)

    def problem(self, rule: str, message: str, expected: str = "") -> InvalidDocumentError:
        """An error at this place."""
        path = f"{self.file}: {self.path}" if self.path else self.file
        problem = Problem(path=path, rule=rule, message=message, found=self._shown(), expected=expected)
        return InvalidDocumentError([problem])

    def _shown(self) -> str:
        match self.value:
            case None:
                return ""
            case dict():
                return "an object"
            case list():
                return "a list"
            case bool():
                return str(self.value).lower()
            case str():
                return repr(self.value[:40])
            case float() if not isfinite(self.value):
                return str(self.value)
            case _:
                return format(self.value, "g") if abs(self.value) < LARGEST_COUNT else "a very large number"


def to_number(value: Json) -> float | None:
    """A JSON number, or a text that is one, as some tools write them; None where it is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str) and ("_" in value or not value.isascii()):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def to_times(values: list[Json], node: Node) -> list[float]:
    """A list of times not below 0, in the unit they have; NaN where one was not measured."""
    times = [number if (number := to_number(value)) is not None else -inf for value in values]
    for i, (value, time) in enumerate(zip(values, times, strict=True)):
        if value is None:
            times[i] = float("nan")
        elif time < 0 or LARGEST_NUMBER < time < inf:
            raise Node(node.file, f"{node.path}[{i}]", value).wrong("a number from 0 to 1e24")
    return times


def iso_time(seconds: float | None) -> str | None:
    """Seconds since 1970 as text of ISO 8601 in UTC; None where there are none or no calendar has them."""
    if seconds is None or not isfinite(seconds):
        return None
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):
        return None
