"""Small inputs, one per rule: of two alike candidates one is given something that must not count for a yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.verdict import Reason, State
from conftest import ROOT
from evaluations import candidate, check
from mkdocs_aruntime.catalog.catalog import load_catalog, load_policy
from mkdocs_aruntime.cli.changes import changes
from mkdocs_aruntime.cli.documents import BadFileError, load_decision

CASES = Path(__file__).parents[1] / "cases" / "decisions"
AS_OF = dt.date(2026, 11, 27)

type Judge = Callable[[str], Evaluation]


@pytest.fixture(scope="module")
def rules() -> tuple[Catalog, Policy]:
    """The directory and the policy of this project."""
    policy = load_policy(ROOT / "evaluator" / "policy.yml", root=ROOT)
    today = max(AS_OF, dt.datetime.now(dt.UTC).date())
    return load_catalog(ROOT / "runtimes", policy, root=ROOT, as_of=today), policy


@pytest.fixture
def judge(rules: tuple[Catalog, Policy]) -> Judge:
    catalog, policy = rules

    def evaluated(name: str) -> Evaluation:
        decision = load_decision(CASES / f"{name}.yml", catalog, policy)
        return evaluate(decision, catalog, policy, Terms(as_of=AS_OF))

    return evaluated


UNPROVEN = [
    ("stronger-no-older-yes-later", "security.gate", State.UNKNOWN, Reason.CONFLICTING),
    ("not-applicable-over-a-no", "security.gate", State.FAIL, None),
    ("proof-without-a-day", "slo-quality.lat", State.UNKNOWN, Reason.UNDATED),
    ("target-of-all-requests", "slo-quality.lat", State.UNKNOWN, Reason.INCONCLUSIVE),
    ("record-without-the-load", "slo-quality.lat", State.UNKNOWN, Reason.SCOPE_MISMATCH),
    ("no-with-good-counts", "slo-quality.lat", State.UNKNOWN, Reason.SCOPE_MISMATCH),
    ("throttled-rate", "slo-quality.lat", State.UNKNOWN, Reason.SCOPE_MISMATCH),
]


@pytest.mark.parametrize(("name", "reference", "state", "reason"), UNPROVEN, ids=[u[0] for u in UNPROVEN])
def test_what_shows_nothing_passes_nothing(
    judge: Judge, name: str, reference: str, state: State, reason: Reason | None
) -> None:
    evaluation = judge(name)
    found = check(evaluation, "a", reference)
    assert (found.state, found.reason) == (state, reason)
    assert "a" not in evaluation.recommendation.group


REFUSED = [
    ("subject-of-another-component", "'sglang' is not a known component of this candidate"),
    (
        "percentile-beside-another-share",
        "'ttft-p99-ms' asks for 99% of requests and the attainment for 90.0%",
    ),
    ("no-points", "nothing can be weighed: give at least one criterion points above 0"),
]


@pytest.mark.parametrize(("name", "said"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_cannot_be_is_told_with_its_place(judge: Judge, name: str, said: str) -> None:
    with pytest.raises(BadFileError, match=rf"{name}\.yml:\d+:\d+: ") as caught:
        judge(name)
    assert said in str(caught.value)


def test_bad_news_under_a_waiver_improves_nothing(judge: Judge) -> None:
    standings = [
        candidate(judge(name), "a").standing.value
        for name in ("waived-fail-of-an-unknown", "waived-fail-of-a-weak-no")
    ]
    assert standings == ["conditional", "conditional"]


def test_identical_candidates_cannot_be_told_apart(judge: Judge) -> None:
    found = judge("identical-candidates")
    assert (found.recommendation.kind.value, found.recommendation.group) == ("not-separable", ("a", "b"))
    assert "0 of 100 points" not in " ".join(changes(found))


def test_no_weight_moves_to_a_criterion_that_was_left_out(judge: Judge) -> None:
    """b is ahead of a in portability alone, and portability is left out."""
    found = judge("criterion-left-out")
    assert [flip.points for flip in found.weight_flips] == [None]
    named = {each.criterion for each in (*found.stability, *found.leave_one_out, *found.score_flips)}
    assert len(named) == 5
    assert "portability" not in named


def test_a_name_of_white_space_is_refused_with_its_line(judge: Judge) -> None:
    with pytest.raises(BadFileError, match=r"blank-approver\.yml:\d+:\d+: .*\.by: is blank; expected a text"):
        judge("blank-approver")
