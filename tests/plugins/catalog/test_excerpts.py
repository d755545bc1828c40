"""Parts of a decision, as pages show them."""

from __future__ import annotations

import pytest

from aruntime_evaluator import Decision
from conftest import ROOT
from mkdocs_aruntime.catalog.excerpts import excerpt, excerpt_paths
from mkdocs_aruntime.catalog.reader import load_record


@pytest.fixture(scope="module")
def decision() -> Decision:
    path = ROOT / "tests" / "sites" / "minimal" / "docs" / "decisions" / "broker.decision.yml"
    return load_record(Decision, path, root=ROOT)[0]


def test_a_part_stands_within_what_it_is_a_part_of(decision: Decision) -> None:
    assert excerpt(decision, ["requirements.speed", "candidates.alpha.evidence.fit"]) == (
        "requirements:\n"
        "  speed:\n"
        "  - id: latency\n"
        "    slo:\n"
        "      e2e-p95-ms: 50\n"
        "    attainment: 0.95\n"
        "    load:\n"
        "      requests-per-second: 100\n"
        "candidates:\n"
        "- id: alpha\n"
        "  evidence:\n"
        "  - check: fit.client\n"
        "    result: positive\n"
        "    level: E3\n"
        "    collected: 2026-11-02\n"
        "    by: A. Tester\n"
    )


def test_what_has_no_id_is_named_by_its_gate(decision: Decision) -> None:
    found = excerpt(decision, ["candidates.gamma.evidence.fit", "candidates.gamma.waivers.speed"])
    assert found.count("check: fit.") == 2
    assert "check: speed" not in found
    assert "reason: Needed before the measurement." in found


def test_every_part_can_be_named(decision: Decision) -> None:
    paths = set(excerpt_paths(decision))
    assert {"needs", "needs.layers", "requirements.fit.amqp", "candidates.beta", "importance.reach"} <= paths
    assert "candidates.beta.evidence" not in paths
    assert all(excerpt(decision, [path]).strip() not in {"", "{}"} for path in paths)
