"""What an entry is checked against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from aruntime_evaluator.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryContext:
    """The rest of the directory, as far as the rules of one entry look at it."""

    vocabulary: Vocabulary
    words: dict[str, Collection[str]]
    """Those of the vocabulary, by kind."""
    known: frozenset[str]
    """The ids of all entries."""
    undecided: Mapping[str, tuple[str, ...]]
    """By entry, the claims that may say *partial* without a condition until somebody has read them again."""
    as_of: dt.date
