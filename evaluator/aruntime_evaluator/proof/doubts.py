"""What a measurement says against itself, whatever limits it is held against."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.proof.load import shortfall
from aruntime_evaluator.proof.measurement import LatencyKind, Measurement


def doubts(run: Measurement) -> Iterator[str]:
    """Sentences about times that cannot be, answers without a token, and a load that was not reached."""
    yield from _requests(run)
    yield from _means(run)
    short = shortfall(run)
    if short is not None:
        yield short


def _requests(run: Measurement) -> Iterator[str]:
    if run.rows is None:
        return
    if run.rows.contradictory:
        yield (
            f"{run.rows.contradictory} of {len(run.rows)} requests end before their first token; "
            "they count as misses"
        )
    if empty := run.rows.output_tokens.count(0.0):
        yield f"{empty} of {len(run.rows)} requests have no output token; they count as misses"


def _means(run: Measurement) -> Iterator[str]:
    first, whole = run.latency(LatencyKind.TTFT), run.latency(LatencyKind.E2E)
    if first is None or whole is None or first.mean is None or whole.mean is None:
        return
    if whole.mean < first.mean:
        yield (
            f"the first token takes {first.mean:.4g} ms on average and the whole answer {whole.mean:.4g} ms; "
            "one of the two is wrong"
        )
