"""Requests about corrections: whether one can be accepted, by the rules of the build, and what it moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, cast

from aruntime_evaluator.answer.effect import claim_moves, outcome_moves
from aruntime_evaluator.decision import Terms
from aruntime_evaluator.entry.context import EntryContext
from aruntime_evaluator.entry.correcting import claim_change, corrected
from aruntime_evaluator.entry.correction_rules import correction_problems, with_meant_name
from aruntime_evaluator.entry.rereading import check_change, check_entry
from aruntime_evaluator.entry.rules import entry_problems
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import Id, Most, decode, encode, untyped
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.codec.references import check_references, names_of
from aruntime_evaluator.model.correction import Correction
from aruntime_evaluator.model.examples import Examples
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, refused, shown
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
    _, new = entry_and_corrected(params)
    claim = new.claim(claim_change(decode(Correction, params.get("correction"))).claim)
    return {"claim": encode(claim), "change": new.maintenance.history[-1].change}


def entry_and_corrected(params: Params) -> tuple[Runtime, Runtime]:
    """The entry as it is, and with a correction of one of its claims.

    Raises:
        InvalidDocumentError: with all that is wrong with the correction, each at its field.
    """
    against = decode(HeldAgainst, {key: params[key] for key in _AGAINST if key in params})
    correction = _read(params.get("correction"), against)
    asked = decode(CorrectParams, {key: params[key] for key in ("correction", *_AGAINST) if key in params})
    context = EntryContext(
        vocabulary=asked.vocabulary,
        words=names_of(asked.vocabulary),
        known=frozenset(asked.entries),
        undecided={},
        as_of=asked.as_of,
    )
    if problems := correction_problems(correction, asked.entry, context):
        raise InvalidDocumentError(problems)
    return asked.entry, corrected(asked.entry, correction, asked.vocabulary, asked.as_of).runtime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAgainst:
    """What a proposed entry is held against."""

    entry: Runtime | None = None
    """As it is; none where it is new."""
    vocabulary: Vocabulary
    entries: Annotated[tuple[Id, ...], Most(10_000, "entries")]
    """The ids of all entries."""
    as_of: dt.date


_AGAINST = ("entry", "vocabulary", "entries", "as-of")
"""The keys of these in a request."""


def _propose(params: Params) -> Json:
    """The entry as it would be, what changes by it, and what the build would refuse of it."""
    document = params.get("document")
    if params.get("scalars") == "text":
        document = untyped(document)
    asked = decode(HeldAgainst, {key: params[key] for key in _AGAINST if key in params})
    correction = _read(document, asked) if _is_correction(document) else None
    proposed = decode(Runtime, document) if correction is None else None
    known = frozenset({*asked.entries, *((proposed.id,) if proposed else ())})
    context = EntryContext(
        vocabulary=asked.vocabulary,
        words=names_of(asked.vocabulary),
        known=known,
        undecided={},
        as_of=asked.as_of,
    )
    old = asked.entry
    if correction is not None:
        if problems := correction_problems(correction, old, context):
            raise InvalidDocumentError(problems)
        proposed = corrected(cast("Runtime", old), correction, asked.vocabulary, asked.as_of).runtime
    new = cast("Runtime", proposed)
    return {
        "entry": encode(new),
        "claims": [encode(each) for each in claim_moves({old.id: old} if old else {}, {new.id: new})],
        "problems": [encode(each) for each in _new_problems(old, new, context)],
    }


def _read(document: object, against: HeldAgainst) -> Correction:
    """A correction; what is wrong is reported at the paths of its file, with the names that were meant."""
    try:
        return decode(Correction, document)
    except InvalidDocumentError as error:
        known = (against.entries, against.vocabulary)
        raise InvalidDocumentError([with_meant_name(each, *known) for each in error.problems]) from error


def _is_correction(document: object) -> bool:
    return isinstance(document, Mapping) and "change" in document


def _new_problems(old: Runtime | None, new: Runtime, context: EntryContext) -> Iterator[Problem]:
    """What is wrong with an entry that was not wrong with it before."""
    before = [*entry_problems(old, context)] if old else []
    yield from check_references(new, context.words | {"runtime": sorted(context.known)} | names_of(new))
    yield from (each for each in entry_problems(new, context) if each not in before)
    yield from check_change(old, new, context.as_of) if old else check_entry(new)


def _effect(params: Params) -> Json:
    """What a correction, or an entry as it is proposed, would change; and whose outcome would move.

    ``catalog`` and ``policy`` are documents or digests; ``examples`` are the decisions and use cases of the
    site.
    """
    examples = decode(Examples, params.get("examples"), path="examples")
    day = decode(Terms, {"as-of": params.get("as-of")}).as_of
    catalog, _ = MEMORY.recall(Catalog, params, "catalog")
    policy, _ = MEMORY.recall(Policy, params, "policy")
    new = _wanted(params, catalog, day)
    old = catalog.runtime(new.id)
    others = (each for each in catalog.runtimes if each.id != new.id)
    runtimes = tuple(sorted((*others, new), key=lambda each: each.id))
    after = replace(catalog, runtimes=runtimes, as_of=max(catalog.as_of, day))
    return {
        "claims": [encode(each) for each in claim_moves({old.id: old} if old else {}, {new.id: new})],
        "outcomes": [encode(each) for each in outcome_moves(catalog, after, policy, examples)],
    }


def _wanted(params: Params, catalog: Catalog, day: dt.date) -> Runtime:
    """The entry as it would be."""
    if "entry" in params:
        return decode(Runtime, params["entry"], path="entry")
    correction = decode(Correction, params.get("correction"), path="correction")
    change = claim_change(correction)
    old = catalog.runtime(change.entry)
    if old is None:
        raise refused("correction.change.entry", "unknown-word", f"there is no entry '{shown(change.entry)}'")
    return corrected(old, correction, catalog.vocabulary, day).runtime


METHODS: Methods = {"correct": _correct, "propose": _propose, "effect": _effect}
"""Every method by its name in a request."""
