"""What no single line of a document can know, and what a decision relies on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.decision import SloCheck
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from aruntime_evaluator.model.words import unknown_word

_OBJECTIVE = re.compile(r"(?:ttft|tpot|itl|e2e)(?:-p\d{2})?-ms")


def check_policy(policy: Policy) -> Iterator[Problem]:
    """Every problem that shows only in the whole of a policy."""
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
    """Objectives that are none, or of no latency that is known."""
    if not check.slo:
        yield Problem(path=path, rule="missing-key", message="at least one objective is needed")
    for key in check.slo:
        if not _OBJECTIVE.fullmatch(key):
            message = f"'{key}' is not an objective such as 'ttft-p95-ms' or 'tpot-ms'"
            yield Problem(path=f"{path}.{key}", rule="unknown-word", message=message, found=key)


def _levels(policy: Policy) -> Iterator[Problem]:
    for level in EvidenceLevel:
        if level not in policy.range_floor:
            message = f"'{level.value}' is missing; every evidence level needs its narrowest range"
            yield Problem(path="range-floor", rule="missing-key", message=message, expected=level.value)
        if level not in {rule.id for rule in policy.evidence_levels}:
            message = f"'{level.value}' is missing; every evidence level needs a definition"
            yield Problem(path="evidence-levels", rule="missing-key", message=message, expected=level.value)


def _gates(policy: Policy) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, gate in enumerate(policy.gates):
        if gate.id in seen:
            message = f"'{gate.id}' is already a gate"
            yield Problem(path=f"gates[{i}].id", rule="duplicate-id", message=message, found=gate.id)
        seen.add(gate.id)
        for stage in Stage:
            if stage not in gate.minimum:
                message = f"the minimum level of the stage '{stage.value}' is missing"
                yield Problem(
                    path=f"gates[{i}].minimum", rule="missing-key", message=message, expected=stage.value
                )


def _importance(policy: Policy) -> Iterator[Problem]:
    levels = [level.id for level in policy.importance_levels]
    criteria = [criterion.id for criterion in policy.criteria]
    for i, level in enumerate(policy.importance_levels):
        if level.lo > level.hi:
            message = f"lo {level.lo:g} is above hi {level.hi:g}"
            yield Problem(path=f"importance-levels[{i}]", rule="out-of-range", message=message)
    for i, scenario in enumerate(policy.scenarios):
        for criterion, level_id in scenario.importance.items():
            path = f"scenarios[{i}].importance.{criterion}"
            yield from unknown_word(path, criterion, criteria, "criterion")
            yield from unknown_word(path, level_id, levels, "importance level")
