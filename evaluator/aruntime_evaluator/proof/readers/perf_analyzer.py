"""Triton perf_analyzer ``-f``: one line per load, ordered by throughput, latencies in microseconds.

Read in triton-inference-server/perf_analyzer, src/report_writer.cc. The file has neither the number of
requests nor failures nor tokens, so no percentile in it is resolved and goodput is unknown. With
``--verbose-csv`` columns of averages and of GPU metrics (``uuid:value;``) follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from aruntime_evaluator.proof.measurement import (
    Latency,
    LatencyKind,
    Load,
    LoadMode,
    Measurement,
    Throughput,
)
from aruntime_evaluator.proof.readers.node import Node
from aruntime_evaluator.proof.readers.summary import below_zero

TOOL = "perf_analyzer"

THROUGHPUT = "Inferences/Second"

_LOADS = {"Concurrency": LoadMode.CONCURRENCY, "Request Rate": LoadMode.RATE}
_PERCENTILE = re.compile(r"(p\d+(?:\.\d+)?) latency")
_MICROSECOND = 1e-3


def recognises(header: list[str]) -> bool:
    """Whether the first line of a CSV file is a header of this tool."""
    return THROUGHPUT in header


def read(name: str, header: list[str], records: Iterable[tuple[int, list[str]]]) -> Iterator[Measurement]:
    """Every line, one load each."""
    for number, cells in records:
        # GPU metrics end in a semicolon, never in a comma: a line has as many cells as the header.
        where = Node(f"{name}:{number}", "", None)
        if len(cells) != len(header):
            message = f"has {len(cells)} cells, but the header has {len(header)}"
            raise where.problem("ragged-row", message, f"{len(header)} cells")
        yield _measurement(
            {key: Node(where.file, key, cell) for key, cell in zip(header, cells, strict=True)}
        )


def _measurement(line: Mapping[str, Node]) -> Measurement:
    load = next((_load(line[key], mode) for key, mode in _LOADS.items() if key in line), Load())
    latency = _latency(line)
    return Measurement(
        tool=TOOL,
        load=load,
        latencies=(latency,) if latency.percentiles or latency.mean is not None else (),
        throughput=Throughput(requests=line[THROUGHPUT].number()),
        warnings=(
            "the file states neither the number of requests nor failures",
            *below_zero(cell for key, cell in line.items() if key.endswith("latency")),
        ),
    )


def _load(cell: Node, mode: LoadMode) -> Load:
    return Load(mode=mode, value=cell.number())


def _latency(line: Mapping[str, Node]) -> Latency:
    mean = line["Avg latency"].statistic() if "Avg latency" in line else None
    found = {
        match[1]: number * _MICROSECOND
        for key, cell in line.items()
        if (match := _PERCENTILE.fullmatch(key)) and (number := cell.statistic()) is not None
    }
    return Latency(
        kind=LatencyKind.E2E, mean=None if mean is None else mean * _MICROSECOND, percentiles=found
    )
