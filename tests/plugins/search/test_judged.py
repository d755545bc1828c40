"""The judged queries over the repository's own pages: how well they are answered, and what that takes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from benchmarks.search.judging import Query, ask_engines, judged, quality, unit
from benchmarks.search.site import build_searched

from conftest import ROOT
from mkdocs_aruntime.publish.search import Document

SORTS = ("known-item", "synonym", "typo", "prefix", "question", "people-say")
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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("judged")


@pytest.fixture(scope="module")
def documents(site: Path) -> list[Document]:
    return build_searched(ROOT, site)


@pytest.fixture(scope="module")
def queries() -> list[Query]:
    return judged()


@pytest.fixture(scope="module")
def answers(site: Path, documents: list[Document], queries: list[Query]) -> list[dict[str, Any]]:
    """What the browser's own modules answer."""
    assert documents
    asked = json.dumps([query.words for query in queries])
    script = Path(__file__).parent / "ask.mjs"
    done = subprocess.run(
        ["node", str(script), str(site)], input=asked, capture_output=True, text=True, check=True
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_the_set_has_all_sorts_and_every_answer_exists(
    queries: list[Query], documents: list[Document]
) -> None:
    assert len(queries) >= 160
    assert {query.sort for query in queries} == set(SORTS)
    assert min(sum(query.sort == sort for query in queries) for sort in SORTS) >= 20
    known = {unit(each) for each in documents}
    judged_units = [(query.words, each) for query in queries for each in query.grades]
    assert [each for each in judged_units if each[1] not in known and not each[1].startswith(COMPARED)] == []


def test_what_was_meant_is_told_for_words_that_stand_nowhere(
    queries: list[Query], answers: list[dict[str, Any]]
) -> None:
    told = {query.words: answer["about"]["corrected"] for query, answer in zip(queries, answers, strict=True)}
    assert told["contnuous batching"] == "continuous batching"
    assert told["kservve"] == "kserve"
    assert told["continuous batching"] is None


def test_queries_are_answered_well_and_better_than_by_lunr(
    queries: list[Query], site: Path, documents: list[Document]
) -> None:
    found = ask_engines(site, documents, queries, ["ours", "lunr"])
    ours, lunr = quality(found["ours"], queries), quality(found["lunr"], queries)
    assert ours.ndcg > lunr.ndcg
    assert ours.mrr > lunr.mrr
    per_sort = {sort: quality(found["ours"], queries, sort).ndcg for sort in SORTS}
    assert {sort: value for sort, value in per_sort.items() if value < FLOORS[sort]} == {}


def test_who_asks_for_a_comparison_gets_it_first(queries: list[Query], answers: list[dict[str, Any]]) -> None:
    first = {query.words: answer["groups"][0][0] for query, answer in zip(queries, answers, strict=True)}
    assert first["vlmm vs sglang"] == f"{COMPARED}vllm,sglang"
    assert first["tgi vs vllm"] == f"{COMPARED}text-generation-inference,vllm"
    assert first["ollama alternative"].startswith(f"{COMPARED}ollama,")


def test_what_comes_before_the_first_result_is_small(answers: list[dict[str, Any]]) -> None:
    fetched = sorted(answer["bytes"] for answer in answers)
    assert fetched[len(fetched) // 2] < 60_000
    assert fetched[-1] < 200_000
