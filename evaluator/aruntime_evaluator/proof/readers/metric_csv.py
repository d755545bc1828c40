"""The CSV exports of AIPerf and GenAI-Perf: tables of metrics, one per line, with the unit in its name.

Read in aiperf 0.13.0, exporters/metrics_csv_exporter.py, and in triton-inference-server/perf_analyzer,
genai-perf/genai_perf/export_data/csv_exporter.py. A first table has statistics per request, a second one
values of the run; further ones come from the accelerators and are left out. Numbers are rounded to two
decimals, so the JSON beside the file says more; what would be a product of rounded numbers is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aruntime_evaluator.proof.measurement import Measurement
from aruntime_evaluator.proof.readers import aiperf, genai_perf
from aruntime_evaluator.proof.readers.node import Json, Node, to_number

METRIC = "Metric"

_NAME = re.compile(r"(?P<name>[^()].*?)(?: \((?P<unit>[^()]*)\))?")
"""The last brackets hold the unit: ``HTTP Waiting (TTFB) (ms)``."""
_NOTHING = frozenset({"", "n/a", "nan", "none"})
_OWN_OF_AIPERF = frozenset({"benchmark_duration", "goodput", "good_request_count", "error_request_count"})


def recognises(header: list[str]) -> bool:
    """Whether the first line of a CSV file begins such a table."""
    return header[:2] in ([METRIC, "avg"], [METRIC, "Value"])


def read(name: str, header: list[str], records: Iterable[tuple[int, list[str]]]) -> Iterator[Measurement]:
    """The one run of a file.

    Raises:
        InvalidDocumentError: where a cell is no number or a line has more cells than its header.
    """
    document = Node(name, "", _metrics(name, header, records))
    of_aiperf = _is_aiperf(document)
    warning = "the file is rounded to two decimals; the JSON beside it is exact"
    for run in (aiperf if of_aiperf else genai_perf).read(document):
        exact = run if of_aiperf else _without_products(run)
        yield replace(exact, warnings=(*run.warnings, warning))


def _metrics(name: str, header: list[str], records: Iterable[tuple[int, list[str]]]) -> dict[str, Json]:
    """The metrics under the keys that the JSON export gives them; other tables are passed over."""
    found: dict[str, Json] = {}
    for number, cells in records:
        if METRIC in cells:
            header = cells
        elif recognises(header):
            key, values = _metric(f"{name}:{number}", header, cells)
            found.setdefault(key, values)
    return found


def _metric(file: str, header: list[str], cells: list[str]) -> tuple[str, dict[str, Json]]:
    if len(cells) > len(header):
        message = f"has {len(cells)} cells, but the header has {len(header)}"
        raise Node(file, "", None).problem("ragged-row", message, f"{len(header)} cells")
    label = _NAME.fullmatch(cells[0])
    if label is None:
        raise Node(file, METRIC, cells[0]).wrong("the name of a metric, with its unit in brackets")
    values: dict[str, Json] = {"unit": label["unit"] or "count"}
    for column, cell in zip(header[1:], cells[1:], strict=False):
        number = _number(Node(file, cells[0], cell))
        values["avg" if column == "Value" else column] = number
    return label["name"].lower().replace(" ", "_"), values


def _number(cell: Node) -> float | None:
    """A number with or without commas between thousands; a metric that no latency is may be below 0."""
    text = str(cell.value)
    if text.lower() in _NOTHING:
        return None
    number = to_number(text.replace(",", ""))
    if number is None:
        raise cell.wrong("a number")
    return number


def _is_aiperf(document: Node) -> bool:
    named = any(document.get(key).value is not None for key in _OWN_OF_AIPERF)
    return named or document.get("request_throughput", "unit").value == "requests/sec"


def _without_products(run: Measurement) -> Measurement:
    """GenAI-Perf states neither duration nor good requests, and a product of rounded rates is neither."""
    reported = None if run.reported is None else replace(run.reported, good=None)
    return replace(run, duration_s=None, reported=reported)
