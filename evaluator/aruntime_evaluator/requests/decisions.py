"""Requests about decisions: evaluate one, shortlist for it, record a choice, review a record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import cast

from aruntime_evaluator.answer.conditions import resolve_claims
from aruntime_evaluator.answer.profile import check_profile, judge
from aruntime_evaluator.answer.questionnaire import decision_of
from aruntime_evaluator.answer.shortlist import shortlist
from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.codec.constraints import Id, Line
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.decision import Choice, Decision
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.model.questionnaire import Answers, Questionnaire
from aruntime_evaluator.model.record import DecisionRecord
from aruntime_evaluator.record.build import build_record, record_json
from aruntime_evaluator.record.calendar import decision_days, render_calendar
from aruntime_evaluator.record.madr import render_madr
from aruntime_evaluator.record.matrix import render_csv
from aruntime_evaluator.record.review import review
from aruntime_evaluator.record.sarif import render_sarif
from aruntime_evaluator.requests import Methods, Params
from aruntime_evaluator.requests.memory import MEMORY
from aruntime_evaluator.requests.rereading import Previous
from aruntime_evaluator.rules import check_decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Answers as a request has them."""

    answers: Answers


_TERMS = ("as-of", "stage", "seed", "draws", "thorough")
"""What a request may say of the terms of an evaluation."""

_PREVIOUS = Previous()
"""Most often a decision is asked about again after one edit."""


def _load(params: Params) -> Json:
    """Remember a catalog and a policy; the answer names their digests."""
    _, catalog = MEMORY.recall(Catalog, params, "catalog")
    _, policy = MEMORY.recall(Policy, params, "policy")
    return {"catalog": catalog, "policy": policy}


def _evaluate(params: Params) -> Json:
    """Answer a decision; ``catalog`` and ``policy`` are documents or digests."""
    return _PREVIOUS.encode(_evaluated(params)[-1])


def _evaluated(params: Params) -> tuple[Decision, Catalog, Policy, Evaluation]:
    catalog, catalog_digest = MEMORY.recall(Catalog, params, "catalog")
    policy, policy_digest = MEMORY.recall(Policy, params, "policy")
    decision = _PREVIOUS.decode(params.get("decision"), path="decision")
    terms = decode(Terms, {key: params[key] for key in _TERMS if key in params})
    terms = replace(terms, catalog_digest=catalog_digest, policy_digest=policy_digest)
    return decision, catalog, policy, evaluate(decision, catalog, policy, terms, _PREVIOUS.assessed)


def _shortlist(params: Params) -> Json:
    """Every runtime and stack of the directory that may come into question, judged by the directory alone.

    With ``answers`` to the ``questions`` of a site instead of a decision, the decision that they make comes
    with it; with a ``profile``, every runtime that it concerns, each alone.
    """
    catalog, policy, as_of = _rules(params)
    if "profile" in params:
        return _judged(decode(Profile, params["profile"]), catalog, policy, as_of)
    answered = "answers" in params
    decision = _answered(params) if answered else decode(Decision, params.get("decision"), path="decision")
    if problems := check_decision(decision, catalog, policy):
        raise InvalidDocumentError(problems)
    found = cast("dict[str, Json]", encode(shortlist(decision, catalog, policy, as_of)))
    return {**found, "decision": encode(decision)} if answered else found


def _answered(params: Params) -> Decision:
    questions = decode(Questionnaire, params.get("questions"), path="questions")
    return decision_of(questions, decode(Given, {"answers": params["answers"]}).answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something runs, as a request has it."""

    target: Line | None = None
    """In people's words; none where nothing is known."""
    stack: tuple[Id, ...] = ()


def _conditions(params: Params) -> Json:
    """What claims under a condition say on a ``target``, for every entry or the parts of one ``stack``."""
    catalog, _ = MEMORY.recall(Catalog, params, "catalog")
    place = decode(Place, {key: params[key] for key in ("target", "stack") if key in params})
    return {"conditions": encode(resolve_claims(catalog, place.target or "", place.stack))}


def _judged(profile: Profile, catalog: Catalog, policy: Policy, as_of: dt.date) -> Json:
    if problems := check_profile(profile, catalog, policy):
        raise InvalidDocumentError(problems)
    return {"shortlist": [encode(each) for each in judge(profile, catalog, policy, as_of)]}


def _record(params: Params) -> Json:
    """Record a choice: the record itself, and its files as text (JSON, MADR, SARIF, CSV, iCalendar)."""
    decision, catalog, policy, evaluation = _evaluated(params)
    choice = decode(Choice, params.get("choice"), path="choice")
    record = build_record(decision, evaluation, choice, catalog, evaluation.inputs.as_of)
    return {
        "record": encode(record),
        "json": record_json(record),
        "markdown": render_madr(record, policy),
        "sarif": render_sarif(evaluation, policy, f"{decision.id}.decision.yml"),
        "csv": render_csv(evaluation, policy),
        "calendar": render_calendar(decision.title, decision_days(decision), evaluation.inputs.as_of),
    }


def _review(params: Params) -> Json:
    """Look at a record again: fired triggers, drift, and whether the choice would still be recommended."""
    catalog, policy, as_of = _rules(params)
    record = decode(DecisionRecord, params.get("record"), path="record")
    return encode(review(record, catalog, policy, as_of))


def _rules(params: Params) -> tuple[Catalog, Policy, dt.date]:
    catalog, _ = MEMORY.recall(Catalog, params, "catalog")
    policy, _ = MEMORY.recall(Policy, params, "policy")
    return catalog, policy, decode(Terms, {"as-of": params.get("as-of")}).as_of


METHODS: Methods = {
    "load": _load,
    "evaluate": _evaluate,
    "conditions": _conditions,
    "shortlist": _shortlist,
    "record": _record,
    "review": _review,
}
"""Every method by its name in a request."""
