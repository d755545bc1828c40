"""vLLM and SGLang: old and new keys, with details and without."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aruntime_evaluator import Slo, assess, parse_slo, read_proof
from aruntime_evaluator.proof.goodput import CountSource
from aruntime_evaluator.proof.measurement import Counts, LatencyKind, Load, LoadMode, TokenBasis
from aruntime_evaluator.proof.slo import Objective
from proofs import read_one, refused

VLLM: dict[str, Any] = {
    "date": "20261101-101500", "endpoint_type": "openai", "backend": "openai", "label": "night", "model_id": "m",
    "tokenizer_id": "tok", "num_prompts": 4, "request_rate": 2.0, "burstiness": 0.5, "max_concurrency": 16,
    "duration": 4.0, "completed": 3, "failed": 1, "total_input_tokens": 30, "total_output_tokens": 13,
    "request_throughput": 0.75, "request_goodput": 0.5, "output_throughput": 3.25, "total_token_throughput": 10.75,
    "mean_ttft_ms": 200.0, "median_ttft_ms": 200.0, "std_ttft_ms": 81.6, "p99_ttft_ms": 298.0, "p99.9_ttft_ms": 299.8,
    "mean_e2el_ms": 900.0, "median_e2el_ms": 900.0, "max_probe_ms": 5.0,
}  # fmt: skip
DETAIL: dict[str, Any] = {
    "input_lens": [10, 10, 10, 10], "output_lens": [6, 6, 1, 0],
    "ttfts": [0.1, 0.2, 0.3, 0.0], "itls": [[0.1] * 5, [0.2] * 5, [], []],
    "latencies": [0.6, 1.2, 0.3, 0.0], "errors": ["", "", "", "HTTP 500"],
}  # fmt: skip
SGLANG: dict[str, Any] = {
    "tag": "t1", "backend": "sglang", "dataset_name": "sharegpt", "request_rate": float("inf"), "max_concurrency": None,
    "sharegpt_output_len": None, "random_range_ratio": 0.0,
    "server_info": {"version": "0.5.23", "served_model_name": "m", "tokenizer_path": "tok", "quantization": None, "dtype": "bfloat16"},
    "duration": 4.0, "completed": 3, "total_input_tokens": 30, "total_output_tokens": 13,
    "total_output_tokens_retokenized": 13, "request_throughput": 0.75, "output_throughput": 3.25, "total_throughput": 10.75,
    "mean_e2e_latency_ms": 700.0, "median_e2e_latency_ms": 600.0, "p99_e2e_latency_ms": 1188.0,
    "mean_ttft_ms": 200.0, "mean_itl_ms": 150.0,
}  # fmt: skip


def test_vllm_aggregates_are_read() -> None:
    run = read_one(VLLM)
    assert (run.run_id, run.started, run.duration_s) == ("night", "2026-11-01T10:15:00", 4.0)
    assert run.load == Load(mode=LoadMode.RATE, value=2.0, most_in_flight=16, burstiness=0.5)
    assert run.counts == Counts(attempted=4, ok=3, errored=1)
    assert (run.tokens.input.mean, run.tokens.output.total) == (10.0, 13)
    ttft = run.latency(LatencyKind.TTFT)
    assert ttft is not None
    assert (ttft.mean, ttft.stdev, ttft.n) == (200.0, 81.6, 3)
    assert dict(ttft.percentiles) == {"p50": 200.0, "p99": 298.0, "p99.9": 299.8}
    assert run.rows is None


def test_a_date_of_another_form_stays_as_it_is() -> None:
    assert read_one(VLLM | {"date": "yesterday"}).started == "yesterday"


def test_vllm_details_give_tpot_as_vllm_defines_it() -> None:
    run = read_one(VLLM | DETAIL)
    assert run.rows is not None
    # (0.6 − 0.1) / 5, (1.2 − 0.2) / 5, and 0 for a single token.
    assert list(run.rows.tpot) == pytest.approx([100.0, 200.0, 0.0])
    assert list(run.rows.e2e) == [600.0, 1200.0, 300.0]
    assert list(run.rows.itl) == pytest.approx([100.0, 200.0, 0.0])
    found = assess(run, parse_slo("ttft=250ms,tpot=150ms"))
    assert (found.good, found.attempted, found.goodput) == (1, 4, 0.25)


def test_without_latencies_they_are_the_sum_of_the_gaps() -> None:
    run = read_one(VLLM | {key: value for key, value in DETAIL.items() if key != "latencies"})
    assert run.rows is not None
    assert list(run.rows.e2e) == pytest.approx([600.0, 1200.0, 300.0])


def test_latencies_alone_are_judged_end_to_end() -> None:
    run = read_one(VLLM | {"latencies": DETAIL["latencies"]})
    assert assess(run, Slo(e2e=1000.0)).good == 2
    assert assess(run, Slo(ttft=1000.0)).source is CountSource.UNKNOWN


def test_the_key_of_older_vllm_ends_in_a_colon() -> None:
    old = {key: value for key, value in VLLM.items() if key not in {"request_goodput", "failed", "backend"}}
    run = read_one(old | {"request_goodput:": 0.25})
    assert run.reported is not None
    assert (run.reported.goodput, run.reported.good, run.server) == (0.25, 1, "openai")
    assert run.counts == Counts(attempted=4, ok=3, errored=1)


def test_a_run_without_goodput_reports_none() -> None:
    assert read_one(VLLM | {"request_goodput": None}).reported is None


@pytest.mark.parametrize(
    "stated", ["ttft:500 tpot:50", "ttft=500, tpot=50.0", ["ttft:500", "tpot:50"], {"ttft": 500, "tpot": 50}]
)
def test_metadata_may_state_the_limits(stated: Any) -> None:
    found = assess(read_one(VLLM | {"goodput": stated}))
    assert (found.slo, found.good, found.source) == (Slo(ttft=500.0, tpot=50.0), 2, CountSource.REPORTED)


@pytest.mark.parametrize("stated", ["fast", ["ttft:500", "speed:1"], 7, [], {"ttft": "high"}])
def test_limits_that_cannot_be_read_are_none(stated: Any) -> None:
    assert assess(read_one(VLLM | {"goodput": stated})).slo is None


def test_requests_that_disagree_with_the_count_are_not_used() -> None:
    run = read_one(VLLM | DETAIL | {"completed": 1, "failed": 3})
    assert run.rows is None
    assert run.warnings == ("its requests do not agree with the number of completed ones and are not used",)


def test_a_failure_without_a_text_is_one_that_took_no_time() -> None:
    run = read_one(VLLM | DETAIL | {"errors": ["", "", "", ""]})
    assert run.counts == Counts(attempted=4, ok=3, errored=1)


def test_a_gap_or_a_time_may_be_missing() -> None:
    run = read_one(VLLM | DETAIL | {"itls": [[0.1, None], None, [], []], "ttfts": [0.1, None, 0.3, 0.0]})
    assert run.rows is not None
    assert next(iter(run.rows.itl)) == pytest.approx(100.0)
    assert run.rows.unmeasured(Objective.ITL) == 1


def test_a_file_without_failures_or_prompts_says_so() -> None:
    run = read_one({"tokenizer_id": "t", "duration": 1, "completed": 2})
    assert run.counts == Counts(ok=2)
    assert run.warnings == ("the file does not say how many requests failed, nor how many were sent",)


def test_more_completed_than_sent_is_doubted() -> None:
    run = read_one({"tokenizer_id": "t", "duration": 1, "completed": 2, "num_prompts": 1})
    assert run.counts == Counts(ok=2)
    assert run.warnings == ("the file counts 2 completed requests of 1 sent",)


@pytest.mark.parametrize(
    ("changes", "load"),
    [
        ({"request_rate": "inf", "max_concurrency": 8}, Load(mode=LoadMode.CONCURRENCY, value=8)),
        ({"request_rate": "inf", "max_concurrency": None}, Load(mode=LoadMode.UNLIMITED, value=4)),
        ({"ramp_up_strategy": "linear"}, Load(mode=LoadMode.SCHEDULE, most_in_flight=16)),
        ({"request_rate": "trace"}, Load(mode=LoadMode.SCHEDULE, most_in_flight=16)),
        ({"request_rate": None, "max_concurrency": None}, Load(mode=LoadMode.UNKNOWN, value=4)),
    ],
)
def test_the_load_is_what_was_offered(changes: dict[str, Any], load: Load) -> None:
    assert read_one(VLLM | changes).load == load


def test_metadata_may_state_precision_and_hardware() -> None:
    run = read_one(VLLM | {"precision": "fp8", "hardware": "8×H100"})
    assert (run.precision, run.hardware) == ("fp8", "8×H100")


def test_pooling_runs_have_no_output_tokens() -> None:
    run = read_one(
        {"tokenizer_id": "t", "duration": 1.0, "completed": 2, "total_input_tokens": 20, "mean_e2el_ms": 5.0}
    )
    assert (run.tokens.output.total, run.streaming) == (None, None)


def test_sglang_is_read() -> None:
    run = read_one(SGLANG)
    assert (run.tool, run.tool_version, run.model, run.precision) == (
        "SGLang bench_serving",
        "0.5.23",
        "m",
        "bfloat16",
    )
    assert (run.tokens.basis, run.tokens.tokenizer) == (TokenBasis.SERVER, "tok")
    assert (run.load.mode, run.dataset, run.streaming) == (LoadMode.UNLIMITED, "sharegpt", True)
    assert run.counts == Counts(ok=3)
    assert run.warnings == ("the file does not say how many requests failed, nor how many were sent",)
    e2e = run.latency(LatencyKind.E2E)
    assert e2e is not None
    assert dict(e2e.percentiles) == {"p50": 600.0, "p99": 1188.0}


def test_sglang_details_are_recounted() -> None:
    found = assess(read_one(SGLANG | DETAIL), parse_slo("ttft=250ms,tpot=150ms"))
    assert (found.attempted, found.good, found.attainment) == (4, 1, 0.25)


def test_sglang_states_the_limits_of_its_goodput() -> None:
    stated = {
        "goodput_slos_ms": {"ttft": 500.0, "e2el": 2000.0},
        "request_goodput": 0.5,
        "slo_attainment": 0.5,
    }
    found = assess(read_one(SGLANG | stated))
    # 0.5 per second for 4 s are 2 good requests, half of those sent.
    assert (found.slo, found.good, found.attempted) == (Slo(ttft=500.0, e2e=2000.0), 2, 4)
    assert (found.attainment, found.source) == (0.5, CountSource.REPORTED)


def test_sglang_without_a_good_request_does_not_say_how_many_were_sent() -> None:
    run = read_one(SGLANG | {"goodput_slos_ms": {}, "request_goodput": 0.0, "slo_attainment": 0.0})
    assert run.counts == Counts(ok=3)
    assert run.reported is not None
    assert (run.reported.slos, run.reported.limits) == ((), None)


def test_a_precision_that_is_chosen_at_the_start_is_unknown() -> None:
    assert read_one(SGLANG | {"server_info": {"dtype": "auto"}}).precision is None
    assert read_one(SGLANG | {"server_info": None}).model is None


def test_where_servers_share_the_work_the_one_that_decodes_is_named() -> None:
    servers = {"prefill": [{"model_path": "p"}], "decode": [{"model_path": "d", "version": "0.5.5"}]}
    run = read_one(SGLANG | {"server_info": {"internal_states": [], **servers}})
    assert (run.model, run.tool_version) == ("d", "0.5.5")


def test_a_kind_of_endpoint_alone_is_no_result() -> None:
    assert refused({"endpoint_type": "openai-compatible", "failure_count": 1}).rule == "unknown-format"


def test_without_streaming_there_is_no_gap() -> None:
    assert read_one(SGLANG | {"mean_itl_ms": 0.0}).streaming is False
    assert read_one(SGLANG | {"mean_itl_ms": None}).streaming is None


@pytest.mark.parametrize("tool", [VLLM, SGLANG])
def test_where_nothing_was_answered_nobody_knows_whether_it_streams(tool: dict[str, Any]) -> None:
    nothing = {key: 0.0 for key in tool if key.endswith("_ms")}
    assert read_one(tool | nothing | {"completed": 0}).streaming is None


def test_lines_of_several_runs_are_several_runs() -> None:
    text = "\n".join(json.dumps(SGLANG | {"tag": tag}) for tag in ("a", "b"))
    assert [run.run_id for run in read_proof("x.jsonl", text)] == ["a", "b"]
