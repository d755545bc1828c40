"""A calculation: what is asked of it, and its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Bounds
from aruntime_evaluator.model.sizing import Bits, Count, Device, Load, ModelShape, Split
from aruntime_evaluator.sizing.fitting import (
    GROUPS,
    Need,
    bytes_per_device,
    devices_needed,
    sequences_that_fit,
    usable_bytes,
    usual_split,
)
from aruntime_evaluator.sizing.memory import sequence_bytes, token_bytes, weight_bytes
from aruntime_evaluator.sizing.replicas import replicas_needed


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeParams:
    """A model, how its numbers are kept, what is asked of it, and on what."""

    model: ModelShape
    weight_bits: Bits = 16
    cache_bits: Bits = 16
    context: Annotated[int, Bounds(1, 100_000_000)] = 8192
    """Tokens of a sequence: prompt and answer."""
    concurrency: Count = 1
    """Sequences in flight on one replica."""
    device: Device
    split: Split | None = None
    """How the cache is divided among devices; none for what suits the model."""
    reserve: Annotated[float, Bounds(0, 0.9)] = 0.1
    """The share of a device's memory that neither weights nor cache may take."""
    load: Load | None = None
    """Where a replica's rate was measured; else no replicas are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The numbers of a calculation."""

    weights: float
    token: float
    sequence: float
    cache: float
    usable: float
    devices: int | None
    fits: int | None
    largest: float
    """On each device of the group that was found, or of the largest where none was."""
    replicas: int | None


def work_out(asked: SizeParams) -> Sums:
    """The numbers of a calculation."""
    model, bits = asked.model, asked.cache_bits
    need = Need(
        model=model,
        weight_bits=asked.weight_bits,
        cache_bits=bits,
        context=asked.context,
        concurrency=asked.concurrency,
        split=asked.split or usual_split(model),
    )
    usable = usable_bytes(asked.device.memory_gb, asked.reserve)
    devices = devices_needed(need, usable)
    weights = weight_bytes(model.parameters, asked.weight_bits)
    sequence = sequence_bytes(model.layers, bits, asked.context)
    return Sums(
        weights=weights,
        token=token_bytes(model.layers, bits, after=asked.context),
        sequence=sequence,
        cache=asked.concurrency * sequence,
        usable=usable,
        devices=devices,
        fits=None if devices is None else sequences_that_fit(need, usable, devices),
        largest=bytes_per_device(need, devices or GROUPS[-1]),
        replicas=replicas_needed(asked.load) if asked.load else None,
    )
