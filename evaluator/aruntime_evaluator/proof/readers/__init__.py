"""Benchmark result files into measurements: one reader per tool, chosen by what the file holds."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from aruntime_evaluator.model.problem import refused
from aruntime_evaluator.proof.measurement import Measurement
from aruntime_evaluator.proof.readers import (
    aiperf,
    foreign,
    genai_perf,
    guidellm,
    inference_perf,
    llm_d,
    llmperf,
    loadgen,
    metric_csv,
    perf_analyzer,
    plain_csv,
    sglang,
    vllm,
)
from aruntime_evaluator.proof.readers.document import (
    csv_records,
    json_lines,
    json_values,
    lines_of,
    refuse_large,
)
from aruntime_evaluator.proof.readers.node import Json, Node
from aruntime_evaluator.proof.readers.unstreamed import without_unstreamed

__all__ = ["read_lines", "read_proof"]

_FACT = re.compile(r"#\s*(\w+)\s*[:=](.*)", re.DOTALL)

MOST_RUNS = 10_000
"""Runs in one file."""

KNOWN = (
    "vLLM bench serve, SGLang bench_serving, AIPerf, GenAI-Perf, GuideLLM, LLMPerf, inference-perf, "
    "llm-d benchmark report, perf_analyzer, MLPerf LoadGen, or CSV with columns such as ttft_ms"
)

BEGINNING = 4000
"""Characters by which a text is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form of JSON that is read."""

    tool: str
    recognises: Callable[[Json], bool]
    read: Callable[[Node], Iterator[Measurement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFormat:
    """A form of JSON in which each value is one request of the same run."""

    tool: str
    recognises: Callable[[Json], bool]
    read: Callable[[Iterable[Node]], Iterator[Measurement]]


ROW_FORMATS = (
    RowFormat(tool=aiperf.TOOL, recognises=aiperf.recognises_row, read=aiperf.read_rows),
    RowFormat(
        tool=inference_perf.TOOL, recognises=inference_perf.recognises_row, read=inference_perf.read_rows
    ),
)

FORMATS = (
    Format(tool=llmperf.TOOL, recognises=llmperf.recognises_requests, read=llmperf.read_requests),
    Format(tool=llmperf.TOOL, recognises=llmperf.recognises, read=llmperf.read),
    Format(tool=guidellm.TOOL, recognises=guidellm.recognises, read=guidellm.read),
    Format(tool=genai_perf.TOOL, recognises=genai_perf.recognises_raw, read=genai_perf.read_raw),
    Format(tool=inference_perf.TOOL, recognises=inference_perf.recognises, read=inference_perf.read),
    Format(tool=llm_d.TOOL, recognises=llm_d.recognises, read=llm_d.read),
    Format(tool=aiperf.TOOL, recognises=aiperf.recognises, read=aiperf.read),
    Format(tool=genai_perf.TOOL, recognises=genai_perf.recognises, read=genai_perf.read),
    Format(tool=sglang.TOOL, recognises=sglang.recognises, read=sglang.read),
    Format(tool=vllm.TOOL, recognises=vllm.recognises, read=vllm.read),
)
"""In the order they are tried: the more particular first."""


def read_proof(name: str, text: str) -> tuple[Measurement, ...]:
    """Read every run of a result file.

    Args:
        name: What messages call the file.
        text: All of it; at most 40 million characters.

    Raises:
        InvalidDocumentError: where the file is malformed, cut off, too large or of no known tool.
    """
    refuse_large(name, text, "; JSONL and CSV of any length are read line by line")
    text = text.removeprefix("\ufeff")
    start = text.lstrip()[:1]
    if not start:
        raise refused(name, "empty", "is empty; expected the result file of a benchmark tool")
    if start in {"{", "["}:
        return _runs(name, _json(name, json_values(name, text)))
    if loadgen.recognises(text):
        return tuple(loadgen.read(name, text))
    foreign.refuse_text(name, text[:BEGINNING])
    return _runs(name, _csv(name, lines_of(text)))


def read_lines(name: str, lines: Iterable[str]) -> tuple[Measurement, ...]:
    """Read a JSONL or CSV file of any length line by line, keeping 48 bytes of each request.

    Raises:
        InvalidDocumentError: as ``read_proof``, and where the file is no JSONL or CSV.
    """
    every = iter(lines)
    first = next((line for line in (each.removeprefix("\ufeff") for each in every) if line.strip()), "")
    if not first:
        raise refused(name, "empty", "is empty; expected the result file of a benchmark tool")
    again = itertools.chain([first], every)
    if first.lstrip()[0] in {"{", "["}:
        return _runs(name, _json(name, json_lines(name, again)))
    foreign.refuse_text(name, first)
    return _runs(name, _csv(name, again))


def _runs(name: str, runs: Iterator[Measurement]) -> tuple[Measurement, ...]:
    found = tuple(map(without_unstreamed, itertools.islice(runs, MOST_RUNS + 1)))
    if len(found) > MOST_RUNS:
        raise refused(name, "too-many-runs", f"has more than {MOST_RUNS:,} runs")
    if not found:
        raise refused(name, "empty", "holds no run")
    return found


def _json(name: str, values: Iterator[Node]) -> Iterator[Measurement]:
    every = itertools.chain.from_iterable(map(_spread, values))
    first = next(every, None)
    if first is None:
        raise refused(name, "empty", "holds no run")
    again = itertools.chain([first], every)
    rows = next((each for each in ROW_FORMATS if each.recognises(first.value)), None)
    if rows is not None:
        yield from rows.read(_checked(rows.tool, rows.recognises, again))
        return
    found = next((each for each in FORMATS if each.recognises(first.value)), None)
    if found is None:
        foreign.refuse_value(first.file, first.value)
        raise refused(first.file, "unknown-format", f"is no result of a known tool: {KNOWN}")
    for value in _checked(found.tool, found.recognises, again):
        yield from found.read(value)


def _spread(value: Node) -> Iterator[Node]:
    """The elements of a list of runs; a list of one run's requests stays whole."""
    if isinstance(value.value, list) and not llmperf.recognises_requests(value.value):
        return value.items()
    return iter((value,))


def _checked(tool: str, recognises: Callable[[Json], bool], values: Iterable[Node]) -> Iterator[Node]:
    for value in values:
        if not recognises(value.value):
            raise value.problem("mixed-formats", f"is no result of {tool}, as those before it are")
        yield value


def _csv(name: str, lines: Iterable[str]) -> Iterator[Measurement]:
    records = csv_records(name, lines)
    facts: dict[str, Node] = {}
    header: list[str] = []
    for number, cells in records:
        if not cells[0].startswith("#"):
            header = cells
            break
        facts |= _fact(f"{name}:{number}", ",".join(cells))
    if perf_analyzer.recognises(header):
        return perf_analyzer.read(name, header, records)
    if metric_csv.recognises(header):
        return metric_csv.read(name, header, records)
    if plain_csv.recognises(header):
        return plain_csv.read(name, header, records, facts)
    raise refused(name, "unknown-format", f"is no result of a known tool: {KNOWN}")


def _fact(file: str, line: str) -> Mapping[str, Node]:
    """What a line such as ``# model: m`` states; nothing where it is a remark."""
    match = _FACT.fullmatch(line)
    value = match[2].strip() if match else ""
    return {match[1].lower(): Node(file, match[1], value)} if match and value else {}
