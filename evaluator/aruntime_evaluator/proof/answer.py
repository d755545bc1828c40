"""What the browser and the command line are told of a measurement: plain data, without its requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aruntime_evaluator.model.codec import encode
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.proof.comparison import compare
from aruntime_evaluator.proof.cost import Cost
from aruntime_evaluator.proof.goodput import Assessment, assess
from aruntime_evaluator.proof.measurement import Latency, Load, Measurement
from aruntime_evaluator.proof.slo import Slo


def described_run(place: int, run: Measurement, slo: Slo | None) -> dict[str, Json]:
    """A run and how it fares; what is unknown is null.

    Args:
        place: Of the run in its file, from 1: its name where the file gives it none.
        run: The run.
        slo: The limits; without them, the file's own.
    """
    measurement = encode(replace(run, rows=None, latencies=(), reported=None))
    return {
        "run": run.run_id or str(place),
        "place": place,
        "load": _load(run.load),
        **described_assessment(assess(run, slo)),
        "warnings": list(run.warnings),
        "latencies": [_latency(each) for each in run.latencies],
        "measurement": measurement,
    }


def described_assessment(found: Assessment) -> dict[str, Json]:
    """Counts, attainment and goodput against limits, every key always there."""
    return {
        "slo": None if found.slo is None else {str(key): limit for key, limit in found.slo.limits.items()},
        "attempted": found.attempted,
        "ok": found.ok,
        "errored": found.errored,
        "cancelled": found.cancelled,
        "good": found.good,
        "attainment": found.attainment,
        "interval": None if found.interval is None else list(found.interval),
        "goodput": found.goodput,
        "good-output-tokens": found.good_output_tokens,
        "source": found.source.value,
        "difference": found.difference,
        "notes": list(found.notes),
    }


def _load(load: Load) -> Json:
    return {
        "mode": load.mode.value,
        "value": load.value,
        "most-in-flight": load.most_in_flight,
        "burstiness": load.burstiness,
        "text": str(load),
    }


def _latency(latency: Latency) -> Json:
    return {
        "kind": latency.kind.value,
        "unit": latency.unit,
        "n": latency.n,
        "mean": latency.mean,
        "percentiles": dict(latency.percentiles),
        "unresolved": list(latency.unresolved),
    }


def described_comparison(runs: Sequence[Measurement], slo: Slo | None) -> dict[str, Json]:
    """Whether two or more runs may be compared, and each thing that keeps them apart."""
    found = compare(runs, slo)
    return {
        "comparable": found.comparable,
        "differences": [
            {"field": each.field, "values": list(each.values), "stated": each.stated}
            for each in found.differences
        ],
    }


def described_cost(cost: Cost) -> dict[str, Json]:
    """A cost per million good output tokens beside every input."""
    return {
        "per-million-good-output-tokens": cost.per_million,
        "currency": cost.currency,
        "hourly": cost.hourly,
        "duration-s": cost.duration_s,
        "good-output-tokens": cost.good_output_tokens,
        "output-tokens": cost.output_tokens,
        "note": cost.note,
    }
