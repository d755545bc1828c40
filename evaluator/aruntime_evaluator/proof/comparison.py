"""Whether measurements may be compared at all: the same question put to the same thing under the same load.

What differs is listed and so is what a file does not state; nothing is ranked on either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from aruntime_evaluator.proof.load import shortfall
from aruntime_evaluator.proof.measurement import Lengths, Measurement, TokenBasis
from aruntime_evaluator.proof.slo import Slo

NEAR = 0.05
"""Mean lengths are alike where the larger exceeds the smaller by at most this share; so are spreads, taken as
a share of the mean. Five per cent is our choice: random prompts of one setting stay well below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that keeps measurements apart."""

    field: str
    """Its name: ``model``, ``precision``, ``hardware``, ``streaming``, ``load``, ``slo``, ``tokens``,
    ``dataset`` or ``lengths``."""
    values: tuple[str | None, ...]
    """What each measurement says, in order; None where it says nothing."""

    @property
    def stated(self) -> bool:
        """Whether all measurements state it, so that they do differ; else it only cannot be told."""
        return None not in self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether measurements may be compared, and if not, why."""

    differences: tuple[Difference, ...]

    @property
    def comparable(self) -> bool:
        """Whether every field is stated and alike."""
        return not self.differences


def compare(measurements: Sequence[Measurement], slo: Slo | None = None) -> Comparison:
    """List what keeps measurements from being compared.

    Args:
        measurements: Two or more; a fact that a file lacks, such as its hardware, is added with
            ``dataclasses.replace``.
        slo: The limits that all are held against; without it, those that each file states.
    """
    described = [_described(each, slo) for each in measurements]
    differences = [
        Difference(field=field, values=tuple(each[field] for each in described))
        for field in described[0]
        if not _alike([each[field] for each in described], needed=field not in _OPTIONAL)
    ]
    if not _lengths_alike(measurements):
        values = tuple(_lengths(each) for each in measurements)
        differences.append(Difference(field="lengths", values=values))
    return Comparison(differences=tuple(differences))


def _alike(values: Sequence[str | None], *, needed: bool) -> bool:
    stated = {value for value in values if value is not None}
    return len(stated) <= 1 and (None not in values or not needed)


def _described(measurement: Measurement, slo: Slo | None) -> Mapping[str, str | None]:
    return {field: describe(measurement, slo) for field, describe in _FIELDS.items()}


def _tokens(measurement: Measurement, _slo: Slo | None) -> str | None:
    tokens = measurement.tokens
    if tokens.basis is TokenBasis.UNKNOWN:
        return None
    if tokens.basis is TokenBasis.SERVER:
        return str(tokens.basis)
    return f"{tokens.basis}: {tokens.tokenizer}" if tokens.tokenizer else None


def _load(measurement: Measurement, _slo: Slo | None) -> str | None:
    """A run that fell short of its load is like none that reached it."""
    if measurement.load.value is None:
        return None
    short = measurement.duration_s is not None and shortfall(measurement) is not None
    return f"{measurement.load}, not reached" if short else str(measurement.load)


def _slo(measurement: Measurement, slo: Slo | None) -> str | None:
    stated = measurement.reported.slos if measurement.reported else ()
    first = slo or next(iter(stated), None)
    return None if first is None else str(first)


def _streaming(measurement: Measurement, _slo: Slo | None) -> str | None:
    return None if measurement.streaming is None else str(measurement.streaming).lower()


_FIELDS: Mapping[str, Callable[[Measurement, Slo | None], str | None]] = {
    "model": lambda measurement, _: measurement.model,
    "precision": lambda measurement, _: measurement.precision,
    "hardware": lambda measurement, _: measurement.hardware,
    "streaming": _streaming,
    "load": _load,
    "slo": _slo,
    "tokens": _tokens,
    "dataset": lambda measurement, _: measurement.dataset,
}

_OPTIONAL = frozenset({"dataset"})
"""Most tools do not write it; it keeps apart only where it is stated and differs."""


def _lengths(measurement: Measurement) -> str | None:
    tokens = measurement.tokens
    if tokens.input.mean is None or tokens.output.mean is None:
        return None
    return f"in {tokens.input}, out {tokens.output}"


def _lengths_alike(measurements: Sequence[Measurement]) -> bool:
    sides = [
        [each.tokens.input for each in measurements],
        [each.tokens.output for each in measurements],
    ]
    return all(_one_distribution(side) for side in sides)


def _one_distribution(lengths: Sequence[Lengths]) -> bool:
    means = [each.mean for each in lengths if each.mean is not None]
    if len(means) < len(lengths):
        return False
    spreads = [each.stdev for each in lengths if each.stdev is not None]
    wide = max(spreads, default=0.0) - min(spreads, default=0.0) > NEAR * max(means)
    return max(means) <= (1 + NEAR) * min(means) and not wide
