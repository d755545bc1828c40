"""What reviewers search for, and when they read a claim across all entries: ``review.yml``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from ruamel.yaml.comments import CommentedMap

from aruntime_evaluator import ClaimRef, Id, Line, Problem, Reads, Text, Vocabulary, words_in
from mkdocs_aruntime.catalog.reader import load_record
from mkdocs_aruntime.catalog.rewriting import Yaml

REVIEW_FILE = "review.yml"
EMPTY = "schema: aruntime/review/1\n"
"""The file of a site that has none."""

WHOLE = 4
"""Letters: a shorter word counts only where it stands alone, so that *TTS* is not found in *attsets*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is kept of one claim across all entries."""

    words: tuple[Line, ...] = ()
    """What to search for, besides its label and its other names."""
    enough: Text | None = None
    """Which evidence is enough, what is *partial*, and what doesn't count."""
    reviewed: dt.date | None = None
    """When all entries were last read side by side."""


class WarningRule(StrEnum):
    """What is told as a warning, because it is often wrong and may be right."""

    BRIEF = "brief-quote"
    """A quote of a few words."""
    BESIDE = "quote-beside"
    """No quote of a claim has any of the claim's words."""
    SHARED = "shared-quote"
    """A quote carries claims of different meaning, and has no word of one of them."""
    PROVIDER = "missing-provider"
    """Nobody is named who provides it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused:
    """A warning that somebody has looked at and found to be none, for a time."""

    entry: Id
    claim: ClaimRef
    rule: WarningRule
    because: Text
    """Why the entry is right as it is."""
    until: dt.date
    """The last day on which it isn't told; then somebody looks again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNotes:
    """The file."""

    schema: Annotated[str, Reads("aruntime/review/1")]
    doubts: tuple[Line, ...] = ()
    """Words that take something back: *experimental*, *not supported*."""
    passed_over: tuple[Line, ...] = ()
    """Parts of repositories that say nothing of the product, as git's path patterns."""
    columns: Mapping[ClaimRef, Column] = field(default_factory=dict)
    excused: tuple[Excused, ...] = ()
    """Warnings that somebody has looked at; each holds until its day."""

    def column(self, reference: ClaimRef) -> Column:
        """What is kept of a claim; nothing where it has no place here."""
        return self.columns.get(reference, Column())

    def excused_as(self, entry: Id, claim: ClaimRef, rule: str) -> AbstractSet[Excused]:
        """What excuses a warning, on whatever day."""
        about = (entry, claim, rule)
        return {each for each in self.excused if (each.entry, each.claim, each.rule.value) == about}


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


def reviewed_on(text: str, name: str, claim: ClaimRef, day: dt.date) -> str:
    """The file with the day on which a claim was read across all entries; comments and order stay.

    Raises:
        DataError: where the layout of the file could not be kept.
    """
    file = Yaml(text, name)
    if not file.data.get("columns"):
        file.data["columns"] = CommentedMap()
    if claim not in file.data["columns"]:
        file.data["columns"][claim] = CommentedMap()
        file.data["columns"][claim].fa.set_flow_style()
    file.data["columns"][claim]["reviewed"] = day
    return file.text


def words_for(reference: ClaimRef, notes: ColumnNotes, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a claim is searched by: the parts of its label, its other names, and the words kept for it."""
    term = next(term for each, _, term in vocabulary.claims() if each == reference)
    parts = re.split(r",| or | and |/", term.label)
    every = (*(part.strip() for part in parts), *term.also_called, *notes.column(reference).words)
    return tuple(dict.fromkeys(word for word in every if word))


def says_one_of(text: str, words: Iterable[str]) -> bool:
    """Whether a text has one of these words, in any case and number, or as a part of a name of code."""
    spaced = " ".join(words_in(text))
    joined = spaced.replace(" ", "")
    return any(_stands(" ".join(words_in(word)), spaced, joined) for word in words)


def _stands(word: str, spaced: str, joined: str) -> bool:
    if len(word) < WHOLE:
        return f" {word} " in f" {spaced} " or f" {word}s " in f" {spaced} "
    stem = word.removesuffix("s")
    return stem in spaced or stem.replace(" ", "") in joined
