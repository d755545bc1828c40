"""Search beside Material's lunr on the same pages in the same run: bytes before the first result, and time."""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.build import build, plain_project

ROOT = Path(__file__).parent.parent
SCRIPT = Path(__file__).parent / "search.mjs"
QUERIES = (
    "kv cache", "continuous batching", "gguf", "apache licence", "durable execution", "air gapped", "ttft",
    "speculative decoding", "canary rollout", "human approval", "webgpu", "tensorrt", "onnx opset", "goodput",
    "prefix caching", "quantisation parity", "vllm api key", "model server health", "batch invariance", "checkpoint",
)  # fmt: skip


def run() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = folder / "ours"
        build(ROOT, ours)
        build(plain_project(folder, ours), folder / "plain-site")
        lunr = folder / "plain-site" / "search" / "search_index.json"
        done = subprocess.run(
            ["node", str(SCRIPT), str(ours), str(lunr), json.dumps(QUERIES)],
            capture_output=True, check=True, text=True, cwd=ROOT,
        )  # fmt: skip
        measured = json.loads(done.stdout)
        theirs = len(gzip.compress(lunr.read_bytes(), 9))
        return [
            {"name": "bytes before the first result, median query, gzip", "bytes": measured["bytes"],
             "ratio": measured["bytes"] / theirs, "note": "to Material's lunr"},
            {"name": "Material's lunr, its index file, gzip", "bytes": theirs},
            {"name": "a query, p95", "ms": measured["ours95"], "ratio": measured["ours95"] / measured["lunr95"],
             "note": "to lunr with Material's settings; files already there for both"},
            {"name": "lunr, a query, p95", "ms": measured["lunr95"]},
            {"name": "lunr, work in the browser before the first query", "ms": measured["lunrBuild"],
             "note": "ours: none"},
        ]  # fmt: skip
