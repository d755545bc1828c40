"""What a million good output tokens cost, with every input in sight."""

from __future__ import annotations

from dataclasses import dataclass

from aruntime_evaluator.proof.goodput import CountSource, assess
from aruntime_evaluator.proof.measurement import Measurement
from aruntime_evaluator.proof.slo import Slo

SECONDS_PER_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A cost and what it was computed from."""

    per_million: float | None
    """Currency units per million output tokens of good requests; None where an input is missing."""
    hourly: float
    """Currency units per hour of everything that served the load: all replicas, idle ones included."""
    currency: str
    duration_s: float | None
    good: int | None
    """Good requests."""
    good_output_tokens: int | None
    output_tokens: int | None
    """Output tokens of all requests that succeeded."""
    slo: Slo | None
    note: str | None = None
    """Why there is no cost."""


def cost_per_million_good_tokens(
    measurement: Measurement, slo: Slo | None = None, *, hourly: float, currency: str = "USD"
) -> Cost:
    """Give hourly cost · duration / 3600 / (output tokens of good requests / 10⁶).

    Example:
        4 per hour for 1800 s is 2; 500,000 output tokens in good requests make 4 per million.
    """
    found = assess(measurement, slo)
    duration, tokens = measurement.duration_s, found.good_output_tokens
    note = _why_not(found.source, duration, tokens)
    spent = hourly * (duration or 0.0) / SECONDS_PER_HOUR
    return Cost(
        per_million=None if note else spent / ((tokens or 0) / 1e6),
        hourly=hourly,
        currency=currency,
        duration_s=duration,
        good=found.good,
        good_output_tokens=tokens,
        output_tokens=measurement.tokens.output.total,
        slo=found.slo,
        note=note,
    )


def _why_not(source: CountSource, duration: float | None, tokens: int | None) -> str | None:
    if source is not CountSource.RECOMPUTED:
        return "the file has no requests one by one, so the tokens of its good requests are unknown"
    if duration is None:
        return "the file does not say how long the run took"
    if tokens is None:
        return "the file does not count the output tokens of every good request"
    return None if tokens else "no request was good"
