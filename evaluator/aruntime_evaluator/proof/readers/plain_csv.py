"""A plain CSV file, one line per request: for measurements of a tool that has no reader here.

The first line names the columns. Times carry their unit: ``ttft_ms``, ``tpot_ms``, ``itl_ms``, ``e2e_s``
and, to know how long the run took, ``start_s``; units are s, ms, us, ns. ``input_tokens`` and
``output_tokens`` are counts, ``request_id`` tells lines that came twice. The outcome is ``ok`` (true or
false), ``status`` (a word or an HTTP status), or ``error`` (empty where there was none). Lines such as
``# model: m`` before the header state what belongs to the run:
``model``, ``precision``, ``hardware``, ``dataset``, ``server``, ``tokenizer``, ``tool``, ``run``,
``concurrency``, ``rate``, ``duration_s``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aruntime_evaluator.proof.measurement import (
    Counts,
    Load,
    LoadMode,
    Measurement,
    TokenBasis,
    Tokens,
)
from aruntime_evaluator.proof.readers.node import Node
from aruntime_evaluator.proof.readers.summary import lengths_of, with_rows
from aruntime_evaluator.proof.rows import Once, RowCollector, Rows, rate_of, time_per_output_token
from aruntime_evaluator.proof.slo import MILLISECONDS, Objective

TOOL = "CSV"

_ALIASES = {
    "latency": "e2e",
    "e2el": "e2e",
    "prompt_tokens": "input_tokens",
    "completion_tokens": "output_tokens",
    "success": "ok",
    "id": "request_id",
}
_TIMES = ("ttft", "tpot", "itl", "e2e", "start")
_OTHERS = ("input_tokens", "output_tokens", "ok", "status", "error", "request_id")
_TIME = re.compile(r"(?P<name>ttft|tpot|itl|e2el?|latency|start)(?:_(?P<unit>[a-zµμ]+))?")

OK = frozenset({"ok", "success", "succeeded", "completed", "true", "yes", "1"})
FAILED = frozenset({"error", "errored", "failed", "failure", "timeout", "false", "no", "0"})
CANCELLED = frozenset({"cancelled", "canceled"})
_NOTHING = frozenset({"", "none", "null", "nan", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that is read."""

    index: int
    name: str
    """One of ours, whatever the header calls it."""
    label: str
    """What the header calls it."""
    factor: float = 1.0
    """Milliseconds per unit, for times."""


def recognises(header: list[str]) -> bool:
    """Whether a header names a time per request, with its unit or without."""
    names = [match["name"] for cell in header if (match := _TIME.fullmatch(cell.lower()))]
    return any(name != "start" for name in names)


def read(
    name: str, header: list[str], records: Iterable[tuple[int, list[str]]], facts: Mapping[str, Node]
) -> Iterator[Measurement]:
    """The one run of a file; ``facts`` are the lines before its header.

    Raises:
        InvalidDocumentError: where a column has no unit or comes twice, or a cell is not what it should be.
    """
    run = _Run(_columns(name, header))
    for number, cells in records:
        run.add(f"{name}:{number}", cells, len(header))
    yield run.measurement(facts)


def _columns(name: str, header: list[str]) -> list[Column]:
    found: dict[str, Column] = {}
    for i, label in enumerate(header):
        column = _column(Node(name, label, label), i, label.lower())
        if column is not None and column.name in found:
            message = f"'{label}' and '{found[column.name].label}' are the same; expected one of them"
            raise Node(name, label, label).problem("duplicate-column", message)
        if column is not None:
            found[column.name] = column
    return list(found.values())


def _column(where: Node, index: int, label: str) -> Column | None:
    match = _TIME.fullmatch(label)
    if match is None:
        name = _ALIASES.get(label, label)
        return Column(index=index, name=name, label=label) if name in _OTHERS else None
    if match["unit"] is None:
        message = f"'{label}' has no unit; write {label}_ms, {label}_s, {label}_us or {label}_ns"
        raise where.problem("no-unit", message, f"{label}_ms")
    if match["unit"] not in MILLISECONDS:
        message = f"'{match['unit']}' is not a unit of time; known are s, ms, us, ns"
        raise where.problem("unknown-unit", message, f"{match['name']}_ms")
    name = _ALIASES.get(match["name"], match["name"])
    return Column(index=index, name=name, label=label, factor=MILLISECONDS[match["unit"]])


class _Run:
    """A run that grows line by line."""

    def __init__(self, columns: list[Column]) -> None:
        self._columns = columns
        self._factors = {column.name: column.factor for column in columns}
        self._collector = RowCollector()
        self._once = Once()
        self._errored = self._cancelled = 0
        self._sent = 0
        self._start: float | None = None
        self._last: float | None = None
        self._end: float | None = None

    def add(self, file: str, cells: list[str], size: int) -> None:
        if len(cells) != size:
            message = f"has {len(cells)} cells, but the header has {size}"
            raise Node(file, "", None).problem("ragged-row", message, f"{size} cells")
        line = {column.name: self._cell(file, column, cells) for column in self._columns}
        outcome = _outcome(line)
        if outcome is None:
            self._cancelled += 1
            return
        if "request_id" in line and not self._once.is_new(line["request_id"].text(), ok=outcome):
            return
        times = {name: self._time(line, name) for name in _TIMES}
        self._span(times["start"], times["e2e"])
        if not outcome:
            self._errored += 1
            return
        self._measured(line, times)

    @staticmethod
    def _cell(file: str, column: Column, cells: list[str]) -> Node:
        text = cells[column.index]
        return Node(file, column.label, None if text.lower() in _NOTHING else text)

    def _time(self, line: Mapping[str, Node], name: str) -> float | None:
        number = line[name].number() if name in line else None
        return None if number is None else number * self._factors[name]

    def _span(self, start: float | None, e2e: float | None) -> None:
        if start is None:
            return
        end = start + (e2e or 0.0)
        self._sent += 1
        self._last = start if self._last is None else max(start, self._last)
        self._start = start if self._start is None else min(start, self._start)
        self._end = end if self._end is None else max(end, self._end)

    def _measured(self, line: Mapping[str, Node], times: Mapping[str, float | None]) -> None:
        tokens = line["output_tokens"].number() if "output_tokens" in line else None
        tpot = times["tpot"]
        if "tpot" not in line:
            tpot = time_per_output_token(times["e2e"], times["ttft"], tokens)
        self._collector.add(
            ttft=times["ttft"],
            tpot=tpot,
            itl=times["itl"] if "itl" in line else tpot,
            e2e=times["e2e"],
            input_tokens=line["input_tokens"].number() if "input_tokens" in line else None,
            output_tokens=tokens,
        )

    def _rate(self) -> tuple[float, float] | None:
        """Of the requests whose start is told."""
        if self._start is None or self._last is None:
            return None
        return rate_of(self._sent, self._start / 1000, self._last / 1000)

    def measurement(self, facts: Mapping[str, Node]) -> Measurement:
        rows = self._collector.rows()
        attempted = len(rows) + self._errored
        lasted = (
            (self._end - self._start) / 1000 if self._end is not None and self._start is not None else None
        )
        stated = facts["duration_s"].number() if "duration_s" in facts else None
        return Measurement(
            tool=_fact(facts, "tool") or TOOL,
            run_id=_fact(facts, "run"),
            duration_s=stated or lasted or None,
            load=_load(facts),
            sent_rate=self._rate(),
            counts=Counts(
                attempted=attempted, ok=len(rows), errored=self._errored, cancelled=self._cancelled
            ),
            tokens=Tokens(
                basis=TokenBasis.CLIENT if "tokenizer" in facts else TokenBasis.UNKNOWN,
                tokenizer=_fact(facts, "tokenizer"),
                input=lengths_of(rows.input_tokens),
                output=lengths_of(rows.output_tokens),
            ),
            latencies=with_rows((), rows),
            server=_fact(facts, "server"),
            model=_fact(facts, "model"),
            precision=_fact(facts, "precision"),
            hardware=_fact(facts, "hardware"),
            dataset=_fact(facts, "dataset"),
            streaming=_streams(rows),
            warnings=tuple(self._once.warnings()),
            rows=rows,
        )


def _streams(rows: Rows) -> bool | None:
    return True if rows.unmeasured(Objective.TTFT) < len(rows) else None


def _outcome(line: Mapping[str, Node]) -> bool | None:
    """True where the request succeeded, False where it failed, None where it was cancelled."""
    for name in ("ok", "status"):
        word = line[name].text() if name in line else None
        if word is not None:
            return _word(line[name], word.lower())
    return "error" not in line or line["error"].value is None


def _word(cell: Node, word: str) -> bool | None:
    if word in OK or re.fullmatch(r"[23]\d\d", word):
        return True
    if word in FAILED or re.fullmatch(r"[45]\d\d", word):
        return False
    if word in CANCELLED:
        return None
    raise cell.problem("unknown-word", f"'{word}' is no outcome; write ok, error or cancelled", "ok")


def _fact(facts: Mapping[str, Node], key: str) -> str | None:
    return facts[key].text() if key in facts else None


def _load(facts: Mapping[str, Node]) -> Load:
    if "rate" in facts:
        cap = facts["concurrency"].count() if "concurrency" in facts else None
        return Load(mode=LoadMode.RATE, value=facts["rate"].number(), most_in_flight=cap)
    if "concurrency" in facts:
        return Load(mode=LoadMode.CONCURRENCY, value=facts["concurrency"].number())
    return Load()
