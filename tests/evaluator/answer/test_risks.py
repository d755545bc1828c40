"""The risk register: each kind of risk, when it is one, and whether it would change the answer."""

from __future__ import annotations

from typing import Any

import pytest

from aruntime_evaluator.answer.risks import register
from aruntime_evaluator.model.evaluation import CriterionScore, Evaluation, Risk, RiskKind
from aruntime_evaluator.model.robustness import ScoreFlip
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from conftest import TODAY as AS_OF
from mkdocs_aruntime.catalog.site import Site


def of_kind(evaluation: Evaluation, kind: RiskKind) -> list[Risk]:
    return [risk for risk in evaluation.risks if risk.kind is kind]


def test_the_example_has_an_unknown_and_the_waiver_that_covers_it(plain: Any, ask: Any) -> None:
    assert ask(plain).risks == (
        Risk(
            kind=RiskKind.UNKNOWN,
            candidate="gamma",
            about="speed.latency",
            text="Not proven (inconclusive).",
            decisive=True,
            closed_by="e2e-p95-ms ≤ 50 for 95.0% of requests at requests-per-second 100: Measure it.",
        ),
        Risk(
            kind=RiskKind.WAIVER,
            candidate="gamma",
            about="speed",
            text="Needed before the measurement. B. Owner carries the risk until 2027-01-31, "
            "approved by C. Approver.",
            decisive=True,
            closed_by="Settle the gate before 2027-01-31.",
        ),
    )


def test_a_waiver_that_does_not_hold_is_no_risk(plain: Any, ask: Any) -> None:
    plain["candidates"][2]["waivers"][0]["expires"] = "2026-11-22"
    assert of_kind(ask(plain), RiskKind.WAIVER) == []


def test_evidence_that_contradicts_itself_is_a_conflict(plain: Any, ask: Any) -> None:
    gamma = plain["candidates"][2]
    gamma["evidence"].append({**gamma["evidence"][1], "result": "negative"})
    (conflict,) = of_kind(ask(plain), RiskKind.CONFLICT)
    assert (conflict.candidate, conflict.about) == ("gamma", "fit.client")
    assert conflict.text == "The evidence contradicts itself."


def test_an_unknown_that_changes_nothing_does_not_decide(plain: Any, ask: Any) -> None:
    """Gamma comes after alpha, proven or not."""
    plain["candidates"][2] |= {"scores": {"reach": 0, "cost": 0}, "waivers": []}
    (unknown,) = of_kind(ask(plain), RiskKind.UNKNOWN)
    assert not unknown.decisive


def test_who_cannot_be_compared_is_a_gap_that_does_not_decide(plain: Any, ask: Any) -> None:
    plain["needs"]["layers"] = ["store"]
    gaps = of_kind(ask(plain), RiskKind.COMPARABILITY)
    assert [(gap.candidate, gap.text, gap.decisive) for gap in gaps] == [
        (id_, "It does not cover what the decision needs; it lacks store.", False)
        for id_ in ("alpha", "beta")
    ]


@pytest.mark.parametrize(("expires", "soon"), [("2026-12-23", True), ("2026-12-24", False)])
def test_evidence_that_expires_within_the_days_of_the_policy_is_a_risk(
    plain: Any, ask: Any, expires: str, *, soon: bool
) -> None:
    plain["candidates"][0]["evidence"][0]["expires"] = expires
    found = [(risk.about, risk.text, risk.decisive) for risk in of_kind(ask(plain), RiskKind.EXPIRING)]
    assert found == ([("fit.client", f"evidence[0] expires on {expires}.", False)] if soon else [])


def test_synthetic_evidence_decides(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["proofs"][0]["synthetic"] = True
    (found,) = of_kind(ask(plain), RiskKind.SYNTHETIC)
    assert (found.candidate, found.about, found.decisive) == ("alpha", "speed.latency", True)
    assert found.text == "proof: run-1 is synthetic: made up for an example."


def test_evidence_that_counts_twice_does_not_decide(plain: Any, ask: Any) -> None:
    for criterion in ("reach", "cost"):
        plain["candidates"][0]["score-evidence"][criterion]["sources"] = ["https://example.org/a"]
    (found,) = of_kind(ask(plain), RiskKind.DOUBLE_COUNTING)
    assert (found.candidate, found.about, found.decisive) == ("alpha", "cost", False)


def test_what_would_change_the_answer_comes_first(plain: Any, ask: Any) -> None:
    plain["candidates"][0]["evidence"][0]["expires"] = "2026-12-01"
    assert [(risk.kind, risk.decisive) for risk in ask(plain).risks] == [
        (RiskKind.UNKNOWN, True),
        (RiskKind.WAIVER, True),
        (RiskKind.EXPIRING, False),
    ]


def wide(minimal: Site, lo: float, hi: float, change: float | None) -> list[tuple[str, bool]]:
    """Register one score, after a narrow one, where a change of it would flip the first place."""

    def score(lo: float, hi: float) -> CriterionScore:
        return CriterionScore(lo=lo, hi=hi, given=True, level=EvidenceLevel.E1, widened=False)

    flips = (
        []
        if change is None
        else [ScoreFlip(candidate="alpha", criterion="reach", change=change, winner="beta")]
    )
    risks = register(
        [],
        {"alpha": {"cost": score(1, 2), "reach": score(lo, hi)}},
        unknowns=[],
        plan=[],
        flips=flips,
        double_counting=[],
        policy=minimal.policy,
        as_of=AS_OF,
    )
    return [(risk.text, risk.decisive) for risk in risks]


def test_a_score_is_wide_from_half_the_scale_on(minimal: Site) -> None:
    assert wide(minimal, 2, 3.9, None) == []
    assert wide(minimal, 1, 3, None) == [("The score lies anywhere from 1 to 3 (E1).", False)]


@pytest.mark.parametrize(("change", "decisive"), [(1.0, True), (-1.0, True), (1.01, False), (None, False)])
def test_a_wide_score_decides_where_half_its_width_flips_the_first_place(
    minimal: Site, change: float | None, *, decisive: bool
) -> None:
    assert [each for _, each in wide(minimal, 1, 3, change)] == [decisive]
