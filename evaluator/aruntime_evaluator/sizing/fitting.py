"""What fits into the memory of so many devices, and how many devices are needed."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from aruntime_evaluator.model.figures import NOISE
from aruntime_evaluator.model.sizing import ModelShape
from aruntime_evaluator.sizing.memory import sequence_bytes_per_device, weight_bytes

GROUPS = (1, 2, 4, 8, 16, 32, 64)
"""Devices that share a model: powers of two, by which engines can divide the heads of most models."""

GB = 1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is to be held in memory at once."""

    model: ModelShape
    weight_bits: float
    cache_bits: float
    context: int
    """Tokens of a sequence: prompt and answer."""
    concurrency: int
    """Sequences in flight on one replica."""


def usable_bytes(memory_gb: float, reserve: float) -> float:
    """Bytes of a device for weights and cache: memory × 10⁹ × (1 − reserve).

    The reserve is for activations, communication, graphs and fragments. vLLM states the same the other way
    round, as ``--gpu-memory-utilization``.
    """
    return memory_gb * GB * (1 - reserve)


def bytes_per_device(need: Need, devices: int) -> float:
    """Bytes on each device of a group: its part of the weights, and its part of every sequence."""
    weights = weight_bytes(need.model.parameters, need.weight_bits) / devices
    return weights + need.concurrency * _sequence(need, devices)


def devices_needed(need: Need, usable: float) -> int | None:
    """The smallest group of devices that holds it; None where 64 do not."""
    return next((each for each in GROUPS if bytes_per_device(need, each) <= usable), None)


def sequences_that_fit(need: Need, usable: float, devices: int) -> int | None:
    """How many sequences of the full context such a group holds; None where a sequence keeps nothing."""
    left = usable - weight_bytes(need.model.parameters, need.weight_bits) / devices
    one = _sequence(need, devices)
    return floor(max(0.0, left) / one + NOISE) if one > 0 else None


def _sequence(need: Need, devices: int) -> float:
    return sequence_bytes_per_device(need.model.layers, need.cache_bits, need.context, devices)
