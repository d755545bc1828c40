"""MLPerf LoadGen summaries of every scenario, in the words of its results.cc."""

from __future__ import annotations

import pytest

from aruntime_evaluator import assess, parse_slo
from aruntime_evaluator.proof.measurement import LatencyKind, Load, LoadMode, TokenBasis
from proofs import read_one, refused, refused_lines

HEAD = """\
================================================
MLPerf Results Summary
================================================
SUT name : PySUT
Scenario : {scenario}
Mode     : PerformanceOnly
"""
LATENCY = """\
Min latency (ns)                : 1000000
Max latency (ns)                : 9000000000
Mean latency (ns)               : 5000000
50.00 percentile latency (ns)   : 4000000
99.00 percentile latency (ns)   : 8000000
99.90 percentile latency (ns)   : 8900000
"""
TOKENS = """\
Min First Token latency (ns)                : 1000000
Max First Token latency (ns)                : 3000000
Mean First Token latency (ns)               : 2000000
50.00 percentile first token latency (ns)   : 1500000
99.00 percentile first token latency (ns)   : 2900000

Min Time per Output Token (ns)                : 100000
Max Time per Output Token (ns)                : 300000
Mean Time per Output Token (ns)               : 200000
50.00 percentile time to output token (ns)   : 150000
"""
TAIL = """\
================================================
Test Parameters Used
================================================
samples_per_query : {samples}
target_qps : 83.5
target_latency (ns): 0
{limits}min_query_count : {least}
No warnings encountered during test.

No errors encountered during test.
"""
KEPT = "Result is : VALID\n  Min duration satisfied : Yes\n  Min queries satisfied : Yes\n"


def text(scenario: str, body: str, *, samples: int = 1, least: int = 270, limits: str = "") -> str:
    tail = TAIL.format(samples=samples, least=least, limits=limits)
    return HEAD.format(scenario=scenario) + body + LATENCY + tail


def test_a_run_of_one_query_after_the_other_has_the_rate_it_came_to() -> None:
    assert read_one(text("SingleStream", "QPS w/ loadgen overhead : 19.61\n")).throughput.requests == 19.61


def test_server_runs_are_read() -> None:
    run = read_one(text("Server", "Completed samples per second    : 81.68\n" + KEPT))
    assert (run.tool, run.server) == ("MLPerf LoadGen", "PySUT")
    assert run.load == Load(mode=LoadMode.RATE, value=83.5, burstiness=1.0)
    assert (run.throughput.requests, run.duration_s, run.warnings) == (81.68, None, ())
    (e2e,) = run.latencies
    assert (e2e.mean, e2e.minimum, e2e.maximum) == (5.0, 1.0, 9000.0)
    assert dict(e2e.percentiles) == {"p50": 4.0, "p99": 8.0, "p99.9": 8.9}
    # At least the minimum of queries stands behind it: enough for p99, not for p99.9.
    assert (e2e.n, e2e.unresolved) == (270, ("p99.9",))


def test_a_run_at_a_rate_has_as_many_queries_as_its_least_time_holds() -> None:
    body = "Scheduled samples per second : 29.62\n"
    limits = "min_duration (ms): 600000\n"
    # (n - 1) / time is at least 29.615, and the time at least 600 s.
    (e2e,) = read_one(text("Server", KEPT + body, limits=limits)).latencies
    assert (e2e.n, e2e.unresolved) == (17770, ())
    too_short = KEPT.replace("Min duration satisfied : Yes", "Min duration satisfied : NO")
    assert read_one(text("Server", too_short + body, limits=limits)).latencies[0].n == 270
    assert read_one(text("Server", KEPT, limits=limits)).latencies[0].n == 270
    assert read_one(text("Server", KEPT + body)).latencies[0].n == 270


def test_offline_runs_last_as_long_as_their_slowest_sample() -> None:
    run = read_one(
        text("Offline", "Samples per second: 92.1\nTokens per second: 27803.9\n" + KEPT, samples=829, least=1)
    )
    assert run.load == Load(mode=LoadMode.UNLIMITED, value=829)
    assert (run.duration_s, run.throughput.output_tokens, run.latencies[0].n) == (9.0, 27803.9, 829)


@pytest.mark.parametrize("scenario", ["SingleStream", "Single Stream", "MultiStream"])
def test_streams_are_a_closed_loop(scenario: str) -> None:
    body = f"Early Stopping Result:\n * Processed at least 64 queries (1234).\n{KEPT}"
    run = read_one(text(scenario, body, samples=8))
    assert (run.load, run.latencies[0].n) == (Load(mode=LoadMode.CONCURRENCY, value=8), 1234)


def test_token_latencies_are_read() -> None:
    limits = "ttft_latency (ns): 2000000000\ntpot_latency (ns): 200000000\n"
    run = read_one(text("Server", "Completed tokens per second: 24593.77\n" + KEPT + TOKENS, limits=limits))
    ttft, tpot = run.latency(LatencyKind.TTFT), run.latency(LatencyKind.TPOT)
    assert ttft is not None
    assert tpot is not None
    assert (ttft.mean, dict(ttft.percentiles)) == (2.0, {"p50": 1.5, "p99": 2.9})
    assert (tpot.mean, tpot.percentiles["p50"]) == pytest.approx((0.2, 0.15))
    assert (run.tokens.basis, run.streaming) == (TokenBasis.SERVER, True)
    assert run.warnings == (
        "its limits are on a percentile of the run, not on each request: ttft_latency 2000 ms, tpot_latency 200 ms",
    )
    assert assess(run, parse_slo("ttft=2s")).good is None


def test_older_wording_of_tpot_is_read() -> None:
    old = TOKENS.replace("Time per Output Token", "Time to Output Token")
    assert read_one(text("Server", KEPT + old)).latency(LatencyKind.TPOT) is not None


def test_what_was_not_kept_is_warned_of() -> None:
    body = "Result is : INVALID\n  Min duration satisfied : NO\n  Min queries satisfied : NO\n"
    run = read_one(text("Server", body).replace("No errors encountered", "3 ERRORS encountered"))
    assert run.warnings == (
        "LoadGen calls the result INVALID",
        "not kept: min duration satisfied, min queries satisfied",
        "LoadGen met errors; see its detailed log",
    )
    assert run.latencies[0].n is None


def test_a_summary_without_its_result_says_nothing_of_it() -> None:
    run = read_one("MLPerf Results Summary\nNo errors encountered during test.\n")
    assert (run.load, run.latencies, run.warnings) == (Load(), (), ("LoadGen calls the result nothing",))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("No warnings encountered during test.\n", "x: is the summary of an accuracy run; expected one of a performance run"),
        ("MLPerf Results Summary\n" + "\n" * 10_000, "x: has more than 10,000 lines; LoadGen writes a hundred"),
        (text("Server", "").replace("5000000\n", "fast\n"), "x:9: Mean latency: expected a number, found 'fast'"),
        (text("Server", "").replace("83.5", "-1"), "x:17: target_qps: expected a number not below 0, found -1"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(written: str, message: str) -> None:
    assert str(refused(written)) == message


def test_a_summary_is_not_read_line_by_line() -> None:
    assert refused_lines(*text("Server", "").splitlines(keepends=True)).rule == "unknown-format"
