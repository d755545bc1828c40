"""The directory as the evaluator sees it: the words and the runtimes, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import ClaimRef, Id, Most, Reads
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import (
    ClaimGroup,
    ClaimTerm,
    ConditionKey,
    EvidenceLevel,
    Term,
    Vocabulary,
    WordsOf,
)
from aruntime_evaluator.model.words import words_in


def name_key(name: str) -> str:
    """What a name has in common with its other spellings: *llama.cpp*, *llama cpp* and *LlamaCpp*."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Runtimes and the vocabulary they are written in."""

    schema: Annotated[str, Reads("aruntime/catalog/1")]
    as_of: dt.date
    """The newest date in the data; every age counts from the reader's day, not from this one."""
    vocabulary: Vocabulary
    runtimes: Annotated[tuple[Runtime, ...], Most(10_000, "runtimes")]
    """In the order of their ids."""

    def runtime(self, id_: Id) -> Runtime | None:
        """The runtime of that id or earlier id; none where the directory has no such entry."""
        return self._by_id.get(id_)

    def named(self, name: str) -> Runtime | None:
        """The runtime of an id, a name or another name, whatever its case and signs, if there is one."""
        return self.runtime(name) or self._by_name.get(name_key(name))

    @cached_property
    def _by_name(self) -> Mapping[str, Runtime]:
        return {name_key(name): each for each in reversed(self.runtimes) for name in each.names}

    @cached_property
    def _by_id(self) -> Mapping[Id, Runtime]:
        return {id_: each for each in reversed(self.runtimes) for id_ in (*each.aliases, each.id)}

    def term(self, reference: ClaimRef) -> tuple[ClaimGroup, ClaimTerm] | None:
        """The group and the term of a claim; none that the vocabulary lacks."""
        return self._terms.get(reference)

    @cached_property
    def _terms(self) -> Mapping[ClaimRef, tuple[ClaimGroup, ClaimTerm]]:
        return {reference: (group, term) for reference, group, term in self.vocabulary.claims()}

    @cached_property
    def spellings(self) -> Mapping[tuple[str, ...], AbstractSet[tuple[Id, Id]]]:
        """Every way to name what a condition may be about: its words, to the key and the term they name."""
        found: dict[tuple[str, ...], set[tuple[Id, Id]]] = {}
        for key in self.vocabulary.conditions:
            for term in (*self.vocabulary.words_of(key), *self._said_of(key)):
                for name in (term.id, term.label, *term.also_called):
                    words = words_in(name)
                    for spelled in (words, [*words[:-1], f"{words[-1]}s"] if words else []):
                        found.setdefault(tuple(spelled), set()).add((key.id, term.id))
        found.pop((), None)
        return found

    @cached_property
    def longest_spelling(self) -> int:
        """Of how many words the longest of them is."""
        return max(map(len, self.spellings), default=0)

    @cached_property
    def words_beside(self) -> AbstractSet[str]:
        """Words that change nothing of what is said beside them."""
        keys = self.vocabulary.conditions
        return {word for key in keys for each in (key.phrase, *key.beside) for word in words_in(each)}

    def _said_of(self, key: ConditionKey) -> tuple[Term, ...]:
        """What the conditions of the entries say, where their words are free text; the entries' own names."""
        if key.words is WordsOf.ENTRIES:
            return tuple(
                Term(id=each.id, label=each.name, definition=each.name, also_called=each.also_called)
                for each in self.runtimes
            )
        if key.words is not WordsOf.TEXT:
            return ()
        claims = (claim.when for each in self.runtimes for group in each.claims.values() for claim in group)
        relations = (relation.when for each in self.runtimes for relation in each.relations)
        words = {word for when in (*claims, *relations) for word in when.get(key.id, ())}
        return tuple(Term(id=word, label=word, definition=word) for word in sorted(words))

    def level(self, runtime: Runtime, sources: tuple[Id, ...]) -> EvidenceLevel:
        """The highest level that these sources of an entry prove."""
        kinds = (runtime.sources[source].kind for source in sources if source in runtime.sources)
        return max((self._proves.get(kind, EvidenceLevel.E0) for kind in kinds), default=EvidenceLevel.E0)

    @cached_property
    def _proves(self) -> Mapping[Id, EvidenceLevel]:
        return {kind.id: kind.proves for kind in self.vocabulary.source_kinds}
