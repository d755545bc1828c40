"""What no single word of the vocabulary can know: that ids are unique and point to something."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator import (
    ClaimValue,
    Policy,
    Problem,
    Vocabulary,
    WordsOf,
    check_references,
    check_unique,
    names_of,
)


def check(vocabulary: Vocabulary, policy: Policy) -> Iterator[Problem]:
    """Every problem that shows only in the whole file or against the policy."""
    yield from check_unique(vocabulary)
    yield from check_references(vocabulary, names_of(vocabulary, policy))
    yield from _words_of_conditions(vocabulary)
    values = {term.id for term in vocabulary.claim_values}
    for value in ClaimValue:
        if value.value not in values:
            message = f"'{value.value}' has no label; the evaluator knows it"
            yield Problem(path="claim-values", rule="missing-word", message=message, expected=value.value)


def _words_of_conditions(vocabulary: Vocabulary) -> Iterator[Problem]:
    """A condition takes its words from one place, and names it."""
    for i, each in enumerate(vocabulary.conditions):
        path = f"conditions[{i}]"
        for key, found, asked in (
            ("group", each.group is not None, each.words is WordsOf.CLAIMS),
            ("values", bool(each.values), each.words is WordsOf.LISTED),
        ):
            if found != asked:
                what = "is missing" if asked else "is not used"
                message = f"'{key}' {what} where the words are {each.words.value}"
                yield Problem(path=f"{path}.{key}", rule="wrong-words", message=message, expected=key)
