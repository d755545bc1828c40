"""What the results of vLLM's and SGLang's serving benchmarks share: the second grew out of the first.

Latencies of requests are in seconds, aggregates in milliseconds. A request that failed stands in every list
with zeros, and with a text in ``errors`` where the server gave one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum, inf, isnan

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
from aruntime_evaluator.proof.readers.node import Json, Node, to_times
from aruntime_evaluator.proof.readers.summary import below_zero, lengths_of, with_rows
from aruntime_evaluator.proof.rows import RowCollector, Rows, time_per_output_token

KINDS: Mapping[str, LatencyKind] = {
    "ttft": LatencyKind.TTFT,
    "tpot": LatencyKind.TPOT,
    "itl": LatencyKind.ITL,
    "e2el": LatencyKind.E2E,
    "e2e_latency": LatencyKind.E2E,
}
"""Names of latencies in the keys ``mean_…_ms``."""

_STATISTIC = re.compile(r"(mean|median|std|max|p\d+(?:\.\d+)?)_([a-z0-9_]+)_ms")

_TIMED = ("ttfts", "latencies")
_COLUMNS = (*_TIMED, "itls", "output_lens", "input_lens", "errors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """The requests of a run, one by one."""

    attempted: int
    rows: Rows


def measurement_of(run: Node, *, tool: str, basis: TokenBasis, sent: int | None = None) -> Measurement:
    """What both tools write alike; ``sent`` counts the requests where only keys of one tool tell.

    Raises:
        InvalidDocumentError: where the duration or the count of completed requests is missing, or a value
            is not what it should be.
    """
    duration = duration_of(run)
    completed = run.get("completed").needed("the number of completed requests").count() or 0
    detail, unused = _detail(run, completed)
    rows = detail.rows if detail else None
    counts, doubts = _counts(run, completed, detail.attempted if detail else sent)
    return Measurement(
        tool=tool,
        duration_s=duration,
        load=_load(run, counts.attempted),
        sent_rate=_sent_rate(counts, rows, duration),
        counts=counts,
        tokens=Tokens(
            basis=basis,
            input=_tokens(run, "input", completed, rows),
            output=_tokens(run, "output", completed, rows),
        ),
        latencies=with_rows(_latencies(run, completed), rows),
        throughput=_throughput(run),
        warnings=(*doubts, *unused, *below_zero(run.get(key) for key, _ in _statistics(run))),
        rows=rows,
    )


def duration_of(run: Node) -> float:
    """Seconds from the first request to the last answer; above 0."""
    return run.get("duration").seconds("the duration in seconds")


def _latencies(run: Node, n: int | None) -> tuple[Latency, ...]:
    """The aggregates a run states; one that is all zeros was not measured."""
    found: dict[LatencyKind, dict[str, float]] = {}
    for key, match in _statistics(run):
        number = run.get(key).statistic()
        if number is not None:
            found.setdefault(KINDS[match[2]], {})[match[1]] = number
    return tuple(_latency(kind, each, n) for kind, each in found.items() if any(each.values()))


def _statistics(run: Node) -> Iterator[tuple[str, re.Match[str]]]:
    for key in run.value if isinstance(run.value, dict) else ():
        match = _STATISTIC.fullmatch(key)
        if match is not None and match[2] in KINDS:
            yield key, match


def _latency(kind: LatencyKind, statistics: Mapping[str, float], n: int | None) -> Latency:
    percentiles = {"p50" if key == "median" else key: value for key, value in statistics.items()}
    return Latency(
        kind=kind,
        n=n,
        mean=percentiles.pop("mean", None),
        stdev=percentiles.pop("std", None),
        maximum=percentiles.pop("max", None),
        percentiles=dict(sorted(percentiles.items(), key=lambda each: float(each[0][1:]))),
    )


def _load(run: Node, attempted: int | None) -> Load:
    """The offered load: a rate, or all at once within a cap on requests in flight."""
    rate, cap = run.get("request_rate"), run.get("max_concurrency").count()
    if rate.value == "trace" or run.get("ramp_up_strategy").value is not None:
        return Load(mode=LoadMode.SCHEDULE, most_in_flight=cap)
    per_second = rate.real() if rate.value is not None else inf
    if per_second == 0:  # nothing is ever sent at this rate
        return Load(most_in_flight=cap)
    if per_second is not None and per_second != inf:
        burstiness = run.get("burstiness").number()
        return Load(mode=LoadMode.RATE, value=per_second, most_in_flight=cap, burstiness=burstiness)
    if cap is not None:
        return Load(mode=LoadMode.CONCURRENCY, value=cap)
    return Load(mode=LoadMode.UNLIMITED if rate.value is not None else LoadMode.UNKNOWN, value=attempted)


def _sent_rate(counts: Counts, rows: Rows | None, duration: float) -> tuple[float, float] | None:
    """Requests stand in the order in which they were sent, so the last one was sent before its own answer.

    Where some failed, which one was the last is not known.
    """
    if rows is None or not len(rows) or not counts.attempted or any(map(isnan, rows.e2e)):
        return None
    last = 0.0 if counts.errored else rows.e2e[-1] / 1000
    rests = duration - last, duration - max(rows.e2e) / 1000
    least, most = (counts.attempted / rest if rest > 0 else inf for rest in rests)
    return least, most


def _throughput(run: Node) -> Throughput:
    """Per second, as the tool states it; without tokens for what has none."""
    return Throughput(
        requests=run.get("request_throughput").number(),
        output_tokens=run.get("output_throughput").number(),
        total_tokens=run.first("total_token_throughput", "total_throughput").number(),
    )


def _counts(run: Node, completed: int, attempted: int | None) -> tuple[Counts, tuple[str, ...]]:
    """Counts as the file states them; older files state no failures, only how many prompts there were."""
    failed = run.get("failed").count()
    if attempted is None:
        attempted = completed + failed if failed is not None else run.get("num_prompts").count()
    if attempted is None:
        warning = "the file does not say how many requests failed, nor how many were sent"
        return Counts(ok=completed), (warning,)
    if attempted < completed:
        warning = f"the file counts {completed} completed requests of {attempted} sent"
        return Counts(ok=completed), (warning,)
    return Counts(attempted=attempted, ok=completed, errored=attempted - completed), ()


def _tokens(run: Node, side: str, completed: int, rows: Rows | None) -> Lengths:
    """Token counts of one side, ``input`` or ``output``: from the requests, else the mean from the total."""
    total = run.get(f"total_{side}_tokens").count()
    if rows is not None:
        found = lengths_of(rows.input_tokens if side == "input" else rows.output_tokens)
        if found.mean is not None:
            return found
    return Lengths(total=total, mean=total / completed if total and completed else None)


def _detail(run: Node, completed: int) -> tuple[Detail | None, tuple[str, ...]]:
    """The requests one by one, where the run has them and they agree with its count of completed ones."""
    columns = {key: each for key in _COLUMNS if (each := run.get(key).array()) is not None}
    if not any(key in columns for key in _TIMED):
        return None, ()
    _same_length(run, columns)
    times = {key: to_times(columns[key], run.get(key)) for key in _TIMED if key in columns}
    failed = _failed(columns, times, completed)
    if failed is None:
        return None, ("its requests do not agree with the number of completed ones and are not used",)
    collector = RowCollector()
    numbers = {key: _lens(run, columns, key) for key in ("input_lens", "output_lens")}
    for i in (i for i, is_failed in enumerate(failed) if not is_failed):
        _add(collector, run, columns, {**times, **numbers}, i)
    return Detail(attempted=len(failed), rows=collector.rows()), ()


def _same_length(run: Node, columns: Mapping[str, list[Json]]) -> None:
    first, *rest = columns
    for key in rest:
        if len(columns[key]) != len(columns[first]):
            message = f"has {len(columns[key])} elements, but {first} has {len(columns[first])}"
            raise run.get(key).problem("length-mismatch", message, f"{len(columns[first])} elements")


def _lens(run: Node, columns: Mapping[str, list[Json]], key: str) -> list[float]:
    return to_times(columns[key], run.get(key)) if key in columns else []


def _failed(
    columns: Mapping[str, list[Json]], times: Mapping[str, list[float]], completed: int
) -> list[bool] | None:
    """Which requests failed: those with an error, else also those that took no time; None where neither fits.

    Some failures have an empty text, and some successes no output at all; the count of completed requests
    decides between the two readings.
    """
    size = len(next(iter(times.values())))
    by_error = [bool(error) for error in columns.get("errors", [None] * size)]
    if by_error.count(False) == completed:
        return by_error
    silent = [not any(each[i] > 0 for each in times.values()) for i in range(size)]
    either = [error or quiet for error, quiet in zip(by_error, silent, strict=True)]
    return either if either.count(False) == completed else None


def _add(
    collector: RowCollector,
    run: Node,
    columns: Mapping[str, list[Json]],
    numbers: Mapping[str, list[float]],
    i: int,
) -> None:
    gaps = _gaps(run, columns, i)
    ttft, latency = _at(numbers, "ttfts", i), _at(numbers, "latencies", i)
    # A time of 0 is what the tool leaves where nothing was streamed.
    ttft, latency = ttft or None, latency or None
    e2e = latency
    if e2e is None and ttft is not None and gaps is not None:
        e2e = ttft + fsum(gaps)
    tokens = _at(numbers, "output_lens", i)
    tpot = time_per_output_token(e2e, ttft, tokens)
    itl = None if gaps is None or ttft is None else fsum(gaps) / max(1, len(gaps))
    collector.add(
        ttft=_ms(ttft),
        tpot=_ms(tpot),
        itl=_ms(itl),
        e2e=_ms(e2e),
        input_tokens=_at(numbers, "input_lens", i),
        output_tokens=tokens,
    )


def _at(numbers: Mapping[str, list[float]], key: str, i: int) -> float | None:
    value = numbers[key][i] if numbers.get(key) else None
    return None if value is None or isnan(value) else value


def _gaps(run: Node, columns: Mapping[str, list[Json]], i: int) -> list[float] | None:
    if "itls" not in columns:
        return None
    node = Node(run.file, f"{run.path}.itls[{i}]".removeprefix("."), columns["itls"][i])
    values = node.array()
    gaps = None if values is None else to_times(values, node)
    return None if gaps is None or any(map(isnan, gaps)) else gaps


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
