"""MLPerf LoadGen ``mlperf_log_summary.txt``: lines of ``name : value`` in three sections, times in ns.

Read in mlcommons/inference, loadgen/results.cc and test_settings_internal.cc. Its limits are on a percentile
of the whole run, not on each request, so they give no goodput. The number of queries is told only where
early stopping says how many were processed; else it is at least what the minima of the settings ask for, of
queries and of time, where those were kept. An offline run lasts as long as its slowest sample, since all are
sent at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from aruntime_evaluator.model.problem import refused
from aruntime_evaluator.proof.measurement import (
    Latency,
    LatencyKind,
    Load,
    LoadMode,
    Measurement,
    Throughput,
    TokenBasis,
    Tokens,
)
from aruntime_evaluator.proof.readers.node import Node
from aruntime_evaluator.proof.readers.summary import below_zero

TOOL = "MLPerf LoadGen"

TITLE = "MLPerf Results Summary"

_ONE_BY_ONE = "qps w/ loadgen overhead"
"""The rate of a run that sends a query when the one before is answered."""

_WITHOUT_RESULT = "encountered during test."
_LINE = re.compile(r"(?P<key>[^:]+?)(?: \((?P<unit>ns|ms)\))?\s*:\s*(?P<value>\S.*)")
_PROCESSED = re.compile(r"Processed at least \d+ queries \((\d+)\)")
_NANOSECOND = 1e-6
_ROUNDED = 0.005
"""Rates have two decimals."""

_NAMES: Mapping[LatencyKind, tuple[str, str]] = {
    LatencyKind.E2E: ("latency", "percentile latency"),
    LatencyKind.TTFT: ("first token latency", "percentile first token latency"),
    LatencyKind.TPOT: ("time per output token", "percentile time per output token"),
}
"""Per kind the name after Min, Max and Mean, and the name after the number of a percentile."""

MOST_LINES = 10_000
"""A hundred times what LoadGen writes."""

LONGEST_LINE = 1000

type Lines = Mapping[str, Node]


def recognises(text: str) -> bool:
    """Whether a text is a summary, even one without a result."""
    return TITLE in text or _WITHOUT_RESULT in text


def read(name: str, text: str) -> Iterator[Measurement]:
    """The one run of a summary.

    Raises:
        InvalidDocumentError: where it is of an accuracy run, which measures no speed, or too long.
    """
    if TITLE not in text:
        raise refused(
            name, "no-measurement", "is the summary of an accuracy run; expected one of a performance run"
        )
    if text.count("\n") > MOST_LINES:
        raise refused(name, "too-large", f"has more than {MOST_LINES:,} lines; LoadGen writes a hundred")
    lines = _lines(name, text)
    n = _queries(name, text, lines)
    kinds = (_latency(lines, kind, n) for kind in _NAMES)
    yield Measurement(
        tool=TOOL,
        duration_s=_duration(lines),
        load=_load(lines),
        tokens=Tokens(basis=TokenBasis.SERVER if "tpot_latency" in lines else TokenBasis.UNKNOWN),
        latencies=tuple(each for each in kinds if each is not None),
        throughput=Throughput(
            requests=_number(lines, "completed samples per second", "samples per second", _ONE_BY_ONE),
            output_tokens=_number(lines, "completed tokens per second", "tokens per second"),
        ),
        server=_text(lines, "sut name"),
        streaming=True if "mean first token latency" in lines else None,
        warnings=tuple(_warnings(lines, text)),
    )


def _queries(name: str, text: str, lines: Lines) -> int | None:
    processed = _PROCESSED.search(text)
    if processed:
        return Node(name, "queries", processed[1]).count()
    return max(_least_by_count(lines), _least_by_time(lines)) or None


def _least_by_count(lines: Lines) -> int:
    least, samples = _number(lines, "min_query_count"), _number(lines, "samples_per_query")
    return int(least * samples) if _kept(lines, "min queries") and least and samples else 0


def _least_by_time(lines: Lines) -> int:
    """Queries that were offered one by one for the minimum time; the rate is (queries - 1) / time."""
    rate = _number(lines, "scheduled samples per second", _ONE_BY_ONE)
    seconds = (_number(lines, "min_duration") or 0.0) / 1000
    if not _kept(lines, "min duration") or not rate or not seconds:
        return 0
    return int(max(0.0, rate - _ROUNDED) * seconds) + 1


def _kept(lines: Lines, minimum: str) -> bool:
    return (_text(lines, f"{minimum} satisfied") or "").lower() == "yes"


def _duration(lines: Lines) -> float | None:
    slowest = _number(lines, "max latency")
    return slowest * _NANOSECOND / 1000 if slowest and _scenario(lines) == "offline" else None


def _scenario(lines: Lines) -> str:
    return (_text(lines, "scenario") or "").replace(" ", "").lower()


def _lines(name: str, text: str) -> Lines:
    """Every ``name : value``, by its name in lower case; the first of a name counts."""
    found: dict[str, Node] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.fullmatch(line.strip()) if len(line) <= LONGEST_LINE else None
        if match:
            # Both wordings are in use, even within one file.
            key = match["key"].lower().replace("time to output token", "time per output token")
            found.setdefault(key, Node(f"{name}:{number}", match["key"], match["value"]))
    return found


def _text(lines: Lines, key: str) -> str | None:
    return lines[key].text() if key in lines else None


def _number(lines: Lines, *keys: str) -> float | None:
    return next((lines[key].number() for key in keys if key in lines), None)


def _load(lines: Lines) -> Load:
    match _scenario(lines):
        case "server":
            return Load(mode=LoadMode.RATE, value=_number(lines, "target_qps"), burstiness=1.0)
        case "offline":
            return Load(mode=LoadMode.UNLIMITED, value=_number(lines, "samples_per_query"))
        case "singlestream" | "multistream":
            return Load(mode=LoadMode.CONCURRENCY, value=_number(lines, "samples_per_query"))
    return Load()


def _statistic(lines: Lines, key: str) -> float | None:
    return lines[key].statistic() if key in lines else None


def _is_latency(key: str) -> bool:
    return any(
        re.fullmatch(rf"(?:mean|min|max) {name}|\d+(?:\.\d+)? {ending}", key)
        for name, ending in _NAMES.values()
    )


def _latency(lines: Lines, kind: LatencyKind, n: int | None) -> Latency | None:
    name, ending = _NAMES[kind]
    mean, low, high = (_statistic(lines, f"{which} {name}") for which in ("mean", "min", "max"))
    if mean is None:
        return None
    percentiles = {
        f"p{float(key.removesuffix(ending)):g}": number * _NANOSECOND
        for key, line in lines.items()
        if re.fullmatch(rf"\d+(\.\d+)? {ending}", key) and (number := line.statistic()) is not None
    }
    return Latency(
        kind=kind,
        n=n,
        mean=mean * _NANOSECOND,
        minimum=None if low is None else low * _NANOSECOND,
        maximum=None if high is None else high * _NANOSECOND,
        percentiles=percentiles,
    )


def _warnings(lines: Lines, text: str) -> Iterator[str]:
    if (verdict := _text(lines, "result is")) != "VALID":
        yield f"LoadGen calls the result {verdict or 'nothing'}"
    failed = [key for key, line in lines.items() if key.endswith("satisfied") and line.value == "NO"]
    if failed:
        yield f"not kept: {', '.join(failed)}"
    yield from below_zero(line for key, line in lines.items() if _is_latency(key))
    if "No errors encountered" not in text:
        yield "LoadGen met errors; see its detailed log"
    limits = {key: _number(lines, key) for key in ("ttft_latency", "tpot_latency", "target_latency")}
    stated = [f"{key} {number * _NANOSECOND:g} ms" for key, number in limits.items() if number]
    if stated:
        yield f"its limits are on a percentile of the run, not on each request: {', '.join(stated)}"
