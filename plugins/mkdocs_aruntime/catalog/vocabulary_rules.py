"""What no single word of the vocabulary can know: that ids are unique and point to something."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.model.codec.references import check_references, check_unique, names_of
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.runtime import ClaimValue
from aruntime_evaluator.model.vocabulary import Vocabulary


def check(vocabulary: Vocabulary, policy: Policy) -> Iterator[Problem]:
    """Every problem that shows only in the whole file or against the policy."""
    yield from check_unique(vocabulary)
    yield from check_references(vocabulary, names_of(vocabulary, policy))
    values = {term.id for term in vocabulary.claim_values}
    for value in ClaimValue:
        if value.value not in values:
            message = f"'{value.value}' has no label; the evaluator knows it"
            yield Problem(path="claim-values", rule="missing-word", message=message, expected=value.value)
