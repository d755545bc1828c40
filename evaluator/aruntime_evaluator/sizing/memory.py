"""Bytes of weights and of what is kept per token and per sequence. Sources stand at the functions.

What an engine allocates follows the same arithmetic, rounded up to blocks: vLLM's ``kv_cache_interface.py``
has one class for each kind of layers here.
"""

from __future__ import annotations

from collections.abc import Sequence

from aruntime_evaluator.model.sizing import HeadLayers, LatentLayers, Layers, ModelShape, StateLayers

BITS = 8
"""Of a byte."""


def weight_bytes(parameters: float, bits: float) -> float:
    """Bytes of so many weights: parameters × bits ÷ 8. Of a mixture count all experts, not the active ones.

    Example:
        70e9 parameters of 16 bits are 140 GB, of 8 bits 70 GB.
    """
    return parameters * bits / BITS


def token_bytes(layers: Sequence[Layers], bits: float, *, after: int = 0) -> float:
    """Bytes that the next token adds to a sequence of ``after`` tokens; a layer past its window adds none.

    - Heads keep a key and a value each: 2 × layers × KV heads × head size × bits ÷ 8 (grouped-query
      attention: arXiv 2305.13245).
    - Latent layers keep one vector and one rotary key for all heads: layers × (rank + rotary) × bits ÷ 8
      (DeepSeek-V2: arXiv 2405.04434, table 1).
    - State layers keep nothing per token.
    """
    return sum(_token_bytes(each, bits) for each in layers if after < _window(each))


def context_bytes(layers: Sequence[Layers], bits: float, context: int) -> float:
    """Bytes that grow with the context: each layer's bytes per token × the tokens that it keeps.

    A layer with a sliding window keeps min(context, window) tokens (Gemma 3: arXiv 2503.19786, section 2).
    """
    return sum(_token_bytes(each, bits) * min(context, _window(each)) for each in layers)


def state_bytes(layers: Sequence[Layers], bits: float) -> float:
    """Bytes of a sequence whatever its length: layers × (heads × rows × columns + channels × kept values).

    - Mamba 2: a head's matrix has head size × state size numbers, and the convolution the inner size +
      2 × groups × state size channels (arXiv 2405.21060).
    - Mamba 1: every inner channel is a head of one row (arXiv 2312.00752).
    - Gated delta rule: a value head's matrix has key size × value size numbers (arXiv 2412.06464).

    The convolution keeps its width less one, at the precision of the cache.
    """
    return sum(_state_bytes(each, bits) for each in layers)


def sequence_bytes(layers: Sequence[Layers], bits: float, context: int) -> float:
    """Bytes of one sequence of so many tokens: what grows with it, and its state."""
    return context_bytes(layers, bits, context) + state_bytes(layers, bits)


def sequence_bytes_per_device(layers: Sequence[Layers], bits: float, context: int, devices: int) -> float:
    """Bytes of one sequence on each of the devices that divide its heads among them (tensor parallelism).

    Heads are dealt out, and copied once there are more devices than heads. A compressed vector belongs to all
    heads, so every device keeps a copy of it.
    """
    return sum(sequence_bytes([each], bits, context) / min(devices, _parts(each)) for each in layers)


def experts_touched(total: int, active: int, sequences: int) -> float:
    """The share of a layer's experts that one step for so many sequences reads, where routing is even.

    It is 1 − (1 − active ÷ total)^sequences: each sequence leaves an expert out with the probability
    1 − active ÷ total. Real routing is uneven and touches fewer.

    Example:
        8 of 256 experts and fifty sequences: 80 %.
    """
    return 1.0 - (1.0 - min(active, total) / total) ** sequences


def parameters_read(model: ModelShape, sequences: int) -> float:
    """The weights that one decode step reads for so many sequences.

    With P parameters of which A are active, E experts a layer and k active: an expert of every layer has
    x = (P − A) ÷ (E − k) weights together, and what all tokens share has A − k × x.
    """
    if model.active is None or model.experts is None or model.experts.total <= model.experts.active:
        return model.parameters
    total, active = model.experts.total, model.experts.active
    expert = max(0.0, model.parameters - model.active) / (total - active)
    shared = max(0.0, model.active - active * expert)
    return shared + total * expert * experts_touched(total, active, sequences)


def _token_bytes(layer: Layers, bits: float) -> float:
    match layer:
        case HeadLayers():
            return 2 * layer.count * layer.kv_heads * layer.head_size * bits / BITS
        case LatentLayers():
            return layer.count * (layer.rank + layer.rotary) * bits / BITS
    return 0.0


def _state_bytes(layer: Layers, bits: float) -> float:
    if not isinstance(layer, StateLayers):
        return 0.0
    matrices = layer.state_heads * layer.rows * layer.columns * layer.state_bits / BITS
    return layer.count * (matrices + layer.channels * layer.kept * bits / BITS)


def _window(layer: Layers) -> float:
    window = layer.window if isinstance(layer, HeadLayers) else None
    return float("inf") if window is None else window


def _parts(layer: Layers) -> int:
    match layer:
        case HeadLayers():
            return layer.kv_heads
        case StateLayers():
            return layer.state_heads
    return 1
