"""inference-perf of kubernetes-sigs: the lifecycle report of a stage or a run, and the list of its requests.

Read in inference_perf 0.7.0, reportgen/base.py, and in the reports of its demonstration of November 2025,
whose lengths are named otherwise and which state no duration. Times are in seconds. A stage has one load, a
rate or a concurrency; the summary of several stages has none. The rate that it *requested* stands beside the
time in which it sent its requests, so what it sent is known. Its share of good requests leaves the failed
ones out, and its limits stand in its configuration, not in the file.

The list of requests has their text, one time per output token, and neither stage nor load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf

from aruntime_evaluator.proof.measurement import (
    Counts,
    Latency,
    LatencyKind,
    Lengths,
    Load,
    LoadMode,
    Measurement,
    Reported,
    Throughput,
    TokenBasis,
    Tokens,
)
from aruntime_evaluator.proof.readers.node import Json, Node
from aruntime_evaluator.proof.readers.summary import below_zero, lengths_of, with_rows
from aruntime_evaluator.proof.rows import RowCollector, rate_of

TOOL = "inference-perf"

KINDS: Mapping[str, LatencyKind] = {
    "time_to_first_token": LatencyKind.TTFT,
    "time_per_output_token": LatencyKind.TPOT,
    "normalized_time_per_output_token": LatencyKind.TPOT_WITH_FIRST,
    "inter_token_latency": LatencyKind.ITL,
    "request_latency": LatencyKind.E2E,
}
PERCENTILES = ("p0.1", "p1", "p5", "p10", "p25", "median", "p75", "p90", "p95", "p99", "p99.9")
_STATISTICS = ("mean", "min", "max", *PERCENTILES)
_OWN = frozenset({"load_summary", "successes", "failures"})
_OWN_OF_A_REQUEST = frozenset({"start_time", "end_time", "info", "error"})


def recognises(value: Json) -> bool:
    """Whether a value is a report of requests, or of the server's own metrics."""
    return isinstance(value, dict) and value.keys() >= _OWN


def read(report: Node) -> Iterator[Measurement]:
    """The report of a stage or of a run.

    Raises:
        InvalidDocumentError: where it is the report of the server's metrics.
    """
    ok = report.get("successes")
    if ok.get("latency").value is None and ok.get("request_latency").value is not None:
        message = "is what the server says of itself; expected stage_N_lifecycle_metrics.json"
        raise report.problem("no-measurement", message)
    count, failed = ok.get("count").count(), report.get("failures", "count").count()
    loaded, throughput = report.get("load_summary"), ok.get("throughput")
    rate = throughput.get("requests_per_sec").number()
    yield Measurement(
        tool=TOOL,
        duration_s=report.get("benchmark_time_seconds").number()
        or (count / rate if count and rate else None),
        load=_load(loaded),
        sent_rate=rate_of(loaded.get("count").count() or 0, 0.0, loaded.get("send_duration").number()),
        counts=_counts(count, failed),
        tokens=_tokens(ok, count),
        latencies=tuple(_latencies(ok.get("latency"), count)),
        throughput=Throughput(
            requests=rate,
            output_tokens=throughput.get("output_tokens_per_sec").number(),
            total_tokens=throughput.get("total_tokens_per_sec").number(),
        ),
        reported=_reported(ok.get("goodput_metrics")),
        warnings=tuple(_warnings(ok)),
    )


def _counts(ok: int | None, failed: int | None) -> Counts:
    if ok is None or failed is None:
        return Counts(ok=ok, errored=failed)
    return Counts(attempted=ok + failed, ok=ok, errored=failed)


def _load(loaded: Node) -> Load:
    """A closed loop states a rate as well, which means nothing."""
    concurrency, rate = loaded.get("concurrency").number(), loaded.get("requested_rate").number()
    if concurrency is not None:
        return Load(mode=LoadMode.CONCURRENCY, value=concurrency)
    return Load() if rate is None else Load(mode=LoadMode.RATE, value=rate)


def _tokens(ok: Node, count: int | None) -> Tokens:
    """Newer reports have the server's counts, with the tool's own where the server gives none."""
    by_server = ok.get("output_tokens").value is not None
    return Tokens(
        basis=TokenBasis.SERVER_OR_CLIENT if by_server else TokenBasis.CLIENT,
        input=_lengths(ok.first("prompt_tokens", "prompt_len"), count),
        output=_lengths(ok.first("output_tokens", "output_len"), count),
    )


def _lengths(spread: Node, count: int | None) -> Lengths:
    total, mean = spread.get("total").number(), spread.get("mean").number()
    if total is None and mean is not None and count is not None:
        total = mean * count
    return Lengths(total=None if total is None else round(total), mean=mean)


def _latencies(latency: Node, n: int | None) -> Iterator[Latency]:
    for key, kind in KINDS.items():
        spread = latency.get(key)
        found = {each: number for each in _STATISTICS if (number := spread.get(each).statistic()) is not None}
        if found:
            ms = {each: 1000 * seconds for each, seconds in found.items()}
            yield Latency(
                kind=kind,
                n=n,
                mean=ms.get("mean"),
                minimum=ms.get("min"),
                maximum=ms.get("max"),
                percentiles={each.replace("median", "p50"): ms[each] for each in PERCENTILES if each in ms},
            )


def _reported(goodput: Node) -> Reported | None:
    if goodput.value is None:
        return None
    return Reported(
        goodput=goodput.get("request_goodput").number(),
        good=goodput.get("good_requests").count(),
    )


def _warnings(ok: Node) -> Iterator[str]:
    yield from below_zero(ok.get("latency", key, each) for key in KINDS for each in _STATISTICS)
    if mismatches := ok.get("token_count_mismatches").count():
        yield f"the server and the tool's own tokenizer count other output tokens in {mismatches} requests"


def recognises_row(value: Json) -> bool:
    """Whether a value is one request."""
    return isinstance(value, dict) and value.keys() >= _OWN_OF_A_REQUEST


def read_rows(requests: Iterable[Node]) -> Iterator[Measurement]:
    """The requests of a run, of all its stages."""
    collector, sent, errored = RowCollector(), 0, 0
    first, last, end = inf, 0.0, 0.0
    for request in requests:
        start = request.get("start_time").seconds("the time at which it was sent")
        stop = request.get("end_time").seconds("the time at which it ended")
        sent, first, last, end = sent + 1, min(first, start), max(last, start), max(end, stop)
        if request.get("error").value is not None:
            errored += 1
        else:
            _add(collector, request.get("info"), start, stop)
    rows = collector.rows()
    yield Measurement(
        tool=TOOL,
        duration_s=end - first if end > first else None,
        sent_rate=rate_of(sent, first, last),
        counts=Counts(attempted=len(rows) + errored, ok=len(rows), errored=errored),
        tokens=Tokens(
            basis=TokenBasis.SERVER_OR_CLIENT,
            input=lengths_of(rows.input_tokens),
            output=lengths_of(rows.output_tokens),
        ),
        latencies=with_rows((), rows),
        warnings=("the file names neither the stages of its requests nor their load",),
        rows=rows,
    )


def _add(collector: RowCollector, info: Node, start: float, end: float) -> None:
    """Its TPOT ends with the last token; what follows, such as the usage, is part of the whole answer."""
    answer = info.get("response_metrics")
    times = [each.number() or 0.0 for each in answer.get("output_token_times").items()]
    usage = answer.get("server_usage", "completion_tokens").number()
    tokens = answer.get("output_tokens").number() if usage is None else usage
    streamed = len(times) > 1
    spread = times[-1] - times[0] if streamed else None
    collector.add(
        ttft=1000 * (times[0] - start) if streamed else None,
        tpot=None if spread is None or tokens is None else 1000 * spread / max(1, tokens - 1),
        itl=None if spread is None else 1000 * spread / (len(times) - 1),
        e2e=1000 * (end - start),
        input_tokens=info.get("request_metrics", "text").get("input_tokens").number(),
        output_tokens=tokens,
    )
