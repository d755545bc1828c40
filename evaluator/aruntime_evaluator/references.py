"""Whether everything a decision names exists: gates, criteria, runtimes, claims, checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.decision import ClaimCheck, Decision, SloCheck
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.model.runtime import ClaimValue
from aruntime_evaluator.model.whole import check_objectives
from aruntime_evaluator.model.words import unknown_word
from aruntime_evaluator.pieces import check_pieces, check_target
from aruntime_evaluator.weights.scores import admissible_weights

_ASKABLE = {ClaimValue.SUPPORTED, ClaimValue.PARTIAL, ClaimValue.UNSUPPORTED}
STEP = 5
"""Points are given in steps of five: finer ones would claim a precision nobody has."""


def check_decision(decision: Decision, catalog: Catalog, policy: Policy) -> list[Problem]:
    """Every reference of a decision that leads nowhere, and every contradiction in it."""
    return sorted(
        {
            *_needs(decision, catalog),
            *check_target(decision.target),
            *_requirements(decision, catalog, policy),
            *_candidates(decision, catalog, policy),
            *_importance(decision, policy),
        }
    )


def _twice(path: str, words: Iterable[str], what: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, word in enumerate(words):
        if word in seen:
            message = f"the {what} '{word}' stands here twice"
            yield Problem(path=f"{path}[{i}].id", rule="duplicate-id", message=message, found=word)
        seen.add(word)


def _needs(decision: Decision, catalog: Catalog) -> Iterator[Problem]:
    layers = [layer.id for layer in catalog.vocabulary.layers]
    known = [each.id for each in catalog.vocabulary.responsibilities]
    for i, layer in enumerate(decision.needs.layers):
        yield from unknown_word(f"needs.layers[{i}]", layer, layers, "layer")
    for i, need in enumerate(decision.needs.responsibilities):
        yield from unknown_word(f"needs.responsibilities[{i}]", need, known, "responsibility")


def _requirements(decision: Decision, catalog: Catalog, policy: Policy) -> Iterator[Problem]:
    gates = [gate.id for gate in policy.gates]
    claims = [reference for reference, _, _ in catalog.vocabulary.claims()]
    for gate, checks in decision.requirements.items():
        path = f"requirements.{gate}"
        yield from unknown_word(path, gate, gates, "gate")
        yield from _twice(path, (check.id for check in checks), "check")
        for i, check in enumerate(checks):
            match check:
                case ClaimCheck():
                    yield from unknown_word(f"{path}[{i}].claim", check.claim, claims, "claim")
                    yield from unknown_word(
                        f"{path}[{i}].component", check.component, _names(catalog), "runtime"
                    )
                    if check.is_ not in _ASKABLE:
                        message = f"'{check.is_.value}' cannot be asked for"
                        yield Problem(path=f"{path}[{i}].is", rule="not-askable", message=message)
                case SloCheck():
                    yield from check_objectives(f"{path}[{i}]", check)


def _names(catalog: Catalog) -> list[str]:
    return [name for each in catalog.runtimes for name in (each.id, *each.aliases)]


def _candidates(decision: Decision, catalog: Catalog, policy: Policy) -> Iterator[Problem]:
    runtimes = _names(catalog)
    criteria = [criterion.id for criterion in policy.criteria]
    yield from _twice("candidates", (each.id for each in decision.candidates), "candidate")
    for i, candidate in enumerate(decision.candidates):
        path = f"candidates[{i}]"
        if not candidate.components:
            message = "a candidate has at least one component with its version"
            yield Problem(path=f"{path}.components", rule="missing-key", message=message)
        for component in candidate.components:
            yield from unknown_word(f"{path}.components.{component}", component, runtimes, "runtime")
        for criterion in (*candidate.scores, *candidate.score_evidence):
            yield from unknown_word(f"{path}.scores.{criterion}", criterion, criteria, "criterion")
        for criterion, score in candidate.scores.items():
            if isinstance(score, tuple) and score[0] > score[1]:
                message = f"the range [{score[0]:g}, {score[1]:g}] is upside down"
                yield Problem(path=f"{path}.scores.{criterion}", rule="out-of-range", message=message)
        yield from check_pieces(path, candidate, decision, policy)


def _importance(decision: Decision, policy: Policy) -> Iterator[Problem]:
    """How the criteria are weighed; whether anything is, once every word of that is right."""
    problems = list(_weights(decision, policy))
    yield from problems
    if not problems:
        try:
            admissible_weights(decision, policy)
        except InvalidDocumentError as error:
            yield from error.problems


def _weights(decision: Decision, policy: Policy) -> Iterator[Problem]:
    criteria = [criterion.id for criterion in policy.criteria]
    levels = [level.id for level in policy.importance_levels]
    given = {
        "importance": tuple(decision.importance),
        "order": decision.order,
        "points": tuple(decision.points),
        "ranges": tuple(decision.ranges),
    }
    named = [name for name, ids in given.items() if ids]
    if len(named) > 1:
        message = f"the weights are said in {len(named)} ways ({', '.join(named)}); one is needed"
        yield Problem(path=named[1], rule="ambiguous-weights", message=message)
    for name, ids in given.items():
        for i, criterion in enumerate(ids):
            path = f"{name}[{i}]" if name == "order" else f"{name}.{criterion}"
            yield from unknown_word(path, criterion, criteria, "criterion")
    for criterion, level in decision.importance.items():
        yield from unknown_word(f"importance.{criterion}", level, levels, "importance level")
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
