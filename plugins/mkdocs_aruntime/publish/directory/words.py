"""What an entry says, as words: the rule by which the directory and an assistant's search find it.

Every word that is asked for must begin a word of the entry. An entry says its names, its summary, what it
owns, is licensed as and is classed as, the names of the claims that hold at least partly, and their notes;
not what a source denies, nor what nobody knows. ``words.js`` finds by the same rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aruntime_evaluator import ClaimTerm, ClaimValue, Runtime, Term, Vocabulary, name_key
from mkdocs_aruntime.publish.words import content, tokens

HELD = frozenset({ClaimValue.SUPPORTED, ClaimValue.PARTIAL})
"""What a claim says where its label is a word of the entry."""


def asked_words(query: str) -> list[str]:
    """The words of a question that say something; all of them where none does."""
    return content(tokens(query))


def noted(runtime: Runtime) -> Iterator[str]:
    """What the entry says in its own sentences beside its summary."""
    own = runtime.responsibilities
    yield from runtime.also_called
    yield from runtime.aliases
    yield from map(name_key, runtime.names)
    yield from filter(None, (runtime.license.note, runtime.lifecycle.note, runtime.notes))
    yield from (each.note for each in own.partly)
    held = [claim for _, claim in runtime.all_claims() if claim.value in HELD]
    yield from filter(None, (text for claim in held for text in (claim.note, claim.lacks)))


def labels_of(runtime: Runtime, vocabulary: Vocabulary) -> Iterator[str]:
    """The names of what the entry is classed as, owns at least partly, and supports at least partly."""
    own = runtime.responsibilities
    lifecycle = runtime.lifecycle
    sorts: Sequence[tuple[Iterable[Term], Iterable[str]]] = (
        (vocabulary.layers, runtime.layers),
        (vocabulary.sublayers, runtime.sublayers),
        (vocabulary.kinds, (runtime.kind,)),
        (vocabulary.statuses, (lifecycle.status,)),
        (vocabulary.maturities, filter(None, (lifecycle.maturity,))),
        (vocabulary.responsibilities, (*own.owns, *(each.id for each in own.partly))),
    )
    for terms, ids in sorts:
        known = frozenset(ids)
        yield from (term.label for term in terms if term.id in known)
    held = {reference for reference, claim in runtime.all_claims() if claim.value in HELD}
    for reference, _, term in vocabulary.claims():
        if reference in held:
            yield from names_of_claim(term)


def names_of_claim(term: ClaimTerm) -> tuple[str, ...]:
    """What people call it: its label, then what else."""
    return (term.label, *term.also_called)


def entry_words(runtime: Runtime, vocabulary: Vocabulary) -> frozenset[str]:
    """Every word that the entry says."""
    return _shown(runtime, vocabulary) | frozenset(tokens(" ".join(noted(runtime))))


def other_words(runtime: Runtime, vocabulary: Vocabulary) -> list[str]:
    """Of these, the words that the directory's table and facets do not have anyway."""
    return sorted(entry_words(runtime, vocabulary) - _shown(runtime, vocabulary))


def _shown(runtime: Runtime, vocabulary: Vocabulary) -> frozenset[str]:
    said = (runtime.id, runtime.name, runtime.summary, runtime.vendor, runtime.license.spdx)
    return frozenset(tokens(" ".join((*said, *labels_of(runtime, vocabulary)))))


def says(words: Iterable[str], asked: Iterable[str]) -> bool:
    """Whether each word that is asked for begins one of these; a single letter must be one: R, C."""
    known = frozenset(words)
    return all(
        each in known or (len(each) > 1 and any(word.startswith(each) for word in known)) for each in asked
    )
