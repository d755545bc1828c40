"""A problem with its place in a file, told to people, editors and CI alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aruntime_evaluator.model.problem import Problem


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
        return f"{self.file}:{self.line}:{self.column}: {self.problem} [{self.problem.rule}]"

    def as_annotation(self) -> str:
        """The line that GitHub shows beside the changed code."""
        place = f"file={self.file},line={self.line},col={self.column}"
        return f"::error {place}::{self.problem} [{self.problem.rule}]"


class DataError(Exception):
    """Data that cannot be used, with every finding in every file, sorted."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))
