"""What no single line of a document can know, and what a decision relies on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec.references import check_references, check_unique, names_of
from aruntime_evaluator.model.decision import SloCheck
from aruntime_evaluator.model.figures import NOISE, exact_percent
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from aruntime_evaluator.model.words import unknown_word

_OBJECTIVE = re.compile(r"(?:ttft|tpot|itl|e2e)(?:-p(?P<percentile>\d{2}))?-ms")

LOADS = ("concurrency", "requests-per-second")
"""How a decision names a load."""


def check_policy(policy: Policy) -> Iterator[Problem]:
    """Every problem that shows only in the whole of a policy."""
    yield from check_unique(policy)
    yield from check_references(policy, names_of(policy))
    yield from _levels(policy)
    yield from _gates(policy)
    yield from _importance(policy)


def check_catalog(catalog: Catalog) -> Iterator[Problem]:
    """Claims that say something and have no evidence, or evidence of a source that is not there."""
    for i, runtime in enumerate(catalog.runtimes):
        for reference, claim in runtime.all_claims():
            path = f"runtimes[{i}].claims.{reference}.evidence"
            if claim.value.established and not claim.evidence:
                message = f"is missing; a claim that something is {claim.value} needs evidence"
                yield Problem(path=path, rule="missing-key", message=message, expected="evidence")
            for each in claim.evidence:
                yield from unknown_word(path, each.source, runtime.sources, "source")


def check_objectives(path: str, check: SloCheck) -> Iterator[Problem]:
    """What a measured check cannot ask: no objective, two shares at once, a share of nothing.

    Args:
        path: Where the check stands.
        check: The check.
    """
    if not check.slo:
        yield Problem(path=f"{path}.slo", rule="missing-key", message="at least one objective is needed")
    yield from check_objective_names(f"{path}.slo", check.slo)
    if check.attainment <= 0:
        message = "a share of 0 asks for nothing; write the share of requests that must meet the objectives"
        yield Problem(path=f"{path}.attainment", rule="out-of-range", message=message)
    for key in check.slo:
        percentile = _percentile(key)
        if percentile is not None and abs(percentile - 100 * check.attainment) > NOISE:
            share = exact_percent(check.attainment)
            message = (
                f"'{key}' asks for {percentile}% of requests and the attainment for {share}; write the limit "
                f"as '{key.partition('-')[0]}-ms', and the one share that must keep it as the attainment"
            )
            yield Problem(path=f"{path}.slo.{key}", rule="two-shares", message=message, found=key)


def check_objective_names(path: str, slo: Iterable[str]) -> Iterator[Problem]:
    """Objectives of no latency that is known."""
    for key in slo:
        if not _OBJECTIVE.fullmatch(key):
            message = f"'{key}' is not an objective such as 'ttft-p95-ms' or 'tpot-ms'"
            yield Problem(path=f"{path}.{key}", rule="unknown-word", message=message, found=key)


def _percentile(objective: str) -> int | None:
    found = _OBJECTIVE.fullmatch(objective)
    return int(found["percentile"]) if found and found["percentile"] else None


def _levels(policy: Policy) -> Iterator[Problem]:
    for level in EvidenceLevel:
        if level not in policy.range_floor:
            message = f"'{level.value}' is missing; every evidence level needs its narrowest range"
            yield Problem(path="range-floor", rule="missing-key", message=message, expected=level.value)
        if level not in {rule.id for rule in policy.evidence_levels}:
            message = f"'{level.value}' is missing; every evidence level needs a definition"
            yield Problem(path="evidence-levels", rule="missing-key", message=message, expected=level.value)


def _gates(policy: Policy) -> Iterator[Problem]:
    if not policy.gates:
        message = "at least one gate is needed; without any, everything would pass"
        yield Problem(path="gates", rule="missing-key", message=message)
    for i, gate in enumerate(policy.gates):
        for stage in Stage:
            if stage not in gate.minimum:
                message = f"the minimum level of the stage '{stage.value}' is missing"
                yield Problem(
                    path=f"gates[{i}].minimum", rule="missing-key", message=message, expected=stage.value
                )


def _importance(policy: Policy) -> Iterator[Problem]:
    if not policy.criteria:
        yield Problem(path="criteria", rule="missing-key", message="at least one criterion is needed")
    if not any(level.hi > 0 for level in policy.importance_levels):
        message = "no level has a weight above 0, so nothing could be weighed; give one an 'hi' above 0"
        yield Problem(path="importance-levels", rule="weights-all-zero", message=message)
    for i, level in enumerate(policy.importance_levels):
        if level.lo > level.hi:
            message = f"lo {level.lo:g} is above hi {level.hi:g}"
            yield Problem(path=f"importance-levels[{i}]", rule="out-of-range", message=message)
    for i, scenario in enumerate(policy.scenarios):
        heaviest = (
            level.hi for level in policy.importance_levels if level.id in scenario.importance.values()
        )
        if not any(heaviest):
            message = "it weighs nothing; give at least one criterion a level above none"
            yield Problem(path=f"scenarios[{i}].importance", rule="weights-all-zero", message=message)
