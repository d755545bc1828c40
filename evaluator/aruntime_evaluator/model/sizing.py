"""The words of sizing: the shape of a model, the memory of a device, a load, and a site's list of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from aruntime_evaluator.model.claim import Evidence
from aruntime_evaluator.model.codec.constraints import Bounds, Defines, Id, Line, Most, Reads, Ref
from aruntime_evaluator.model.ids import SOURCE
from aruntime_evaluator.model.runtime import Source

type Count = Annotated[int, Bounds(1, 1_000_000)]
"""How many of something there are."""

type Parameters = Annotated[float, Bounds(1e3, 1e15)]
"""Weights of a model, counted one by one: 8e9."""

type FormatId = Annotated[Id, Ref("number format")]
"""Of a site's list, as are the next two."""

type ModelId = Annotated[Id, Ref("model")]

type DeviceId = Annotated[Id, Ref("device")]

type Bits = Annotated[float, Bounds(0.5, 64)]
"""Per value, with what the format adds: 4.25 for four bits and a scale of eight for every 32 values."""


class Split(StrEnum):
    """How the cache is divided among the devices that share a model."""

    HEADS = "heads"
    """Each device has some of the KV heads of every sequence: tensor parallelism."""
    SEQUENCES = "sequences"
    """Each device has some of the sequences: data-parallel attention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLayers:
    """Layers that keep a key and a value per KV head and token: multi-head, grouped-query, multi-query."""

    TAG: ClassVar[str] = "kv-heads"

    count: Count
    """How many layers are like this."""
    kv_heads: Count
    """Key-value heads of a layer; 1 is multi-query, as many as there are attention heads is multi-head."""
    head_size: Count
    """Numbers in one key, and in one value."""
    window: Annotated[int, Bounds(1, 100_000_000)] | None = None
    """Tokens that are kept at most; none where all are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatentLayers:
    """Layers that keep one compressed vector and one rotary key per token, for all heads."""

    TAG: ClassVar[str] = "rank"

    count: Count
    """How many layers are like this."""
    rank: Count
    """Numbers in the compressed vector."""
    rotary: Count
    """Numbers in the rotary key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLayers:
    """Layers that keep a state of one size per sequence: state space and linear attention."""

    TAG: ClassVar[str] = "state-heads"

    count: Count
    """How many layers are like this."""
    state_heads: Count
    """Heads with a matrix each."""
    rows: Count
    """Of the matrix of a head."""
    columns: Count
    """Of the matrix of a head."""
    channels: Annotated[int, Bounds(0, 10_000_000)] = 0
    """Channels of the short convolution before it; 0 where there is none."""
    kept: Annotated[int, Bounds(0, 1000)] = 0
    """Past values that the convolution keeps per channel: its width less one."""
    state_bits: Bits = 16
    """Bits of a number of the matrices; some models keep them in 32."""


type Layers = HeadLayers | LatentLayers | StateLayers


@dataclass(frozen=True, slots=True, kw_only=True)
class Experts:
    """The routed experts of a layer of a mixture."""

    total: Count
    """Experts that a router chooses from."""
    active: Count
    """Experts that one token uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelShape:
    """What of a model decides how much memory it needs."""

    name: Line
    parameters: Parameters
    """All of them: each must be in memory."""
    active: Parameters | None = None
    """Those that one token uses; none where it uses all."""
    layers: Annotated[tuple[Layers, ...], Most(40, "kinds of layers")]
    """Layers that keep something between steps, by what they keep."""
    experts: Experts | None = None
    attention: Parameters | None = None
    """Those of the attention, which data-parallel attention copies to each device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One accelerator."""

    name: Line
    memory_gb: Annotated[float, Bounds(0.1, 100_000)]
    """As its maker states it, in units of 10⁹ bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What comes in, and what one replica was measured to serve."""

    peak: Annotated[float, Bounds(0, 1e12)]
    """Per second, at the peak."""
    per_replica: Annotated[float, Bounds(1e-6, 1e12)]
    """Of the same unit: measured with all objectives kept."""
    unit: Line = "requests"
    """What is counted: requests, or output tokens."""
    headroom: Annotated[float, Bounds(0, 0.9)] = 0.2
    """The share of that rate that is kept free."""
    spares: Annotated[int, Bounds(0, 100)] = 1
    """Replicas that may be lost with the peak still served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """A precision, by the bits that a value takes."""

    id: Id
    label: Line
    bits: Bits


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedModel(ModelShape):
    """A model of a site's list, with the words that say so."""

    id: Id
    evidence: Annotated[tuple[Evidence, ...], Most(10, "quotes")]
    precision: FormatId
    """The format in which it is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDevice(Device):
    """A device of a site's list, with the words that say so."""

    id: Id
    evidence: Annotated[tuple[Evidence, ...], Most(10, "quotes")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One calculation that a page shows worked out."""

    model: ModelId
    precision: FormatId
    cache: FormatId
    device: DeviceId
    context: Annotated[int, Bounds(1, 100_000_000)]
    concurrency: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class SizingList:
    """The formats, models and devices that a site's calculator offers."""

    schema: Annotated[str, Reads("aruntime/sizing/1")]
    sources: Annotated[Mapping[Id, Source], Defines(SOURCE)] = field(default_factory=dict)
    formats: Annotated[tuple[NumberFormat, ...], Most(30, "formats"), Defines("number format")] = ()
    models: Annotated[tuple[ListedModel, ...], Most(200, "models"), Defines("model")] = ()
    devices: Annotated[tuple[ListedDevice, ...], Most(200, "devices"), Defines("device")] = ()
    examples: Annotated[tuple[Example, ...], Most(30, "examples")] = ()
    """The first is what the calculator shows first."""
