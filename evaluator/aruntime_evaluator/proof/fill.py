"""A proof of a decision, filled in from the result file that its tool wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from aruntime_evaluator.model.decision import Proof, SloCheck
from aruntime_evaluator.model.problem import refused
from aruntime_evaluator.proof.goodput import Assessment, CountSource, assess
from aruntime_evaluator.proof.load import shortfall
from aruntime_evaluator.proof.measurement import Load, LoadMode, Measurement
from aruntime_evaluator.proof.slo import Slo

LOAD_KEYS = {LoadMode.CONCURRENCY: "concurrency", LoadMode.RATE: "requests-per-second"}
"""How a decision names the loads that one number describes."""


def fill_proof(proof: Proof, check: SloCheck, runs: Sequence[Measurement]) -> Proof:
    """The proof with its counts, goodput, load, tool and date, as the file has them.

    What the decision says itself of the day and the tool stays; counts and load are the file's alone. A load
    that the run was started with and did not reach is none: a warning says so.

    Raises:
        InvalidDocumentError: where the run is not there or not the only one, where the file cannot tell
            which requests kept the objectives, or where nothing says when it was measured.
    """
    run = _the_run(proof, check, runs)
    found = assess(run, objectives(check))
    if found.source is CountSource.UNKNOWN or found.good is None or found.attempted is None:
        why = "; ".join(found.notes) or "it does not count the requests that were attempted"
        raise refused("run", "not-decisive", f"the file cannot settle '{proof.check}': {why}")
    collected = proof.collected or _day(run)
    if collected is None:
        raise refused("collected", "missing-key", "the file has no date; say when it was measured")
    return replace(
        proof,
        collected=collected,
        good=found.good,
        total=found.attempted,
        goodput=found.goodput,
        slo=check.slo,
        load=_load(run.load) if shortfall(run) is None else {},
        tool=proof.tool or " ".join(filter(None, [run.tool, run.tool_version])),
        warnings=(*proof.warnings, *run.warnings, *_notes(found)),
    )


def objectives(check: SloCheck) -> Slo:
    """The limits of a check: ``ttft-ms`` and ``ttft-p95-ms`` both bound the time of each request."""
    limits: dict[str, float] = {}
    for key, limit in check.slo.items():
        objective = key.partition("-")[0]
        limits[objective] = min(limit, limits.get(objective, limit))
    return Slo(**limits)


def _the_run(proof: Proof, check: SloCheck, runs: Sequence[Measurement]) -> Measurement:
    """By its id, by its place (from 1), by the load that is asked for; or the only one."""
    if proof.run is not None:
        named = [run for at, run in enumerate(runs, 1) if proof.run in {run.run_id, str(at)}]
        if len(named) != 1:
            known = ", ".join(run.run_id or str(at) for at, run in enumerate(runs, 1))
            raise refused("run", "unknown-word", f"'{proof.run}' is not one run of the file; it has {known}")
        return named[0]
    fitting = [run for run in runs if _load(run.load) == dict(check.load)] if check.load else []
    candidates = fitting if len(fitting) == 1 else runs
    if len(candidates) != 1:
        message = f"the file has {len(runs)} runs; name one with 'run': its id, or its place from 1"
        raise refused("run", "missing-key", message)
    return candidates[0]


def _load(load: Load) -> dict[str, float]:
    key = LOAD_KEYS.get(load.mode)
    return {key: load.value} if key and load.value is not None else {}


def _day(run: Measurement) -> dt.date | None:
    try:
        return dt.date.fromisoformat((run.started or "")[:10])
    except ValueError:
        return None


def _notes(found: Assessment) -> tuple[str, ...]:
    reported = ("Counted by the tool, not recounted.",) if found.source is CountSource.REPORTED else ()
    return (*reported, *found.notes)
