"""Requests about corrections: whether one can be accepted, by the rules of the build, and what it moves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Annotated

from aruntime_evaluator.answer.effect import claim_moves, outcome_moves
from aruntime_evaluator.decision import Terms
from aruntime_evaluator.entry.context import EntryContext
from aruntime_evaluator.entry.correcting import claim_change, corrected
from aruntime_evaluator.entry.correction_rules import correction_problems
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import Id, Most, decode, encode
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.codec.references import names_of
from aruntime_evaluator.model.correction import Correction
from aruntime_evaluator.model.examples import Examples
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, refused, shown
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import Vocabulary
from aruntime_evaluator.requests import Methods, Params
from aruntime_evaluator.requests.memory import MEMORY


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectParams:
    """A correction, and what it is held against."""

    correction: Correction
    entry: Runtime
    """As it is."""
    vocabulary: Vocabulary
    entries: Annotated[tuple[Id, ...], Most(10_000, "entries")]
    """The ids of all entries."""
    as_of: dt.date


def _correct(params: Params) -> Json:
    """Apply a correction of a claim to its entry; the answer is the claim and the line of the record.

    What is wrong is told at the field of the correction: ``change.evidence[0].quote``.
    """
    correction = decode(Correction, params.get("correction"))  # alone first: paths are those of its file
    asked = decode(CorrectParams, params)
    context = EntryContext(
        vocabulary=asked.vocabulary,
        words=names_of(asked.vocabulary),
        known=frozenset(asked.entries),
        undecided={},
        as_of=asked.as_of,
    )
    if problems := correction_problems(correction, asked.entry, context):
        raise InvalidDocumentError(problems)
    made = corrected(asked.entry, correction, asked.vocabulary, asked.as_of).runtime
    claim = made.claim(claim_change(correction).claim)
    return {"claim": encode(claim), "change": made.maintenance.history[-1].change}


def _effect(params: Params) -> Json:
    """What a correction of a claim would change, and whose outcome would move by it.

    ``catalog`` and ``policy`` are documents or digests; ``examples`` are the decisions and use cases of the
    site.
    """
    correction = decode(Correction, params.get("correction"), path="correction")
    examples = decode(Examples, params.get("examples"), path="examples")
    day = decode(Terms, {"as-of": params.get("as-of")}).as_of
    catalog, _ = MEMORY.recall(Catalog, params, "catalog")
    policy, _ = MEMORY.recall(Policy, params, "policy")
    change = claim_change(correction)
    old = catalog.runtime(change.entry)
    if old is None:
        raise refused("correction.change.entry", "unknown-word", f"there is no entry '{shown(change.entry)}'")
    new = corrected(old, correction, catalog.vocabulary, day).runtime
    after = replace(catalog, runtimes=tuple(new if each.id == new.id else each for each in catalog.runtimes))
    return {
        "claims": [encode(each) for each in claim_moves({old.id: old}, {new.id: new})],
        "outcomes": [encode(each) for each in outcome_moves(catalog, after, policy, examples)],
    }


METHODS: Methods = {"correct": _correct, "effect": _effect}
"""Every method by its name in a request."""
