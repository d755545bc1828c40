"""A record seen again: which triggers fired, what drifted, and whether the choice would still win."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from aruntime_evaluator.decision import Terms, digest, evaluate
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, shown
from aruntime_evaluator.model.record import (
    ComponentSnapshot,
    DecisionRecord,
    Drift,
    FiredTrigger,
    Review,
    TriggerKind,
)
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import State, WaiverState
from aruntime_evaluator.record.build import altered
from aruntime_evaluator.robustness.simulation import most_draws


def review(record: DecisionRecord, catalog: Catalog, policy: Policy, as_of: dt.date) -> Review:
    """Look at a record on a later day, with the directory and the policy of that day.

    A record with more draws than are answered in time is looked at again with as many as are.

    Raises:
        InvalidDocumentError: where the record was altered, its parts don't belong together, it is of a later
            day, or the decision names what the directory no longer has.
    """
    if problems := list(_check(record, as_of)):
        raise InvalidDocumentError(problems)
    then = record.evaluation
    draws = min(then.inputs.draws, most_draws(len(record.decision.candidates), len(policy.criteria)))
    terms = Terms(as_of=as_of, stage=then.inputs.stage, seed=then.inputs.seed, draws=draws)
    now = evaluate(record.decision, catalog, policy, terms)
    still_first = record.choice.candidate is None or record.choice.candidate in now.recommendation.group
    fired = [
        *_date(record, as_of),
        *_evidence(record, as_of),
        *_exemptions(record, now),
        *_waivers(record, now),
        *_components(record, catalog),
        *_policy(record, policy),
    ]
    if not still_first:
        text = f"The evaluation would now say {now.recommendation.kind.value}: {now.recommendation.why}"
        fired.append(
            FiredTrigger(kind=TriggerKind.RECOMMENDATION, about=record.choice.candidate or "", text=text)
        )
    return Review(
        schema="aruntime/review/1",
        record=record.id,
        as_of=as_of,
        fired=tuple(fired),
        drift=tuple(_drift(then, now)),
        still_first=still_first,
        fresh=not fired,
    )


def _check(record: DecisionRecord, as_of: dt.date) -> Iterator[Problem]:
    """What no record says that was made of one decision and its evaluation."""
    candidates = {each.id for each in record.decision.candidates}
    if record.evaluation.decision != record.decision.id:
        yield _unfit("evaluation.decision", record.evaluation.decision, record.decision.id)
    if {each.id for each in record.evaluation.candidates} != candidates:
        found = ", ".join(each.id for each in record.evaluation.candidates) or "none"
        yield _unfit("evaluation.candidates", found, ", ".join(sorted(candidates)))
    if record.choice.candidate not in {*candidates, None}:
        yield _unfit("choice.candidate", str(record.choice.candidate), ", ".join(sorted(candidates)))
    if problem := altered(record):
        yield problem
    if record.date > as_of:
        yield _unfit("date", record.date.isoformat(), f"{as_of.isoformat()} or earlier")


def _unfit(path: str, found: str, expected: str) -> Problem:
    message = f"the record's parts don't belong together: found {shown(found)}; expected {shown(expected)}"
    return Problem(path=path, rule="unfit-record", message=message, found=found, expected=expected)


def _fire(kind: TriggerKind, about: str, text: str) -> FiredTrigger:
    return FiredTrigger(kind=kind, about=about, text=text)


def _date(record: DecisionRecord, as_of: dt.date) -> Iterator[FiredTrigger]:
    plan = record.decision.review
    if plan is not None and plan.by <= as_of:
        yield _fire(TriggerKind.REVIEW_DATE, record.id, f"The review was due on {plan.by.isoformat()}.")


def _evidence(record: DecisionRecord, as_of: dt.date) -> Iterator[FiredTrigger]:
    """Evidence that counted for the choice and has expired since."""
    for each in record.evaluation.candidates:
        if each.id != record.choice.candidate:
            continue
        for gate in each.gates:
            for check in gate.checks:
                for link in check.evidence:
                    if link.counts and link.expires is not None and link.expires < as_of:
                        text = f"{link.source} expired on {link.expires.isoformat()}."
                        yield _fire(TriggerKind.EVIDENCE_EXPIRY, f"{gate.id}.{check.id}", text)


def _exemptions(record: DecisionRecord, now: Evaluation) -> Iterator[FiredTrigger]:
    """What was said not to apply to the choice, and is asked again."""
    left_out = {
        (each.id, gate.id, check.id)
        for each in record.evaluation.candidates
        if each.id == record.choice.candidate
        for gate in each.gates
        for check in gate.checks
        if check.state is State.NOT_APPLICABLE
    }
    for each in now.candidates:
        for gate in each.gates:
            for check in gate.checks:
                asked = check.state is not State.NOT_APPLICABLE
                if asked and (each.id, gate.id, check.id) in left_out:
                    yield _fire(TriggerKind.EVIDENCE_EXPIRY, f"{gate.id}.{check.id}", check.explanation)


def _waivers(record: DecisionRecord, now: Evaluation) -> Iterator[FiredTrigger]:
    for each in now.candidates:
        if each.id != record.choice.candidate:
            continue
        for gate in each.gates:
            for result in gate.waivers:
                if result.state is WaiverState.EXPIRED:
                    yield _fire(TriggerKind.WAIVER_EXPIRY, gate.id, result.explanation)


def _components(record: DecisionRecord, catalog: Catalog) -> Iterator[FiredTrigger]:
    """What the directory says differently of a component of the choice."""
    chosen = next((c for c in record.decision.candidates if c.id == record.choice.candidate), None)
    for id_ in sorted(chosen.components) if chosen else ():
        then, runtime = record.components.get(id_), catalog.runtime(id_)
        if then is not None and runtime is not None:
            yield from _component(id_, then, runtime)


def _component(id_: str, then: ComponentSnapshot, runtime: Runtime) -> Iterator[FiredTrigger]:
    latest = runtime.versions.latest.version if runtime.versions.latest else None
    if latest is not None and latest != then.latest:
        text = f"{runtime.name} {latest} is out; {then.version} was chosen."
        yield _fire(TriggerKind.VERSION, id_, text)
    if runtime.license.spdx != then.license:
        text = f"{runtime.name} is now under {runtime.license.spdx}; it was under {then.license}."
        yield _fire(TriggerKind.LICENSE, id_, text)
    if runtime.lifecycle.status != then.status:
        text = f"{runtime.name} is now {runtime.lifecycle.status}; it was {then.status}."
        yield _fire(TriggerKind.SUPPORT, id_, text)


def _policy(record: DecisionRecord, policy: Policy) -> Iterator[FiredTrigger]:
    if digest(policy) != record.evaluation.inputs.policy_digest:
        yield _fire(TriggerKind.POLICY, "policy", "The policy has changed since the decision.")


def _drift(then: Evaluation, now: Evaluation) -> Iterator[Drift]:
    before = {each.id: each.standing.value for each in then.candidates}
    for each in now.candidates:
        if before.get(each.id) != each.standing.value:
            yield Drift(candidate=each.id, then=before.get(each.id, "not there"), now=each.standing.value)
