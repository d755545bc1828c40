"""Ways into an evaluation, for tests that look at one thing of it."""

from __future__ import annotations

from aruntime_evaluator.model.evaluation import CandidateResult, Evaluation
from aruntime_evaluator.model.verdict import CheckResult, GateResult


def candidate(evaluation: Evaluation, id_: str) -> CandidateResult:
    return next(each for each in evaluation.candidates if each.id == id_)


def gate(evaluation: Evaluation, id_: str, gate_id: str) -> GateResult:
    return next(each for each in candidate(evaluation, id_).gates if each.id == gate_id)


def check(evaluation: Evaluation, id_: str, reference: str) -> CheckResult:
    gate_id, _, check_id = reference.partition(".")
    return next(each for each in gate(evaluation, id_, gate_id).checks if each.id == check_id)
