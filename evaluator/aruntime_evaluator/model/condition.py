"""The condition of a claim or a relation: its words taken apart, and the whole as people read it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.claim import Condition
from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.vocabulary import ConditionKey, WordsOf

RANGE = r"(?:[<>]=?|==)\d[\w.+-]*(?:,(?:[<>]=?|==)\d[\w.+-]*)*"
"""A range of versions: ``>=0.9``, ``>=0.9,<1``."""


def entry_and_range(word: str) -> tuple[Id, str] | None:
    """The entry that a word names and the range of its versions, empty where all will do.

    None where the word is of another form.

    Example:
        ``alpha >=0.9`` is ``("alpha", ">=0.9")``.
    """
    found = re.fullmatch(rf"([a-z0-9-]+)(?: ({RANGE}))?", word)
    return (found[1], found[2] or "") if found else None


def condition_words(when: Condition, catalog: Catalog) -> str:
    """A condition in words, empty where there is none: ``Only with Alpha or Beta; on Linux``."""
    said = [
        f"{key.phrase} {words_read(key, when[key.id], catalog)}"
        for key in catalog.vocabulary.conditions
        if key.id in when
    ]
    return f"Only {'; '.join(said)}" if said else ""


def words_read(key: ConditionKey, words: Iterable[str], catalog: Catalog) -> str:
    """The words of one key as people read them: ``Alpha or Beta``."""
    return " or ".join(_read(key, word, catalog) for word in words)


def _read(key: ConditionKey, word: str, catalog: Catalog) -> str:
    match key.words:
        case WordsOf.ENTRIES:
            id_, versions = entry_and_range(word) or (word, "")
            entry = catalog.runtime(id_)
            return f"{entry.name if entry else id_} {versions}".strip()
        case _:
            terms = catalog.vocabulary.words_of(key)
            return next((term.label for term in terms if term.id == word), word)
