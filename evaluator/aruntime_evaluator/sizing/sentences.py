"""A calculation in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.model.figures import percent_at_most
from aruntime_evaluator.model.sizing import HeadLayers, LatentLayers, Split
from aruntime_evaluator.sizing.calculation import SizeParams, Sums
from aruntime_evaluator.sizing.fitting import GROUPS, usual_split
from aruntime_evaluator.sizing.memory import experts_touched, parameters_read, weight_bytes
from aruntime_evaluator.sizing.numbers import counted, plain, size_down, size_up


def sentences(asked: SizeParams, sums: Sums) -> Iterator[str]:
    """What a calculation comes to, the most important first."""
    device, batch = asked.device.name, counted(asked.concurrency, "sequence")
    tokens = counted(asked.context, "token")
    if sums.devices is None:
        yield (
            f"Not even {GROUPS[-1]} × {device} hold {asked.model.name} with {batch} of {tokens}: each "
            f"would need {size_up(sums.largest)}, and {size_down(sums.usable)} are usable."
        )
    else:
        yield (
            f"One replica of {asked.model.name} with {batch} of {tokens} needs {sums.devices} × {device}"
            f": {size_up(sums.largest)} of the {size_down(sums.usable)} usable on each."
        )
    weights, cache = size_up(sums.weights), size_up(sums.cache)
    yield f"The weights take {weights}, the cache {cache}: {_share(sums)} of the two."
    if sums.devices is not None and sums.fits is not None:
        fit = counted(sums.fits, "sequence")
        yield f"Up to {fit} of that length fit before requests wait or are preempted."
    yield from _divided(asked, sums)
    yield from _mixture(asked)
    if asked.load and sums.replicas is not None:
        unit, load = asked.load.unit, asked.load
        yield (
            f"{plain(load.peak)} {unit} per second need {counted(sums.replicas, 'replica')}, "
            f"{counted(load.spares, 'spare')} among them"
            f"{_all_devices(asked, sums)}."
        )


def _share(sums: Sums) -> str:
    return percent_at_most(sums.cache / (sums.weights + sums.cache), 0)


def _all_devices(asked: SizeParams, sums: Sums) -> str:
    if sums.devices is None or sums.replicas is None:
        return ""
    return f": {plain(sums.replicas * sums.devices)} × {asked.device.name}"


def _divided(asked: SizeParams, sums: Sums) -> Iterator[str]:
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
        yield f"{counted(heads, 'KV head')} cannot be divided among {devices} devices: copies are counted."


def _data_parallel(asked: SizeParams) -> str:
    head = "With data-parallel attention each device keeps the cache of its own sequences"
    if asked.model.attention is None:
        return f"{head}. It also keeps all weights of the attention, whose size is not known: keep more free."
    copied = size_up(weight_bytes(asked.model.attention, asked.weight_bits))
    return f"{head}, and all {copied} of the attention's weights."


def _mixture(asked: SizeParams) -> Iterator[str]:
    experts = asked.model.experts
    if experts is None or experts.total <= experts.active:
        return
    share = experts_touched(experts.total, experts.active, asked.concurrency)
    batch = counted(asked.concurrency, "sequence")
    text = (
        f"All {plain(experts.total)} experts of a layer must be in memory. Where routing is even, a step for "
        f"{batch} reads {percent_at_most(share, 0)} of them"
    )
    if asked.model.active is not None:
        read = weight_bytes(parameters_read(asked.model, asked.concurrency), asked.weight_bits)
        text += f", {size_up(read)} of weights"
    yield f"{text}."
