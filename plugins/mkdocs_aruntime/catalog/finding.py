"""A problem with its place in a file, told to people, editors and CI alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Literal

from aruntime_evaluator import MORE, MOST_SHOWN, Problem, count_of, more_than_shown, one_line

type Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One problem in one file."""

    file: str
    line: int
    """From 1."""
    column: int
    """From 1."""
    problem: Problem
    fix: str = ""
    """The line as it should be, where that is certain."""

    @classmethod
    def at(cls, file: str, rule: str, message: str, line: int = 1, column: int = 1) -> Finding:
        """A problem of text that has no paths: a page, a sentence, a built file."""
        return cls(file=file, line=line, column=column, problem=Problem(path="", rule=rule, message=message))

    def __str__(self) -> str:
        return f"{one_line(self.file)}:{self.line}:{self.column}: {self.problem} [{self.problem.rule}]"

    def as_annotation(self, level: Level = "error") -> str:
        """The line that GitHub shows beside the changed code."""
        place = f"file={_property(self.file)},line={self.line},col={self.column}"
        return f"::{level} {place}::{_data(f'{self.problem} [{self.problem.rule}]{self._instead}')}"

    @property
    def _instead(self) -> str:
        return f"\nWrite instead:\n{one_line(self.fix)}" if self.fix else ""

    def as_markdown(self, level: Level = "error") -> str:
        """An item of a list, for a comment or a report."""
        place = _inert(f"{self.file}:{self.line}:{self.column}")
        return f"- **{level}** {place} {_inert(str(self.problem))} ({_inert(self.problem.rule)})"

    def as_json(self, level: Level = "error") -> str:
        """A line of JSON, in ASCII."""
        place = {"file": self.file, "line": self.line, "column": self.column}
        fix = {"fix": self.fix} if self.fix else {}
        return json.dumps({"level": level, **place, **asdict(self.problem), **fix})


class DataError(Exception):
    """Data that cannot be used, with the findings of every file, sorted; at most a hundred of each."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        by_file = groupby(sorted(set(findings)), key=lambda each: each.file)
        self.findings = tuple(each for _, of_one in by_file for each in _shown(list(of_one)))
        super().__init__("\n".join(map(str, self.findings)))

    @property
    def count(self) -> int:
        """How many findings there are, those that are not shown included."""
        return count_of(each.problem for each in self.findings)


def _shown(findings: list[Finding]) -> Iterator[Finding]:
    """The findings of one file that are shown, and how many are not."""
    first = [each for each in findings if each.problem.rule != MORE][:MOST_SHOWN]
    yield from first
    for rest in more_than_shown(count_of(each.problem for each in findings) - len(first)):
        yield replace(first[-1], problem=rest)


def _inert(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>|~!#&])", r"\\\1", one_line(text))


# GitHub's encoding of a workflow command (actions/toolkit, core/src/command.ts); "%" comes first.


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return one_line(_data(text)).replace(":", "%3A").replace(",", "%2C")
