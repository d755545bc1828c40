"""What reviewers search for, and when they read a claim across all entries: ``review.yml``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from aruntime_evaluator import ClaimRef, Line, Problem, Reads, Text, Vocabulary
from mkdocs_aruntime.catalog.reader import load_record

REVIEW_FILE = "review.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is kept of one claim across all entries."""

    words: tuple[Line, ...] = ()
    """What to search for, besides its label and its other names."""
    enough: Text | None = None
    """Which evidence is enough, what is *partial*, and what doesn't count."""
    reviewed: dt.date | None = None
    """When all entries were last read side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNotes:
    """The file."""

    schema: Annotated[str, Reads("aruntime/review/1")]
    doubts: tuple[Line, ...] = ()
    """Words that take something back: *experimental*, *not supported*."""
    passed_over: tuple[Line, ...] = ()
    """Parts of repositories that say nothing of the product, as git's path patterns."""
    columns: Mapping[ClaimRef, Column] = field(default_factory=dict)

    def column(self, reference: ClaimRef) -> Column:
        """What is kept of a claim; nothing where it has no place here."""
        return self.columns.get(reference, Column())


def load_column_notes(folder: Path, vocabulary: Vocabulary, *, root: Path) -> ColumnNotes:
    """The notes of a site; empty where it has none.

    Raises:
        DataError: where the file is not of this form, or names a claim that is not in the vocabulary.
    """
    path = folder / REVIEW_FILE
    if not path.exists():
        return ColumnNotes(schema="aruntime/review/1")
    notes, document = load_record(ColumnNotes, path, root=root)
    known = {reference for reference, _, _ in vocabulary.claims()}
    if problems := list(_unknown(notes, known)):
        raise document.fail(*problems)
    return notes


def _unknown(notes: ColumnNotes, known: set[str]) -> Iterator[Problem]:
    for reference in notes.columns:
        if reference not in known:
            message = f"'{reference}' is no claim of the vocabulary"
            yield Problem(path="columns", rule="unknown-claim", message=message, found=reference)


def words_for(reference: ClaimRef, notes: ColumnNotes, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a claim is searched by: the parts of its label, its other names, and the words kept for it."""
    term = next(term for each, _, term in vocabulary.claims() if each == reference)
    parts = re.split(r",| or | and |/", term.label)
    every = (*(part.strip() for part in parts), *term.also_called, *notes.column(reference).words)
    return tuple(dict.fromkeys(word for word in every if word))
