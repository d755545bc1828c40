"""The condition of a claim or a relation: its words taken apart, and the whole as people read it."""

from __future__ import annotations

import re

from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.runtime import Condition
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
    """A condition in words, empty where there is none: ``Only with Alpha or Beta; on Linux``.

    ``conditions.js`` says the same in a browser.
    """
    said = [
        f"{key.phrase} {' or '.join(_read(key, word, catalog) for word in when[key.id])}"
        for key in catalog.vocabulary.conditions
        if key.id in when
    ]
    return f"Only {'; '.join(said)}" if said else ""


def _read(key: ConditionKey, word: str, catalog: Catalog) -> str:
    match key.words:
        case WordsOf.ENTRIES:
            id_, versions = entry_and_range(word) or (word, "")
            entry = catalog.runtime(id_)
            return f"{entry.name if entry else id_} {versions}".strip()
        case WordsOf.CLAIMS:
            groups = (group.claims for group in catalog.vocabulary.groups if group.id == key.group)
            return next((term.label for terms in groups for term in terms if term.id == word), word)
        case WordsOf.LISTED:
            return next((term.label for term in key.values if term.id == word), word)
    return word
