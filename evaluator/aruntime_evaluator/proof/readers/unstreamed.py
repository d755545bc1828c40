"""Runs in which nothing was streamed: what they give as the time to a first token is the whole answer's."""

from __future__ import annotations

from array import array
from dataclasses import replace
from math import nan

from aruntime_evaluator.proof.measurement import Latency, LatencyKind, Measurement, Reported
from aruntime_evaluator.proof.rows import Rows
from aruntime_evaluator.proof.slo import TOLERANCE, Objective

_WITHIN = frozenset({LatencyKind.TTFT, LatencyKind.TPOT, LatencyKind.ITL, LatencyKind.ITL_BY_TOKEN})
"""Latencies inside an answer, which only a streamed one has."""

_WARNING = "nothing was streamed, so neither a first token nor the time between tokens was measured"


def without_unstreamed(run: Measurement) -> Measurement:
    """The run as it is; without times inside an answer where every answer came in one piece."""
    whole = run.streaming is False or _in_one_piece(run)
    there = any(each.kind in _WITHIN for each in run.latencies) or _has_first(run.rows)
    if not whole or not there:
        return run
    return replace(
        run,
        latencies=tuple(each for each in run.latencies if each.kind not in _WITHIN),
        rows=None if run.rows is None else _blank(run.rows),
        reported=_reported(run.reported),
        streaming=False,
        warnings=(*run.warnings, _WARNING),
    )


def _has_first(rows: Rows | None) -> bool:
    return rows is not None and rows.unmeasured(Objective.TTFT) < len(rows)


def _in_one_piece(run: Measurement) -> bool:
    """Whether every answer of several tokens ends with its first one; of a single token that says nothing."""
    if run.rows is not None and _has_first(run.rows):
        long = [
            _alike(ttft, e2e)
            for ttft, e2e, tokens in zip(run.rows.ttft, run.rows.e2e, run.rows.output_tokens, strict=True)
            if not tokens <= 1
        ]
        return bool(long) and all(long)
    first, whole = run.latency(LatencyKind.TTFT), run.latency(LatencyKind.E2E)
    tokens = run.tokens.output.mean
    return first is not None and whole is not None and not (tokens or 2) <= 1 and _same(first, whole)


def _same(first: Latency, whole: Latency) -> bool:
    """Whether two distributions are one: every statistic that both have."""
    pairs = [(first.mean, whole.mean), (first.minimum, whole.minimum), (first.maximum, whole.maximum)]
    pairs += [(first.percentiles[key], whole.percentiles.get(key)) for key in first.percentiles]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(both) and all(_alike(a, b) for a, b in both)


def _alike(a: float, b: float) -> bool:
    return abs(a - b) <= TOLERANCE * b


def _blank(rows: Rows) -> Rows:
    nothing = array("d", [nan]) * len(rows)
    return replace(rows, ttft=nothing, tpot=nothing, itl=nothing)


def _reported(reported: Reported | None) -> Reported | None:
    """The tool's own count, where it rests on whole answers alone."""
    if reported is None or not reported.slos:
        return None
    return reported if all(set(slo.limits) <= {Objective.E2E} for slo in reported.slos) else None
