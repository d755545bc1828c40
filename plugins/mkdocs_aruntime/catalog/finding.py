"""A problem with its place in a file, told to people, editors and CI alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from aruntime_evaluator.model.problem import Problem, one_line

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

    def __str__(self) -> str:
        return f"{one_line(self.file)}:{self.line}:{self.column}: {self.problem} [{self.problem.rule}]"

    def as_annotation(self, level: Level = "error") -> str:
        """The line that GitHub shows beside the changed code."""
        place = f"file={_property(self.file)},line={self.line},col={self.column}"
        return f"::{level} {place}::{_data(f'{self.problem} [{self.problem.rule}]')}"


class DataError(Exception):
    """Data that cannot be used, with every finding in every file, sorted."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings)))
        super().__init__("\n".join(map(str, self.findings)))


# GitHub's encoding of a workflow command (actions/toolkit, core/src/command.ts); "%" comes first.


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return one_line(_data(text)).replace(":", "%3A").replace(",", "%2C")
