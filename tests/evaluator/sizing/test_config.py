"""Shapes from the files that models are published with: the keys are theirs, the numbers too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hostile
from aruntime_evaluator import handle, read_config
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.sizing import Experts, HeadLayers, LatentLayers, StateLayers
from aruntime_evaluator.sizing.config import LONGEST_CONFIG, ReadShape


def read(**config: Any) -> ReadShape:
    return read_config(json.dumps(config), parameters=8e9)


LLAMA = {"num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "hidden_size": 4096}


def test_grouped_heads_with_the_head_size_of_the_file_or_of_the_hidden_size() -> None:
    assert read(**LLAMA).shape.layers == (HeadLayers(count=32, kv_heads=8, head_size=128),)
    assert read(**LLAMA, head_dim=64).shape.layers == (HeadLayers(count=32, kv_heads=8, head_size=64),)


def test_without_grouped_heads_every_head_has_a_key() -> None:
    config = {key: value for key, value in LLAMA.items() if key != "num_key_value_heads"}
    assert read(**config).shape.layers == (HeadLayers(count=32, kv_heads=32, head_size=128),)


def test_a_mixture_with_latent_attention() -> None:
    found = read(
        num_hidden_layers=61,
        num_attention_heads=128,
        num_key_value_heads=128,
        hidden_size=7168,
        kv_lora_rank=512,
        qk_rope_head_dim=64,
        n_routed_experts=256,
        num_experts_per_tok=8,
        model_type="deepseek_v3",
    )
    assert found.shape.layers == (LatentLayers(count=61, rank=512, rotary=64),)
    assert found.shape.experts == Experts(total=256, active=8)
    assert found.shape.name == "deepseek_v3"
    assert found.shape.attention is None  # for the file lacks what it depends on


def test_the_weights_of_latent_attention_are_counted_where_the_file_has_what_they_depend_on() -> None:
    latent = {"kv_lora_rank": 512, "qk_rope_head_dim": 64, "qk_nope_head_dim": 128, "v_head_dim": 128}
    sizes = {"num_hidden_layers": 61, "hidden_size": 7168, "num_attention_heads": 128}
    assert read(**sizes, **latent, q_lora_rank=1536).shape.attention == pytest.approx(11.4e9, rel=0.002)
    without = read(**sizes, **latent).shape.attention
    assert without == 61 * (7168 * 128 * 192 + 7168 * 576 + 512 * 128 * 256 + 128 * 128 * 7168)


def test_windows_by_layer_types_by_pattern_and_inside_a_model_of_several_modalities() -> None:
    types = ["sliding_attention", "full_attention"] * 18
    oss = read(**LLAMA | {"head_dim": 64}, layer_types=types, sliding_window=128)
    assert oss.shape.layers == (
        HeadLayers(count=18, kv_heads=8, head_size=64),
        HeadLayers(count=18, kv_heads=8, head_size=64, window=128),
    )
    inner = {
        "num_hidden_layers": 62,
        "num_attention_heads": 32,
        "num_key_value_heads": 16,
        "head_dim": 128,
        "sliding_window": 1024,
        "sliding_window_pattern": 6,
    }
    gemma = read(model_type="gemma3", text_config=inner, vision_config={"num_hidden_layers": 27})
    assert gemma.shape.layers == (
        HeadLayers(count=10, kv_heads=16, head_size=128),
        HeadLayers(count=52, kv_heads=16, head_size=128, window=1024),
    )


def test_a_window_that_the_file_does_not_place_is_not_counted_and_that_is_said() -> None:
    found = read(**LLAMA, sliding_window=4096)
    assert found.shape.layers == (HeadLayers(count=32, kv_heads=8, head_size=128),)
    assert "not which layers have it" in found.notes[0]
    assert read(**LLAMA, sliding_window=4096, use_sliding_window=False).notes == ()


def test_a_gated_delta_rule() -> None:
    found = read(
        num_hidden_layers=48,
        full_attention_interval=4,
        num_attention_heads=16,
        num_key_value_heads=2,
        head_dim=256,
        linear_conv_kernel_dim=4,
        linear_key_head_dim=128,
        linear_value_head_dim=128,
        linear_num_key_heads=16,
        linear_num_value_heads=32,
        num_experts=512,
        num_experts_per_tok=10,
    )
    assert found.shape.layers == (
        HeadLayers(count=12, kv_heads=2, head_size=256),
        StateLayers(count=36, state_heads=32, rows=128, columns=128, channels=8192, kept=3),
    )


def test_mamba_2_by_the_pattern_of_nemotron_h_and_by_the_layer_types_of_granite() -> None:
    nemotron = read(
        hybrid_override_pattern="M-M-M-MM-M-M-M*-M-M-M*-M-M-M-M*-M-M-M-M*-M-MM-M-M-M-M-M-",
        num_attention_heads=40,
        num_key_value_heads=8,
        head_dim=128,
        mamba_num_heads=128,
        mamba_head_dim=80,
        ssm_state_size=128,
        n_groups=8,
        conv_kernel=4,
        mamba_ssm_cache_dtype="float32",
    )
    state = StateLayers(
        count=27, state_heads=128, rows=80, columns=128, channels=12288, kept=3, state_bits=32
    )
    assert nemotron.shape.layers == (HeadLayers(count=4, kv_heads=8, head_size=128), state)
    granite = read(
        **LLAMA,
        layer_types=["mamba"] * 36 + ["attention"] * 4,
        mamba_n_heads=128,
        mamba_d_head="auto",
        mamba_d_state=256,
        mamba_expand=2,
        mamba_d_conv=4,
    )
    assert granite.shape.layers == (
        HeadLayers(count=4, kv_heads=8, head_size=128),
        StateLayers(count=36, state_heads=128, rows=64, columns=256, channels=8704, kept=3),
    )


def test_mamba_1_of_jamba() -> None:
    found = read(
        **LLAMA, attn_layer_period=8, attn_layer_offset=4, mamba_d_state=16, mamba_d_conv=4, mamba_expand=2
    )
    assert found.shape.layers == (
        HeadLayers(count=4, kv_heads=8, head_size=128),
        StateLayers(count=28, state_heads=8192, rows=1, columns=16, channels=8192, kept=3),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not JSON"),
        ("[]", "expected the object of a config.json"),
        ("{}", "'num_hidden_layers or n_layer or num_layers' is missing"),
        ('{"num_hidden_layers": 2}', "is missing"),
        ('{"num_hidden_layers": 99999999999, "num_attention_heads": 1}', "at most 10,000"),
        ('{"num_hidden_layers": true, "num_attention_heads": 1}', "is missing"),
        (json.dumps(LLAMA | {"num_key_value_heads": 10**30}), "is outside"),
        (json.dumps(LLAMA | {"kv_lora_rank": 512}), "'qk_rope_head_dim' is missing"),
        (" " * (LONGEST_CONFIG + 1), "at most 400,000"),
    ],
)
def test_a_file_that_tells_no_shape_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(InvalidDocumentError) as error:
        read_config(text, parameters=8e9)
    assert any(message in each.message for each in error.value.problems), error.value.problems


@given(
    st.dictionaries(
        st.sampled_from([*LLAMA, "layer_types", "sliding_window", "text_config", "hybrid_override_pattern"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=8),
            lambda inside: (
                st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=4), inside, max_size=3)
            ),
            max_leaves=8,
        ),
    )
)
def test_no_file_raises_anything_else(config: dict[str, Any]) -> None:
    params = {"config": json.dumps(config), "parameters": 8e9}
    answer = json.loads(handle(json.dumps({"version": 1, "method": "shape", "params": params})))
    assert answer["ok"] or answer["problems"]


@pytest.mark.parametrize("value", hostile.VALUES[:40])
def test_no_value_is_taken_for_a_file(value: object) -> None:
    params = {"config": value, "parameters": 8e9}
    answer = json.loads(handle(json.dumps({"version": 1, "method": "shape", "params": params})))
    assert not answer["ok"]
