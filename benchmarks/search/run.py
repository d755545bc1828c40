"""Runs the searches and gives the rows of the table."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.search.judging import HERE, Query, ask_engines, judged, material_worker, plain, quality
from benchmarks.search.painting import keystrokes
from benchmarks.search.site import build_searched
from benchmarks.search.synthesis import synthesised
from mkdocs_aruntime.publish.search import Document, Index, export_index

ROOT = HERE.parent.parent
ENGINES = ("ours", "lunr", "MiniSearch", "Pagefind")
ROUNDS = 3
PAINTED = ("kv cache", "continuous batching", "gguf", "air gapped", "human approval")

type Rows = list[dict[str, Any]]


def run() -> Rows:
    queries = judged()
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        documents = build_searched(ROOT, site)
        return [
            *relevance(site, documents, queries),
            *sizes(documents, [query.words for query in queries]),
            *painting(site),
        ]


def relevance(site: Path, documents: Sequence[Document], queries: Sequence[Query]) -> Rows:
    """How well each engine answers the judged queries; the ratio is to ours."""
    found = ask_engines(site, documents, queries, ENGINES)
    best = quality(found["ours"], queries)
    rows: Rows = []
    for engine in ENGINES:
        each = quality(found[engine], queries)
        sorts = dict.fromkeys(query.sort for query in queries)
        per_sort = ", ".join(f"{sort} {quality(found[engine], queries, sort).ndcg:.2f}" for sort in sorts)
        note = f"nDCG@10 {each.ndcg:.3f}, MRR {each.mrr:.3f}; nDCG by sort: {per_sort}"
        rows.append(
            {"name": f"{len(queries)} judged queries, {engine}", "ratio": each.ndcg / best.ndcg, "note": note}
        )
    return rows


def sizes(documents: Sequence[Document], queries: Sequence[str]) -> Rows:
    """Bytes before a first result and the time of an answer, as a site grows."""
    small, _ = _measured(synthesised(documents, pages=90), queries, beside_lunr=False)
    large, count = _measured(synthesised(documents, pages=1000), queries, beside_lunr=True)
    before, after = median(small["bytes"]), median(large["bytes"])
    ours, lunr = _p95(large["ours"]), _p95(large["lunr"])
    return [
        {"name": f"bytes before the first result, 1,000 pages, {count:,} parts", "bytes": round(after),
         "ratio": after / large["lunrBytes"], "note": f"to lunr's; gzip, median, head included, {median(large['files']):.0f} files"},
        {"name": "the same, the worst query", "bytes": max(large["bytes"]), "ratio": max(large["bytes"]) / large["lunrBytes"]},
        {"name": "Material's lunr, its index file", "bytes": large["lunrBytes"], "note": "gzip"},
        {"name": "bytes before the first result, 90 pages, about 1,000 parts", "bytes": round(before),
         "ratio": after / before, "note": "of the large site to this one: how flat it is"},
        {"name": "a query, p95, 1,000 pages", "ms": ours, "ratio": ours / lunr,
         "note": f"to lunr's; p50 {median(large['ours']):.2f} ms; files there for both"},
        {"name": "lunr, a query, p95, 1,000 pages", "ms": lunr, "note": f"p50 {median(large['lunr']):.2f} ms"},
        {"name": "lunr, its index is built in the browser", "ms": large["lunrPrepared"], "note": "ours: nothing is built"},
    ]  # fmt: skip


def painting(site: Path) -> Rows:
    """From a keystroke to painted results."""
    first, again = keystrokes(site, PAINTED)
    return [
        {"name": "a keystroke to painted results, p95, words not seen before", "ms": _p95(first), "note": f"p50 {median(first):.1f} ms, {len(first)} keystrokes"},
        {"name": "a keystroke to painted results, p95, words seen before", "ms": _p95(again), "note": f"p50 {median(again):.1f} ms, {len(again)} keystrokes"},
    ]  # fmt: skip


def _measured(
    documents: Sequence[Document], queries: Sequence[str], *, beside_lunr: bool
) -> tuple[dict[str, Any], int]:
    with tempfile.TemporaryDirectory() as name:
        for path, content in export_index(Index(documents)).items():
            target = Path(name) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        script = str(material_worker()) if beside_lunr else "none"
        request = {"documents": list(plain(documents)), "queries": list(queries), "rounds": ROUNDS}
        done = subprocess.run(
            ["node", str(HERE / "speed.mjs"), name, script],
            input=json.dumps(request), capture_output=True, text=True, check=True,
        )  # fmt: skip
        measured: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return measured, len(documents)


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]
