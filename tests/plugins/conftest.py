"""What tests of commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Run, invoke


@pytest.fixture
def run(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command inside a copy of the minimal site."""
    monkeypatch.chdir(copy)
    return invoke
