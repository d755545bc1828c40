"""The guide to decision records tells of a worked decision what the evaluator says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from conftest import ROOT
from examples.blocks import pages
from mkdocs_aruntime.cli.main import main

PAGE = "docs/guides/decision-records-and-review.md"
DECISION = ROOT / "docs/decisions/eu-chat-assistant.decision.yml"
FIRST, SECOND = "vllm-on-kserve", "sglang-on-kserve"


@pytest.fixture(scope="module")
def evaluation() -> Any:
    asked = ["evaluate", str(DECISION), "--json", "--as-of", "2026-11-28"]
    return json.loads(CliRunner().invoke(main, asked).output)


def told(text: str) -> None:
    assert text in dict(pages())[PAGE]


def test_how_often_the_second_would_be_first(evaluation: Any) -> None:
    assert evaluation["recommendation"]["kind"] == "not-separable"
    (wins,) = [each["wins"] for each in evaluation["relations"] if each["a"] == SECOND]
    told(f"SGLang would be first in {wins:.0%} of admissible weights".replace("%", " %"))


def test_what_would_put_the_second_first(evaluation: Any) -> None:
    (flip,) = evaluation["weight-flips"]
    change = evaluation["score-flips"][0]["change"]
    told(f"{flip['points']:.0f} points of weight moved to performance, or {change} of 4 more in one score")


def test_the_review_is_set_before_the_first_evidence_expires() -> None:
    decision = yaml.safe_load(DECISION.read_text("utf-8"))
    expires = [str(each["expires"]) for each in _records(decision) if "expires" in each]
    assert "2027-01-31" in expires
    assert str(decision["review"]["by"]) == "2027-05-23"
    assert any(each.get("good") == 3912 and each.get("total") == 4000 for each in _records(decision))
    told("| 2027-05-01 | Proof of the artifact, test of the tuple | **stale**")


def _records(part: object) -> Iterator[dict[str, Any]]:
    """Every mapping of a document, at any depth."""
    if isinstance(part, dict):
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _records(each)
