"""The judged queries over the repository's own pages: how well they are answered, and what that takes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from benchmarks.search.judging import Query, judged, quality

pytestmark = pytest.mark.slow

FLOORS = {
    "known-item": 0.95,
    "synonym": 0.87,
    "typo": 0.97,
    "prefix": 0.94,
    "question": 0.8,
    "people-say": 0.8,
}
"""nDCG@10 that a new page, glossary term or weight may not fall below."""

COMPARED = "compare/?ids="
"""A comparison is made when it is asked for; it is no page of its own."""

TERM = "glossary/#"

type Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def queries() -> list[Query]:
    return judged()


@pytest.fixture(scope="module")
def answers(real_folder: Path, queries: list[Query]) -> Answers:
    """What the browser's own modules answer, by query."""
    asked = json.dumps([query.words for query in queries])
    script = Path(__file__).parent / "ask.mjs"
    done = subprocess.run(
        ["node", str(script), str(real_folder)], input=asked, capture_output=True, text=True, check=True
    )
    return {query.words: found for query, found in zip(queries, json.loads(done.stdout), strict=True)}


def units(answer: dict[str, Any]) -> list[str]:
    """Pages with all their parts, terms and comparisons for themselves, in their order."""
    found = (location for group in answer["groups"] for location in group)
    return list(dict.fromkeys(each if each.startswith(TERM) else each.partition("#")[0] for each in found))


def test_the_set_has_all_sorts_and_every_answer_exists(queries: list[Query], real_folder: Path) -> None:
    assert len(queries) >= 160
    assert {query.sort for query in queries} == set(FLOORS)
    assert min(sum(query.sort == sort for query in queries) for sort in FLOORS) >= 20
    glossary = (real_folder / "glossary" / "index.html").read_text("utf-8")

    def exists(unit: str) -> bool:
        if unit.startswith(TERM):
            return f'id="{unit.removeprefix(TERM)}"' in glossary
        return unit.startswith(COMPARED) or (real_folder / unit / "index.html").is_file()

    assert [(query.words, unit) for query in queries for unit in query.grades if not exists(unit)] == []


def test_what_was_meant_is_told_for_words_that_stand_nowhere(answers: Answers) -> None:
    assert answers["contnuous batching"]["about"]["corrected"] == "continuous batching"
    assert answers["kservve"]["about"]["corrected"] == "kserve"
    assert answers["continuous batching"]["about"]["corrected"] is None


def test_queries_are_answered_well(queries: list[Query], answers: Answers) -> None:
    found = [units(answers[query.words]) for query in queries]
    per_sort = {sort: quality(found, queries, sort).ndcg for sort in FLOORS}
    assert {sort: value for sort, value in per_sort.items() if value < FLOORS[sort]} == {}


def test_who_asks_for_a_comparison_gets_it_first(answers: Answers) -> None:
    first = {words: answer["groups"][0][0] for words, answer in answers.items()}
    assert first["vlmm vs sglang"] == f"{COMPARED}vllm,sglang"
    assert first["tgi vs vllm"] == f"{COMPARED}text-generation-inference,vllm"
    assert first["ollama alternative"].startswith(f"{COMPARED}ollama,")


def test_what_comes_before_the_first_result_is_small(answers: Answers) -> None:
    fetched = sorted(answer["bytes"] for answer in answers.values())
    assert fetched[len(fetched) // 2] < 60_000
    assert fetched[-1] < 200_000
