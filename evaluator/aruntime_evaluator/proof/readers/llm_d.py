"""The benchmark report of llm-d-benchmark, as JSON: what a harness measured, beside what it was measured on.

Read in llm-d-benchmark of August 2026, analysis/benchmark_report: schemas 0.1, 0.2 and 0.2.1, made from
results of inference-perf, GuideLLM, vLLM, AIPerf and InferenceMAX. Every statistic names its unit. A report
has aggregates only, and no goodput; its own time is the harness's, with its start and its end, so the
duration comes from the number of requests and their rate. The YAML that it writes by default is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.proof.measurement import (
    Counts,
    Latency,
    Lengths,
    Load,
    LoadMode,
    Measurement,
    Throughput,
    Tokens,
)
from aruntime_evaluator.proof.readers.inference_perf import KINDS
from aruntime_evaluator.proof.readers.node import Json, Node
from aruntime_evaluator.proof.readers.summary import below_zero
from aruntime_evaluator.proof.slo import MILLISECONDS

TOOL = "llm-d benchmark report"

_PERCENTILES = {
    **{f"p{each}": f"p{each}" for each in (1, 5, 10, 25, 50, 75, 90, 95, 99)},
    "p0p1": "p0.1",
    "p99p9": "p99.9",
}
_STATISTICS = ("mean", "min", "max", "stddev", *_PERCENTILES)


def recognises(value: Json) -> bool:
    """Whether a value is a report."""
    if not isinstance(value, dict) or not isinstance(value.get("scenario"), dict) or "version" not in value:
        return False
    results, metrics = value.get("results"), value.get("metrics")
    return isinstance(results, dict) or (isinstance(metrics, dict) and "latency" in metrics)


def read(report: Node) -> Iterator[Measurement]:
    """The one stage of a report.

    Raises:
        InvalidDocumentError: where it has no requests, as a report of sessions or of start-up times.
    """
    older = report.get("metrics")
    found = older if older.value is not None else report.get("results", "request_performance", "aggregate")
    if found.get("requests").value is None:
        message = "has no aggregate of requests; expected the benchmark report of a harness's stage"
        raise report.problem("no-measurement", message)
    counts, rate = _counts(found.get("requests")), _rate(found.get("throughput"))
    latency = found.get("latency")
    yield Measurement(
        tool=" of ".join(filter(None, [TOOL, _harness(report)])),
        tool_version=report.get("scenario", "load", "standardized", "tool_version").text(),
        run_id=report.get("run", "uid").text(),
        started=_started(report),
        duration_s=counts.ok / rate if counts.ok and rate else None,
        load=_load(report),
        counts=counts,
        tokens=Tokens(
            input=_lengths(found.get("requests", "input_length")),
            output=_lengths(found.get("requests", "output_length")),
        ),
        latencies=tuple(_latencies(latency, counts.ok)),
        throughput=Throughput(
            requests=rate,
            output_tokens=_mean(found.get("throughput"), "output_token_rate", "output_tokens_per_sec"),
            total_tokens=_mean(found.get("throughput"), "total_token_rate", "total_tokens_per_sec"),
        ),
        model=_model(report),
        precision=report.get("scenario", "model").get("quantization").text(),
        hardware=_hardware(report),
        warnings=below_zero(latency.get(key, each) for key in KINDS for each in _STATISTICS),
    )


def _harness(report: Node) -> str | None:
    load = report.get("scenario", "load")
    return load.get("standardized", "tool").text() or load.get("name").text()


def _started(report: Node) -> str | None:
    return report.get("run", "time", "start").text()


def _counts(requests: Node) -> Counts:
    total, failed = requests.get("total").count(), requests.get("failures").count()
    cut_off = requests.get("incomplete").count() or 0
    if total is None or failed is None or total < failed + cut_off:
        return Counts(errored=failed)
    return Counts(
        attempted=total - cut_off, ok=total - cut_off - failed, errored=failed, cancelled=cut_off or None
    )


def _rate(throughput: Node) -> float | None:
    return _mean(throughput, "request_rate", "requests_per_sec")


def _mean(throughput: Node, key: str, older: str) -> float | None:
    """A rate per second: with statistics, or in schema 0.1 as a number."""
    rate = throughput.first(key, older)
    return rate.get("mean").number() if isinstance(rate.value, dict) else rate.number()


def _load(report: Node) -> Load:
    """What was asked for: a rate within a concurrency, or one of them; an endless concurrency is no cap."""
    stated = report.get("scenario", "load", "standardized")
    rate, concurrency = stated.get("rate_qps").number(), stated.get("concurrency").number()
    if rate:
        cap = None if concurrency is None else int(concurrency)
        return Load(mode=LoadMode.RATE, value=rate, most_in_flight=cap)
    return Load() if not concurrency else Load(mode=LoadMode.CONCURRENCY, value=concurrency)


def _lengths(spread: Node) -> Lengths:
    return Lengths(mean=spread.get("mean").number(), stdev=spread.get("stddev").number())


def _latencies(latency: Node, n: int | None) -> Iterator[Latency]:
    for key, kind in KINDS.items():
        spread = latency.get(key)
        if spread.value is None:
            continue
        factor = _factor(spread)
        ms = {
            each: factor * number
            for each in _STATISTICS
            if (number := spread.get(each).statistic()) is not None
        }
        yield Latency(
            kind=kind,
            n=n,
            mean=ms.get("mean"),
            minimum=ms.get("min"),
            maximum=ms.get("max"),
            stdev=ms.get("stddev"),
            percentiles={name: ms[each] for each, name in _PERCENTILES.items() if each in ms},
        )


def _factor(spread: Node) -> float:
    """Milliseconds per unit: ``s``, ``ms``, or one of them per token.

    Raises:
        InvalidDocumentError: where the unit is none of time.
    """
    unit = spread.get("units").needed("a unit of time")
    factor = MILLISECONDS.get(str(unit.value).removesuffix("/token"))
    if factor is None:
        raise unit.problem("unknown-unit", f"expected a unit of time, found {unit.text()!r}", "s or ms")
    return factor


def _engines(report: Node) -> Iterator[Node]:
    """The components of a stack that run a model."""
    for component in report.get("scenario", "stack").items():
        standard = component.get("standardized")
        if standard.get("model").value is not None:
            yield standard


def _model(report: Node) -> str | None:
    names = [name for each in _engines(report) if (name := each.get("model", "name").text())]
    older = report.get("scenario", "model").get("name").text()
    return names[0] if names else None if older == "unknown" else older


def _hardware(report: Node) -> str | None:
    """Accelerators, as ``8 NVIDIA-H100-80GB-HBM3``; of a stack of several engines, each."""
    newer = [each.get("accelerator") for each in _engines(report)]
    found = [each for each in newer if each.value is not None]
    older = report.get("scenario", "host")
    found = found or list(older.get("accelerator").items())
    texts = [" ".join(filter(None, [each.get("count").text(), each.get("model").text()])) for each in found]
    return ", ".join(filter(None, texts)) or None
