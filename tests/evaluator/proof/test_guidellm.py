"""GuideLLM: the keys of every version from 0.2 to 0.8."""

from __future__ import annotations

from typing import Any

import pytest

from aruntime_evaluator import Slo, assess, parse_slo, read_proof
from aruntime_evaluator.proof.goodput import CountSource
from aruntime_evaluator.proof.measurement import Counts, LatencyKind, Load, LoadMode
from proofs import read_one, refused


def summary(mean: float) -> dict[str, Any]:
    return {
        "successful": {
            "mean": mean,
            "std_dev": 1.0,
            "total_sum": mean * 2,
            "percentiles": {"p50": mean, "p999": mean * 2},
        }
    }


def request(ttft: float, itl: float | None, latency: float = 0.5, tokens: int = 5) -> dict[str, Any]:
    return {
        "time_to_first_token_ms": ttft, "inter_token_latency_ms": itl, "request_latency": latency,
        "prompt_tokens": 7, "output_tokens": tokens,
    }  # fmt: skip


METRICS: dict[str, Any] = {
    "request_totals": {"successful": 2, "errored": 1, "incomplete": 1, "total": 4},
    "requests_per_second": summary(1.0), "request_latency": summary(0.5), "time_to_first_token_ms": summary(60.0),
    "inter_token_latency_ms": summary(0.0), "time_per_output_token_ms": summary(9.0),
    "prompt_token_count": summary(7.0), "output_token_count": summary(5.0),
}  # fmt: skip
OLD: dict[str, Any] = {
    "id_": "r1", "args": {"strategy": {"type_": "concurrent", "streams": 3}}, "run_stats": {},
    "worker": {"backend_type": "openai_http", "backend_model": "m"}, "request_loader": {"processor": "tok"},
    "request_totals": {"successful": 2, "errored": 1, "incomplete": 1, "total": 4},
    "start_time": 1700000000.0, "end_time": 1700000004.0,
    "metrics": {key: value for key, value in METRICS.items() if key != "request_totals"},
    "requests": {"successful": [request(50.0, 5.0), request(90.0, 9.0)], "errored": [{}], "incomplete": [{}]},
}  # fmt: skip


def new(strategy: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    settings = {
        "id_": "r2",
        "strategy": strategy or {"type_": "concurrent", "streams": 3},
        "backend": {"model": "m"},
    }
    run = {
        "config": settings | changes.pop("config", {}),
        "scheduler_metrics": {},
        "metrics": METRICS | changes.pop("metrics", {}),
        "requests": OLD["requests"],
        "duration": 4.0,
    }
    return {"benchmarks": [run | changes]}


def test_versions_2_and_3_are_read() -> None:
    run = read_one({"benchmarks": [OLD]})
    assert (run.run_id, run.model, run.server, run.tokens.tokenizer) == ("r1", "m", "openai_http", "tok")
    assert (run.started, run.duration_s) == ("2023-11-14T22:13:20+00:00", 4.0)
    assert run.counts == Counts(attempted=3, ok=2, errored=1, cancelled=1)
    assert run.load == Load(mode=LoadMode.CONCURRENCY, value=3)
    found = assess(run, parse_slo("ttft=80ms,tpot=8ms"))
    assert (found.good, found.goodput, found.source) == (1, 0.25, CountSource.RECOMPUTED)


def test_versions_4_to_6_keep_arguments_beside_the_runs() -> None:
    report = new() | {
        "metadata": {"guidellm_version": "0.5.3"},
        "args": {
            "backend": "openai_http",
            "processor": "tok",
            "data": ["prompt_tokens=256", {"path": "d.jsonl"}, 5],
        },
    }
    run = read_one(report)
    assert (run.tool_version, run.server, run.tokens.tokenizer) == ("0.5.3", "openai_http", "tok")
    assert (run.dataset, run.run_id) == ("prompt_tokens=256, d.jsonl", "r2")


def test_arguments_given_as_objects_have_no_name() -> None:
    run = read_one(new() | {"args": {"backend": {"type_": "x"}, "processor": None}})
    assert (run.server, run.tokens.tokenizer, run.dataset) == (None, None, None)


def test_a_metric_of_zeros_was_not_measured() -> None:
    run = read_one(new())
    assert run.latency(LatencyKind.ITL_BY_TOKEN) is None
    e2e = run.latency(LatencyKind.E2E)
    assert e2e is not None
    assert (e2e.mean, dict(e2e.percentiles)) == (500.0, {"p50": 500.0, "p99.9": 1000.0})


def test_versions_before_0_4_state_a_median_and_no_50th_percentile() -> None:
    latency = {"successful": {"mean": 0.5, "median": 0.4, "percentiles": {"p95": 0.9}}}
    e2e = read_one(new(metrics={"request_latency": latency})).latency(LatencyKind.E2E)
    assert e2e is not None
    assert dict(e2e.percentiles) == {"p50": 400.0, "p95": 900.0}


@pytest.mark.parametrize(
    ("strategy", "load"),
    [
        ({"type_": "synchronous"}, Load(mode=LoadMode.CONCURRENCY, value=1)),
        ({"type_": "concurrent", "max_concurrency": 6}, Load(mode=LoadMode.CONCURRENCY, value=6)),
        ({"type_": "constant", "rate": 2.0}, Load(mode=LoadMode.RATE, value=2.0)),
        (
            {"type_": "poisson", "rate": 2.0, "max_concurrency": 9},
            Load(mode=LoadMode.RATE, value=2.0, most_in_flight=9, burstiness=1.0),
        ),
        ({"type_": "throughput", "max_concurrency": 512}, Load(mode=LoadMode.CONCURRENCY, value=512)),
        ({"type_": "throughput"}, Load(mode=LoadMode.UNLIMITED, value=3)),
        ({"type_": "trace"}, Load(mode=LoadMode.SCHEDULE)),
        ({"type_": "new"}, Load()),
    ],
)
def test_a_strategy_is_a_load(strategy: dict[str, Any], load: Load) -> None:
    assert read_one(new(strategy)).load == load


def test_its_own_goodput_is_reported_with_its_limits() -> None:
    metrics = {
        "slo_attainment": 0.5,
        "slo_determined_requests": 2,
        "request_goodput": {"successful": {"mean": 0.25}},
    }
    report = new(
        config={"slo": {"ttft_ms": 80.0, "tpot_ms": None, "e2el_ms": 2000.0}}, metrics=metrics, requests=None
    )
    found = assess(read_one(report))
    assert (found.slo, found.good, found.goodput, found.source) == (
        Slo(ttft=80.0, e2e=2000.0),
        1,
        0.25,
        CountSource.REPORTED,
    )
    bare = assess(read_one(new(metrics={"slo_attainment": 0.5}, requests=None)))
    assert (bare.good, bare.slo, bare.source) == (None, None, CountSource.UNKNOWN)


def test_a_request_of_one_token_waits_for_none() -> None:
    requests = {"successful": [request(50.0, None, tokens=1), request(50.0, None)]}
    found = assess(read_one(new(requests=requests)), parse_slo("tpot=8ms"))
    assert (found.good, found.notes[0]) == (1, "1 of 2 requests have no tpot; they count as misses")


def test_a_sample_of_the_requests_is_not_used() -> None:
    run = read_one(new(requests={"successful": [request(50.0, 5.0)]}))
    assert run.rows is None
    assert run.warnings == ("the file keeps 1 of 2 successful requests; they are not used",)


def test_requests_without_totals_are_not_used() -> None:
    run = read_one(new(metrics={"request_totals": {"successful": None}}))
    assert (run.rows, run.counts) == (None, Counts())


def test_a_run_that_does_not_say_how_long_has_no_duration() -> None:
    assert read_one(new(duration=0)).duration_s is None
    assert read_one(new(duration=None, start_time=2.0, end_time=1.0)).duration_s is None


def test_its_warnings_are_ours() -> None:
    assert read_one(new(warnings=[{"message": "late"}])).warnings == ("late",)


def test_a_report_by_its_metadata_may_be_empty() -> None:
    problem = refused({"benchmarks": [], "metadata": {"guidellm_version": "0.8.1"}})
    assert str(problem) == "x: holds no run"


def test_what_is_wrong_is_named_with_its_place() -> None:
    report = new(requests={"successful": [request(50.0, 5.0), request(-1.0, 5.0)]})
    assert str(refused(report)) == (
        "x: benchmarks[0].requests.successful[1].time_to_first_token_ms: expected a number not below 0, found -1"
    )


def test_other_lists_of_benchmarks_are_not_guidellm_s() -> None:
    assert refused({"benchmarks": [{"name": "pytest"}]}).rule == "unknown-format"
    assert refused({"benchmarks": [5, {"metrics": {"speed": 1}}]}).rule == "unknown-format"
    assert len(read_proof("x", '{"benchmarks": [{"metrics": {}, "requests": {}}]}')) == 1
    assert len(read_proof("x", '{"benchmarks": [{"metrics": {"request_latency": {}}}]}')) == 1
