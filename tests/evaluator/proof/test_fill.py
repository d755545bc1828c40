"""Proofs filled from result files: which run, which limits, and what stays a person's word."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from aruntime_evaluator import InvalidDocumentError, Measurement, Proof, SloCheck, fill_proof, read_proof
from aruntime_evaluator.proof.fill import objectives

CHECK = SloCheck(
    id="latency", slo={"ttft-p95-ms": 100, "e2e-ms": 1000}, attainment=0.95, load={"concurrency": 2}
)
DAY = dt.date(2026, 11, 1)


def run(**changes: Any) -> dict[str, Any]:
    """One run of vLLM's benchmark with three requests: two good, one failed."""
    return {
        "date": "20261101-101112",
        "backend": "openai",
        "model_id": "m",
        "max_concurrency": 2,
        "request_rate": "inf",
        "duration": 0.2,
        "completed": 2,
        "total_input_tokens": 20,
        "total_output_tokens": 20,
        "ttfts": [0.05, 0.09, 0.0],
        "itls": [[0.01] * 9, [0.01] * 9, []],
        "output_lens": [10, 10, 0],
        "input_lens": [10, 10, 10],
        "errors": ["", "", "refused"],
        **changes,
    }


def runs(*each: dict[str, Any]) -> tuple[Measurement, ...]:
    return read_proof("r.jsonl", "\n".join(map(json.dumps, each)))


def proof(**changes: Any) -> Proof:
    return Proof(**{"id": "p", "check": "slo.latency", "file": "r.jsonl", "collected": DAY} | changes)


def test_counts_load_and_tool_come_from_the_file() -> None:
    found = fill_proof(proof(), CHECK, runs(run()))
    assert (found.good, found.total, found.goodput) == (2, 3, 10.0)
    assert dict(found.load) == {"concurrency": 2}
    assert found.slo == CHECK.slo
    assert (found.tool or "").startswith("vLLM")


def test_what_the_decision_says_of_day_and_tool_stays() -> None:
    found = fill_proof(proof(tool="ours 1.0"), CHECK, runs(run()))
    assert (found.tool, found.collected) == ("ours 1.0", DAY)


def test_both_spellings_of_a_limit_bound_each_request_and_the_tighter_one_counts() -> None:
    check = SloCheck(id="c", slo={"ttft-ms": 300, "ttft-p95-ms": 200, "tpot-ms": 50}, attainment=0.9)
    assert objectives(check).limits == {"ttft": 200, "tpot": 50}


def test_of_several_runs_the_one_at_the_load_in_question_is_taken() -> None:
    found = fill_proof(proof(), CHECK, runs(run(max_concurrency=1), run(), run(max_concurrency=3)))
    assert dict(found.load) == {"concurrency": 2}


def test_a_run_may_be_named_by_its_place() -> None:
    found = fill_proof(proof(run="2"), CHECK, runs(run(), run(max_concurrency=3)))
    assert dict(found.load) == {"concurrency": 3}


REFUSED = [
    (proof(run="3"), [run()], "'3' is not one run of the file; it has 1"),
    (proof(), [run(), run()], "the file has 2 runs; name one with 'run': its id, or its place from 1"),
    (
        proof(),
        [{key: value for key, value in run().items() if key not in {"ttfts", "itls", "errors"}}],
        "the file cannot settle 'slo.latency': ",
    ),
    (proof(collected=None), [run(date="yesterday")], "the file has no date; say when it was measured"),
]


@pytest.mark.parametrize(("given", "file", "message"), REFUSED, ids=[m[:25] for _, _, m in REFUSED])
def test_what_cannot_be_filled_is_told_why(given: Proof, file: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(InvalidDocumentError) as error:
        fill_proof(given, CHECK, runs(*file))
    assert message in str(error.value)
