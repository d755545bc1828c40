"""What follows from an entry: facts that several products tell, worked out once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from aruntime_evaluator import ClaimValue, Runtime

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


def oldest_claim(runtime: Runtime) -> dt.date:
    """When the claim that was confirmed longest ago was confirmed; of an entry without claims, the entry."""
    dates = (runtime.confirmed(claim) for _, claim in runtime.all_claims())
    return min(dates, default=runtime.maintenance.confirmed)


def claim_counts(runtime: Runtime) -> Mapping[ClaimValue, int]:
    """How many claims say what, in the order of the values; none left out."""
    counts = Counter(claim.value for _, claim in runtime.all_claims())
    return {value: counts[value] for value in ClaimValue}
