"""The work that is interrupted: cases of a few steps, each with one effect, written down by a stub outside the runtime."""

from __future__ import annotations

import os
import time
from pathlib import Path

STEPS = 6

BEFORE, AFTER = 0.010, 0.010
"""Seconds of work before a step's effect, and until its answer has come back."""


class Desk:
    """Files that outlive every worker: one line for each thing that happened, written by one call of the system."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def note(self, file: str, line: str) -> None:
        """Write down that something happened."""
        handle = os.open(self.folder / file, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
        os.write(handle, f"{line}\n".encode())
        os.close(handle)

    def lines(self, file: str) -> list[str]:
        """What was written down, in order."""
        path = self.folder / file
        return path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []

    def step(self, case: str, number: int) -> None:
        """One step of a case: work, an effect that cannot be taken back, and its answer."""
        self.note("begun", f"{case} {number}")
        time.sleep(BEFORE)
        self.note("effects", f"{case} {number}")
        time.sleep(AFTER)

    def begun_steps(self) -> int:
        """How many steps were begun, repeated ones counted."""
        return len(self.lines("begun"))

    def cases(self) -> list[str]:
        """Every case that was accepted."""
        return self.lines("cases")

    def unfinished(self) -> list[str]:
        """Cases that were accepted and are not done."""
        done = set(self.lines("done"))
        return [case for case in self.cases() if case not in done]

    def next_case(self) -> str | None:
        """Accept a case, or none once the desk is closed for new ones."""
        if (self.folder / "closed").exists():
            return None
        case = f"case-{len(self.cases())}"
        self.note("cases", case)
        return case

    def close_for_new(self) -> None:
        """Accept no more cases."""
        (self.folder / "closed").touch()
