"""Bytes of published shapes, and what must hold of any shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aruntime_evaluator import (
    Layers,
    Load,
    ModelShape,
    context_bytes,
    experts_touched,
    parameters_read,
    replicas_needed,
    sequence_bytes,
    state_bytes,
    token_bytes,
    weight_bytes,
)
from aruntime_evaluator.model.sizing import Experts, HeadLayers, LatentLayers, StateLayers

HEADS = HeadLayers(count=80, kv_heads=8, head_size=128)


@pytest.mark.parametrize(
    ("layers", "published"),
    [
        # Insights into DeepSeek-V3 (arXiv 2505.09343), table 1: KB for each token in BF16.
        ([LatentLayers(count=61, rank=512, rotary=64)], 70_272),
        ([HeadLayers(count=80, kv_heads=8, head_size=128)], 327_680),  # Qwen2.5 72B
        ([HeadLayers(count=126, kv_heads=8, head_size=128)], 516_096),  # Llama 3.1 405B
    ],
)
def test_bytes_of_a_token_are_those_that_were_published(layers: list[Layers], published: int) -> None:
    assert token_bytes(layers, 16) == published
    assert context_bytes(layers, 16, 1000) == 1000 * published


def test_full_heads_of_deepseek_v3_would_take_seventy_times_as_much() -> None:
    values_a_layer = 128 * (192 + 128)
    latent = token_bytes([LatentLayers(count=61, rank=512, rotary=64)], 16)
    assert 61 * values_a_layer * 2 / latent == pytest.approx(71.1, abs=0.1)


def test_multi_query_is_one_head_and_multi_head_all() -> None:
    one, all_ = (token_bytes([HeadLayers(count=32, kv_heads=n, head_size=128)], 16) for n in (1, 32))
    assert (one, all_) == (16_384, 524_288)


def test_a_window_stops_the_growth_and_the_layers_beside_it_go_on() -> None:
    gemma: list[Layers] = [
        HeadLayers(count=10, kv_heads=16, head_size=128),
        HeadLayers(count=52, kv_heads=16, head_size=128, window=1024),
    ]
    assert (token_bytes(gemma, 16), token_bytes(gemma, 16, after=1023)) == (507_904, 507_904)
    assert token_bytes(gemma, 16, after=1024) == 81_920
    assert context_bytes(gemma, 16, 2000) == 2000 * 81_920 + 1024 * 425_984


def test_states_are_those_of_the_three_kinds() -> None:
    delta = StateLayers(count=36, state_heads=32, rows=128, columns=128, channels=8192, kept=3)
    mamba_2 = StateLayers(
        count=27, state_heads=128, rows=80, columns=128, channels=12288, kept=3, state_bits=32
    )
    mamba_1 = StateLayers(count=28, state_heads=8192, rows=1, columns=16, channels=8192, kept=3)
    assert state_bytes([delta], 16) == 36 * (32 * 128 * 128 * 2 + 8192 * 3 * 2)
    assert state_bytes([mamba_2], 16) == 27 * (128 * 80 * 128 * 4 + 12288 * 3 * 2)
    assert state_bytes([mamba_1], 16) == 28 * (8192 * 16 * 2 + 8192 * 3 * 2)
    assert token_bytes([delta, mamba_1, mamba_2], 16) == 0


def test_weights_by_their_bits() -> None:
    assert (weight_bytes(70e9, 16), weight_bytes(70e9, 8)) == (140e9, 70e9)
    assert weight_bytes(117e9, 4.25) == pytest.approx(62.2e9, rel=0.001)


def test_fifty_sequences_touch_most_experts() -> None:
    assert experts_touched(256, 8, 1) == 8 / 256
    assert experts_touched(256, 8, 50) == pytest.approx(0.796, abs=0.001)
    assert experts_touched(8, 8, 1) == 1.0


def test_one_sequence_reads_its_active_parameters_and_many_read_all() -> None:
    model = ModelShape(
        name="DeepSeek-V3",
        parameters=671e9,
        active=37e9,
        layers=(LatentLayers(count=61, rank=512, rotary=64),),
        experts=Experts(total=256, active=8),
    )
    assert parameters_read(model, 1) == pytest.approx(37e9)
    assert parameters_read(model, 50) == pytest.approx(537e9, rel=0.001)
    assert parameters_read(model, 100_000) == pytest.approx(671e9)


def test_replicas_keep_headroom_and_a_spare() -> None:
    assert replicas_needed(Load(peak=30, per_replica=4)) == 11
    assert replicas_needed(Load(peak=30, per_replica=4, headroom=0, spares=0)) == 8
    assert replicas_needed(Load(peak=32, per_replica=4, headroom=0, spares=0)) == 8
    assert replicas_needed(Load(peak=0, per_replica=4)) == 1


counts = st.integers(1, 500)
heads = st.builds(
    HeadLayers,
    count=counts,
    kv_heads=counts,
    head_size=counts,
    window=st.none() | st.integers(1, 100_000),
)
latent = st.builds(LatentLayers, count=counts, rank=counts, rotary=counts)
states = st.builds(StateLayers, count=counts, state_heads=counts, rows=counts, columns=counts)
shapes = st.lists(heads | latent | states, min_size=1, max_size=4)


@given(shapes, st.integers(1, 100_000), st.integers(0, 100_000), st.sampled_from([4.25, 8, 16]))
def test_a_longer_context_never_needs_less(
    layers: list[Layers], context: int, more: int, bits: float
) -> None:
    assert sequence_bytes(layers, bits, context) <= sequence_bytes(layers, bits, context + more)
    assert sequence_bytes(layers, bits, context) <= sequence_bytes(layers, bits * 2, context)


@given(shapes, st.integers(0, 200_000))
def test_a_sequence_grows_by_the_bytes_of_its_next_token(layers: list[Layers], context: int) -> None:
    grown = context_bytes(layers, 16, context + 1) - context_bytes(layers, 16, context)
    assert grown == token_bytes(layers, 16, after=context)


@given(counts, counts, st.integers(1, 1000))
def test_more_sequences_touch_no_fewer_experts(total: int, active: int, sequences: int) -> None:
    share = experts_touched(total, active, sequences)
    assert 0 < share <= experts_touched(total, active, sequences + 1) <= 1


@given(st.floats(0, 1e6), st.floats(0.1, 1e4), st.floats(0, 0.9), st.integers(0, 5))
def test_what_is_left_after_a_failure_carries_the_peak(
    peak: float, rate: float, headroom: float, spares: int
) -> None:
    load = Load(peak=peak, per_replica=rate, headroom=headroom, spares=spares)
    left = replicas_needed(load) - spares
    assert left * rate * (1 - headroom) >= peak * (1 - 1e-6) - 1e-6
