"""What a file says against itself is told, and counts for nothing good."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aruntime_evaluator import Assessment, Measurement, assess, parse_slo, read_proof
from aruntime_evaluator.proof.goodput import CountSource
from aruntime_evaluator.proof.measurement import LatencyKind
from proofs import read_one, refused

RESULTS = Path(__file__).parents[2] / "cases" / "results"
NOTHING_STREAMED = "nothing was streamed, so neither a first token nor the time between tokens was measured"


def small(name: str) -> Measurement:
    """The one run of a small input for these rules."""
    (run,) = read_proof(name, (RESULTS / name).read_text(encoding="utf-8"))
    return run


def held(run: Measurement, slo: str) -> Assessment:
    return assess(run, parse_slo(slo))


def kinds(run: Measurement) -> set[LatencyKind]:
    return {each.kind for each in run.latencies}


# Requests that end before they begin, and answers without a token


def test_a_request_that_ends_before_its_first_token_is_a_miss() -> None:
    found = held(small("ends-before-the-first-token.csv"), "tpot=50ms")
    assert (found.good, found.attempted) in {(0, 100), (None, 100)}
    assert any("100 of 100 requests end before their first token" in note for note in found.notes)


@pytest.mark.parametrize(("e2e", "good"), [("900", 2), ("499.9", 2), ("499", 1), ("100", 1)])
def test_rounding_is_no_contradiction(e2e: str, good: int) -> None:
    run = read_one(f"ttft_ms,e2e_ms,output_tokens\n500,900,5\n500,{e2e},1\n")
    assert held(run, "ttft=600ms").good == good


def test_means_that_contradict_each_other_are_told() -> None:
    run = read_one(
        {"tokenizer_id": "t", "duration": 1, "completed": 2, "mean_ttft_ms": 500.0, "mean_e2el_ms": 100.0}
    )
    assert assess(run).notes[-1] == (
        "the first token takes 500 ms on average and the whole answer 100 ms; one of the two is wrong"
    )


def test_an_answer_without_a_token_is_a_miss() -> None:
    found = held(small("sglang-no-output-token.jsonl"), "ttft=500ms")
    assert (found.attempted, found.good) == (30, 27)
    assert "3 of 30 requests have no output token; they count as misses" in found.notes


@pytest.mark.parametrize(("tokens", "good"), [("5", 2), ("0", 1), ("", 2)])
def test_a_number_of_tokens_that_is_not_told_is_not_none(tokens: str, good: int) -> None:
    assert held(read_one(f"e2e_ms,output_tokens\n100,5\n100,{tokens}\n"), "e2e=1s").good == good


# Statistics below 0


def test_a_median_below_zero_is_left_out_and_the_rest_is_read() -> None:
    run = small("sglang-negative-median.jsonl")
    assert "median_tpot_ms is -0.0012, and below 0; it is left out" in run.warnings
    assert run.counts.ok == 996


AIPERF = {
    "aiperf_version": "0.13.0",
    "request_count": {"unit": "requests", "avg": 4},
    "request_latency": {"unit": "ms", "avg": 90.0, "min": -1.0, "p99": -0.0},
}
GENAI = {key: AIPERF[key] for key in ("request_count", "request_latency")}
GUIDELLM = {
    "metadata": {"guidellm_version": "0.8.1"},
    "benchmarks": [
        {
            "metrics": {
                "request_latency": {"successful": {"mean": 1.0, "percentiles": {"p50": -0.5, "p99": -0.0}}}
            }
        }
    ],
}
LLMPERF = {"results_num_completed_requests": 4, "results_ttft_s_mean": 1.0, "results_ttft_s_min": -3}


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (AIPERF, "request_latency.min is -1.0"),
        (GENAI, "request_latency.min is -1.0"),
        (GUIDELLM, "benchmarks[0].metrics.request_latency.successful.percentiles.p50 is -0.5"),
        (LLMPERF, "results_ttft_s_min is -3"),
    ],
)
def test_every_tool_may_be_wrong_about_one_statistic(document: Any, path: str) -> None:
    run = read_one(document)
    assert f"{path}, and below 0; it is left out" in run.warnings
    (latency,) = run.latencies
    assert latency.mean
    assert "-" not in str(latency.percentiles)


def test_tables_and_logs_may_be_wrong_about_one_statistic_too() -> None:
    table = read_one("Concurrency,Inferences/Second,Avg latency,p50 latency\n1,10,900,-5\n")
    assert "p50 latency is -5, and below 0; it is left out" in table.warnings
    log = read_one(
        "MLPerf Results Summary\nScenario : Server\nMin latency (ns) : -5\nMean latency (ns) : 10\n"
    )
    assert "Min latency is -5, and below 0; it is left out" in log.warnings


def test_a_count_or_a_time_of_one_request_below_zero_is_refused() -> None:
    assert refused(AIPERF | {"request_count": {"unit": "requests", "avg": -1}}).rule == "out-of-range"
    assert refused("e2e_ms\n-5\n").rule == "out-of-range"


# The same request twice


def test_a_request_that_comes_twice_is_counted_once_and_told() -> None:
    lines = (RESULTS / "aiperf-duplicate-requests.jsonl").read_text(encoding="utf-8").splitlines()
    ids = {json.loads(line)["metadata"]["x_request_id"] for line in lines}
    run = small("aiperf-duplicate-requests.jsonl")
    assert run.counts.attempted == len(ids) < len(lines)
    assert f"{len(lines) - len(ids)} requests repeat the id of an earlier one; each is counted once" in (
        run.warnings
    )


def test_a_line_of_csv_that_comes_twice_is_counted_once() -> None:
    run = read_one("id,e2e_ms,status\na,5,ok\na,5,ok\nb,5,ok\n,5,ok\n,5,ok\n")
    assert (run.counts.attempted, run.warnings) == (
        4,
        ("1 requests repeat the id of an earlier one; each is counted once",),
    )


def test_a_failure_is_not_lost_to_a_success_of_the_same_id() -> None:
    run = read_one("request_id,e2e_ms,status\na,5,ok\na,,503\na,,503\n")
    assert (run.counts.attempted, run.counts.errored) == (2, 1)
    assert run.warnings == (
        "1 requests repeat the id of an earlier one; each is counted once",
        "1 requests both succeeded and failed by their id; both are counted",
    )


def test_a_report_that_counts_a_request_twice_is_not_recounted() -> None:
    request = {"request_id": "a", "request_latency": 1.0}
    run = read_one(
        {
            "metadata": {"guidellm_version": "0.8.1"},
            "benchmarks": [
                {
                    "metrics": {"request_totals": {"successful": 2, "errored": 0}},
                    "requests": {"successful": [request, request]},
                }
            ],
        }
    )
    assert (run.rows, run.warnings[0]) == (
        None,
        "1 requests repeat the id of an earlier one; each is counted once",
    )


# Thoughts are output


@pytest.mark.parametrize("key", ["reasoning", "reasoning_content", "thinking", "refusal"])
def test_the_first_thought_is_the_first_token(key: str) -> None:
    text = (RESULTS / "genai-perf-reasoning.json").read_text(encoding="utf-8")
    (run,) = read_proof("r.json", text.replace('{\\"reasoning\\": ', f'{{\\"{key}\\": '))
    assert run.rows is not None
    assert list(run.rows.ttft) == [50.0] * 20


# Nothing streamed


def test_the_whole_answer_is_no_first_token() -> None:
    """Every answer of several tokens ends with its first one; an answer of a single token always does."""
    run = read_one("ttft_ms,e2e_ms,output_tokens\n400,400,20\n100,100,1\n")
    found = held(run, "tpot=50ms")
    assert (kinds(run), run.streaming, run.warnings) == ({LatencyKind.E2E}, False, (NOTHING_STREAMED,))
    assert (found.good, found.source) == (None, CountSource.UNKNOWN)
    assert held(run, "e2e=500ms").good == 2


@pytest.mark.parametrize("rows", ["100,100,1\n100,100,1\n", "100,100,1\n100,300,20\n"])
def test_answers_of_one_token_do_not_make_a_run_unstreamed(rows: str) -> None:
    run = read_one(f"ttft_ms,e2e_ms,output_tokens\n{rows}")
    assert LatencyKind.TTFT in kinds(run)


def test_a_run_that_says_it_did_not_stream_has_no_first_token() -> None:
    """SGLang with ``--disable-stream`` has no gaps, and writes the whole answer's time as the first token's."""
    run = read_one(
        {
            "mean_e2e_latency_ms": 900.0,
            "mean_ttft_ms": 900.0,
            "mean_tpot_ms": 0.0,
            "mean_itl_ms": 0.0,
            "completed": 100,
            "duration": 10.0,
            "request_goodput": 10.0,
            "goodput_slos_ms": {"tpot": 50.0},
        }
    )
    assert (kinds(run), run.reported) == ({LatencyKind.E2E}, None)
    assert run.warnings[-1] == NOTHING_STREAMED


def test_a_count_of_whole_answers_stands_without_streaming() -> None:
    document = {
        "aiperf_version": "0.13.0",
        "request_count": {"unit": "requests", "avg": 4},
        "good_request_count": {"unit": "requests", "avg": 3},
        "time_to_first_token": {"unit": "ms", "avg": 90.0, "p50": 80.0},
        "request_latency": {"unit": "ms", "avg": 90.0, "p50": 80.0},
        "input_config": {"slos": {"request_latency": 100}},
    }
    run = read_one(document)
    assert kinds(run) == {LatencyKind.E2E}
    assert assess(run).good == 3
    mixed = read_one(document | {"input_config": {"slos": {"time_to_first_token": 100}}})
    assert (mixed.reported, assess(mixed).good) == (None, None)


# Tokens counted twice, files of nobody, files cut off


def test_counts_of_two_tokenizers_that_differ_are_told() -> None:
    run = small("sglang-retokenized.jsonl")
    assert "the server counted 6,400 output tokens, the tool's own tokenizer 32" in run.warnings
    alike = {"completed": 1, "duration": 1, "total_output_tokens": 5, "total_output_tokens_retokenized": 5}
    assert not [each for each in read_one(alike).warnings if "tokenizer" in each]


@pytest.mark.parametrize(
    "document",
    [
        {"completed": 3, "duration": 1.0},
        {"completed": 3, "duration": 1.0, "failed": 0, "throughput": 5},
        {"completed": True, "duration": "3 days", "mean": 4},
    ],
)
def test_a_count_and_a_duration_make_nothing_vllm_s(document: Any) -> None:
    assert refused(document).rule == "unknown-format"
    known = read_one({"completed": 3, "duration": 1.0, "mean_ttft_ms": 5.0})
    assert known.tool == "vLLM bench serve"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": ',
        '{"a": "b',
        '{"a": "b\\',
        '{"a": "\\u00',
        '{"a": tr',
        '{"a": -',
        '{"a": [1, 2',
        "[{",
        '{"a": 1,',
    ],
)
def test_json_that_was_cut_off_is_called_json(text: str) -> None:
    assert str(refused(text)).startswith("x: is JSON that was cut off: ")


@pytest.mark.parametrize("text", ['{"a": x}', "{a}", '{"a" 1}', '{"a": "b\\q and more"}', '{"a": tru}'])
def test_what_is_not_json_is_not_called_so(text: str) -> None:
    assert str(refused(text)).startswith("x: is not JSON: ")
