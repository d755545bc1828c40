"""What browsers decode by is the model's own shape: they take and refuse what the evaluator does, at the same places."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import hostile
from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.profile import Profile
from conftest import MINIMAL, ROOT, sources_of
from mkdocs_aruntime.catalog.site import Sources, load_site
from mkdocs_aruntime.cli.project import today
from mkdocs_aruntime.publish.scorecard.page import _started
from mkdocs_aruntime.publish.scorecard.shapes import SHAPES, shapes_script

KINDS: dict[str, type] = {"Decision": Decision, "Profile": Profile}
DECODE = Path(__file__).parent / "decode.mjs"
SHOWN = 60
"""Characters of a key that a browser's message repeats."""


def by_browser(documents: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    asked = json.dumps(documents).encode()
    done = subprocess.run(["node", DECODE], input=asked, capture_output=True, check=True, timeout=120)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def by_evaluator(format_: str, data: Any) -> list[str]:
    try:
        decode(KINDS[format_], data)
    except InvalidDocumentError as error:
        return [problem.path for problem in error.problems]
    return []


def profile_of(decision: dict[str, Any]) -> dict[str, Any]:
    kept = {
        key: decision[key] for key in ("id", "title", "problem", "needs", "requirements") if key in decision
    }
    return {"schema": "aruntime/profile/1", **kept}


def test_the_script_is_up_to_date() -> None:
    assert SHAPES.read_text("utf-8") == shapes_script()


def test_browser_and_evaluator_find_the_same_places_wrong() -> None:
    decisions = [decision for _, decision in hostile.changed(seed=11, count=1500)]
    documents = [("Decision", each) for each in decisions] + [
        ("Profile", profile_of(each)) for each in decisions
    ]
    refused = 0
    for (format_, data), found in zip(documents, by_browser(documents), strict=True):
        expected = by_evaluator(format_, data)
        refused += bool(expected)
        assert min(found["count"], 101) == len(expected), (data, found, expected)  # 100, and how many more
        if expected == ["schema"]:  # a page says of the whole document that it is of another version
            assert found["paths"] in ([""], ["schema"])
        elif found["count"] <= len(found["paths"]) and all(len(path) < SHOWN for path in expected):
            assert sorted(found["paths"]) == sorted(expected)
    assert 1000 < refused < len(documents) - 300  # there is some of both


REAL = Sources(
    root=ROOT, runtimes=ROOT / "runtimes", policy=ROOT / "evaluator" / "policy.yml", docs=ROOT / "docs"
)


@pytest.mark.parametrize("sources", [sources_of(MINIMAL), REAL], ids=["minimal", "real"])
def test_what_a_site_offers_as_a_start_is_opened_by_a_page(sources: Sources) -> None:
    site = load_site(sources, as_of=today())
    empty = {"schema": "aruntime/decision/1", "candidates": []}
    offered: list[tuple[str, Any]] = [("Decision", encode(each)) for each in site.decisions]
    for page in site.use_cases:
        started: Any = encode(_started(page.slug, site))
        offered.append(("Decision", {**empty, **started}))
    assert [each["paths"] for each in by_browser(offered)] == [[] for _ in offered]
