"""Real files are read as they are, and give the numbers that their requests give when counted by hand.

The counts were made by a few lines over the raw JSON, without this package: of requests, those within the limits.
"""

from __future__ import annotations

import pytest

from aruntime_evaluator import Measurement, assess, parse_slo
from aruntime_evaluator.proof.goodput import CountSource
from aruntime_evaluator.proof.measurement import LatencyKind, LoadMode, TokenBasis
from proofs import read

AIPERF = "aiperf_0.13.0_profile_export_aiperf.json"
AIPERF_ROWS = "aiperf_0.13.0_profile_export.jsonl"
GUIDELLM = "guidellm_0.8.1_benchmarks.json"
LLMPERF = "llmperf_summary_anyscale_70b.json"
LLMPERF_ROWS = "llmperf_individual_anyscale_70b.json"
PERF_ANALYZER = "perf_analyzer_inception.csv"
VLLM = "vllm_shape_detailed_SYNTHETIC.json"

AT_75_AND_8 = "ttft=75ms,tpot=8ms"


def percentile(run: Measurement, kind: LatencyKind, name: str) -> float:
    found = run.latency(kind)
    assert found is not None
    return found.percentiles[name]


@pytest.mark.parametrize(
    ("name", "slo", "attempted", "good", "tokens", "goodput"),
    [
        (VLLM, AT_75_AND_8, 40, 20, 480, 10.683911841954775),
        (GUIDELLM, AT_75_AND_8, 40, 24, 576, 5.356185643806694),
        (GUIDELLM, "ttft=70ms,e2e=0.22s", 40, 20, 480, 20 / 4.480800628662109),
        (AIPERF_ROWS, AT_75_AND_8, 40, 31, 2294, 31 / 2.175189112),
        (AIPERF_ROWS, "ttft=60ms", 40, 12, 888, 12 / 2.175189112),
        (LLMPERF_ROWS, "ttft=250ms,e2e=2500ms", 150, 61, 8740, None),
    ],
)
def test_good_requests_are_recounted(
    name: str, slo: str, attempted: int, good: int, tokens: int, goodput: float | None
) -> None:
    found = assess(read(name)[0], parse_slo(slo))
    assert (found.attempted, found.good, found.good_output_tokens) == (attempted, good, tokens)
    assert found.goodput == (goodput if goodput is None else pytest.approx(goodput, rel=1e-12))
    assert found.source is CountSource.RECOMPUTED
    assert found.attainment == good / attempted


@pytest.mark.parametrize("name", [VLLM, AIPERF_ROWS, GUIDELLM])
def test_a_recount_agrees_with_what_the_tool_counted(name: str) -> None:
    assert assess(read(name)[0], parse_slo(AT_75_AND_8)).difference == 0


def test_a_second_run_of_a_file_stands_for_itself() -> None:
    found = assess(read(GUIDELLM)[1])
    assert (found.good, found.attempted, found.source) == (29, 40, CountSource.RECOMPUTED)
    assert found.goodput == pytest.approx(12.921211140037414, rel=1e-12)


def test_a_file_s_own_limits_are_taken_without_others() -> None:
    assert assess(read(GUIDELLM)[0]).slo == parse_slo(AT_75_AND_8)
    assert assess(read(AIPERF)[0]).slo == parse_slo(AT_75_AND_8)


def test_aggregates_with_limits_give_the_file_s_own_goodput() -> None:
    found = assess(read(AIPERF)[0])
    assert (found.good, found.attainment, found.goodput) == (31, 0.775, 14.20938967534736)
    assert found.source is CountSource.REPORTED


def test_aggregates_against_other_limits_give_none() -> None:
    found = assess(read(AIPERF)[0], parse_slo("ttft=70ms"))
    assert (found.good, found.goodput, found.source) == (None, None, CountSource.UNKNOWN)
    assert found.notes == (
        "the file's own goodput stands against ttft ≤ 75 ms, tpot ≤ 8 ms, and it has no requests one by one",
    )


def test_vllm_names_no_limits() -> None:
    found = assess(read(VLLM)[0])
    assert (found.good, found.goodput, found.slo) == (20, 10.683911841954775, None)
    assert found.notes == ("the file does not state the limits of its goodput",)


def test_vllm_is_read_whole() -> None:
    (run,) = read(VLLM)
    assert (run.tool, run.model, run.server) == ("vLLM bench serve", "mock-model", "openai-chat")
    assert (run.counts.attempted, run.counts.ok, run.counts.errored) == (40, 30, 10)
    assert (run.load.mode, run.load.value) == (LoadMode.CONCURRENCY, 4)
    assert (run.tokens.input.total, run.tokens.output.total) == (437, 720)
    assert run.tokens.basis is TokenBasis.SERVER_OR_CLIENT
    assert percentile(run, LatencyKind.TTFT, "p99") == 191.45970106124878
    assert percentile(run, LatencyKind.ITL, "p50") == 6.392173145128333
    assert run.throughput.requests == 16.02586776293216


def test_aiperf_is_read_whole() -> None:
    (run,) = read(AIPERF)
    assert (run.tool, run.tool_version, run.run_id) == ("AIPerf", "0.13.0", "cfbc63471cc6")
    assert (run.load.mode, run.load.value, run.streaming) == (LoadMode.CONCURRENCY, 4, True)
    assert (run.tokens.basis, run.tokens.tokenizer) == (TokenBasis.CLIENT, "local/tok")
    assert run.duration_s == pytest.approx(2.175188992, rel=1e-9)
    assert percentile(run, LatencyKind.TTFT, "p95") == 83.47423954999998
    assert percentile(run, LatencyKind.TPOT, "p50") == 1.976669417808219
    assert percentile(run, LatencyKind.ITL, "p50") == 6.4010225


def test_aiperf_s_requests_give_its_aggregates_again() -> None:
    (stated,), (computed,) = read(AIPERF), read(AIPERF_ROWS)
    for kind in (LatencyKind.TTFT, LatencyKind.TPOT, LatencyKind.E2E):
        for name in ("p50", "p90", "p95", "p99"):
            assert percentile(computed, kind, name) == pytest.approx(percentile(stated, kind, name), rel=1e-9)


def test_guidellm_s_latencies_are_in_milliseconds_whatever_their_unit() -> None:
    run = read(GUIDELLM)[0]
    assert (run.load.mode, run.load.value, run.run_id) == (
        LoadMode.CONCURRENCY,
        2,
        "3948bbda-f6a6-4e47-8267-9f4718bc0451",
    )
    assert percentile(run, LatencyKind.E2E, "p50") == pytest.approx(212.3732566833496)
    assert percentile(run, LatencyKind.TPOT_WITH_FIRST, "p50") == 8.829583724339804
    assert percentile(run, LatencyKind.ITL_BY_TOKEN, "p50") == 6.3265302906865655


def test_llmperf_s_numbers_that_are_text_are_read() -> None:
    (run,) = read(LLMPERF)
    assert (run.model, run.server) == ("meta-llama/Llama-2-70b-chat-hf", "anyscale")
    assert (run.counts.attempted, run.load.value) == (150, 5)
    ttft = run.latency(LatencyKind.TTFT)
    assert ttft is not None
    assert (ttft.minimum, ttft.maximum) == (175.03260300003376, 592.8212950000216)
    # 150 requests at 84.73 per minute.
    assert run.duration_s == pytest.approx(106.21564862899999, rel=1e-12)


def test_llmperf_s_latency_between_tokens_counts_the_first_one() -> None:
    (run,) = read(LLMPERF)
    assert run.latency(LatencyKind.TPOT) is None
    assert percentile(run, LatencyKind.TPOT_WITH_FIRST, "p50") == pytest.approx(14.559224685430442)


def test_perf_analyzer_s_lines_are_runs_in_milliseconds() -> None:
    runs = read(PERF_ANALYZER)
    assert [(run.load.value, run.throughput.requests) for run in runs] == [
        (1, 69.2),
        (3, 84.2),
        (4, 84.2),
        (2, 87.2),
    ]
    assert percentile(runs[0], LatencyKind.E2E, "p99") == pytest.approx(21.018)


def test_percentiles_that_too_few_requests_stand_behind_are_named() -> None:
    (vllm,), (perf_analyzer, *_) = read(VLLM), read(PERF_ANALYZER)
    assert [each.unresolved for each in vllm.latencies if each.kind is LatencyKind.TTFT] == [("p99",)]
    assert perf_analyzer.latencies[0].unresolved == ("p90", "p95", "p99")
