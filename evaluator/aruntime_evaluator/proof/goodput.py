"""Goodput and attainment: how many requests kept every limit, recomputed from the requests where possible.

Goodput is the number of good requests per second (Zhong et al. 2024, DistServe, OSDI 18); attainment is
good / attempted. A failed request is a miss. Both belong together, and beside the load: dropping slow
requests can raise a goodput (Wang et al. 2024, arXiv 2410.14257).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from aruntime_evaluator.model.figures import down
from aruntime_evaluator.proof.doubts import doubts
from aruntime_evaluator.proof.measurement import Load, Measurement, Reported
from aruntime_evaluator.proof.rows import RowCollector, Rows
from aruntime_evaluator.proof.slo import TOLERANCE, Slo
from aruntime_evaluator.proof.wilson import interval


class CountSource(StrEnum):
    """Where the number of good requests comes from."""

    RECOMPUTED = "recomputed"
    """From the requests, one by one."""
    REPORTED = "reported"
    """The file's own, against the same limits."""
    UNKNOWN = "unknown"
    """Nowhere: aggregates do not say it, and it is not estimated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A measurement held against limits."""

    slo: Slo | None
    """The limits; None where neither the caller nor the file states them."""
    load: Load
    attempted: int | None
    ok: int | None
    errored: int | None
    cancelled: int | None
    good: int | None = None
    """Requests that succeeded and kept every limit."""
    attainment: float | None = None
    """good / attempted, 0-1."""
    interval: tuple[float, float] | None = None
    """Wilson's 95 % interval of the attainment."""
    goodput: float | None = None
    """Good requests per second."""
    good_output_tokens: int | None = None
    """Output tokens of the good requests."""
    source: CountSource = CountSource.UNKNOWN
    difference: int | None = None
    """Recomputed good requests less the file's own, where both stand against the same limits, or where the
    file does not state its own."""
    notes: tuple[str, ...] = ()


def assess(measurement: Measurement, slo: Slo | None = None) -> Assessment:
    """Hold a measurement against limits; without any, against those that its file states.

    A run in which no request succeeded has none that is good, whatever its file tells one by one.

    Example:
        40 requests in 2 s, 10 failed, 20 of the others within all limits: 20 good, attainment 20 / 40 = 0.5,
        goodput 20 / 2 s = 10 requests per second.
    """
    reported = measurement.reported or Reported()
    wanted = slo or next(iter(reported.slos), None)
    rows = measurement.rows if measurement.counts.ok != 0 else RowCollector().rows()
    if wanted is not None and rows is not None and not _never_measured(rows, wanted):
        return _recomputed(measurement, rows, wanted, reported)
    return _as_reported(measurement, wanted, reported)


def _never_measured(rows: Rows, slo: Slo) -> list[str]:
    return [str(each) for each in slo.limits if len(rows) and rows.unmeasured(each) == len(rows)]


def _recomputed(measurement: Measurement, rows: Rows, slo: Slo, reported: Reported) -> Assessment:
    flags = good_requests(rows, slo)
    good = sum(flags)
    tokens = sum(tokens for tokens, is_good in zip(rows.output_tokens, flags, strict=True) if is_good)
    difference = None
    if reported.good is not None and (not reported.slos or slo in reported.slos):
        difference = good - reported.good
    notes = [*_gaps(rows, slo), *_difference(good, difference, reported)]
    return _assessment(
        measurement,
        slo,
        good,
        CountSource.RECOMPUTED,
        notes,
        good_output_tokens=_whole(tokens),
        difference=difference,
    )


def good_requests(rows: Rows, slo: Slo) -> list[bool]:
    """Per request, whether every limit is kept; without a token, or what was not measured, none is."""
    good = [tokens != 0 for tokens in rows.output_tokens]
    for objective, limit in slo.limits.items():
        most = limit * (1 + TOLERANCE)
        good = [so_far and time <= most for so_far, time in zip(good, rows.times(objective), strict=True)]
    return good


def _whole(tokens: float) -> int | None:
    return round(tokens) if isfinite(tokens) else None


def _gaps(rows: Rows, slo: Slo) -> list[str]:
    missing = {each: rows.unmeasured(each) for each in slo.limits}
    return [
        f"{count} of {len(rows)} requests have no {each}; they count as misses"
        for each, count in missing.items()
        if count
    ]


def _difference(good: int, difference: int | None, reported: Reported) -> list[str]:
    if not difference:
        return []
    stated = "" if reported.slos else ", against limits it does not state"
    return [f"the file reports {reported.good} good requests{stated}; its requests give {good}"]


def _as_reported(measurement: Measurement, slo: Slo | None, reported: Reported) -> Assessment:
    same = slo in reported.slos if slo else True
    if not same or (reported.good is None and reported.goodput is None):
        return _assessment(
            measurement, slo, None, CountSource.UNKNOWN, [_why_unknown(measurement, slo, reported)]
        )
    notes = [] if slo else [f"the file does not state {_unstated(reported)}"]
    return _assessment(measurement, slo, reported.good, CountSource.REPORTED, notes, goodput=reported.goodput)


def _unstated(reported: Reported) -> str:
    return f"limits that we can read: {reported.limits}" if reported.limits else "the limits of its goodput"


def _why_unknown(measurement: Measurement, slo: Slo | None, reported: Reported) -> str:
    if slo is None:
        return "no limits were given and the file states none"
    if measurement.rows is not None:
        missing = ", ".join(_never_measured(measurement.rows, slo))
        return f"the file's requests have no {missing}"
    if reported.goodput is not None or reported.good is not None:
        limits = ", ".join(map(str, reported.slos[:1])) or reported.limits or "limits it does not state"
        return f"the file's own goodput stands against {limits}, and it has no requests one by one"
    return "the file has no requests one by one, and aggregates do not give a goodput"


def _assessment(
    measurement: Measurement,
    slo: Slo | None,
    good: int | None,
    source: CountSource,
    notes: list[str],
    *,
    goodput: float | None = None,
    good_output_tokens: int | None = None,
    difference: int | None = None,
) -> Assessment:
    counts = measurement.counts
    if good is not None and measurement.duration_s:
        goodput = good / measurement.duration_s if goodput is None else goodput
    share = _share(good, counts.attempted)
    return Assessment(
        slo=slo,
        load=measurement.load,
        attempted=counts.attempted,
        ok=counts.ok,
        errored=counts.errored,
        cancelled=counts.cancelled,
        good=good,
        attainment=share[0] / share[1] if share else None,
        interval=interval(*share) if share else None,
        goodput=goodput,
        good_output_tokens=good_output_tokens,
        source=source,
        difference=difference,
        notes=(
            *notes,
            *_cut_off(share, counts.cancelled),
            *_no_rate(good, goodput),
            *doubts(measurement),
        ),
    )


def _share(good: int | None, attempted: int | None) -> tuple[int, int] | None:
    return (good, attempted) if good is not None and attempted and good <= attempted else None


def _cut_off(share: tuple[int, int] | None, cancelled: int | None) -> list[str]:
    if share is None or not cancelled:
        return []
    worst = down(share[0] / (share[1] + cancelled), 3)
    return [f"{cancelled} requests were cut off and are not judged; as misses they make attainment {worst:g}"]


def _no_rate(good: int | None, goodput: float | None) -> list[str]:
    unknown = good is not None and goodput is None
    return ["the file does not say how long the run took, so there is no rate"] if unknown else []
