"""What no single field of a relation or a condition can know, and that *partly* says what it depends on."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.entry.context import EntryContext
from aruntime_evaluator.entry.places import claims_of, stated_in
from aruntime_evaluator.model.claim import Claim, ClaimValue, Condition
from aruntime_evaluator.model.condition import entry_and_range
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import ConditionKey, Vocabulary, WordsOf
from aruntime_evaluator.model.words import unknown_word


def relations_name_others(runtime: Runtime, context: EntryContext) -> Iterator[Problem]:
    """A relation names one other entry or one claim, each only once."""
    seen: set[str] = set()
    for i, relation in enumerate(runtime.relations):
        path = f"relations[{i}]"
        yield from unknown_word(f"{path}.to", relation.to, sorted(context.known), "entry")
        if (relation.to is None) == (relation.claim is None):
            message = "a relation names one entry ('to') or the claim of those that it works with ('claim')"
            yield Problem(path=path, rule="one-target", message=message, expected="to or claim")
        if relation.to == runtime.id:
            message = f"'{runtime.id}' is this entry itself; a relation is to another"
            yield Problem(path=f"{path}.to", rule="self-relation", message=message, found=runtime.id)
        if relation.name in seen:
            message = f"'{relation.name}' is listed twice; make it one relation"
            yield Problem(path=path, rule="duplicate-relation", message=message, found=relation.name)
        seen.add(relation.name)


def conditions_of_the_vocabulary(runtime: Runtime, context: EntryContext) -> Iterator[Problem]:
    """A condition has words and, unless they are free text, known ones."""
    for path, stated in stated_in(runtime):
        yield from _condition(f"{path}.when", stated.when, context)


def partly_says_what_it_depends_on(runtime: Runtime, context: EntryContext) -> Iterator[Problem]:
    """*partial* has a condition as data or says what is missing; another value has neither.

    Claims that the site lists as open are let through with a note alone, until somebody has read them again.
    """
    open_here = context.undecided.get(runtime.id, ())
    for (reference, claim), (path, _) in zip(runtime.all_claims(), claims_of(runtime), strict=True):
        stated = bool(claim.when or claim.lacks)
        if claim.value is not ClaimValue.PARTIAL and stated:
            message = f"'{claim.value}' has no condition; say 'partial', or leave out 'when' and 'lacks'"
            yield Problem(path=path, rule="misplaced-condition", message=message, found=claim.value.value)
        elif claim.value is ClaimValue.PARTIAL and not stated and reference not in open_here:
            message = "'partial' needs its condition as data ('when'), or what is missing ('lacks')"
            yield Problem(path=path, rule="missing-condition", message=message, expected="when or lacks")


def is_undecided(claim: Claim | None) -> bool:
    """Whether a claim says *partial* and neither on what it depends nor what is missing."""
    return claim is not None and claim.value is ClaimValue.PARTIAL and not (claim.when or claim.lacks)


def _condition(path: str, when: Condition, context: EntryContext) -> Iterator[Problem]:
    keys = {key.id: key for key in context.vocabulary.conditions}
    for name, words in when.items():
        if not words:
            message = f"'{name}' names no word; leave it out, or say which"
            yield Problem(path=f"{path}.{name}", rule="empty-condition", message=message)
        for i, word in enumerate(words if name in keys else ()):
            yield from _word(f"{path}.{name}[{i}]", word, keys[name], context)


def _word(path: str, word: str, key: ConditionKey, context: EntryContext) -> Iterator[Problem]:
    if key.words is WordsOf.ENTRIES:
        named = entry_and_range(word)
        if named is None:
            message = f"'{word}' is not an entry with a range of versions such as 'name >=1.2,<2'"
            yield Problem(path=path, rule="wrong-form", message=message, found=word)
        else:
            yield from unknown_word(path, named[0], sorted(context.known), "entry")
    elif key.words is not WordsOf.TEXT:
        yield from unknown_word(path, word, _known(key, context.vocabulary), key.label.lower())


def _known(key: ConditionKey, vocabulary: Vocabulary) -> list[str]:
    if key.words is WordsOf.LISTED:
        return [term.id for term in key.values]
    return [term.id for group in vocabulary.groups if group.id == key.group for term in group.claims]
