"""What a change of the directory means: which claims say something else, and whose outcome moves by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from aruntime_evaluator.answer.profile import judge
from aruntime_evaluator.answer.stacks import suggest_stacks
from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.claim import Claim, ClaimValue
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.examples import Examples, ExampleUseCase
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.rules import check_decision


class ChangeKind(StrEnum):
    """In which way a claim changed."""

    ADDED = "added"
    CHANGED = "changed"
    WEAKENED = "weakened"
    """It says less in favour of the runtime, or less is known."""
    REMOVED = "removed"
    REWORDED = "condition or wording"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMove:
    """One claim that is not what it was."""

    entry: str
    claim: str
    how: ChangeKind
    before: str
    """Its value; empty where there was none."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeMove:
    """What an example says of a candidate, or recommends, where that moved."""

    where: str
    """The decision or the use case."""
    what: str
    """The candidate with its gate, or ``recommendation``."""
    before: str
    after: str


_STRENGTH = (ClaimValue.SUPPORTED, ClaimValue.PARTIAL, ClaimValue.UNSUPPORTED, ClaimValue.UNKNOWN)


def claim_moves(old: Mapping[str, Runtime], new: Mapping[str, Runtime]) -> Iterator[ClaimMove]:
    """Every claim that changed, by entry, in the order of the file."""
    for id_ in sorted({*old, *new}):
        then = dict(old[id_].all_claims()) if id_ in old else {}
        now = dict(new[id_].all_claims()) if id_ in new else {}
        for name in [*now, *(each for each in then if each not in now)]:
            if how := _how(then.get(name), now.get(name)):
                before, after = (each.value.value if each else "" for each in (then.get(name), now.get(name)))
                yield ClaimMove(entry=id_, claim=name, how=how, before=before, after=after)


def _how(old: Claim | None, new: Claim | None) -> ChangeKind | None:
    if old is None or new is None:
        return ChangeKind.ADDED if old is None else ChangeKind.REMOVED
    if old.value is not new.value:
        known = old.value in _STRENGTH and new.value in _STRENGTH
        weaker = known and _STRENGTH.index(new.value) > _STRENGTH.index(old.value)
        return ChangeKind.WEAKENED if weaker else ChangeKind.CHANGED
    if old.evidence != new.evidence:
        return ChangeKind.EVIDENCE
    same = replace(old, confirmed=new.confirmed, read_at=new.read_at) == new
    return None if same else ChangeKind.REWORDED


def outcome_moves(old: Catalog, new: Catalog, policy: Policy, examples: Examples) -> Iterator[OutcomeMove]:
    """Every worked decision and use case of which something moves: gates, the recommendation, stacks.

    Only those are asked again that an entry which changed has a part in.
    """
    day = max(old.as_of, new.as_of)
    touched = _changed(old, new)
    for decision in examples.decisions:
        if touched.isdisjoint(_parts(decision)):
            continue
        if not check_decision(decision, old, policy) and not check_decision(decision, new, policy):
            then, now = (evaluate(decision, each, policy, Terms(as_of=day)) for each in (old, new))
            yield from _moved(f"decision {decision.id}", _said(then), _said(now))
    for case in examples.use_cases:
        then_said, now_said = (_asked(case, each, policy, day, touched) for each in (old, new))
        yield from _moved(f"use case {case.id}", then_said, now_said)


def _changed(old: Catalog, new: Catalog) -> frozenset[str]:
    """The entries that are not what they were; all of them where the words changed."""
    then, now = ({each.id: each for each in catalog.runtimes} for catalog in (old, new))
    if old.vocabulary != new.vocabulary:
        return frozenset({*then, *now})
    return frozenset(id_ for id_ in {*then, *now} if then.get(id_) != now.get(id_))


def _parts(decision: Decision) -> Iterator[str]:
    return (id_ for candidate in decision.candidates for id_ in candidate.components)


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


def _asked(
    case: ExampleUseCase, catalog: Catalog, policy: Policy, day: dt.date, touched: frozenset[str]
) -> Mapping[str, str]:
    """What its checks make of each entry that it concerns and that changed, and the stacks it hands over."""
    profile = Profile(
        schema="aruntime/profile/1",
        id=case.id,
        title=case.title,
        needs=case.needs,
        requirements=case.checks,
    )
    judged = judge(profile, catalog, policy, day, touched) if case.checks else ()
    standings = {f"{' + '.join(each.components)}: standing": each.standing.value for each in judged}
    if touched.isdisjoint(case.candidates):
        return standings
    named = [each for each in catalog.runtimes if each.id in case.candidates]
    stacks = {
        f"stack {' + '.join(each.id for each in stack)}": "covers the needs"
        for stack in suggest_stacks(case.needs, named, catalog, case.target)
    }
    return standings | stacks


def _moved(where: str, then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[OutcomeMove]:
    for what in dict.fromkeys([*then, *now]):
        before, after = then.get(what, ""), now.get(what, "")
        if before != after:
            yield OutcomeMove(where=where, what=what, before=before, after=after)
