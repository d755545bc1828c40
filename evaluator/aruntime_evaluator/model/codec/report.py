"""The problems of one document while it is read: the first hundred in words, of the others the number."""

from __future__ import annotations

from collections.abc import Callable

from aruntime_evaluator.model.problem import MOST_SHOWN, InvalidDocumentError, Problem, shown, visible

LONGEST_STEP = 100
"""Characters of a key that a path shows; ours have at most 80."""

type Place = tuple[Place | None, str | int, int]
"""Where a value stands: within what, by which step, how deep. It is written out for a problem only."""


class Invalid:
    """Stands for a value that could not be read, while the rest is."""


INVALID = Invalid()


class Report:
    """The problems of one document."""

    def __init__(self) -> None:
        self.count = 0
        """How many there are, those that are not kept included."""
        self._problems: list[Problem] = []

    @property
    def full(self) -> bool:
        """Whether as many are kept as will be shown: then nothing need be worked out for another."""
        return self.count >= MOST_SHOWN

    def add(self, at: Place, rule: str, message: str, found: object = "", expected: str = "") -> Invalid:
        """Keep a problem, or count it."""
        if not self.full:
            problem = Problem(
                path=path_of(at), rule=rule, message=message, found=shown(found), expected=expected
            )
            self._problems.append(problem)
        self.count += 1
        return INVALID

    def wrong(self, at: Place, found: object, expected: str) -> Invalid:
        """Keep the problem of a value of the wrong type."""
        if self.full:
            return self.add(at, "", "")
        return self.add(at, "wrong-type", f"found {shown(found)}; expected {expected}", found, expected)

    def fail(self) -> None:
        """Raise what was found, if anything was."""
        if self.count:
            raise InvalidDocumentError(self._problems, more=self.count - len(self._problems))


type Read = Callable[[object, Place, Report], object]
"""Reads data as one type; ``INVALID`` and a problem where it is not."""


def path_of(place: Place | None) -> str:
    """A place in words: ``candidates[1].scores.portability``."""
    steps: list[str] = []
    while place is not None:
        place, step, _ = place
        steps.append(f"[{step}]" if isinstance(step, int) else f".{visible(step[:LONGEST_STEP])}")
    return "".join(reversed(steps)).lstrip(".")
