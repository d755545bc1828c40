"""AIPerf and GenAI-Perf: JSON, CSV, and their requests one by one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aruntime_evaluator import Measurement, Slo, assess, parse_slo, read_proof
from aruntime_evaluator.proof.goodput import CountSource
from aruntime_evaluator.proof.measurement import Counts, LatencyKind, Load, LoadMode, TokenBasis
from proofs import read_one, refused

AIPERF: dict[str, Any] = {
    "schema_version": "1.4", "aiperf_version": "0.13.0", "benchmark_id": "b", "start_time": "2026-11-01T10:00:00",
    "request_count": {"unit": "requests", "avg": 8.0}, "error_request_count": {"unit": "requests", "avg": 3.0},
    "benchmark_duration": {"unit": "sec", "avg": 2.0},
    "request_latency": {"unit": "ms", "avg": 500.0, "min": 1.0, "max": 900.0, "p50": 450.0, "p99": 890.0, "std": 4.0, "count": 8},
    "time_to_first_token": {"unit": "s", "avg": 0.05, "p50": 0.05},
    "inter_chunk_latency": {"unit": "us", "avg": 5000.0, "p50": 5000.0, "count": 99},
    "output_sequence_length": {"unit": "tokens", "avg": 10.0, "sum": 80.0}, "input_sequence_length": {"unit": "tokens", "avg": 5.0},
    "total_isl": {"unit": "tokens", "avg": 40.0},
    "goodput": {"unit": "requests/sec", "avg": 2.0}, "good_request_count": {"unit": "requests", "avg": 4.0},
    "error_summary": [
        {"error_details": {"type": "RequestCancellationError"}, "count": 1}, {"error_details": {"type": "HTTP"}, "count": 2},
    ],
    "input_config": {
        "models": {"items": [{"name": "m"}, {"name": "n"}]}, "tokenizer": {"name": "tok"},
        "endpoint": {"type": "chat", "streaming": True, "use_server_token_count": True},
        "phases": [{"kind": "warmup", "concurrency": 1}, {"kind": "profiling", "type": "poisson", "rate": 3.5, "concurrency": 9}],
        "slos": {"request_latency": 600, "time_to_first_token": 100}, "datasets": [{"type": "public"}, {"path": "p.jsonl"}],
    },
}  # fmt: skip
GENAI: dict[str, Any] = {
    "request_throughput": {"unit": "requests/sec", "avg": 5.0}, "request_count": {"unit": "count", "avg": 20.0},
    "request_latency": {"unit": "ms", "avg": 500.0, "p99": 900.0}, "request_goodput": {"unit": "requests/sec", "avg": 4.0},
    "output_token_throughput": {"unit": "tokens/sec", "avg": 50.0},
    "input_config": {
        "model_names": ["m"], "service_kind": "openai", "tokenizer": {"name": "tok"}, "endpoint": {"streaming": True},
        "perf_analyzer": {"stimulus": {"concurrency": 4}}, "input": {"goodput": {"request_latency": 600.0}},
    },
}  # fmt: skip


def test_aiperf_aggregates_are_read() -> None:
    run = read_one(AIPERF)
    assert run.load == Load(mode=LoadMode.RATE, value=3.5, most_in_flight=9)
    # Three errors, one of them a request that the tool cut off.
    assert run.counts == Counts(attempted=10, ok=8, errored=2, cancelled=1)
    assert (run.tokens.basis, run.tokens.output.total, run.tokens.input.total) == (TokenBasis.SERVER, 80, 40)
    assert (run.model, run.dataset, run.server, run.duration_s) == ("m, n", "public, p.jsonl", "chat", 2.0)
    ttft, itl = run.latency(LatencyKind.TTFT), run.latency(LatencyKind.ITL)
    assert ttft is not None
    assert itl is not None
    assert (ttft.mean, ttft.n, itl.mean, itl.n) == (50.0, 8, 5.0, 8)


def test_aiperf_s_own_limits_stand_beside_its_goodput() -> None:
    found = assess(read_one(AIPERF))
    assert (found.slo, found.good, found.goodput) == (Slo(ttft=100.0, e2e=600.0), 4, 2.0)
    assert (found.attainment, found.source) == (0.4, CountSource.REPORTED)


def test_a_limit_that_is_no_time_is_none_of_ours() -> None:
    settings = AIPERF["input_config"] | {"slos": {"output_token_throughput_per_user": 10}}
    found = assess(read_one(AIPERF | {"input_config": settings}))
    assert (found.slo, found.good) == (None, 4)
    assert found.notes == (
        "the file does not state limits that we can read: output_token_throughput_per_user: 10",
        "1 requests were cut off and are not judged; as misses they make attainment 0.363",
    )


def test_an_inter_token_latency_is_both_tpot_and_itl() -> None:
    run = read_one(
        AIPERF | {"input_config": {"slos": {"inter_token_latency": 8}, "loadgen": {"request_rate": 2.0}}}
    )
    assert run.load == Load(mode=LoadMode.RATE, value=2.0)
    assert [assess(run, slo).good for slo in (Slo(tpot=8.0), Slo(itl=8.0), Slo(tpot=9.0))] == [4, 4, None]


def test_older_aiperf_names_its_settings_otherwise() -> None:
    settings = {
        "loadgen": {"concurrency": 6},
        "input": {"goodput": {"request_latency": 600}},
        "endpoint": {"model_names": ["m"]},
    }
    run = read_one(AIPERF | {"input_config": settings})
    assert (run.load, run.model) == (Load(mode=LoadMode.CONCURRENCY, value=6), "m")
    assert assess(run).slo == Slo(e2e=600.0)


@pytest.mark.parametrize(
    "phase", [{"kind": "profiling", "type": "fixed_schedule"}, {"kind": "profiling", "rate_series": [1]}]
)
def test_a_schedule_has_no_rate(phase: dict[str, Any]) -> None:
    settings = AIPERF["input_config"] | {"phases": [phase]}
    assert read_one(AIPERF | {"input_config": settings}).load == Load(mode=LoadMode.SCHEDULE)


def test_aiperf_without_settings_says_what_it_can() -> None:
    bare = {"aiperf_version": "0.3.0", "request_latency": {"unit": "ms", "avg": 5.0}}
    run = read_one(bare)
    assert (run.counts, run.load, run.duration_s, run.reported) == (Counts(), Load(), None, None)
    assert run.tokens.basis is TokenBasis.UNKNOWN


def test_a_run_cut_short_is_warned_of() -> None:
    run = read_one(AIPERF | {"was_cancelled": True, "is_complete": False, "incomplete_reason": "timeout"})
    assert run.warnings == ("the run was cancelled", "the run is incomplete: timeout")
    other = read_one(AIPERF | {"is_complete": False})
    assert other.warnings == ("the run is incomplete: no reason given",)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"request_latency": {"unit": "parsec", "avg": 1}}, "x: request_latency.unit: expected a unit of time, found 'parsec'"),
        ({"request_latency": {"avg": 1}}, "x: request_latency.unit: is missing; expected a unit of time"),
        ({"request_latency": 5}, "x: request_latency: expected an object, found 5"),
        ({"was_cancelled": "no"}, "x: was_cancelled: expected true or false, found 'no'"),
        ({"error_summary": {}}, "x: error_summary: expected a list, found an object"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_aggregates_is_named(changes: dict[str, Any], message: str) -> None:
    assert str(refused(AIPERF | changes)) == message


def row(start: int, *, latency: float = 500.0, tokens: int = 5, **more: Any) -> dict[str, Any]:
    metrics = {
        "request_latency": {"value": latency, "unit": "ms"},
        "time_to_first_token": {"value": 0.1, "unit": "s"},
        "output_sequence_length": {"value": tokens, "unit": "tokens"},
    }
    if tokens > 1:
        metrics["inter_token_latency"] = {"value": (latency - 100) / (tokens - 1), "unit": "ms"}
    metadata = {
        "request_start_ns": start,
        "request_end_ns": start + round(latency * 1e6),
        "benchmark_phase": "profiling",
    }
    return {
        "metadata": metadata | more.pop("metadata", {}),
        "metrics": metrics | more.pop("metrics", {}),
    } | more


def lines(*rows: dict[str, Any]) -> Measurement:
    (run,) = read_proof("x.jsonl", "\n".join(map(json.dumps, rows)))
    return run


def test_aiperf_requests_are_judged_one_by_one() -> None:
    second = 10**18 + 10**9
    run = lines(
        row(10**18, metadata={"benchmark_phase": "warmup"}),
        row(10**18),
        row(second, latency=900.0),
        row(second, tokens=1),
        row(second, error={"type": "HTTP", "message": "500"}),
        row(second, error={"type": "RequestCancellationError"}),
        row(second, metadata={"was_cancelled": True}),
    )
    assert run.counts == Counts(attempted=4, ok=3, errored=1, cancelled=2)
    # From the first start to the last end: 1 s and 900 ms.
    assert run.duration_s == pytest.approx(1.9)
    found = assess(run, parse_slo("ttft=100ms,tpot=150ms"))
    # 400 ms over 4 gaps is good, 800 ms over 4 is not, one token has no gap.
    assert (found.good, found.source) == (2, CountSource.RECOMPUTED)


def test_the_good_requests_aiperf_counted_are_its_report() -> None:
    good = {"good_request_count": {"value": 1, "unit": "requests"}}
    run = lines(row(1, metrics=good), row(2, metrics=good), row(3))
    assert run.reported is not None
    assert run.reported.good == 2


def test_without_times_a_run_has_no_duration() -> None:
    run = lines(
        {"metadata": {"x_request_id": "a"}, "metrics": {}}, {"metadata": {"x_request_id": "b"}, "metrics": {}}
    )
    assert (run.duration_s, run.started, run.streaming, run.counts.ok) == (None, None, None, 2)


def test_the_oldest_aiperf_names_what_it_measures_otherwise() -> None:
    metadata = {"x_request_id": "a", "timestamp_ns": 2_000_000_000, "credit_phase": "profiling"}
    metrics = {
        "ttft": {"value": 120.0, "unit": "ms"},
        "request_latency": {"value": 900.0, "unit": "ms"},
        "max_response_timestamp": {"value": 4_000_000_000, "unit": "ns"},
    }
    error = {"metadata": metadata, "metrics": {}, "error": {"code": 500, "type": "E", "message": "m"}}
    warmup = {"metadata": metadata | {"credit_phase": "warmup"}, "metrics": metrics, "error": None}
    rows = [{"metadata": metadata, "metrics": metrics, "error": None}, error, warmup]
    found = assess(read_one("\n".join(map(json.dumps, rows))), parse_slo("ttft=120ms,e2e=1s"))
    assert (found.attempted, found.ok, found.errored, found.good, found.goodput) == (2, 1, 1, 1, 0.5)


@pytest.mark.parametrize(
    "where", [{"aggregation_type": "sweep"}, {"metadata": {"aggregation_type": "confidence"}}]
)
def test_a_summary_of_several_aiperf_runs_is_refused(where: dict[str, Any]) -> None:
    assert str(refused(where | {"per_combination_metrics": []})) == (
        "x: is AIPerf's summary of several runs; expected the profile_export_aiperf.json of one"
    )


def test_what_aiperf_says_of_the_server_is_no_run() -> None:
    assert str(refused({"aiperf_version": "0.3.0", "metrics": {"request_latency": {"unit": "ms"}}})) == (
        "x: has no metric of requests; expected the profile_export_aiperf.json of a run"
    )


def test_a_metric_that_is_not_aiperf_s_does_not_make_a_file_its_own() -> None:
    foreign = {"schema_version": "0.1", "request_count": 2, "tpot_ms_summary": {"median": 1.0, "unit": "ms"}}
    assert refused(foreign).rule == "unknown-format"


def test_the_start_is_said_in_utc() -> None:
    # 10**9 s after 1970.
    assert lines(row(10**18)).started == "2001-09-09T01:46:40+00:00"


def test_a_time_stamp_that_is_none_is_named() -> None:
    assert (
        str(refused(row(10**20)))
        == "x: metadata.request_start_ns: expected a time stamp in nanoseconds, found a very large number"
    )
    late = row(1, metadata={"request_start_ns": "soon"})
    assert str(refused(late)) == "x: metadata.request_start_ns: expected a number, found 'soon'"
    assert lines(row(1, metadata={"request_start_ns": 1.5})).counts.ok == 1


def test_genai_perf_aggregates_are_read() -> None:
    run = read_one(GENAI)
    assert (run.tool, run.model, run.server, run.tokens.tokenizer) == ("GenAI-Perf", "m", "openai", "tok")
    assert (run.load, run.streaming) == (Load(mode=LoadMode.CONCURRENCY, value=4), True)
    # 20 requests at 5 per second.
    assert (run.duration_s, run.counts) == (4.0, Counts(ok=20))
    found = assess(run)
    assert (found.slo, found.good, found.goodput, found.attainment) == (Slo(e2e=600.0), 16, 4.0, None)


def test_older_genai_perf_has_flat_settings() -> None:
    settings = {
        "model": "m",
        "tokenizer": "tok",
        "request_rate": 2.0,
        "streaming": False,
        "goodput": {"request_latency": 600.0},
    }
    run = read_one(GENAI | {"input_config": settings})
    assert (run.model, run.streaming, run.load) == ("m", False, Load(mode=LoadMode.RATE, value=2.0))
    assert assess(run).slo == Slo(e2e=600.0)


@pytest.mark.parametrize("goodput", [{"unit": "requests/sec", "avg": -1.0}, None])
def test_genai_perf_may_have_no_goodput(goodput: Any) -> None:
    assert read_one(GENAI | {"request_goodput": goodput}).reported is None


def test_genai_perf_without_counts_has_no_duration() -> None:
    run = read_one(
        {"request_latency": {"unit": "ms", "avg": 5.0}, "request_goodput": {"unit": "r", "avg": 2.0}}
    )
    assert run.duration_s is None
    assert run.reported is not None
    assert (run.reported.goodput, run.reported.good, run.model) == (2.0, None, None)


def chunk(text: str | None, **more: Any) -> dict[str, str]:
    return {"response": "data: " + json.dumps({"choices": [{"delta": {"content": text}}]} | more)}


def experiment(*requests: dict[str, Any], mode: str = "concurrency") -> dict[str, Any]:
    return {
        "service_kind": "openai",
        "version": "2.59",
        "experiments": [{"experiment": {"mode": mode, "value": 4}, "requests": list(requests)}],
    }


MS = 10**6
STREAMED = {
    "timestamp": 10**18,
    "response_timestamps": [10**18 + each * MS for each in (5, 100, 200, 300, 310, 311)],
    "response_outputs": [
        chunk(""), chunk("a"), chunk("b"), chunk("c"), chunk(None, usage={"completion_tokens": 5}), {"response": "data: [DONE]"},
    ],
}  # fmt: skip


def test_raw_responses_give_times_and_the_server_s_tokens() -> None:
    run = read_one(experiment(STREAMED))
    assert run.rows is not None
    # Empty chunks and [DONE] carry nothing: from 100 ms to 300 ms, five tokens, two gaps.
    assert (list(run.rows.ttft), list(run.rows.e2e)) == ([100.0], [300.0])
    assert (list(run.rows.tpot), list(run.rows.itl)) == ([50.0], [100.0])
    assert (run.tokens.basis, run.tokens.output.total, run.streaming) == (TokenBasis.SERVER, 5, True)
    assert (run.duration_s, run.load.value, run.tool_version) == (0.3, 4, "2.59")


def test_a_request_with_an_error_or_nothing_failed() -> None:
    failed = {
        "timestamp": 10**18,
        "response_timestamps": [10**18 + MS],
        "response_outputs": [{"response": '{"error": "x"}'}],
    }
    silent = {
        "timestamp": 10**18,
        "response_timestamps": [10**18 + MS],
        "response_outputs": [{"response": ""}],
    }
    run = read_one(experiment(STREAMED, failed, silent, {"timestamp": 10**18}, mode="request_rate"))
    assert run.counts == Counts(attempted=4, ok=1, errored=3)
    assert run.load.mode is LoadMode.RATE


def test_answers_that_come_whole_have_no_first_token() -> None:
    whole = {"timestamp": 10**18, "response_timestamps": [10**18 + 50 * MS], "response_outputs": [
        {"response": json.dumps({"choices": [{"message": {"content": "a"}}], "usage": {"completion_tokens": 9}})}
    ]}  # fmt: skip
    run = read_one(experiment(whole))
    assert (run.latency(LatencyKind.TTFT), run.tokens.output.total, run.streaming) == (None, 9, None)
    assert assess(run, parse_slo("e2e=60ms")).good == 1


@pytest.mark.parametrize(
    ("response", "counts"),
    [
        ({"response": [1, 2]}, True),
        ({"response": "plain text"}, True),
        ({"response": "data:[DONE]"}, False),
        ({"response": '{"text_output": "a"}'}, True),
        ({"response": '{"text_output": ""}'}, False),
        ({"response": '{"choices": ["a", {"text": ""}, {"text": "b"}]}'}, True),
        ({"response": '{"choices": [{"delta": "odd"}]}'}, False),
        ({"response": '{"usage": {"completion_tokens": "many"}}'}, True),
        ({"response": "[1]"}, True),
    ],
)
def test_a_response_counts_where_it_carries_output(response: dict[str, Any], *, counts: bool) -> None:
    request = {"timestamp": 1, "response_timestamps": [2], "response_outputs": [response]}
    assert read_one(experiment(request)).counts.ok == int(counts)


def test_responses_without_texts_are_all_taken() -> None:
    run = read_one(experiment({"timestamp": 0, "response_timestamps": [MS, 3 * MS]}))
    assert run.rows is not None
    assert (list(run.rows.ttft), list(run.rows.e2e), run.tokens.basis) == ([1.0], [3.0], TokenBasis.UNKNOWN)


def test_an_experiment_without_requests_is_empty() -> None:
    run = read_one(experiment())
    assert (run.counts, run.duration_s) == (Counts(attempted=0, ok=0, errored=0), None)


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({}, "x: experiments[0].requests[0].timestamp: is missing; expected a time stamp in nanoseconds"),
        (
            {"timestamp": 5, "response_timestamps": [4]},
            "x: experiments[0].requests[0].response_timestamps: holds a time before that of the request",
        ),
        (
            {"timestamp": 5, "response_timestamps": [6, 7], "response_outputs": [{}]},
            "x: experiments[0].requests[0].response_outputs: has 1 elements, but response_timestamps has 2",
        ),
    ],
)
def test_what_is_wrong_in_a_raw_export_is_named(request_: dict[str, Any], message: str) -> None:
    assert str(refused(experiment(request_))) == message


GENAI_CSV = """\
Metric,avg,min,max,p99,p95,p90,p75,p50,p25
Time To First Token (ms),8.00,7.00,9.00,8.98,8.90,8.80,8.50,8.00,7.50
Request Latency (ms),"1,005.00",4.00,"2,006.00","2,005.98",5.90,5.80,5.50,5.00,N/A
Output Sequence Length (tokens),10.00,10.00,10.00,10.00,10.00,10.00,10.00,10.00,10.00

Metric,Value
Output Token Throughput (tokens/sec),456.00
Request Throughput (per sec),123.00
Request Goodput (per sec),100.00
Request Count (count),"1,003.00"
Metric,GPU,avg,min
GPU Power Usage (W),0,1,2
"""
AIPERF_CSV = """\
Metric,avg,min,max,sum,p1,p50,p99,std
Output Sequence Length (tokens),10.00,10,10,80,10.00,10.00,10.00,0.00
Request Latency (ms),500.00,400.00,900.00,,401.00,480.00,890.00,50.00

Metric,Value
Benchmark Duration (sec),2.00
Good Request Count,4
Goodput (requests/sec),2.00
Request Count,8
"""


def test_the_csv_of_genai_perf_is_read() -> None:
    run = read_one(GENAI_CSV)
    e2e = run.latency(LatencyKind.E2E)
    assert e2e is not None
    assert (e2e.mean, e2e.maximum, e2e.n, "p25" in e2e.percentiles) == (1005.0, 2006.0, 1003, False)
    assert (run.tool, run.counts, run.throughput.requests) == ("GenAI-Perf", Counts(ok=1003), 123.0)
    assert run.reported is not None
    assert (run.reported.goodput, run.reported.good, run.duration_s) == (100.0, None, None)
    assert run.warnings == (
        "the file does not say how many requests failed",
        "the file is rounded to two decimals; the JSON beside it is exact",
    )


def test_the_csv_of_genai_perf_may_have_no_goodput() -> None:
    assert read_one(GENAI_CSV.replace("Request Goodput", "Request Something")).reported is None


def test_the_csv_of_aiperf_is_read() -> None:
    run = read_one(AIPERF_CSV)
    assert (run.tool, run.duration_s, run.tokens.output.total) == ("AIPerf", 2.0, 80)
    assert run.tokens.basis is TokenBasis.UNKNOWN
    found = assess(run)
    assert (found.good, found.attempted, found.attainment, found.goodput) == (4, 8, 0.5, 2.0)


def test_the_csv_of_aiperf_has_names_with_brackets_and_values_below_zero() -> None:
    lines = "HTTP Waiting (TTFB) (ms),1.00,0.50,2.00\nOSL Mismatch Diff % (%),-73.46,-98.10,-25.49\n"
    run = read_one(AIPERF_CSV.replace("Request Latency", f"{lines}Request Latency"))
    assert run.latency(LatencyKind.E2E) == read_one(AIPERF_CSV).latency(LatencyKind.E2E)


def test_a_unit_tells_aiperf_from_genai_perf() -> None:
    assert read_one("Metric,Value\nRequest Throughput (requests/sec),2.00\n").tool == "AIPerf"
    assert read_one("Metric,Value\nRequest Throughput (per sec),2.00\n").tool == "GenAI-Perf"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Metric,Value\nRequest Count,many\n", "x:2: Request Count: expected a number, found 'many'"),
        (
            "Metric,Value\nRequest Count,-1\nGoodput (requests/sec),1\n",
            "x: request_count.avg: expected a number not below 0, found -1",
        ),
        ("Metric,Value\nRequest Count,1,2\n", "x:2: has 3 cells, but the header has 2"),
        (
            "Metric,Value\n(),1\n",
            "x:2: Metric: expected the name of a metric, with its unit in brackets, found '()'",
        ),
    ],
)
def test_what_is_wrong_in_the_csv_is_named(text: str, message: str) -> None:
    assert str(refused(text)) == message
