"""LLMPerf: failures, names left in the list, and numbers as text."""

from __future__ import annotations

import pytest

from aruntime_evaluator import assess, parse_slo
from aruntime_evaluator.proof.measurement import Counts, LatencyKind, Load
from proofs import read_one, refused

OK = {
    "error_code": None, "ttft_s": 0.1, "end_to_end_latency_s": 0.5, "number_input_tokens": 9, "number_output_tokens": 5,
}  # fmt: skip


def test_failures_and_stray_names_are_told_apart() -> None:
    run = read_one([OK, "ttft_s", {"error_code": 429, "ttft_s": 0, "end_to_end_latency_s": 0}])
    assert run.counts == Counts(attempted=2, ok=1, errored=1)
    # (500 − 100) / 4 ms.
    assert assess(run, parse_slo("tpot=100ms")).good == 1
    assert assess(run, parse_slo("tpot=99ms")).good == 0
    assert run.warnings == ("the file does not say how long the run took: see the summary beside it",)


def test_a_request_that_is_none_is_named() -> None:
    assert str(refused([OK, 5])) == "x: [1]: expected an object, found 5"


def test_a_summary_may_say_little() -> None:
    run = read_one({"results_ttft_s_mean": "0.25", "results_ttft_s_quantiles_p99": None})
    ttft = run.latency(LatencyKind.TTFT)
    assert ttft is not None
    assert (ttft.mean, dict(ttft.percentiles)) == (250.0, {})
    assert (run.counts, run.load, run.duration_s) == (Counts(), Load(), None)


def test_a_time_that_no_calendar_has_is_not_said() -> None:
    assert read_one({"results_ttft_s_mean": 1, "timestamp": 1e14}).started is None
    assert read_one({"results_ttft_s_mean": 1, "timestamp": "Infinity"}).started is None


@pytest.mark.parametrize("value", ["fast", [], {}])
def test_a_value_that_is_no_number_is_named(value: object) -> None:
    problem = refused({"results_num_requests_started": 1, "results_num_completed_requests": value})
    assert problem.path == "x: results_num_completed_requests"
