"""What no single word of the vocabulary can know: that ids are unique and point to something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.runtime import ClaimValue
from aruntime_evaluator.model.vocabulary import ClaimGroup, ClaimTerm, Term, Vocabulary, WordsOf
from aruntime_evaluator.model.words import unknown_word


def check(vocabulary: Vocabulary, policy: Policy) -> Iterator[Problem]:
    """Every problem that shows only in the whole file or against the policy."""
    for section, terms in _sections(vocabulary):
        yield from _unique(terms, section)
    yield from _pointing(vocabulary, policy)
    yield from _words_of_conditions(vocabulary)
    values = {term.id for term in vocabulary.claim_values}
    for value in ClaimValue:
        if value.value not in values:
            message = f"'{value.value}' has no label; the evaluator knows it"
            yield Problem(path="claim-values", rule="missing-word", message=message, expected=value.value)


def _sections(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[Term, ...]]]:
    yield "layers", vocabulary.layers
    yield "sublayers", vocabulary.sublayers
    yield "kinds", vocabulary.kinds
    yield "statuses", vocabulary.statuses
    yield "maturities", vocabulary.maturities
    yield "claim-values", vocabulary.claim_values
    yield "providers", vocabulary.providers
    yield "stabilities", vocabulary.stabilities
    yield "defaults", vocabulary.defaults
    yield "source-kinds", vocabulary.source_kinds
    yield "responsibilities", vocabulary.responsibilities
    yield "relations", vocabulary.relations
    yield "conditions", vocabulary.conditions
    for i, condition in enumerate(vocabulary.conditions):
        yield f"conditions[{i}].values", condition.values
    yield "groups", vocabulary.groups
    for i, group in enumerate(vocabulary.groups):
        yield f"groups[{i}].claims", group.claims


def _unique(terms: Iterable[Term], section: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, term in enumerate(terms):
        if term.id in seen:
            yield Problem(
                path=f"{section}[{i}].id",
                rule="duplicate-id",
                message=f"'{term.id}' is already defined in {section}",
                found=term.id,
            )
        seen.add(term.id)


def _pointing(vocabulary: Vocabulary, policy: Policy) -> Iterator[Problem]:
    layers = [layer.id for layer in vocabulary.layers]
    gates = [gate.id for gate in policy.gates]
    criteria = [criterion.id for criterion in policy.criteria]
    claims = [reference for reference, _, _ in vocabulary.claims()]
    for i, sublayer in enumerate(vocabulary.sublayers):
        yield from unknown_word(f"sublayers[{i}].layer", sublayer.layer, layers, "layer")
    for i, responsibility in enumerate(vocabulary.responsibilities):
        for j, layer in enumerate(responsibility.layers):
            yield from unknown_word(f"responsibilities[{i}].layers[{j}]", layer, layers, "layer")
        for j, claim in enumerate(responsibility.claims):
            yield from unknown_word(f"responsibilities[{i}].claims[{j}]", claim, claims, "claim")
    for i, group in enumerate(vocabulary.groups):
        yield from _informs(f"groups[{i}]", group, gates, criteria)
        for j, term in enumerate(group.claims):
            yield from _informs(f"groups[{i}].claims[{j}]", term, gates, criteria)
            for k, layer in enumerate(term.layers):
                yield from unknown_word(f"groups[{i}].claims[{j}].layers[{k}]", layer, layers, "layer")


def _words_of_conditions(vocabulary: Vocabulary) -> Iterator[Problem]:
    """A condition takes its words from one place, and names it."""
    groups = [group.id for group in vocabulary.groups]
    for i, each in enumerate(vocabulary.conditions):
        path = f"conditions[{i}]"
        yield from unknown_word(f"{path}.group", each.group, groups, "claim group")
        for key, found, asked in (
            ("group", each.group is not None, each.words is WordsOf.CLAIMS),
            ("values", bool(each.values), each.words is WordsOf.LISTED),
        ):
            if found != asked:
                what = "is missing" if asked else "is not used"
                message = f"'{key}' {what} where the words are {each.words.value}"
                yield Problem(path=f"{path}.{key}", rule="wrong-words", message=message, expected=key)


def _informs(
    path: str, item: ClaimGroup | ClaimTerm, gates: list[str], criteria: list[str]
) -> Iterator[Problem]:
    for i, gate in enumerate(item.gates):
        yield from unknown_word(f"{path}.gates[{i}]", gate, gates, "gate")
    for i, criterion in enumerate(item.criteria):
        yield from unknown_word(f"{path}.criteria[{i}]", criterion, criteria, "criterion")
