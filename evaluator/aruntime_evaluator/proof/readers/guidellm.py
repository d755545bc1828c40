"""GuideLLM ``benchmarks.json``: one run per load, with its requests.

Read in guidellm 0.8.1, benchmark/schemas/metrics.py and schemas/benchmark/goodput.py, and in 0.2.1, 0.3.0,
0.4.0, 0.5.3, 0.6.0 and 0.7.1, whose keys lie elsewhere. Its time per output token includes the first token;
its limit named TPOT is held against the inter-token latency, (last token − first token) / (output
tokens − 1), and so is ours. Where there is one output token it does not judge the request; we take the time
as 0, as everywhere. Requests that the end of the run cuts off are *incomplete*: neither good nor missed, in
its attainment as in ours.
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
    Reported,
    Throughput,
    TokenBasis,
    Tokens,
)
from aruntime_evaluator.proof.readers.node import Json, Node, iso_time
from aruntime_evaluator.proof.readers.summary import below_zero
from aruntime_evaluator.proof.rows import Once, RowCollector, Rows, rate_of, stated_per_token
from aruntime_evaluator.proof.slo import Slo

TOOL = "GuideLLM"

_KINDS: Mapping[str, tuple[LatencyKind, float]] = {
    "time_to_first_token_ms": (LatencyKind.TTFT, 1.0),
    "inter_token_latency_ms": (LatencyKind.ITL_BY_TOKEN, 1.0),
    "time_per_output_token_ms": (LatencyKind.TPOT_WITH_FIRST, 1.0),
    "request_latency": (LatencyKind.E2E, 1000.0),
}
"""Per metric what it is, and how many milliseconds its unit has."""

_OWN = frozenset({"run_stats", "config", "scheduler_metrics", "scheduler_state", "requests"})

_PERCENTILES = {
    "p001": "p0.1",
    "p01": "p1",
    "p05": "p5",
    "p10": "p10",
    "p25": "p25",
    "p50": "p50",
    "p75": "p75",
    "p90": "p90",
    "p95": "p95",
    "p99": "p99",
    "p999": "p99.9",
}


def recognises(value: Json) -> bool:
    """Whether a value is a report."""
    if not isinstance(value, dict) or not isinstance(runs := value.get("benchmarks"), list):
        return False
    metadata = value.get("metadata")
    named = isinstance(metadata, dict) and "guidellm_version" in metadata
    return named or any(map(_is_run, runs))


def _is_run(value: Json) -> bool:
    if not isinstance(value, dict) or not isinstance(metrics := value.get("metrics"), dict):
        return False
    return bool(_OWN & value.keys() or _KINDS.keys() & metrics.keys())


def read(report: Node) -> Iterator[Measurement]:
    """Every run of a report."""
    for run in report.get("benchmarks").items():
        yield _run(run, report)


def _run(run: Node, report: Node) -> Measurement:
    metrics = run.get("metrics")
    counts = _counts(run)
    rows, warnings = _rows(run, counts)
    backend, settings = run.get("config", "backend"), run.get("config")
    return Measurement(
        tool=TOOL,
        tool_version=report.get("metadata", "guidellm_version").text(),
        run_id=(settings.get("id_") if settings.value is not None else run.get("id_")).text(),
        started=iso_time(run.get("start_time").number()),
        duration_s=_duration(run),
        load=_load(run, counts),
        sent_rate=_sent_rate(run) if rows is not None else None,
        counts=counts,
        tokens=Tokens(
            basis=TokenBasis.SERVER_OR_CLIENT,
            tokenizer=_tokenizer(report, run),
            input=_lengths(metrics.get("prompt_token_count", "successful")),
            output=_lengths(metrics.get("output_token_count", "successful")),
        ),
        latencies=tuple(_latencies(metrics, counts.ok)),
        throughput=Throughput(
            requests=metrics.get("requests_per_second", "successful", "mean").number(),
            output_tokens=metrics.get("output_tokens_per_second", "successful", "mean").number(),
            total_tokens=metrics.get("tokens_per_second", "successful", "mean").number(),
        ),
        reported=_reported(run),
        server=_server(report, run),
        model=backend.get("model").text() or run.get("worker", "backend_model").text(),
        dataset=_dataset(report),
        streaming=backend.get("stream").flag(),
        warnings=(
            *(each.get("message").text() or "" for each in run.get("warnings").items()),
            *warnings,
            *below_zero(_statistics(metrics)),
        ),
        rows=rows,
    )


def _duration(run: Node) -> float | None:
    stated = run.get("duration").number()
    if stated:
        return stated
    start, end = run.get("start_time").number(), run.get("end_time").number()
    return end - start if start is not None and end is not None and end > start else None


def _totals(run: Node) -> Node:
    inner = run.get("metrics", "request_totals")
    return inner if inner.value is not None else run.get("request_totals")


def _counts(run: Node) -> Counts:
    totals = _totals(run)
    ok, errored = totals.get("successful").count(), totals.get("errored").count()
    if ok is None or errored is None:
        return Counts(ok=ok, errored=errored)
    cut_off = totals.get("incomplete").count()
    return Counts(attempted=ok + errored, ok=ok, errored=errored, cancelled=cut_off)


def _load(run: Node, counts: Counts) -> Load:
    inner = run.get("config", "strategy")
    strategy = inner if inner.value is not None else run.get("args", "strategy")
    cap = strategy.get("max_concurrency").count()
    match strategy.get("type_").text():
        case "concurrent":
            return Load(
                mode=LoadMode.CONCURRENCY, value=strategy.first("streams", "max_concurrency").number()
            )
        case "synchronous":
            return Load(mode=LoadMode.CONCURRENCY, value=1)
        case "constant" | "poisson" as kind:
            burstiness = 1.0 if kind == "poisson" else None
            rate = strategy.get("rate").number()
            return Load(mode=LoadMode.RATE, value=rate, most_in_flight=cap, burstiness=burstiness)
        case "throughput" if cap is not None:
            return Load(mode=LoadMode.CONCURRENCY, value=cap)
        case "throughput":
            return Load(mode=LoadMode.UNLIMITED, value=counts.attempted)
        case "trace":
            return Load(mode=LoadMode.SCHEDULE)
    return Load()


def _server(report: Node, run: Node) -> str | None:
    """The kind of backend: in each run since 0.7, once per report from 0.4 on, in the worker before."""
    own = run.get("config", "backend").first("kind", "type_").text()
    return own or _argument(report, "backend") or run.get("worker", "backend_type").text()


def _tokenizer(report: Node, run: Node) -> str | None:
    inner = report.get("config", "spec", "tokenizer")
    stated = inner.get("model").text() if isinstance(inner.value, dict) else None
    return stated or _argument(report, "processor") or run.get("request_loader", "processor").text()


def _argument(report: Node, key: str) -> str | None:
    """An argument of the command line, as 0.4 to 0.6 keep them; those given as objects have no name."""
    found = report.get("args", key)
    return found.text() if isinstance(found.value, str) else None


def _dataset(report: Node) -> str | None:
    specified = report.get("config", "spec", "data")
    data = (specified if specified.value is not None else report.get("args", "data")).items()
    return ", ".join(name for each in data if (name := _source(each))) or None


def _source(data: Node) -> str | None:
    if isinstance(data.value, dict):
        return data.first("path", "kind").text()
    return data.text() if isinstance(data.value, str) else None


def _lengths(distribution: Node) -> Lengths:
    total = distribution.get("total_sum").number()
    return Lengths(
        total=None if total is None else round(total),
        mean=distribution.get("mean").number(),
        stdev=distribution.get("std_dev").number(),
    )


def _latencies(metrics: Node, n: int | None) -> Iterator[Latency]:
    for key, (kind, factor) in _KINDS.items():
        metric = metrics.get(key, "successful")
        if metric.get("mean").statistic():
            yield _latency(metric, kind, factor, n)


def _latency(metric: Node, kind: LatencyKind, factor: float, n: int | None) -> Latency:
    def scaled(node: Node) -> float | None:
        number = node.statistic()
        return None if number is None else number * factor

    stated = {name: scaled(metric.get("percentiles", key)) for key, name in _PERCENTILES.items()}
    if stated["p50"] is None:
        stated["p50"] = scaled(metric.get("median"))
    return Latency(
        kind=kind,
        n=n,
        mean=scaled(metric.get("mean")),
        minimum=scaled(metric.get("min")),
        maximum=scaled(metric.get("max")),
        stdev=scaled(metric.get("std_dev")),
        percentiles={name: value for name, value in stated.items() if value is not None},
    )


def _statistics(metrics: Node) -> Iterator[Node]:
    for key in _KINDS:
        metric = metrics.get(key, "successful")
        yield from (metric.get(each) for each in ("mean", "median", "min", "max", "std_dev"))
        yield from (metric.get("percentiles", each) for each in _PERCENTILES)


def _reported(run: Node) -> Reported | None:
    """Its attainment is good / (successful that could be judged + errored)."""
    metrics, slo = run.get("metrics"), run.get("config", "slo")
    share, judged = metrics.get("slo_attainment").number(), metrics.get("slo_determined_requests").count()
    if share is None:
        return None
    ttft, tpot, e2e = (slo.get(key).number() for key in ("ttft_ms", "tpot_ms", "e2el_ms"))
    first = Slo(ttft=ttft, tpot=tpot, e2e=e2e)
    again = () if tpot is None else (Slo(ttft=ttft, itl=tpot, e2e=e2e),)
    return Reported(
        goodput=metrics.get("request_goodput", "successful", "mean").number(),
        good=None if judged is None else round(share * judged),
        attainment=share,
        slos=(first, *again) if first.limits else (),
        limits=str(first) or None,
    )


def _rows(run: Node, counts: Counts) -> tuple[Rows | None, tuple[str, ...]]:
    """The successful requests; none where the file keeps only a sample of them."""
    successful = run.get("requests", "successful")
    if successful.value is None:
        return None, ()
    collector, once = RowCollector(), Once()
    for request in successful.items():
        if once.is_new(request.get("request_id").text(), ok=True):
            _add(collector, request)
    rows = collector.rows()
    if once.repeated:
        return None, (*once.warnings(), "so its requests do not agree with its counts and are not used")
    if counts.ok is not None and len(rows) != counts.ok:
        return None, (f"the file keeps {len(rows)} of {counts.ok} successful requests; they are not used",)
    return (rows, ()) if counts.attempted is not None else (None, ())


def _sent_rate(run: Node) -> tuple[float, float] | None:
    """From when each request was sent, the failed and cut off ones included."""
    every = run.get("requests")
    starts = [
        start
        for outcome in ("successful", "errored", "incomplete")
        for request in every.get(outcome).items()
        if (start := request.get("request_start_time").number()) is not None
    ]
    return rate_of(len(starts), min(starts), max(starts)) if starts else None


def _add(collector: RowCollector, request: Node) -> None:
    latency = request.get("request_latency").number()
    tokens = request.get("output_tokens").number()
    itl = stated_per_token(request.get("inter_token_latency_ms").number(), tokens)
    collector.add(
        ttft=request.get("time_to_first_token_ms").number(),
        tpot=itl,
        itl=itl,
        e2e=None if latency is None else latency * 1000,
        input_tokens=request.get("prompt_tokens").number(),
        output_tokens=tokens,
    )
