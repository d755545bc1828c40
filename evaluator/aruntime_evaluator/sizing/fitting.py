"""What fits into the memory of so many devices, and how many devices are needed."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from aruntime_evaluator.model.figures import NOISE
from aruntime_evaluator.model.sizing import LatentLayers, ModelShape, Split
from aruntime_evaluator.sizing.memory import sequence_bytes, sequence_bytes_per_device, weight_bytes

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
    split: Split

    def weights_on(self, devices: int) -> float:
        """Bytes of the weights on each device; data-parallel attention copies those of the attention."""
        copied = (self.model.attention or 0.0) if self.split is Split.SEQUENCES else 0.0
        divided = max(0.0, self.model.parameters - copied)
        return weight_bytes(divided / devices + copied, self.weight_bits)


def usual_split(model: ModelShape) -> Split:
    """By sequences where a layer's compressed vector belongs to all heads, else by heads."""
    latent = any(isinstance(each, LatentLayers) for each in model.layers)
    return Split.SEQUENCES if latent else Split.HEADS


def usable_bytes(memory_gb: float, reserve: float) -> float:
    """Bytes of a device for weights and cache: memory × 10⁹ × (1 − reserve).

    The reserve is for activations, communication, graphs and fragments. vLLM states the same the other way
    round, as ``--gpu-memory-utilization``.
    """
    return memory_gb * GB * (1 - reserve)


def bytes_per_device(need: Need, devices: int) -> float:
    """Bytes on each device of a group: its part of the weights, and of the cache.

    With data-parallel attention a device holds ⌈sequences ÷ devices⌉ whole ones, and the weights of the
    attention are on every device: (parameters − attention) ÷ devices + attention.
    """
    sequences = ceil(need.concurrency / devices) if need.split is Split.SEQUENCES else need.concurrency
    return need.weights_on(devices) + sequences * _sequence(need, devices)


def devices_needed(need: Need, usable: float) -> int | None:
    """The smallest group of devices that holds it; None where 64 do not."""
    return next((each for each in GROUPS if bytes_per_device(need, each) <= usable), None)


def sequences_that_fit(need: Need, usable: float, devices: int) -> int | None:
    """How many sequences of the full context such a group holds; None where a sequence keeps nothing."""
    left, one = usable - need.weights_on(devices), _sequence(need, devices)
    if one == 0:
        return None
    on_each = floor(max(0.0, left) / one + NOISE)
    return on_each * devices if need.split is Split.SEQUENCES else on_each


def _sequence(need: Need, devices: int) -> float:
    """Bytes that one sequence takes on a device that holds it or a part of it."""
    layers, bits = need.model.layers, need.cache_bits
    if need.split is Split.SEQUENCES:
        return sequence_bytes(layers, bits, need.context)
    return sequence_bytes_per_device(layers, bits, need.context, devices)
