"""A calculation step by step, each with its formula in words and with its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aruntime_evaluator.model.sizing import HeadLayers, LatentLayers, Layers, StateLayers
from aruntime_evaluator.sizing.calculation import SizeParams, Sums
from aruntime_evaluator.sizing.fitting import GROUPS
from aruntime_evaluator.sizing.memory import BITS, context_bytes, state_bytes, token_bytes
from aruntime_evaluator.sizing.numbers import counted, millions, plain, size_down, size_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a calculation."""

    what: str
    formula: str
    """In words."""
    filled: str
    """The same with its numbers."""
    result: str


def steps(asked: SizeParams, sums: Sums) -> Iterator[Step]:
    """Every line of a calculation, in the order in which it is worked out."""
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
        what=f"{counted(layer.count, 'layer')} with {name}",
        formula="2 × layers × KV heads × head size × bits ÷ 8 × tokens kept",
        filled=f"2 × {shape} × {plain(bits)} ÷ 8 × {plain(kept)}",
        result=f"{size_up(context_bytes([layer], bits, asked.context))} ({_per_token(layer, bits)})",
    )


def _latent_step(layer: LatentLayers, asked: SizeParams) -> Step:
    bits = asked.cache_bits
    shape = f"{plain(layer.count)} × ({plain(layer.rank)} + {plain(layer.rotary)})"
    return Step(
        what=f"{counted(layer.count, 'layer')} with latent attention",
        formula="layers × (rank + rotary) × bits ÷ 8 × tokens",
        filled=f"{shape} × {plain(bits)} ÷ 8 × {plain(asked.context)}",
        result=f"{size_up(context_bytes([layer], bits, asked.context))} ({_per_token(layer, bits)})",
    )


def _per_token(layer: Layers, bits: float) -> str:
    return f"{plain(token_bytes([layer], bits))} bytes a token"


def _state_step(layer: StateLayers, bits: float) -> Step:
    return Step(
        what=f"{counted(layer.count, 'layer')} with a state",
        formula="layers × (heads × rows × columns × bits ÷ 8 + channels × kept × bits ÷ 8)",
        filled=f"{plain(layer.count)} × ({plain(layer.state_heads)} × {plain(layer.rows)} × "
        f"{plain(layer.columns)} × {plain(layer.state_bits)} ÷ {BITS} + {plain(layer.channels)} × "
        f"{plain(layer.kept)} × {plain(bits)} ÷ {BITS})",
        result=size_up(state_bytes([layer], bits)),
    )
