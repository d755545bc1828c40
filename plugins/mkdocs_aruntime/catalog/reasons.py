"""Why a change is proposed: what its correction files say to those who review it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aruntime_evaluator import (
    LARGEST_CORRECTION,
    ClaimChange,
    Correction,
    InvalidDocumentError,
    PageChange,
    TermChange,
    decode,
)
from mkdocs_aruntime.catalog.files import named
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.reader import parse_document
from mkdocs_aruntime.catalog.revision import Revision

FOLDER = "corrections"
"""Where correction files are proposed, below the project's folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one correction file says besides the change."""

    what: str
    """What it corrects: an entry's claim, ``term`` with its id, or a page with its section."""
    why: str
    """Empty where nothing is said."""
    source: str
    """The address that shows another term or passage; empty without one."""


def reasons(root: Path, old: Revision, new: Revision | None) -> Iterator[Reason]:
    """The reasons of the correction files that came since; one that can't be read is reported elsewhere.

    Args:
        root: the project's folder.
        old: the state before.
        new: the state after it; where left out, what stands in the folder.
    """
    folder = root / FOLDER
    before = {*old.files(folder, ".yml")}
    there = (
        new.files(folder, ".yml") if new else (each for each in folder.glob("*.yml") if not each.is_symlink())
    )
    for path in sorted({*there} - before):
        content = new.read(path) if new else path.read_bytes()
        if len(content) <= LARGEST_CORRECTION:
            yield from _reason(content.decode("utf-8", "replace"), named(path, root))


def _reason(text: str, name: str) -> Iterator[Reason]:
    try:
        correction = decode(Correction, parse_document(text, name).data)
    except (DataError, InvalidDocumentError):
        return
    change, why = correction.change, correction.reason or ""
    match change:
        case ClaimChange():
            what, source = f"{change.entry} {change.claim}", ""  # its quotes are listed with the claim
        case TermChange():
            what, source = f"term {change.term}", change.source or ""
        case PageChange():
            what = " ".join(filter(None, [change.page, change.section]))
            source = change.source or ""
    if why or source:
        yield Reason(what=what, why=why, source=source)
