"""What the JSON exports of AIPerf and GenAI-Perf share: one object of statistics per metric, with its unit.

The first was designed after the second (aiperf/common/models/export_models.py says so). Their inter-token
latency is per request and leaves the first token out: what we call TPOT.
"""

from __future__ import annotations

from collections.abc import Mapping

from aruntime_evaluator.proof.measurement import Latency, LatencyKind, Lengths, Load, LoadMode
from aruntime_evaluator.proof.readers.node import Node
from aruntime_evaluator.proof.readers.summary import below_zero
from aruntime_evaluator.proof.slo import MILLISECONDS, Slo

KINDS: Mapping[str, LatencyKind] = {
    "time_to_first_token": LatencyKind.TTFT,
    "inter_token_latency": LatencyKind.TPOT,
    "inter_chunk_latency": LatencyKind.ITL,
    "request_latency": LatencyKind.E2E,
}

LIMITS: Mapping[str, str] = {
    "time_to_first_token": "ttft",
    "inter_token_latency": "tpot",
    "request_latency": "e2e",
}
"""Metrics whose limits are ours; limits are in milliseconds."""

PERCENTILES = ("p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99")

STATISTICS = ("avg", "min", "max", "std", *PERCENTILES)

_UNITS = {**MILLISECONDS, "sec": MILLISECONDS["s"], "seconds": MILLISECONDS["s"]}


def is_metric(value: object) -> bool:
    """Whether a value is the statistics of a metric."""
    return isinstance(value, dict) and "unit" in value


def average(document: Node, key: str) -> float | None:
    """The mean of a metric in its own unit: for counts and rates the value itself."""
    return document.get(key, "avg").number()


def whole(document: Node, key: str) -> int | None:
    """A metric that is a count."""
    return document.get(key, "avg").count()


def latencies_of(document: Node, n: int | None) -> tuple[Latency, ...]:
    """The latency distributions of a document, in milliseconds whatever their unit."""
    return tuple(
        _latency(document.get(key), kind, n)
        for key, kind in KINDS.items()
        if document.get(key).value is not None
    )


def negatives(document: Node) -> tuple[str, ...]:
    """What to say of statistics of latencies that are below 0."""
    return below_zero(document.get(key, each) for key in KINDS for each in STATISTICS)


def _latency(metric: Node, kind: LatencyKind, n: int | None) -> Latency:
    factor = to_ms(metric)
    statistics = {
        key: number * factor for key in STATISTICS if (number := metric.get(key).statistic()) is not None
    }
    # Gaps are counted one by one; no more requests stand behind them than were answered.
    count = metric.get("count").count() if kind is not LatencyKind.ITL else None
    return Latency(
        kind=kind,
        n=n if count is None else count,
        mean=statistics.get("avg"),
        minimum=statistics.get("min"),
        maximum=statistics.get("max"),
        stdev=statistics.get("std"),
        percentiles={key: statistics[key] for key in PERCENTILES if key in statistics},
    )


def to_ms(metric: Node) -> float:
    """How many milliseconds the metric's unit has.

    Raises:
        InvalidDocumentError: where the unit is none of time.
    """
    unit = metric.get("unit").needed("a unit of time")
    factor = _UNITS.get(unit.value) if isinstance(unit.value, str) else None
    if factor is None:
        raise unit.problem(
            "unknown-unit", f"expected a unit of time, found {unit.text()!r}", "s, ms, us or ns"
        )
    return factor


def lengths_of(document: Node, key: str, total_key: str) -> Lengths:
    """Token counts of one side."""
    metric = document.get(key)
    total = (
        metric.get("sum").number() if metric.get("sum").value is not None else average(document, total_key)
    )
    return Lengths(
        total=None if total is None else round(total),
        mean=metric.get("avg").number(),
        stdev=metric.get("std").number(),
    )


def slos_of(limits: Node) -> tuple[tuple[Slo, ...], str | None]:
    """The limits a file states, as ours and as text; none of ours where one of them is no time per request.

    Its inter-token latency is both our TPOT and our ITL, so that a limit on it is worded in both ways.
    """
    if not isinstance(limits.value, dict) or not limits.value:
        return (), None
    text = ", ".join(f"{key}: {limits.get(key).text()}" for key in limits.value)
    if not limits.value.keys() <= LIMITS.keys():
        return (), text
    known = {LIMITS[key]: limits.get(key).number() for key in limits.value}
    first = Slo(**known)
    if first.tpot is None:
        return (first,), text
    return (first, Slo(ttft=first.ttft, itl=first.tpot, e2e=first.e2e)), text


def load_of(settings: Node) -> Load:
    """A rate or a concurrency, from settings that name them so; a rate with a cap keeps both."""
    rate, concurrency = settings.first("rate", "request_rate").number(), settings.get("concurrency").count()
    if rate is not None:
        return Load(
            mode=LoadMode.RATE,
            value=rate,
            most_in_flight=concurrency,
            burstiness=settings.get("smoothness").number(),
        )
    if concurrency is not None:
        return Load(mode=LoadMode.CONCURRENCY, value=concurrency)
    return Load()


def named(node: Node) -> str | None:
    """A name that may stand alone, in a list, or in an object under ``name``."""
    match node.value:
        case list():
            names = [name for each in node.items() if (name := named(each)) is not None]
            return ", ".join(names) or None
        case dict():
            return node.get("name").text() if "name" in node.value else named(node.get("items"))
    return node.text()
