"""Aggregates of what a file gives one by one."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf, isfinite

from aruntime_evaluator.proof.measurement import Latency, LatencyKind, Lengths
from aruntime_evaluator.proof.readers.node import Node
from aruntime_evaluator.proof.rows import Rows, mean, measured, percentile, stdev

PERCENTILES = (50, 90, 95, 99)

_KINDS = (LatencyKind.TTFT, LatencyKind.TPOT, LatencyKind.E2E)


def lengths_of(values: Iterable[float]) -> Lengths:
    """Total, mean and spread of token counts; no total where a request has none."""
    every = list(values)
    there = [value for value in measured(every) if value != inf]
    if not there:
        return Lengths()
    total = round(sum(there)) if len(there) == len(every) else None
    return Lengths(total=total, mean=mean(there), stdev=stdev(there))


def with_rows(latencies: tuple[Latency, ...], rows: Rows | None) -> tuple[Latency, ...]:
    """The stated distributions, and those that requests give where the file states none."""
    if rows is None:
        return latencies
    stated = {each.kind for each in latencies}
    times = {LatencyKind.TTFT: rows.ttft, LatencyKind.TPOT: rows.tpot, LatencyKind.E2E: rows.e2e}
    found = [latency_of(kind, times[kind]) for kind in _KINDS if kind not in stated]
    return (*latencies, *(each for each in found if each is not None))


def latency_of(kind: LatencyKind, times: Iterable[float]) -> Latency | None:
    """The distribution of times in milliseconds; None where there are none."""
    values = measured(times)
    if not values:
        return None
    percentiles = {f"p{p}": percentile(values, p) for p in PERCENTILES}
    finite = isfinite(values[-1])
    return Latency(
        kind=kind,
        n=len(values),
        mean=mean(values) if finite else None,
        minimum=values[0] if isfinite(values[0]) else None,
        maximum=values[-1] if finite else None,
        stdev=stdev(values) if finite else None,
        percentiles={name: value for name, value in percentiles.items() if isfinite(value)},
    )


def below_zero(nodes: Iterable[Node]) -> tuple[str, ...]:
    """What to say of statistics that cannot be; the rest of a file is none the worse for them."""
    return tuple(
        f"{node.path} is {node.value}, and below 0; it is left out" for node in nodes if node.is_below_zero()
    )
