"""What follows from an entry: facts that several products tell, worked out once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from aruntime_evaluator import ClaimRef, ClaimTerm, ClaimValue, Responsibility, Runtime, Vocabulary

REVIEW_AFTER = dt.timedelta(days=180)
"""A claim, a page or a decision that was read longer ago is due for a second reading."""


class Ownership(StrEnum):
    """What a runtime does about a responsibility of which its entry speaks."""

    OWNS = "owns"
    PARTLY = "partly"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A responsibility of which an entry speaks."""

    id: str
    how: Ownership
    detail: str = ""
    """Under which condition it is owned partly, or to whom it is left; of what is owned, nothing."""


def owned_by(runtime: Runtime) -> Iterator[Owned]:
    """Every responsibility of which the entry speaks: what it owns, owns partly, leaves, in this order."""
    said = runtime.responsibilities
    yield from (Owned(id=each, how=Ownership.OWNS) for each in said.owns)
    yield from (Owned(id=each.id, how=Ownership.PARTLY, detail=each.note) for each in said.partly)
    yield from (Owned(id=each.id, how=Ownership.LEAVES, detail=each.to) for each in said.leaves)


def in_its_layers(term: ClaimTerm | Responsibility, runtime: Runtime) -> bool:
    """Whether a word makes sense in a layer of the runtime; ``ownership.js`` says the same."""
    return not term.layers or not set(term.layers).isdisjoint(runtime.layers)


def said_of(runtime: Runtime, vocabulary: Vocabulary) -> Iterator[tuple[ClaimRef, ClaimTerm, ClaimValue]]:
    """What an entry says of every claim of the vocabulary, in its order.

    Silence about what belongs to other layers is *not-applicable*, any other is *unknown*.
    """
    said = dict(runtime.all_claims())
    for reference, _, term in vocabulary.claims():
        if claim := said.get(reference):
            yield reference, term, claim.value
        else:
            silent = ClaimValue.UNKNOWN if in_its_layers(term, runtime) else ClaimValue.NOT_APPLICABLE
            yield reference, term, silent


def not_established(runtime: Runtime, vocabulary: Vocabulary) -> tuple[ClaimRef, ...]:
    """The claims that nobody has established of an entry: looked for in vain, or unsaid and of its layers."""
    return tuple(ref for ref, _, value in said_of(runtime, vocabulary) if value is ClaimValue.UNKNOWN)


def oldest_claim(runtime: Runtime) -> dt.date:
    """When the claim that was confirmed longest ago was confirmed; of an entry without claims, the entry."""
    dates = (runtime.confirmed(claim) for _, claim in runtime.all_claims())
    return min(dates, default=runtime.maintenance.confirmed)


def claim_counts(runtime: Runtime) -> Mapping[ClaimValue, int]:
    """How many claims say what, in the order of the values; none left out."""
    counts = Counter(claim.value for _, claim in runtime.all_claims())
    return {value: counts[value] for value in ClaimValue}
