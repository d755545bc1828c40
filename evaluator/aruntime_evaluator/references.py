"""Whether everything a decision names exists: gates, criteria, runtimes, claims, checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec.references import check_references, names_of
from aruntime_evaluator.model.decision import ClaimCheck, Decision, SloCheck
from aruntime_evaluator.model.ids import CHECK, COMPONENT, LOAD, SUBJECT
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.model.runtime import ClaimValue
from aruntime_evaluator.model.whole import LOADS, check_objectives
from aruntime_evaluator.model.words import twice
from aruntime_evaluator.pieces import SUBJECTS, check_pieces, check_target
from aruntime_evaluator.weights.scores import admissible_weights

_ASKABLE = {ClaimValue.SUPPORTED, ClaimValue.PARTIAL, ClaimValue.UNSUPPORTED}
_WEIGHED_BY = ("importance", "order", "points", "ranges")
"""What a decision may say its weights in; the path of whatever is wrong with them begins so."""

STEP = 5
"""Points are given in steps of five: finer ones would claim a precision nobody has."""


def check_decision(decision: Decision, catalog: Catalog, policy: Policy) -> list[Problem]:
    """Every reference of a decision that leads nowhere, and every contradiction in it."""
    problems = {
        *_references(decision, catalog, policy),
        *check_target(decision.target),
        *_requirements(decision),
        *_candidates(decision),
        *_weights(decision),
    }
    if not any(each.path.startswith(_WEIGHED_BY) for each in problems):
        try:
            admissible_weights(decision, policy)
        except InvalidDocumentError as error:
            problems |= {*error.problems}
    return sorted(problems)


def _references(decision: Decision, catalog: Catalog, policy: Policy) -> Iterator[Problem]:
    """Every name that names nothing: in the directory, the policy, or the decision itself."""
    checks = {f"{gate.id}.gate" for gate in policy.gates}
    checks |= {f"{gate}.{check.id}" for gate, each in decision.requirements.items() for check in each}
    known = names_of(catalog.vocabulary, policy) | {
        "runtime": [name for each in catalog.runtimes for name in (each.id, *each.aliases)],
        LOAD: LOADS,
        CHECK: sorted(checks),
    }
    yield from check_references(replace(decision, candidates=()), known)
    for i, candidate in enumerate(decision.candidates):
        subjects = dict.fromkeys([*candidate.components, *SUBJECTS, *decision.target])
        own = {COMPONENT: candidate.components, SUBJECT: subjects}
        yield from check_references(candidate, known | own, f"candidates[{i}]")


def _requirements(decision: Decision) -> Iterator[Problem]:
    for gate, checks in decision.requirements.items():
        path = f"requirements.{gate}"
        named = ((f"{path}[{i}].id", check.id) for i, check in enumerate(checks))
        yield from twice(named, "the check '{}' stands here twice")
        for i, check in enumerate(checks):
            match check:
                case ClaimCheck() if check.is_ not in _ASKABLE:
                    message = f"'{check.is_.value}' cannot be asked for"
                    yield Problem(path=f"{path}[{i}].is", rule="not-askable", message=message)
                case SloCheck():
                    yield from check_objectives(f"{path}[{i}]", check)


def _candidates(decision: Decision) -> Iterator[Problem]:
    named = ((f"candidates[{i}].id", each.id) for i, each in enumerate(decision.candidates))
    yield from twice(named, "the candidate '{}' stands here twice")
    for i, candidate in enumerate(decision.candidates):
        path = f"candidates[{i}]"
        if not candidate.components:
            message = "a candidate has at least one component with its version"
            yield Problem(path=f"{path}.components", rule="missing-key", message=message)
        for criterion, score in candidate.scores.items():
            if isinstance(score, tuple) and score[0] > score[1]:
                message = f"the range [{score[0]:g}, {score[1]:g}] is upside down"
                yield Problem(path=f"{path}.scores.{criterion}", rule="out-of-range", message=message)
        yield from check_pieces(path, candidate)


def _weights(decision: Decision) -> Iterator[Problem]:
    """How the criteria are weighed: in one way, in numbers that somebody can mean."""
    named = [name for name in _WEIGHED_BY if getattr(decision, name)]
    if len(named) > 1:
        message = f"the weights are said in {len(named)} ways ({', '.join(named)}); one is needed"
        yield Problem(path=named[1], rule="ambiguous-weights", message=message)
    yield from _numbers(decision)


def _numbers(decision: Decision) -> Iterator[Problem]:
    """Points finer than anybody means, ranges that are upside down, an order that names a criterion twice."""
    for criterion, points in decision.points.items():
        if points % STEP:
            message = f"{points:g} is not a multiple of {STEP}"
            yield Problem(path=f"points.{criterion}", rule="false-precision", message=message)
    for criterion, (lo, hi) in decision.ranges.items():
        if lo > hi:
            message = f"the range [{lo:g}, {hi:g}] is upside down"
            yield Problem(path=f"ranges.{criterion}", rule="out-of-range", message=message)
    if decision.order and len(set(decision.order)) != len(decision.order):
        yield Problem(path="order", rule="duplicate-id", message="a criterion stands in the order twice")
