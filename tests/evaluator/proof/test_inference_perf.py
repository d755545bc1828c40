"""inference-perf, and the benchmark report of llm-d-benchmark that may be made from it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aruntime_evaluator import Measurement, assess, parse_slo
from aruntime_evaluator.proof.goodput import CountSource
from aruntime_evaluator.proof.load import shortfall
from aruntime_evaluator.proof.measurement import LatencyKind, TokenBasis
from proofs import read, read_one, refused, text_of

RATE = "inference_perf_0.7.0_rate_stage_1_lifecycle_metrics.json"
CONCURRENCY = "inference_perf_0.7.0_concurrency_stage_0_lifecycle_metrics.json"
REQUESTS = "inference_perf_0.7.0_concurrency_per_request_lifecycle_metrics.json"
DEMONSTRATION = "inference_perf_2025_stage_6_lifecycle_metrics.json"
REPORT = "llm_d_0.2_benchmark_report.json"
OLDER_REPORT = "llm_d_0.1_benchmark_report.json"

LIMITS = parse_slo("ttft=75ms,tpot=9ms")
"""Those of the own runs."""


def one(name: str) -> Measurement:
    (run,) = read(name)
    return run


def changed(name: str, **changes: Any) -> Measurement:
    return read_one(json.loads(text_of(name)) | changes)


def test_a_stage_says_its_rate_failures_and_lengths() -> None:
    run = one(RATE)
    assert str(run.load) == "16 requests/s"
    assert (run.counts.attempted, run.counts.ok, run.counts.errored) == (80, 74, 6)
    assert run.duration_s == pytest.approx(5.36397, abs=1e-5)
    assert (run.tokens.basis, run.tokens.output.mean) == (TokenBasis.SERVER_OR_CLIENT, 24.0)
    assert run.throughput.requests == pytest.approx(74 / 5.36397, rel=1e-4)
    assert shortfall(run) is None


def test_times_are_milliseconds() -> None:
    run = one(RATE)
    ttft, e2e = run.latency(LatencyKind.TTFT), run.latency(LatencyKind.E2E)
    assert ttft is not None
    assert e2e is not None
    assert (ttft.mean, ttft.percentiles["p50"]) == pytest.approx((74.11152, 70.99332), rel=1e-6)
    assert ttft.n == 74
    assert e2e.percentiles["p99.9"] > e2e.percentiles["p99"]


def test_its_own_goodput_is_shown_beside_all_that_were_attempted_and_proves_nothing() -> None:
    """21 of the 74 that succeeded kept limits that stand elsewhere; six more failed."""
    found = assess(one(RATE))
    assert (found.good, found.attempted, found.source) == (21, 80, CountSource.REPORTED)
    assert found.notes[0] == "the file does not state the limits of its goodput"
    held = assess(one(RATE), LIMITS)
    assert (held.good, held.source) == (None, CountSource.UNKNOWN)


def test_a_closed_loop_has_no_rate_even_where_one_is_written() -> None:
    run = one(CONCURRENCY)
    assert json.loads(text_of(CONCURRENCY))["load_summary"]["requested_rate"] == 40.0
    assert str(run.load) == "concurrency 4"


def test_a_recount_of_its_requests_agrees_with_what_it_counted() -> None:
    reported = one(CONCURRENCY).reported
    found = assess(one(REQUESTS), LIMITS)
    assert reported is not None
    assert (found.good, found.attempted, found.errored) == (reported.good, 40, 3) == (5, 40, 3)
    assert found.goodput == pytest.approx(reported.goodput, rel=1e-9)


def test_its_requests_have_no_load_and_say_so() -> None:
    run = one(REQUESTS)
    assert (str(run.load), run.warnings) == (
        "unknown",
        ("the file names neither the stages of its requests nor their load",),
    )


def test_what_a_stage_did_not_send_is_told() -> None:
    run = one(DEMONSTRATION)
    assert shortfall(run) == "the run was to send 103.98 requests/s, and sent 72.6 per second at most"
    assert run.tokens.basis is TokenBasis.CLIENT
    assert run.duration_s == pytest.approx(6238 / 68.05473678058702)


def test_a_summary_of_several_stages_has_no_load() -> None:
    run = changed(RATE, load_summary={"count": 80})
    assert (str(run.load), shortfall(run)) == ("unknown", None)


def test_a_run_that_was_not_streamed_has_no_first_token() -> None:
    document = json.loads(text_of(RATE))
    within = ("time_to_first_token", "time_per_output_token", "inter_token_latency")
    document["successes"]["latency"] |= dict.fromkeys(within)
    run = read_one(document)
    assert {each.kind for each in run.latencies} == {LatencyKind.E2E, LatencyKind.TPOT_WITH_FIRST}
    assert assess(run, LIMITS).good is None


def test_tokens_that_are_counted_twice_and_differ_are_told() -> None:
    successes = json.loads(text_of(RATE))["successes"] | {"token_count_mismatches": 3}
    assert changed(RATE, successes=successes).warnings == (
        "the server and the tool's own tokenizer count other output tokens in 3 requests",
    )


def test_what_the_server_says_of_itself_is_no_run() -> None:
    report = {"load_summary": {}, "failures": {}, "successes": {"count": 5, "request_latency": {"mean": 1.0}}}
    assert str(refused(report)) == (
        "x: is what the server says of itself; expected stage_N_lifecycle_metrics.json"
    )


@pytest.mark.parametrize("name", [REPORT, OLDER_REPORT])
def test_a_benchmark_report_says_what_its_harness_said(name: str) -> None:
    run, source = one(name), one(DEMONSTRATION)
    assert run.tool == "llm-d benchmark report of inference-perf"
    assert (run.counts, run.duration_s) == (source.counts, pytest.approx(source.duration_s))
    for kind in (LatencyKind.TTFT, LatencyKind.TPOT, LatencyKind.TPOT_WITH_FIRST, LatencyKind.E2E):
        ours, theirs = run.latency(kind), source.latency(kind)
        assert ours is not None
        assert theirs is not None
        assert (ours.mean, ours.maximum) == pytest.approx((theirs.mean, theirs.maximum))
        assert dict(ours.percentiles) == pytest.approx(dict(theirs.percentiles))
    assert (run.tokens.output.mean, run.throughput) == (source.tokens.output.mean, source.throughput)
    assert assess(run, LIMITS).source is CountSource.UNKNOWN


def test_a_benchmark_report_tells_a_rate_that_was_not_sent() -> None:
    run = one(REPORT)
    assert str(run.load) == "103.98 requests/s"
    assert shortfall(run) == "the run was to send 103.98 requests/s, and sent 73.6 per second at most"


def report(**aggregate: Any) -> dict[str, Any]:
    standard = {"tool": "guidellm", "rate_qps": 5.0, "concurrency": float("inf")}
    engine = {"model": {"name": "m"}, "accelerator": {"count": 8, "model": "H100"}}
    requests = {"total": 12, "failures": 1, "incomplete": 2}
    return {
        "version": "0.2.1",
        "scenario": {
            "load": {"standardized": standard},
            "stack": [{"standardized": engine}, {"standardized": {"kind": "generic"}}],
        },
        "results": {"request_performance": {"aggregate": {"requests": requests} | aggregate}},
    }


def test_units_cut_off_requests_and_what_it_ran_on_are_read() -> None:
    run = read_one(report(latency={"time_to_first_token": {"units": "ms", "mean": 80.0, "p0p1": 5.0}}))
    assert (run.counts.attempted, run.counts.ok, run.counts.errored, run.counts.cancelled) == (10, 9, 1, 2)
    assert (run.model, run.hardware, str(run.load)) == ("m", "8 H100", "5 requests/s")
    (latency,) = run.latencies
    assert (latency.mean, dict(latency.percentiles)) == (80.0, {"p0.1": 5.0})


@pytest.mark.parametrize(
    ("aggregate", "message"),
    [
        (
            {"latency": {"request_latency": {"units": "GiB", "mean": 1}}},
            "expected a unit of time, found 'GiB'",
        ),
        ({"latency": {"request_latency": {"mean": 1}}}, "is missing; expected a unit of time"),
        ({"requests": None}, "has no aggregate of requests"),
    ],
)
def test_a_report_that_cannot_be_read_says_why(aggregate: dict[str, Any], message: str) -> None:
    assert message in str(refused(report(**aggregate)))
