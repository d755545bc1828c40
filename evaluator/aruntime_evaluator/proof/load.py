"""Whether a run reached the load that was asked of it: what was offered is not always what was sent.

A cap on requests in flight, or a client that cannot keep up, holds requests back. Then the run says nothing
of the rate that it was started with.
"""

from __future__ import annotations

from math import fsum, inf

from aruntime_evaluator.proof.measurement import Counts, LatencyKind, LoadMode, Measurement
from aruntime_evaluator.proof.rows import measured

NEAR = 0.05
"""A rate is reached from this share below it on: arrivals at random differ by as much."""

HALF = 0.5
"""A concurrency is reached where at least this share of it was in flight on average: the first and the last
requests of a run have the server to themselves."""


def reached(sent: float, rate: float) -> bool:
    """Whether so many requests per second are the rate that was asked for."""
    return sent >= (1 - NEAR) * rate


def shortfall(run: Measurement) -> str | None:
    """Why a run does not show the load that it was started with; None where it does, or was given none.

    Example:
        200 requests offered at 10 per second, of which one may be in flight, take 400 s: 0.5 per second.
    """
    if run.load.value is None:
        return None
    if run.load.mode is LoadMode.RATE:
        return _too_slow(run, run.load.value)
    if run.load.mode is LoadMode.CONCURRENCY:
        return _too_few(run, run.load.value)
    return None


def _too_slow(run: Measurement, rate: float) -> str | None:
    """With a cap, what was surely sent must reach the rate; without, what may have been sent."""
    bounds = run.sent_rate or _rate_from_totals(run)
    asked = f"the run was to send {run.load}"
    if bounds is None:
        return f"{asked}; the file does not say how long it took, so what was sent is unknown"
    least, most = bounds
    if reached(least if run.load.most_in_flight is not None else most, rate):
        return None
    if not reached(most, rate):
        return f"{asked}, and sent {most:.3g} per second at most"
    return f"{asked}; the file shows no more than {least:.3g} per second"


def _rate_from_totals(run: Measurement) -> tuple[float, float] | None:
    """The last request was sent before the end, and no earlier than the longest answer before the end."""
    sent = _sent(run.counts)
    if not sent or not run.duration_s:
        return None
    least = sent / run.duration_s
    answers = run.latency(LatencyKind.E2E)
    if answers is None or answers.maximum is None:
        return least, least
    rest = run.duration_s - answers.maximum / 1000
    return least, sent / rest if rest > 0 else inf


def _too_few(run: Measurement, concurrency: float) -> str | None:
    sent = _sent(run.counts)
    asked = f"the run was to keep {concurrency:g} requests in flight"
    if sent is not None and sent < concurrency:
        return f"{asked}, and sent only {sent} in all"
    mean = _mean_in_flight(run)
    if mean is not None and mean < HALF * concurrency:
        return f"{asked}, and kept {mean:.2g} on average"
    return None


def _mean_in_flight(run: Measurement) -> float | None:
    """Requests in flight on average, by Little's law; a request that failed may have lasted all the time.

    Little 1961, Operations Research 9(3), 383-387: the time of all requests over that of the run.
    """
    if run.rows is None or not run.duration_s or run.counts.attempted is None:
        return None
    times = measured(run.rows.e2e)
    if len(times) < len(run.rows):
        return None
    open_ended = run.counts.attempted - len(times) + (run.counts.cancelled or 0)
    return fsum(times) / 1000 / run.duration_s + open_ended


def _sent(counts: Counts) -> int | None:
    answered = counts.attempted if counts.attempted is not None else counts.ok
    return None if answered is None else answered + (counts.cancelled or 0)
