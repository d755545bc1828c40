"""A command is given what is no file: a folder, a pipe, a device without an end. It says so and reads nothing."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_aruntime.cli.main import main

KINDS = ("folder", "pipe", "device")


@pytest.fixture
def odd(tmp_path: Path) -> Callable[[str], Path]:
    """Something of a kind that is no file."""

    def make(kind: str) -> Path:
        path = tmp_path / kind
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("/dev/zero")
        return path

    return make


def told(arguments: list[str]) -> str:
    """What a command says, which must be within seconds: nobody ever writes into the pipe."""
    results: list[str] = []

    def run() -> None:
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code != 0
        assert isinstance(result.exception, SystemExit)
        results.append(result.output)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout=20)
    assert results, "the command reads on"
    return results[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", ["evaluate", "explain", "goodput", "review", "shortlist"])
def test_what_is_no_file_is_not_read(
    odd: Callable[[str], Path], copy: Path, monkeypatch: pytest.MonkeyPatch, command: str, kind: str
) -> None:
    monkeypatch.chdir(copy)
    words = told([command, str(odd(kind))])
    assert "is not a file" in words or "is a directory" in words, words


@pytest.mark.parametrize("kind", KINDS)
def test_a_proof_that_names_no_file_is_refused_with_its_place(
    odd: Callable[[str], Path], copy: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(copy)
    path = copy / "docs" / "decisions" / "broker.decision.yml"
    counted = "good: 990, total: 1000, load: {requests-per-second: 100}"
    text = path.read_text("utf-8")
    assert counted in text
    path.write_text(text.replace(counted, "file: result.json"), "utf-8")
    odd(kind).rename(path.parent / "result.json")
    assert "result.json: is not a file" in told(["evaluate", str(path)])
