"""What is wrong with a correction of a claim, by the rules of the whole entry and at its field."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from aruntime_evaluator.entry.context import EntryContext
from aruntime_evaluator.entry.correcting import claim_change, corrected
from aruntime_evaluator.entry.rereading import check_change
from aruntime_evaluator.entry.rules import entry_problems
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec.references import check_references, names_of
from aruntime_evaluator.model.correction import ClaimChange, Correction
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.words import unknown_word


def correction_problems(
    correction: Correction, catalog: Catalog, today: dt.date, undecided: Mapping[str, tuple[str, ...]]
) -> list[Problem]:
    """What is wrong with a correction of a claim, each at the field of the correction that it concerns.

    The rules are those of the whole entry; what is wrong with the entry already isn't told.

    Args:
        correction: of a claim.
        catalog: the directory as it is.
        today: nothing may have been opened after it.
        undecided: by entry, the claims that may say *partial* without a condition.
    """
    change = claim_change(correction)
    words = names_of(catalog.vocabulary)
    known = {each.id: each for each in catalog.runtimes}
    named = [*check_references(correction, words | {"runtime": list(known)})]
    named += unknown_word("change.entry", change.entry, sorted(known), "entry") if not named else []
    if named:
        return named
    runtime = known[change.entry]
    try:
        made = corrected(runtime, correction, catalog, today)
    except InvalidDocumentError as error:
        return list(error.problems)
    if not made.changed:
        message = "this is what the entry says already; change something"
        return [Problem(path="change.wants", rule="no-change", message=message)]
    context = EntryContext(
        vocabulary=catalog.vocabulary,
        words=words,
        known=frozenset(known),
        undecided=undecided,
        as_of=today,
    )
    before = Counter(_kind(each) for each in entry_problems(runtime, context))
    found = [*entry_problems(made.runtime, context), *check_change(runtime, made.runtime, today)]
    new = [each for each in found if not before[_kind(each)]]
    return list(dict.fromkeys(_at_field(each, change, made.runtime) for each in new))


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.rule, problem.message


def _at_field(problem: Problem, change: ClaimChange, made: Runtime) -> Problem:
    return replace(problem, path=next(_fields(problem.path, change, made), "change.wants"))


def _fields(path: str, change: ClaimChange, made: Runtime) -> Iterator[str]:
    group, _, name = change.claim.partition(".")
    at = next(i for i, each in enumerate(made.claims[group]) if each.id == name)
    claim = made.claims[group][at]
    here = f"claims.{group}[{at}]"
    if path.startswith(f"{here}.evidence"):
        yield path.replace(here, "change", 1)
    elif path.startswith(here):
        yield path.replace(here, "change.wants", 1)
    for i, each in enumerate(claim.evidence):
        if path.startswith(f"sources.{each.source}."):
            field = path.removeprefix(f"sources.{each.source}.").replace("accessed", "opened")
            yield f"change.evidence[{i}].source.{field}"
        elif path == f"sources.{each.source}":
            yield f"change.evidence[{i}].source"
