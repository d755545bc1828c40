"""What follows from an entry: facts that several products tell, worked out once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from aruntime_evaluator import Claim, ClaimRef, ClaimTerm, ClaimValue, Responsibility, Runtime, Vocabulary
from mkdocs_aruntime.catalog.memory import per_object

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


def silence(term: ClaimTerm | Responsibility, runtime: Runtime) -> ClaimValue:
    """What it says that an entry is silent: nothing, or that the word belongs to other layers than its own.

    ``ownership.js`` says the same.
    """
    own = not term.layers or not set(term.layers).isdisjoint(runtime.layers)
    return ClaimValue.UNKNOWN if own else ClaimValue.NOT_APPLICABLE


def said_of(runtime: Runtime, vocabulary: Vocabulary) -> Iterator[tuple[ClaimRef, ClaimTerm, ClaimValue]]:
    """What an entry says of every claim of the vocabulary, in its order, its silence included."""
    said = dict(runtime.all_claims())
    for reference, _, term in vocabulary.claims():
        claim = said.get(reference)
        yield reference, term, claim.value if claim else silence(term, runtime)


@per_object(1024)
def not_established(runtime: Runtime, vocabulary: Vocabulary) -> tuple[ClaimRef, ...]:
    """The claims that nobody has established of an entry: looked for in vain, or unsaid and of its layers."""
    return tuple(ref for ref, _, value in said_of(runtime, vocabulary) if value is ClaimValue.UNKNOWN)


def oldest_claim(runtime: Runtime) -> dt.date:
    """When the claim that was confirmed longest ago was confirmed; of an entry without claims, the entry."""
    dates = (runtime.confirmed(claim) for _, claim in runtime.all_claims())
    return min(dates, default=runtime.maintenance.confirmed)


def read_earlier(runtime: Runtime) -> tuple[Claim, ...]:
    """The claims that were last read at another version than the entry says it was reviewed at."""
    return tuple(claim for _, claim in runtime.all_claims() if claim.read_at)


def claim_counts(runtime: Runtime, vocabulary: Vocabulary, group: str = "") -> Counter[ClaimValue]:
    """How many claims say what, of all groups or of one, in the order of the values; none left out.

    What nobody has established counts as *unknown*, said or not; other layers' claims count only where said.
    """
    return _counts(runtime, vocabulary)[group]


@per_object(1024)
def _counts(runtime: Runtime, vocabulary: Vocabulary) -> Mapping[str, Counter[ClaimValue]]:
    """By group; of all groups, by the empty text."""
    stated = Counter(
        (group, claim.value) for ref, claim in runtime.all_claims() for group in ("", _group(ref))
    )
    unknown = Counter(group for ref in not_established(runtime, vocabulary) for group in ("", _group(ref)))
    found: dict[str, Counter[ClaimValue]] = {}
    for group in ("", *(each.id for each in vocabulary.groups)):
        found[group] = Counter({value: stated[group, value] for value in ClaimValue})
        found[group][ClaimValue.UNKNOWN] = unknown[group]
    return found


def _group(reference: ClaimRef) -> str:
    return reference.partition(".")[0]
