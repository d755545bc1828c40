"""LLMPerf: the summary of a run, and the list of its requests, two files.

Read in ray-project/llmperf, token_benchmark_ray.py. Times are in seconds; some numbers are written as text.
Its inter-token latency is the time of the whole request over its output tokens, the first included, so it is
no limit of ours: TPOT is taken from end to end, TTFT and output tokens. A Llama tokenizer counts tokens,
whatever the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aruntime_evaluator.proof.measurement import (
    Counts,
    Latency,
    LatencyKind,
    Lengths,
    Load,
    LoadMode,
    Measurement,
    Throughput,
    TokenBasis,
    Tokens,
)
from aruntime_evaluator.proof.readers.node import Json, Node, iso_time
from aruntime_evaluator.proof.readers.summary import below_zero, lengths_of, with_rows
from aruntime_evaluator.proof.rows import RowCollector, time_per_output_token

TOOL = "LLMPerf"

TOKENIZER = "hf-internal-testing/llama-tokenizer"

_KINDS = {
    "ttft_s": LatencyKind.TTFT,
    "inter_token_latency_s": LatencyKind.TPOT_WITH_FIRST,
    "end_to_end_latency_s": LatencyKind.E2E,
}
_QUANTILES = ("p25", "p50", "p75", "p90", "p95", "p99")
_STATISTICS = ("mean", "min", "max", "stddev", *(f"quantiles_{name}" for name in _QUANTILES))
_SUMMARY_KEYS = frozenset(
    f"results_{key}" for key in ("num_requests_started", "num_completed_requests", "ttft_s_mean")
)
_REQUEST_KEYS = frozenset({"ttft_s", "end_to_end_latency_s", "error_code"})


def recognises(value: Json) -> bool:
    """Whether a value is the summary of a run."""
    return isinstance(value, dict) and bool(_SUMMARY_KEYS & value.keys())


def read(summary: Node) -> Iterator[Measurement]:
    """The summary of a run."""
    ok = summary.get("results_num_completed_requests").count()
    errored = summary.get("results_number_errors").count()
    attempted = None if ok is None or errored is None else ok + errored
    per_minute = summary.get("results_num_completed_requests_per_min").number()
    yield Measurement(
        tool=TOOL,
        tool_version=summary.get("version").text(),
        run_id=summary.get("name").text(),
        started=iso_time(summary.get("timestamp").number()),
        duration_s=60 * ok / per_minute if ok and per_minute else None,
        load=_load(summary),
        counts=Counts(attempted=attempted, ok=ok, errored=errored),
        tokens=Tokens(
            basis=TokenBasis.CLIENT,
            tokenizer=TOKENIZER,
            input=_lengths(summary, "number_input_tokens"),
            output=_lengths(summary, "number_output_tokens"),
        ),
        latencies=tuple(
            _latency(summary, key, ok) for key in _KINDS if f"results_{key}_mean" in _keys(summary)
        ),
        throughput=Throughput(
            requests=per_minute / 60 if per_minute is not None else None,
            output_tokens=summary.get("results_mean_output_throughput_token_per_s").number(),
        ),
        server=summary.get("framework").text(),
        model=summary.get("model").text(),
        streaming=True,
        warnings=below_zero(
            summary.get(f"results_{key}_{statistic}") for key in _KINDS for statistic in _STATISTICS
        ),
    )


def _keys(summary: Node) -> Mapping[str, Json]:
    return summary.value if isinstance(summary.value, dict) else {}


def _load(summary: Node) -> Load:
    concurrency = summary.get("num_concurrent_requests").number()
    return Load() if concurrency is None else Load(mode=LoadMode.CONCURRENCY, value=concurrency)


def _lengths(summary: Node, key: str) -> Lengths:
    return Lengths(
        mean=summary.get(f"results_{key}_mean").number(), stdev=summary.get(f"results_{key}_stddev").number()
    )


def _latency(summary: Node, key: str, n: int | None) -> Latency:
    def ms(statistic: str) -> float | None:
        seconds = summary.get(f"results_{key}_{statistic}").statistic()
        return None if seconds is None else seconds * 1000

    quantiles = {name: ms(f"quantiles_{name}") for name in _QUANTILES}
    return Latency(
        kind=_KINDS[key],
        n=n,
        mean=ms("mean"),
        minimum=ms("min"),
        maximum=ms("max"),
        stdev=ms("stddev"),
        percentiles={name: value for name, value in quantiles.items() if value is not None},
    )


def recognises_requests(value: Json) -> bool:
    """Whether a value is the list of a run's requests."""
    return (
        isinstance(value, list)
        and bool(value)
        and isinstance(value[0], dict)
        and bool(_REQUEST_KEYS & value[0].keys())
    )


def read_requests(requests: Node) -> Iterator[Measurement]:
    """The requests of a run; they do not say how long it took."""
    collector, errored = RowCollector(), 0
    for request in requests.items():
        # A run that ends by its timeout leaves names of fields in the list.
        if isinstance(request.value, str):
            continue
        if request.get("error_code").value is not None:
            errored += 1
        else:
            _add(collector, request)
    rows = collector.rows()
    yield Measurement(
        tool=TOOL,
        counts=Counts(attempted=len(rows) + errored, ok=len(rows), errored=errored),
        tokens=Tokens(
            basis=TokenBasis.CLIENT,
            tokenizer=TOKENIZER,
            input=lengths_of(rows.input_tokens),
            output=lengths_of(rows.output_tokens),
        ),
        latencies=with_rows((), rows),
        streaming=True,
        warnings=("the file does not say how long the run took: see the summary beside it",),
        rows=rows,
    )


def _add(collector: RowCollector, request: Node) -> None:
    ttft, e2e = request.get("ttft_s").number(), request.get("end_to_end_latency_s").number()
    tokens = request.get("number_output_tokens").number()
    tpot = _ms(time_per_output_token(e2e, ttft, tokens))
    collector.add(
        ttft=_ms(ttft),
        tpot=tpot,
        itl=tpot,
        e2e=_ms(e2e),
        input_tokens=request.get("number_input_tokens").number(),
        output_tokens=tokens,
    )


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
