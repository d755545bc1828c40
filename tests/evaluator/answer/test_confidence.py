"""Confidence is the lowest of its dimensions, and evidence is as strong as what was asked for most."""

from __future__ import annotations

from typing import Any

import pytest

from aruntime_evaluator.answer.confidence import trust
from aruntime_evaluator.model.evaluation import (
    Confidence,
    ConfidenceLevel,
    Evaluation,
    Ranks,
    Recommendation,
    RecommendationKind,
)
from conftest import TODAY as AS_OF
from mkdocs_aruntime.catalog.site import Site


def dimension(confidence: Confidence, id_: str) -> tuple[ConfidenceLevel, str]:
    return next((each.level, each.reason) for each in confidence.dimensions if each.id == id_)


def evidence(evaluation: Evaluation) -> tuple[ConfidenceLevel, str]:
    return dimension(evaluation.confidence, "evidence")


def test_a_proof_at_the_highest_level_earns_high_confidence(plain: Any, ask: Any) -> None:
    assert evidence(ask(plain)) == (ConfidenceLevel.HIGH, "The most demanding checks rest on E4 at least.")


def test_without_the_most_demanding_check_the_next_one_counts(plain: Any, ask: Any) -> None:
    excused = {"check": "speed.latency", "reason": "No load.", "by": "A. Lead", "decided": "2026-11-01"}
    plain["candidates"][0] |= {"proofs": [], "not-applicable": [excused]}
    assert evidence(ask(plain)) == (
        ConfidenceLevel.MODERATE,
        "The most demanding checks rest on E3 at least.",
    )


def test_the_shortlist_stage_earns_no_more_than_documents_do(plain: Any, ask: Any) -> None:
    level, reason = evidence(ask(plain, stage="shortlist"))
    assert (level, reason) == (ConfidenceLevel.LOW, "The most demanding checks rest on E2 at least.")


def test_a_gate_that_is_left_out_lowers_the_confidence(plain: Any, ask: Any) -> None:
    excused = {"check": "speed.latency", "reason": "No load.", "by": "A. Lead", "decided": "2026-11-01"}
    plain["candidates"] = [plain["candidates"][0] | {"proofs": [], "not-applicable": [excused]}]
    assert dimension(ask(plain).confidence, "gates") == (
        ConfidenceLevel.MODERATE,
        "The first place leaves out a gate that is said not to apply.",
    )


@pytest.mark.parametrize("stage", ["shortlist", "decide"])
def test_the_whole_is_the_lowest_of_its_parts(plain: Any, ask: Any, stage: str) -> None:
    found = ask(plain, stage=stage).confidence
    order = ["high", "moderate", "low", "insufficient"]
    assert found.level == max((each.level for each in found.dimensions), key=order.index)


def test_with_every_rival_settled_the_gates_leave_no_doubt(plain: Any, ask: Any) -> None:
    assert dimension(ask(plain).confidence, "gates") == (
        ConfidenceLevel.HIGH,
        "The first passes every gate, and no rival is left open.",
    )


def test_a_rival_that_may_still_come_in_lowers_the_confidence(plain: Any, ask: Any) -> None:
    plain["candidates"][2]["waivers"] = []
    assert dimension(ask(plain).confidence, "gates") == (
        ConfidenceLevel.MODERATE,
        "A rival is not proven yet and may still come in.",
    )


@pytest.mark.parametrize(
    ("shares", "level", "said"),
    [
        ([(0.9, 0.1)], ConfidenceLevel.HIGH, "90%"),
        ([(0.89, 0.11)], ConfidenceLevel.MODERATE, "89%"),
        ([(0.6, 0.4)], ConfidenceLevel.MODERATE, "60%"),
        ([(0.59, 0.41)], ConfidenceLevel.LOW, "59%"),
        ([(0.3, 0.7), (0.7, 0.3)], ConfidenceLevel.MODERATE, "70%"),
        ([()], ConfidenceLevel.LOW, "0%"),
    ],
)
def test_how_often_the_most_frequent_first_is_first_decides_robustness(
    minimal: Site, shares: list[tuple[float, ...]], level: ConfidenceLevel, said: str
) -> None:
    ranks = {str(i): Ranks(best=1, worst=2, acceptability=share) for i, share in enumerate(shares)}
    kind = RecommendationKind.NOT_SEPARABLE
    answer = Recommendation(kind=kind, group=tuple(ranks), why="They cannot be told apart.")
    found = trust(answer, [], ranks, minimal.policy.confidence, AS_OF)
    assert dimension(found, "robustness") == (
        level,
        f"The most frequent first is first in {said} of admissible weights and scores.",
    )


def test_who_is_first_whatever_is_drawn_needs_no_share(plain: Any, ask: Any) -> None:
    plain["candidates"][2]["scores"] = {"reach": 0, "cost": 0}
    assert dimension(ask(plain, draws=0).confidence, "robustness") == (
        ConfidenceLevel.HIGH,
        "alpha is first under every admissible weight and score.",
    )


def test_who_was_left_out_of_the_comparison_is_named(plain: Any, ask: Any) -> None:
    assert dimension(ask(plain).confidence, "comparability") == (
        ConfidenceLevel.HIGH,
        "All candidates cover the same needs.",
    )
    plain["needs"]["layers"] = ["store"]
    assert dimension(ask(plain).confidence, "comparability") == (
        ConfidenceLevel.MODERATE,
        "Left out because they do not cover the needs: alpha, beta.",
    )


@pytest.mark.parametrize(
    ("expires", "level", "days"),
    [("2026-12-23", ConfidenceLevel.MODERATE, 30), ("2026-12-24", ConfidenceLevel.HIGH, 31)],
)
def test_evidence_is_fresh_for_more_than_the_days_of_the_policy(
    plain: Any, ask: Any, expires: str, level: ConfidenceLevel, days: int
) -> None:
    plain["candidates"][0]["evidence"][0]["expires"] = expires
    assert dimension(ask(plain).confidence, "freshness") == (
        level,
        f"The first piece of evidence expires on {expires}, in {days} days.",
    )
