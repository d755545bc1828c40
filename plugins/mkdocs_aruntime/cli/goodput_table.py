"""How goodput looks in a terminal: a table of runs, what has to be said of each, what keeps them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from aruntime_evaluator import (
    Assessment,
    Comparison,
    Cost,
    Latency,
    Measurement,
    Outcome,
    Verdict,
    ceil_digits,
    exact_percent,
    floor_digits,
    percent_at_least,
    percent_at_most,
)
from mkdocs_aruntime.cli.terminal import console

COLOURS = {Outcome.PASS: "green", Outcome.FAIL: "red", Outcome.INCONCLUSIVE: "yellow"}
UNKNOWN = "?"

SHOWN = ("p50", "p90", "p95", "p99")
"""Percentiles that are shown of a latency."""

DIGITS = 4
"""Of a rate or a price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One run of one file, and what is said of it."""

    number: int
    """In the table; what is said below it goes by this number."""
    file: str
    place: int
    """Of the run in its file."""
    run: Measurement
    found: Assessment
    cost: Cost | None
    target: float | None
    verdict: Verdict | None


def print_lines(lines: Sequence[Line]) -> None:
    """A table with one line per run; below it, what each run needs said."""
    out = console()
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("run", justify="right")
    table.add_column("load", overflow="fold")
    for column in ("attempted", "ok", "errored", "good", "attainment", "goodput/s"):
        table.add_column(column, justify="right")
    table.add_column("source")
    if (target := lines[0].target) is not None:
        table.add_column(f"target {exact_percent(target)}")
    if any(line.cost for line in lines):
        table.add_column("cost per million", justify="right")
    for line in lines:
        table.add_row(*_cells(line))
    out.print(table)
    for line in lines:
        _print_notes(out, line)


def _cells(line: Line) -> Iterator[str]:
    found = line.found
    yield str(line.number)
    yield escape(str(line.run.load))
    for count in (found.attempted, found.ok, found.errored, found.good):
        yield UNKNOWN if count is None else f"{count:,}"
    yield UNKNOWN if found.attainment is None else percent_at_least(found.attainment)
    yield UNKNOWN if found.goodput is None else f"{floor_digits(found.goodput, DIGITS):g}"
    yield found.source.value
    if line.target is not None:
        yield _verdict(line.verdict)
    if line.cost:
        yield _price(line.cost)


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return UNKNOWN
    return f"[{COLOURS[verdict.outcome]}]{verdict.outcome.value}[/]"


def _price(cost: Cost) -> str:
    return (
        UNKNOWN
        if cost.per_million is None
        else f"{ceil_digits(cost.per_million, DIGITS):g} {escape(cost.currency)}"
    )


def _print_notes(out: Console, line: Line) -> None:
    run, found = line.run, line.found
    tool = " ".join(filter(None, [run.tool, run.tool_version]))
    what = ", ".join(filter(None, [f"run {line.place}", tool, run.model]))
    limits = str(found.slo) if found.slo else "no limits"
    out.print(f"\n[bold]{line.number} {escape(line.file)}[/] {escape(what)}: {limits}", soft_wrap=True)
    for said in _said(line):
        out.print(f"  {escape(said)}", soft_wrap=True)


def _said(line: Line) -> Iterator[str]:
    if line.found.slo is None:
        yield from map(_latency, line.run.latencies)
    if line.found.interval is not None:
        lo, hi = line.found.interval
        yield f"attainment lies between {percent_at_least(lo)} and {percent_at_most(hi)} (Wilson, 95 %)"
    if line.verdict is not None and line.verdict.outcome is Outcome.INCONCLUSIVE and line.target is not None:
        yield _missing(line.verdict, line.target)
    yield from line.found.notes
    if line.cost is not None:
        yield _reckoning(line.cost)
    yield from _unresolved(line.run)
    yield from line.run.warnings


def _latency(latency: Latency) -> str:
    """A distribution, rounded up; without limits it is all that there is to say."""
    stated = {"mean": latency.mean, **{key: latency.percentiles.get(key) for key in SHOWN}}
    found = [f"{key} {ceil_digits(ms, DIGITS):g} ms" for key, ms in stated.items() if ms is not None]
    return f"{latency.kind.value}: {', '.join(found) or 'no mean and no usual percentile'}"


def _missing(verdict: Verdict, target: float) -> str:
    if verdict.more_clean is None:
        return f"no number of requests without a miss shows {exact_percent(target)}; ask for less"
    return f"{verdict.more_clean:,} more requests without a miss would make it pass"


def _unresolved(run: Measurement) -> Iterator[str]:
    """Percentiles that too few requests stand behind, with the latencies that have them in common."""
    found: dict[tuple[str, int | None], list[str]] = {}
    for latency in run.latencies:
        if latency.unresolved:
            found.setdefault((", ".join(latency.unresolved), latency.n), []).append(latency.kind.value)
    for (percentiles, n), kinds in found.items():
        number = "an unknown number of" if n is None else n
        yield f"unresolved: {percentiles} of {', '.join(kinds)} rest on {number} requests"


def _reckoning(cost: Cost) -> str:
    if cost.note is not None:
        return f"no cost: {cost.note}"
    return (
        f"cost: {cost.hourly:g} {cost.currency} per hour for {cost.duration_s:.4g} s, "
        f"{cost.good_output_tokens:,} output tokens in good requests"
    )


def print_comparison(found: Comparison) -> None:
    """What keeps runs from being compared: what differs, and what cannot be told."""
    out = console()
    if found.comparable:
        out.print("\n[green]comparable[/]: everything that must be alike is stated and alike")
        return
    out.print("\n[yellow]not comparable[/]")
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("field")
    table.add_column("why")
    for number, _ in enumerate(found.differences[0].values, 1):
        table.add_column(str(number), overflow="fold")
    for each in found.differences:
        values = [UNKNOWN if value is None else escape(value) for value in each.values]
        table.add_row(each.field, "differs" if each.stated else "not stated", *values)
    out.print(table)
