"""Confidence is the lowest of its dimensions, and evidence is as strong as what was asked for most."""

from __future__ import annotations

from typing import Any

import pytest

from aruntime_evaluator.model.evaluation import ConfidenceLevel, Evaluation


def evidence(evaluation: Evaluation) -> tuple[ConfidenceLevel, str]:
    return next(
        (each.level, each.reason) for each in evaluation.confidence.dimensions if each.id == "evidence"
    )


def test_a_proof_at_the_highest_level_earns_high_confidence(plain: Any, ask: Any) -> None:
    assert evidence(ask(plain)) == (ConfidenceLevel.HIGH, "The most demanding checks rest on E4 at least.")


def test_without_the_most_demanding_check_the_next_one_counts(plain: Any, ask: Any) -> None:
    excused = {"check": "speed.latency", "reason": "No load is known.", "by": "A. Lead"}
    plain["candidates"][0] |= {"proofs": [], "not-applicable": [excused]}
    assert evidence(ask(plain)) == (
        ConfidenceLevel.MODERATE,
        "The most demanding checks rest on E3 at least.",
    )


def test_the_shortlist_stage_earns_no_more_than_documents_do(plain: Any, ask: Any) -> None:
    level, reason = evidence(ask(plain, stage="shortlist"))
    assert (level, reason) == (ConfidenceLevel.LOW, "The most demanding checks rest on E2 at least.")


def test_nothing_asked_is_nothing_known(plain: Any, ask: Any) -> None:
    excused = [
        {"check": check, "reason": "Out of the question.", "by": "A. Lead"}
        for check in ("fit.amqp", "fit.client", "fit.gate", "trust.telemetry", "trust.gate", "speed.latency")
    ]
    plain["candidates"] = [plain["candidates"][0] | {"not-applicable": excused}]
    level, _ = evidence(ask(plain))
    assert level is ConfidenceLevel.LOW


@pytest.mark.parametrize("stage", ["shortlist", "decide"])
def test_the_whole_is_the_lowest_of_its_parts(plain: Any, ask: Any, stage: str) -> None:
    found = ask(plain, stage=stage).confidence
    order = ["high", "moderate", "low", "insufficient"]
    assert found.level == max((each.level for each in found.dimensions), key=order.index)
