"""A calculation with every number in sight: sentences, steps with their formulas, and all as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Bounds
from aruntime_evaluator.model.figures import percent_at_most
from aruntime_evaluator.model.sizing import (
    Bits,
    Count,
    Device,
    HeadLayers,
    LatentLayers,
    Layers,
    Load,
    ModelShape,
    Split,
    StateLayers,
)
from aruntime_evaluator.sizing.fitting import (
    GROUPS,
    Need,
    bytes_per_device,
    devices_needed,
    sequences_that_fit,
    usable_bytes,
    usual_split,
)
from aruntime_evaluator.sizing.memory import (
    BITS,
    context_bytes,
    experts_touched,
    parameters_read,
    sequence_bytes,
    state_bytes,
    token_bytes,
    weight_bytes,
)
from aruntime_evaluator.sizing.numbers import millions, plain, size_down, size_up
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
class Step:
    """One line of a calculation."""

    what: str
    formula: str
    """In words."""
    filled: str
    """The same with its numbers."""
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizing:
    """A calculation: its numbers, and how they are told."""

    weight_bytes: float
    token_bytes: float
    """By which a sequence of this context grows with its next token."""
    sequence_bytes: float
    cache_bytes: float
    """Of all sequences together."""
    needed_bytes: float
    """Weights and cache, each held once."""
    usable_bytes: float
    """Of one device."""
    devices: int | None
    """That one replica needs; null where no group is large enough."""
    fits: int | None
    """Sequences of this context on those devices; null where none can be counted."""
    replicas: int | None
    """That the load needs; null where no load is given."""
    sentences: tuple[str, ...]
    steps: tuple[Step, ...]
    markdown: str


def size(asked: SizeParams) -> Sizing:
    """Work out a calculation."""
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
    sums = _Sums(
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
    sentences, steps = tuple(_sentences(asked, sums)), tuple(_steps(asked, sums))
    return Sizing(
        weight_bytes=weights,
        token_bytes=sums.token,
        sequence_bytes=sequence,
        cache_bytes=sums.cache,
        needed_bytes=weights + sums.cache,
        usable_bytes=usable,
        devices=devices,
        fits=sums.fits,
        replicas=sums.replicas,
        sentences=sentences,
        steps=steps,
        markdown=_markdown(asked, sentences, steps),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
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


def _sentences(asked: SizeParams, sums: _Sums) -> Iterator[str]:
    device, sequences = asked.device.name, _count(asked.concurrency, "sequence")
    tokens = _count(asked.context, "token")
    if sums.devices is None:
        yield (
            f"Not even {GROUPS[-1]} × {device} hold {asked.model.name} with {sequences} of {tokens}: each "
            f"would need {size_up(sums.largest)}, and {size_down(sums.usable)} are usable."
        )
    else:
        yield (
            f"One replica of {asked.model.name} with {sequences} of {tokens} needs {sums.devices} × {device}"
            f": {size_up(sums.largest)} of the {size_down(sums.usable)} usable on each."
        )
    weights, cache = size_up(sums.weights), size_up(sums.cache)
    yield f"The weights take {weights}, the cache {cache}: {_share(sums)} of the two."
    if sums.devices is not None and sums.fits is not None:
        fit = _count(sums.fits, "sequence")
        yield f"Up to {fit} of that length fit before requests wait or are preempted."
    yield from _divided(asked, sums)
    yield from _mixture(asked)
    if asked.load and sums.replicas is not None:
        unit, load = asked.load.unit, asked.load
        yield (
            f"{plain(load.peak)} {unit} per second need {_count(sums.replicas, 'replica')}, "
            f"{_count(load.spares, 'spare')} among them"
            f"{_all_devices(asked, sums)}."
        )


def _share(sums: _Sums) -> str:
    return percent_at_most(sums.cache / (sums.weights + sums.cache), 0)


def _all_devices(asked: SizeParams, sums: _Sums) -> str:
    if sums.devices is None or sums.replicas is None:
        return ""
    return f": {plain(sums.replicas * sums.devices)} × {asked.device.name}"


def _divided(asked: SizeParams, sums: _Sums) -> Iterator[str]:
    model, devices = asked.model, sums.devices or GROUPS[-1]
    if devices == 1:
        return
    if (asked.split or usual_split(model)) is Split.SEQUENCES:
        yield _data_parallel(asked)
        return
    if any(isinstance(each, LatentLayers) for each in model.layers):
        yield "Tensor parallelism cannot divide the compressed cache: each device has a copy of all of it."
    heads = min((each.kv_heads for each in model.layers if isinstance(each, HeadLayers)), default=devices)
    if heads < devices:
        yield f"{_count(heads, 'KV head')} cannot be divided among {devices} devices: copies are counted."


def _data_parallel(asked: SizeParams) -> str:
    told = "With data-parallel attention each device keeps the cache of its own sequences"
    if asked.model.attention is None:
        return f"{told}. It also keeps all weights of the attention, whose size is not known: keep more free."
    copied = size_up(weight_bytes(asked.model.attention, asked.weight_bits))
    return f"{told}, and all {copied} of the attention's weights."


def _mixture(asked: SizeParams) -> Iterator[str]:
    experts = asked.model.experts
    if experts is None or experts.total <= experts.active:
        return
    share = experts_touched(experts.total, experts.active, asked.concurrency)
    batch = _count(asked.concurrency, "sequence")
    text = (
        f"All {plain(experts.total)} experts of a layer must be in memory. Where routing is even, a step for "
        f"{batch} reads {percent_at_most(share, 0)} of them"
    )
    if asked.model.active is not None:
        read = weight_bytes(parameters_read(asked.model, asked.concurrency), asked.weight_bits)
        text += f", {size_up(read)} of weights"
    yield f"{text}."


def _steps(asked: SizeParams, sums: _Sums) -> Iterator[Step]:
    model = asked.model
    yield Step(
        what="Weights",
        formula="parameters × bits ÷ 8",
        filled=f"{millions(model.parameters)} × {plain(asked.weight_bits)} ÷ 8",
        result=size_up(sums.weights),
    )
    for each in model.layers:
        yield _layer_step(each, asked)
    yield Step(
        what="Cache of one sequence",
        formula="sum of the layers",
        filled=_parts(asked),
        result=size_up(sums.sequence),
    )
    yield Step(
        what="Cache",
        formula="sequences × cache of one",
        filled=f"{plain(asked.concurrency)} × {size_up(sums.sequence)}",
        result=size_up(sums.cache),
    )
    yield Step(
        what="Usable on one device",
        formula="memory × (1 − reserve)",
        filled=f"{plain(asked.device.memory_gb)} GB × (1 − {plain(asked.reserve)})",
        result=size_down(sums.usable),
    )
    yield Step(
        what="Devices of a replica",
        formula="the smallest power of two that holds weights and cache",
        filled=f"{size_up(sums.largest)} on each of {sums.devices or GROUPS[-1]}",
        result="more than 64" if sums.devices is None else plain(sums.devices),
    )
    if (load := asked.load) and sums.replicas is not None:
        yield Step(
            what="Replicas",
            formula="⌈peak ÷ (measured rate × (1 − headroom))⌉ + spares",
            filled=f"⌈{plain(load.peak)} ÷ ({plain(load.per_replica)} × (1 − {plain(load.headroom)}))⌉ "
            f"+ {plain(load.spares)}",
            result=plain(sums.replicas),
        )


def _parts(asked: SizeParams) -> str:
    layers, bits = asked.model.layers, asked.cache_bits
    grown = f"{size_up(context_bytes(layers, bits, asked.context))} for the context"
    state = state_bytes(layers, bits)
    return f"{grown} + {size_up(state)} of state" if state else grown


def _layer_step(layer: Layers, asked: SizeParams) -> Step:
    match layer:
        case HeadLayers():
            return _head_step(layer, asked)
        case LatentLayers():
            return _latent_step(layer, asked)
    return _state_step(layer, asked.cache_bits)


def _head_step(layer: HeadLayers, asked: SizeParams) -> Step:
    bits, window = asked.cache_bits, layer.window
    kept = asked.context if window is None else min(asked.context, window)
    name = "attention to all tokens" if window is None else f"a window of {plain(window)} tokens"
    shape = f"{plain(layer.count)} × {plain(layer.kv_heads)} × {plain(layer.head_size)}"
    return Step(
        what=f"{_count(layer.count, 'layer')} with {name}",
        formula="2 × layers × KV heads × head size × bits ÷ 8 × tokens kept",
        filled=f"2 × {shape} × {plain(bits)} ÷ 8 × {plain(kept)}",
        result=f"{size_up(context_bytes([layer], bits, asked.context))} ({_per_token(layer, bits)})",
    )


def _latent_step(layer: LatentLayers, asked: SizeParams) -> Step:
    bits = asked.cache_bits
    shape = f"{plain(layer.count)} × ({plain(layer.rank)} + {plain(layer.rotary)})"
    return Step(
        what=f"{_count(layer.count, 'layer')} with latent attention",
        formula="layers × (rank + rotary) × bits ÷ 8 × tokens",
        filled=f"{shape} × {plain(bits)} ÷ 8 × {plain(asked.context)}",
        result=f"{size_up(context_bytes([layer], bits, asked.context))} ({_per_token(layer, bits)})",
    )


def _per_token(layer: Layers, bits: float) -> str:
    return f"{plain(token_bytes([layer], bits))} bytes a token"


def _state_step(layer: StateLayers, bits: float) -> Step:
    return Step(
        what=f"{_count(layer.count, 'layer')} with a state",
        formula="layers × (heads × rows × columns × bits ÷ 8 + channels × kept × bits ÷ 8)",
        filled=f"{plain(layer.count)} × ({plain(layer.state_heads)} × {plain(layer.rows)} × "
        f"{plain(layer.columns)} × {plain(layer.state_bits)} ÷ {BITS} + {plain(layer.channels)} × "
        f"{plain(layer.kept)} × {plain(bits)} ÷ {BITS})",
        result=size_up(state_bytes([layer], bits)),
    )


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _markdown(asked: SizeParams, sentences: tuple[str, ...], steps: tuple[Step, ...]) -> str:
    head = ["| What | Formula | With its numbers | Result |", "|---|---|---|---|"]
    rows = [
        f"| {_cell(each.what)} | {each.formula} | {_cell(each.filled)} | {each.result} |" for each in steps
    ]
    title = f"## Size of {_cell(asked.model.name)} on {_cell(asked.device.name)}"
    body = [f"- {_cell(each)}" for each in sentences]
    return "\n".join([title, "", *body, "", *head, *rows, ""])


def _cell(text: str) -> str:
    """A text that somebody else wrote, as Markdown that is only text."""
    for sign in "\\`*_[]<>|&#":
        text = text.replace(sign, f"\\{sign}")
    return text
