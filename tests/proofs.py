"""What many tests of proofs need: the sample files, and one way to read a text that is expected to be wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aruntime_evaluator import InvalidDocumentError, Measurement, Problem, read_lines, read_proof

SAMPLES = Path(__file__).parent / "evaluator" / "proof" / "samples"


def text_of(name: str) -> str:
    """A sample file as text."""
    return (SAMPLES / name).read_text(encoding="utf-8")


def read(name: str) -> tuple[Measurement, ...]:
    """Every run of a sample file."""
    return read_proof(name, text_of(name))


def read_one(document: Any) -> Measurement:
    """The one run of a document: text as it stands, anything else as JSON."""
    text = document if isinstance(document, str) else json.dumps(document)
    (found,) = read_proof("x", text)
    return found


def refused(document: Any) -> Problem:
    """The one problem of a document that must not be read."""
    text = document if isinstance(document, str) else json.dumps(document)
    with pytest.raises(InvalidDocumentError) as error:
        read_proof("x", text)
    (problem,) = error.value.problems
    return problem


def refused_lines(*lines: str) -> Problem:
    """The one problem of lines that must not be read."""
    with pytest.raises(InvalidDocumentError) as error:
        read_lines("x", lines)
    (problem,) = error.value.problems
    return problem
