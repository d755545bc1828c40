"""What a change of the directory means: which claims say something else, and whose outcome moves by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from aruntime_evaluator import (
    Catalog,
    Claim,
    ClaimValue,
    Decision,
    Evaluation,
    Policy,
    Profile,
    Runtime,
    Terms,
    check_decision,
    evaluate,
    judge,
)
from mkdocs_aruntime.catalog.pages import Page, UseCaseMeta


class How(StrEnum):
    """In which way a claim changed."""

    ADDED = "added"
    CHANGED = "changed"
    WEAKENED = "weakened"
    """It says less in favour of the runtime, or less is known."""
    REMOVED = "removed"
    REWORDED = "condition or wording"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One claim that is not what it was."""

    entry: str
    claim: str
    how: How
    before: str
    """Its value; empty where there was none."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an example says of a candidate, or recommends, where that moved."""

    where: str
    """The decision or the use case."""
    what: str
    """The candidate with its gate, or ``recommendation``."""
    before: str
    after: str


_STRENGTH = (ClaimValue.SUPPORTED, ClaimValue.PARTIAL, ClaimValue.UNSUPPORTED, ClaimValue.UNKNOWN)


def claim_moves(old: Mapping[str, Runtime], new: Mapping[str, Runtime]) -> Iterator[Move]:
    """Every claim that changed, by entry, in the order of the file."""
    for id_ in sorted({*old, *new}):
        then = dict(old[id_].all_claims()) if id_ in old else {}
        now = dict(new[id_].all_claims()) if id_ in new else {}
        for name in [*now, *(each for each in then if each not in now)]:
            if how := _how(then.get(name), now.get(name)):
                before, after = (each.value.value if each else "" for each in (then.get(name), now.get(name)))
                yield Move(entry=id_, claim=name, how=how, before=before, after=after)


def _how(old: Claim | None, new: Claim | None) -> How | None:
    if old is None or new is None:
        return How.ADDED if old is None else How.REMOVED
    if old.value is not new.value:
        known = old.value in _STRENGTH and new.value in _STRENGTH
        weaker = known and _STRENGTH.index(new.value) > _STRENGTH.index(old.value)
        return How.WEAKENED if weaker else How.CHANGED
    if old.evidence != new.evidence:
        return How.EVIDENCE
    return None if replace(old, confirmed=new.confirmed, read_at=new.read_at) == new else How.REWORDED


def outcome_moves(
    old: Catalog,
    new: Catalog,
    policy: Policy,
    decisions: Iterable[Decision],
    use_cases: Iterable[Page[UseCaseMeta]],
) -> Iterator[Outcome]:
    """Every worked decision and use case of which something moves: gates, the recommendation, stacks."""
    day = max(old.as_of, new.as_of)
    for decision in decisions:
        if not check_decision(decision, old, policy) and not check_decision(decision, new, policy):
            then, now = (evaluate(decision, each, policy, Terms(as_of=day)) for each in (old, new))
            yield from _moved(f"decision {decision.id}", _said(then), _said(now))
    for page in use_cases:
        then_said, now_said = (_asked(page, each, policy, day) for each in (old, new))
        yield from _moved(f"use case {page.slug}", then_said, now_said)


def _said(found: Evaluation) -> Mapping[str, str]:
    gates = {
        f"{candidate.id}: {gate.id}": gate.state.value
        for candidate in found.candidates
        for gate in candidate.gates
    }
    standings = {f"{each.id}: standing": each.standing.value for each in found.candidates}
    totals = {
        f"{each.id}: score": f"{each.total[0]}–{each.total[1]}" for each in found.candidates if each.total
    }
    answer = found.recommendation
    named = f"{answer.kind.value} {', '.join(answer.group)}".strip()
    return {"recommendation": named, **standings, **gates, **totals}


def _asked(page: Page[UseCaseMeta], catalog: Catalog, policy: Policy, day: dt.date) -> Mapping[str, str]:
    """What its checks make of each entry that it concerns, and the stacks that it hands over."""
    meta = page.meta
    profile = Profile(
        schema="aruntime/profile/1",
        id=page.slug,
        title=meta.title,
        needs=meta.needs,
        requirements=meta.checks,
    )
    judged = judge(profile, catalog, policy, day) if meta.checks else ()
    standings = {f"{' + '.join(each.components)}: standing": each.standing.value for each in judged}
    stacks = {
        f"stack {' + '.join(each.id for each in stack)}": "covers the needs" for stack in meta.stacks(catalog)
    }
    return standings | stacks


def _moved(where: str, then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Outcome]:
    for what in dict.fromkeys([*then, *now]):
        before, after = then.get(what, ""), now.get(what, "")
        if before != after:
            yield Outcome(where=where, what=what, before=before, after=after)
