"""What was offered is not what was sent: a run that was held back shows nothing of the load it was to have."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from aruntime_evaluator import Measurement, Proof, SloCheck, compare, fill_proof, parse_slo, read_proof
from aruntime_evaluator.proof.load import shortfall
from proofs import SAMPLES, read_one

THROTTLED = Path(__file__).parents[2] / "cases" / "decisions" / "throttled-rate.json"
"""A small input for this rule: 200 requests offered at 10 per second, one in flight, in 400 s."""


def serving(count: int = 200, *, e2e: float = 2.0, last: float | None = None, **changes: Any) -> Measurement:
    """A run of vLLM's benchmark at 10 requests per second, whose answers take so many seconds."""
    gaps = [[e2e - 0.05]] * (count - 1) + [[(last or e2e) - 0.05]]
    return read_one(
        {
            "tokenizer_id": "m",
            "num_prompts": count,
            "request_rate": 10.0,
            "duration": count / 10 + e2e,
            "completed": count,
            "failed": 0,
            "ttfts": [0.05] * count,
            "itls": gaps,
            "output_lens": [2] * count,
            "errors": [""] * count,
            **changes,
        }
    )


def rows(*starts: float, facts: str = "# rate: 10") -> Measurement:
    lines = [f"{start},100,ok" for start in starts]
    return read_one("\n".join([facts, "start_s,e2e_ms,status", *lines]))


def test_a_cap_that_held_requests_back_is_told() -> None:
    (run,) = read_proof("throttled-rate.json", THROTTLED.read_text(encoding="utf-8"))
    assert shortfall(run) == (
        "the run was to send 10 requests/s, at most 1 in flight, and sent 0.503 per second at most"
    )


@pytest.mark.parametrize(
    ("run", "reached"),
    [
        (serving(), True),
        (serving(max_concurrency=256), True),
        # A cap, and a last answer so short that 200 requests may have taken 40 s to send.
        (serving(e2e=20.0, last=0.1, max_concurrency=256), False),
        # An overloaded server is no reason to doubt a run without a cap: its answers took long.
        (serving(e2e=200.0), True),
        # A client that cannot keep up, without any cap.
        (serving(duration=400.0), False),
        # Which request was sent last is not known where one failed.
        (serving(errors=["refused", *[""] * 199], completed=199, failed=1, max_concurrency=4), False),
        (rows(*[i / 10 for i in range(30)]), True),
        (rows(*[i / 5 for i in range(30)]), False),
        (rows(*[i / 9.4 for i in range(30)]), False),
        (read_one("# rate: 10\n# duration_s: 40\ne2e_ms,status\n" + "100,ok\n" * 30), False),
        (read_one("# rate: 10\n# duration_s: 3\ne2e_ms,status\n" + "100,ok\n" * 30), True),
        (read_one("# rate: 10\ne2e_ms,status\n" + "100,ok\n" * 30), False),
    ],
)
def test_a_rate_is_reached_or_not(run: Measurement, *, reached: bool) -> None:
    assert (shortfall(run) is None) is reached


@pytest.mark.parametrize(
    ("facts", "starts", "why"),
    [
        (
            "# concurrency: 64",
            [0.0] * 30,
            "the run was to keep 64 requests in flight, and sent only 30 in all",
        ),
        (
            "# concurrency: 8",
            [i / 10 for i in range(30)],
            "the run was to keep 8 requests in flight, and kept 1 on average",
        ),
        ("# concurrency: 30", [0.0] * 30, None),
    ],
)
def test_a_concurrency_is_reached_or_not(facts: str, starts: list[float], why: str | None) -> None:
    assert shortfall(rows(*starts, facts=facts)) == why


def test_requests_with_their_start_tell_the_rate_of_other_tools() -> None:
    """GenAI-Perf's raw export: 20 requests, one per second, of ten that were to be sent."""
    requests = [
        {"timestamp": i * 10**9, "response_timestamps": [i * 10**9 + 5 * 10**8], "response_outputs": [{"response": "x"}]}
        for i in range(20)
    ]  # fmt: skip
    document = {"experiments": [{"experiment": {"mode": "request_rate", "value": 10}, "requests": requests}]}
    assert shortfall(read_one(document)) == "the run was to send 10 requests/s, and sent 1 per second at most"


def test_real_runs_reached_their_load() -> None:
    """GuideLLM's two runs, with the start of each request."""
    path = SAMPLES / "guidellm_0.8.1_benchmarks.json"
    runs = read_proof(path.name, path.read_text(encoding="utf-8"))
    assert [(run.sent_rate is not None, shortfall(run)) for run in runs] == [(True, None), (True, None)]


def test_a_proof_of_a_run_that_was_held_back_states_no_load() -> None:
    check = SloCheck(id="c", slo={"ttft-ms": 500}, attainment=0.95, load={"requests-per-second": 10})
    proof = Proof(id="p", check="slo.c", file="x", collected=dt.date(2026, 11, 1))
    (run,) = read_proof("throttled-rate.json", THROTTLED.read_text(encoding="utf-8"))
    held_back, free = fill_proof(proof, check, [run]), fill_proof(proof, check, [serving()])
    assert (dict(held_back.load), dict(free.load)) == ({}, {"requests-per-second": 10})
    assert "sent 0.503 per second at most" in " ".join(held_back.warnings)


def test_a_run_that_was_held_back_does_not_compare_with_one_that_was_not() -> None:
    found = compare([serving(), serving(duration=400.0)], parse_slo("ttft=500ms"))
    assert [each.values for each in found.differences if each.field == "load"] == [
        ("10 requests/s", "10 requests/s, not reached")
    ]
