"""The judged queries over the repository's own pages: parity of browser and Whoosh, and how well they are answered."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from benchmarks.search.judging import Query, ask_engines, judged, quality

from conftest import ROOT
from mkdocs_aruntime.publish.search import Index, Kind

pytestmark = pytest.mark.slow

SORTS = ("known-item", "synonym", "typo", "prefix", "question")
FLOORS = {"known-item": 0.93, "synonym": 0.87, "typo": 0.93, "prefix": 0.93, "question": 0.7}
"""nDCG@10 that a new page, glossary term or weight may not fall below."""

SHOWN = 20


@pytest.fixture(scope="module")
def index(real_folder: Path) -> Index:
    """What the terminal opens after that build."""
    assert real_folder.is_dir()
    opened = Index.open(ROOT / ".cache")
    assert opened is not None
    return opened


@pytest.fixture(scope="module")
def queries() -> list[Query]:
    return judged()


@pytest.fixture(scope="module")
def answers(real_folder: Path, queries: list[Query]) -> list[dict[str, Any]]:
    """What the browser's own modules answer."""
    asked = json.dumps([query.words for query in queries])
    script = Path(__file__).parent / "ask.mjs"
    done = subprocess.run(
        ["node", str(script), str(real_folder)], input=asked, capture_output=True, text=True, check=True
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_the_set_has_all_five_sorts_and_every_answer_exists(queries: list[Query], index: Index) -> None:
    assert len(queries) >= 120
    assert {query.sort for query in queries} == set(SORTS)
    assert min(sum(query.sort == sort for query in queries) for sort in SORTS) >= 20
    known = {each.location if each.kind is Kind.TERM else each.page for each in index.documents}
    assert [(query.words, unit) for query in queries for unit in query.grades if unit not in known] == []


def test_the_browser_orders_documents_and_pages_as_whoosh_does(
    queries: list[Query], answers: list[dict[str, Any]], index: Index
) -> None:
    for query, answer in zip(queries, answers, strict=True):
        hits = index.search(query.words, None, typing=True)
        assert answer["order"] == [hit.document.location for hit in hits[:SHOWN]], query.words
        first = [page.document.location for page in index.pages(query.words, typing=True)]
        assert answer["pages"] == first[:SHOWN], query.words


def test_results_are_counted_as_whoosh_finds_them(
    queries: list[Query], answers: list[dict[str, Any]], index: Index
) -> None:
    for query, answer in zip(queries, answers, strict=True):
        pages = index.pages(query.words, typing=True)
        assert answer["about"]["total"] == sum(page.whole for page in pages), query.words


def test_what_was_meant_is_told_for_words_that_stand_nowhere(
    queries: list[Query], answers: list[dict[str, Any]]
) -> None:
    told = {query.words: answer["about"]["corrected"] for query, answer in zip(queries, answers, strict=True)}
    assert told["contnuous batching"] == "continuous batching"
    assert told["kservve"] == "kserve"
    assert told["continuous batching"] is None


def test_queries_are_answered_well_and_better_than_by_lunr(
    queries: list[Query], real_folder: Path, index: Index
) -> None:
    found = ask_engines(real_folder, index.documents, queries, ["ours", "lunr"])
    ours, lunr = quality(found["ours"], queries), quality(found["lunr"], queries)
    assert ours.ndcg > lunr.ndcg
    assert ours.mrr > lunr.mrr
    per_sort = {sort: quality(found["ours"], queries, sort).ndcg for sort in SORTS}
    assert {sort: value for sort, value in per_sort.items() if value < FLOORS[sort]} == {}


def test_what_comes_before_the_first_result_is_small(answers: list[dict[str, Any]]) -> None:
    fetched = sorted(answer["bytes"] for answer in answers)
    assert fetched[len(fetched) // 2] < 60_000
    assert fetched[-1] < 200_000
