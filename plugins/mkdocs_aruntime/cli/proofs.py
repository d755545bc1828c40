"""The result files that a decision names, read and put into its proofs."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import rich.progress
from rich.console import Console

from aruntime_evaluator import (
    LARGEST_TEXT,
    Candidate,
    Decision,
    InvalidDocumentError,
    Measurement,
    Problem,
    Proof,
    SloCheck,
    fill_proof,
    read_lines,
    read_proof,
    refused,
)


def fill_proofs(decision: Decision, folder: Path) -> Decision:
    """Fill every proof that names a file and has no counts; files are named from the decision's folder.

    Raises:
        InvalidDocumentError: with every proof that cannot be filled.
    """
    problems: list[Problem] = []
    candidates = tuple(
        replace(each, proofs=_filled(each, f"candidates[{at}]", decision, folder, problems))
        for at, each in enumerate(decision.candidates)
    )
    if problems:
        raise InvalidDocumentError(problems)
    return replace(decision, candidates=candidates)


def _filled(
    candidate: Candidate, path: str, decision: Decision, folder: Path, problems: list[Problem]
) -> tuple[Proof, ...]:
    filled: list[Proof] = []
    for at, proof in enumerate(candidate.proofs):
        try:
            filled.append(_fill(proof, decision, folder))
        except InvalidDocumentError as error:
            here = f"{path}.proofs[{at}].file"
            problems += [replace(each, path=here, message=str(each)) for each in error.problems]
    return tuple(filled)


def _fill(proof: Proof, decision: Decision, folder: Path) -> Proof:
    check = _slo_check(proof, decision)
    if proof.file is None or proof.total is not None or check is None:
        return proof
    return fill_proof(proof, check, read_result_file(folder / proof.file))


NOT_TEXT = {
    b"\xff\xfe": "is UTF-16 text; save it as UTF-8",
    b"\xfe\xff": "is UTF-16 text; save it as UTF-8",
    b"\x1f\x8b": "is compressed; unpack it first, as with gunzip",
    b"PK": "is an archive; unpack it first, as with unzip",
}
"""What a file is whose first bytes are these."""


def read_result_file(
    path: Path, *, name: str = "", read_whole: int = LARGEST_TEXT
) -> tuple[Measurement, ...]:
    """Every run of a result file: whole up to 40 MB, above that line by line where its format has lines.

    Args:
        path: The file.
        name: What messages call it; its own name where none is given.
        read_whole: Bytes up to which it is read whole.

    Raises:
        InvalidDocumentError: where it is not there, too large, malformed, or of no known tool.
    """
    called = name or path.name
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may have no end
            raise refused("", "no-file", f"{path}: is not a file; save what it gives in one")
        _refuse_other_than_text(path, called)
        if path.stat().st_size <= read_whole:
            return read_proof(called, path.read_text("utf-8", "replace"))
        return _read_by_line(path, called, read_whole)
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise refused("", "no-file", message) from error


def _refuse_other_than_text(path: Path, name: str) -> None:
    with path.open("rb") as file:
        start = file.read(2)
    if start in NOT_TEXT:
        raise refused(name, "not-text", NOT_TEXT[start])


def _read_by_line(path: Path, name: str, longest: int) -> tuple[Measurement, ...]:
    err = Console(stderr=True)
    opened = rich.progress.open(
        path, "r", encoding="utf-8", errors="replace",
        description=name, console=err, disable=not err.is_terminal, transient=True,
    )  # fmt: skip
    with opened as text:
        lines = iter(lambda: text.readline(longest + 1), "")
        first = next(lines)
        if first.lstrip("\ufeff \t")[:1] in {"{", "["} and not _is_json(first, longest):
            size = f"{path.stat().st_size:,} bytes"
            message = (
                f"has {size} and is JSON in one piece, whole or cut off, not JSONL or CSV; "
                f"at most {longest:,} are read at once"
            )
            raise refused(name, "too-large", message)
        return read_lines(name, itertools.chain([first], lines))


def _is_json(line: str, longest: int) -> bool:
    """Whether a line is a whole JSON value, as every line of JSONL is."""
    if len(line) > longest:
        return False
    try:
        json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True


def _slo_check(proof: Proof, decision: Decision) -> SloCheck | None:
    gate, _, id_ = proof.check.partition(".")
    checks = decision.requirements.get(gate, ())
    return next((each for each in checks if each.id == id_ and isinstance(each, SloCheck)), None)
