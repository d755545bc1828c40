"""A whole calculation: devices, what fits, and how it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aruntime_evaluator import Device, Load, ModelShape, SizeParams, Split, handle, size
from aruntime_evaluator.model.sizing import Experts, HeadLayers, LatentLayers, StateLayers
from golden import assert_golden

LLAMA = ModelShape(
    name="Llama 3.1 70B", parameters=70e9, layers=(HeadLayers(count=80, kv_heads=8, head_size=128),)
)
DEEPSEEK = ModelShape(
    name="DeepSeek-V3",
    parameters=671e9,
    active=37e9,
    attention=11.4e9,
    layers=(LatentLayers(count=61, rank=512, rotary=64),),
    experts=Experts(total=256, active=8),
)
H100 = Device(name="H100", memory_gb=80)
H200 = Device(name="H200", memory_gb=141)


def test_a_replica_takes_the_least_power_of_two_that_holds_weights_and_cache() -> None:
    found = size(SizeParams(model=LLAMA, weight_bits=8, concurrency=32, device=H100))
    assert (found.weight_bytes, found.cache_bytes) == (70e9, 32 * 8192 * 327_680)
    assert found.devices == 4  # two have 144 GB, and 156 are needed
    assert found.fits == int((72e9 - 70e9 / 4) / (8192 * 327_680 / 4))
    assert found.sentences[0] == (
        "One replica of Llama 3.1 70B with 32 sequences of 8,192 tokens needs 4 × H100: 39 GB of the 72 GB "
        "usable on each."
    )


def test_heads_that_cannot_be_divided_are_copied() -> None:
    one = ModelShape(
        name="One head", parameters=1e9, layers=(HeadLayers(count=80, kv_heads=1, head_size=128),)
    )
    found = size(SizeParams(model=one, context=1_000_000, concurrency=4, device=H100))
    assert found.devices is None  # each of them would keep all 164 GB
    assert found.sentences[0].startswith("Not even 64 × H100 hold One head")
    assert "1 KV head cannot be divided among 64 devices: copies are counted." in found.sentences


def test_a_latent_cache_is_divided_by_sequences_unless_told_otherwise() -> None:
    asked: dict[str, Any] = {"model": DEEPSEEK, "weight_bits": 8, "context": 32_768, "concurrency": 50}
    by_sequences = size(SizeParams(**asked, device=H200))
    copied = size(SizeParams(**asked, device=H200, split=Split.HEADS))
    assert (by_sequences.devices, copied.devices) == (8, 64)
    assert any("data-parallel attention" in each for each in by_sequences.sentences)
    assert any("a copy of all of it" in each for each in copied.sentences)
    assert any("reads 80% of them, 538 GB of weights" in each for each in copied.sentences)


def test_data_parallel_attention_copies_the_weights_of_the_attention() -> None:
    asked: dict[str, Any] = {"weight_bits": 8, "concurrency": 8, "context": 1, "device": H200}
    with_it = size(SizeParams(model=DEEPSEEK, **asked))
    without = size(SizeParams(model=replace(DEEPSEEK, attention=None), **asked))
    assert (with_it.devices, without.devices) == (8, 8)
    assert ": 93.9 GB of the" in with_it.sentences[0]  # (671 − 11.4) ÷ 8 + 11.4
    assert ": 83.9 GB of the" in without.sentences[0]
    assert any("all 11.4 GB of the attention's weights" in each for each in with_it.sentences)
    assert any("not known: keep more free" in each for each in without.sentences)


def test_replicas_are_counted_with_their_devices_where_a_rate_was_measured() -> None:
    load = Load(peak=30, per_replica=4)
    found = size(SizeParams(model=LLAMA, weight_bits=8, concurrency=32, device=H100, load=load))
    assert found.replicas == 11
    assert found.sentences[-1] == ("30 requests per second need 11 replicas, 1 spare among them: 44 × H100.")
    assert found.steps[-1].filled == "⌈30 ÷ (4 × (1 − 0.2))⌉ + 1"


def test_a_state_alone_limits_sequences_and_nothing_kept_limits_none() -> None:
    state = StateLayers(count=1, state_heads=1, rows=1, columns=1)
    hybrid = ModelShape(name="State", parameters=1e9, layers=(state,))
    assert (size(SizeParams(model=hybrid, device=H100)).fits or 0) > 1_000_000
    nothing = ModelShape(name="Nothing", parameters=1e9, layers=())
    assert size(SizeParams(model=nothing, device=H100)).fits is None


def test_the_whole_calculation_is_as_the_golden_file_says() -> None:
    load = Load(peak=30, per_replica=0.5)
    asked = SizeParams(model=DEEPSEEK, weight_bits=8, context=32_768, concurrency=50, device=H200, load=load)
    assert_golden("sizing.md", size(asked).markdown)


def test_names_are_text_in_markdown() -> None:
    hostile = ModelShape(name="|x| <img src=x> [a](javascript:b) `c`", parameters=1e9, layers=())
    text = size(SizeParams(model=hostile, device=H100)).markdown
    assert "<img" not in text.replace("\\<img", "")
    assert "\\[a\\](javascript" in text
    assert "\\|x\\|" in text


@given(st.integers(1, 200_000), st.integers(1, 2000), st.sampled_from([8.0, 40.0, 80.0, 192.0]))
def test_what_is_said_to_fit_fits(context: int, concurrency: int, memory: float) -> None:
    device = Device(name="Device", memory_gb=memory)
    for model in (LLAMA, DEEPSEEK):
        found = size(SizeParams(model=model, context=context, concurrency=concurrency, device=device))
        assert (found.devices is None) == (found.fits is None)
        assert found.fits is None or found.fits >= concurrency


@given(st.integers(1, 100_000), st.integers(1, 500))
def test_more_never_needs_fewer_devices(context: int, concurrency: int) -> None:
    def devices(tokens: int, sequences: int) -> int:
        asked = SizeParams(model=LLAMA, context=tokens, concurrency=sequences, device=H100)
        return size(asked).devices or 1000

    assert devices(context, concurrency) <= devices(context * 2, concurrency)
    assert devices(context, concurrency) <= devices(context, concurrency * 2)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"context": 0}, "context"),
        ({"context": 1e300}, "context"),
        ({"concurrency": -1}, "concurrency"),
        ({"reserve": 1}, "reserve"),
        ({"device": {"name": "D", "memory-gb": 0}}, "device.memory-gb"),
        ({"model": {"name": "M", "parameters": 1e30, "layers": []}}, "model.parameters"),
        ({"model": {"name": "M", "parameters": 1e9, "layers": [{"count": 1}]}}, "model.layers[0]"),
        ({"model": {"name": "M", "parameters": 1e9, "layers": [{}] * 41}}, "model.layers"),
        ({"load": {"peak": 1, "per-replica": 0}}, "load.per-replica"),
        ({"split": "both"}, "split"),
        ({"load": {"peak": 1, "per-replica": 1, "unit": "a\n# b"}}, "load.unit"),
    ],
)
def test_what_cannot_be_sized_is_told_with_its_place(change: dict[str, Any], path: str) -> None:
    params = {
        "model": {"name": "M", "parameters": 1e9, "layers": []},
        "device": {"name": "D", "memory-gb": 80},
    }
    answer = json.loads(handle(json.dumps({"version": 1, "method": "size", "params": params | change})))
    assert not answer["ok"]
    assert any(each["path"].startswith(path) for each in answer["problems"]), answer
