"""Versions, licences, coverage: the small questions a gate asks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aruntime_evaluator.gates.coverage import cover
from aruntime_evaluator.gates.licenses import allowed
from aruntime_evaluator.gates.versions import matches
from aruntime_evaluator.model.decision import Needs
from aruntime_evaluator.model.policy import VersionMatch
from aruntime_evaluator.model.verdict import Standing
from evaluations import candidate
from mkdocs_aruntime.catalog.site import Site


@pytest.mark.parametrize(
    ("evidence", "mine", "rule", "same"),
    [
        ("1.2.3", "1.2.3", "exact", True),
        ("1.2.3", "1.2.4", "exact", False),
        ("1.2.3", "1.2.4", "minor", True),
        ("v1.2", "1.2.9", "minor", True),
        ("1.2", "1.3", "minor", False),
        ("1.2", "1.3", "major", True),
        ("2", "2.1", "minor", False),
        ("nightly", "release", "major", False),
        ("nightly", "nightly", "exact", True),
    ],
)
def test_a_version_speaks_for_its_neighbours_as_the_rule_says(
    evidence: str, mine: str, rule: str, *, same: bool
) -> None:
    assert matches(evidence, mine, VersionMatch(rule)) is same


@pytest.mark.parametrize(
    ("expression", "ok"),
    [
        ("MIT", True),
        ("mit", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR GPL-3.0-only) AND Apache-2.0", True),
        ("GPL-3.0-only AND MIT OR Apache-2.0", True),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("Apache-2.0 WITH LLVM-exception OR GPL-3.0-only", True),
        ("GPL-2.0-only WITH Classpath-exception-2.0", False),
        ("", False),
        ("(MIT", False),
        ("(MIT x", False),
        ("MIT GPL-3.0-only", False),
        ("MIT AND", False),
    ],
)
def test_an_spdx_expression_is_allowed_by_the_choice_it_leaves(expression: str, *, ok: bool) -> None:
    assert allowed(expression, ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"]) is ok


@given(st.text(alphabet="()MIT ANDOR-"))
def test_no_expression_raises(expression: str) -> None:
    assert allowed(expression, ["MIT"]) in {True, False}


@pytest.mark.parametrize(("ids", "integrations"), [((), 0), (("alpha",), 0), (("alpha", "gamma"), 1)])
def test_components_are_joined_one_by_one(minimal: Site, ids: tuple[str, ...], integrations: int) -> None:
    components = [each for each in minimal.catalog.runtimes if each.id in ids]
    assert cover(Needs(layers=("broker",)), components).integrations == integrations


def test_what_does_not_cover_the_need_is_not_compared(plain: Any, ask: Any) -> None:
    plain["needs"] = {"layers": ["broker", "store"], "responsibilities": ["persistence"]}
    evaluation = ask(plain)
    alpha = candidate(evaluation, "alpha")
    assert alpha.standing is Standing.NOT_COMPARABLE
    assert alpha.why == "It does not cover what the decision needs; it lacks store."
    assert (alpha.scores, alpha.total) == ({}, None)
    assert evaluation.comparable_groups == (("gamma",), ("alpha",), ("beta",))


def test_a_stack_that_adds_the_missing_layer_is_compared(plain: Any, ask: Any) -> None:
    plain["needs"] = {"layers": ["broker", "store"], "responsibilities": ["persistence", "routing"]}
    plain["candidates"][0]["components"] = {"alpha": "1.10", "gamma": "2.0"}
    coverage = candidate(ask(plain), "alpha").coverage
    assert coverage.complete
    assert coverage.doubled == {"persistence": ("alpha", "gamma")}
    assert coverage.owned == {"persistence": ("alpha", "gamma"), "routing": ("gamma",)}
    assert coverage.partly == {"routing": ("alpha",)}
    assert coverage.integrations == 1


def test_an_expression_without_bottom_is_not_allowed() -> None:
    assert not allowed("(" * 5000 + "MIT" + ")" * 5000, ["MIT"])
