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
from aruntime_evaluator.proof.readers.node import LARGEST_NUMBER, Node
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
    run = _Run(name, _columns(name, header), len(header))
    for number, cells in records:
        run.add(number, cells)
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
    """A run that grows line by line; of a line that is as it should be no more is made than its numbers."""

    def __init__(self, name: str, columns: list[Column], size: int) -> None:
        self._name, self._size = name, size
        known = {column.name: column for column in columns}
        self._words = [known[each] for each in ("ok", "status") if each in known]
        self._error = known.get("error")
        self._id = known.get("request_id")
        said = (self._id, self._error, *self._words)
        self._numbers = [each for each in columns if each not in said]
        self._collector = RowCollector()
        self._once = Once()
        self._errored = self._cancelled = 0
        self._sent = 0
        self._start: float | None = None
        self._last: float | None = None
        self._end: float | None = None

    def add(self, number: int, cells: list[str]) -> None:
        if len(cells) != self._size:
            message = f"has {len(cells)} cells, but the header has {self._size}"
            where = Node(f"{self._name}:{number}", "", None)
            raise where.problem("ragged-row", message, f"{self._size} cells")
        outcome = self._outcome(number, cells)
        if outcome is None:
            self._cancelled += 1
            return
        if self._id and not self._once.is_new(self._cell(self._id, number, cells).text(), ok=outcome):
            return
        line = {each.name: self._number(each, number, cells) for each in self._numbers}
        if "start" in line:
            self._span(line["start"], line.get("e2e"))
        if outcome:
            self._measured(line)
        else:
            self._errored += 1

    def _cell(self, column: Column, number: int, cells: list[str]) -> Node:
        text = cells[column.index]
        return Node(f"{self._name}:{number}", column.label, None if text.lower() in _NOTHING else text)

    def _number(self, column: Column, number: int, cells: list[str]) -> float | None:
        """The number in a cell, times in milliseconds; None where there is none."""
        text = cells[column.index]
        try:
            found = float(text) if text.isascii() and "_" not in text else -1.0
        except ValueError:
            found = -1.0
        if 0.0 <= found <= LARGEST_NUMBER:
            return found * column.factor
        stated = self._cell(column, number, cells).number()  # nothing, infinite, or wrong
        return None if stated is None else stated * column.factor

    def _span(self, start: float | None, e2e: float | None) -> None:
        if start is None:
            return
        end = start + (e2e or 0.0)
        self._sent += 1
        self._last = start if self._last is None else max(start, self._last)
        self._start = start if self._start is None else min(start, self._start)
        self._end = end if self._end is None else max(end, self._end)

    def _measured(self, line: Mapping[str, float | None]) -> None:
        ttft, e2e, tokens = line.get("ttft"), line.get("e2e"), line.get("output_tokens")
        tpot = line["tpot"] if "tpot" in line else time_per_output_token(e2e, ttft, tokens)
        self._collector.add(
            ttft=ttft,
            tpot=tpot,
            itl=line.get("itl", tpot),
            e2e=e2e,
            input_tokens=line.get("input_tokens"),
            output_tokens=tokens,
        )

    def _outcome(self, number: int, cells: list[str]) -> bool | None:
        """True where the request succeeded, False where it failed, None where it was cancelled."""
        for column in self._words:
            word = cells[column.index].lower()
            if word not in _NOTHING:
                return word in OK or _word(self._cell(column, number, cells), word)
        return self._error is None or cells[self._error.index].lower() in _NOTHING

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
