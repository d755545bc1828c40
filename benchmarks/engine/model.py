"""A model with random weights in a published shape: enough for timing, and for nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a configuration says of a decoder."""

    name: str
    layers: int
    width: int
    heads: int
    kv_heads: int
    feed_forward: int
    vocabulary: int
    context: int

    @property
    def kv_width(self) -> int:
        """Values of a token's keys in one layer."""
        return self.width // self.heads * self.kv_heads


SMOLLM2_135M = Shape(
    name="SmolLM2-135M",
    layers=30,
    width=576,
    heads=9,
    kv_heads=3,
    feed_forward=1536,
    vocabulary=49_152,
    context=8192,
)


def write_model(path: Path, shape: Shape, seed: int = 27) -> None:
    """A GGUF file in Q8_0, with tokens for the bytes and nameless ones for the rest of the vocabulary."""
    rng = np.random.default_rng(seed)
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name(f"random weights in the shape of {shape.name}")
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.width // shape.heads)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    _add_tokens(writer, shape.vocabulary)

    def matrix(name: str, rows: int, columns: int) -> None:
        values = rng.standard_normal((rows, columns), dtype=np.float32) / np.sqrt(columns)
        kind = gguf.GGMLQuantizationType.Q8_0
        writer.add_tensor(f"{name}.weight", gguf.quants.quantize(values, kind), raw_dtype=kind)

    def norm(name: str) -> None:
        writer.add_tensor(f"{name}.weight", np.ones(shape.width, dtype=np.float32))

    matrix("token_embd", shape.vocabulary, shape.width)
    norm("output_norm")
    for layer in range(shape.layers):
        block = f"blk.{layer}"
        norm(f"{block}.attn_norm")
        matrix(f"{block}.attn_q", shape.width, shape.width)
        matrix(f"{block}.attn_k", shape.kv_width, shape.width)
        matrix(f"{block}.attn_v", shape.kv_width, shape.width)
        matrix(f"{block}.attn_output", shape.width, shape.width)
        norm(f"{block}.ffn_norm")
        matrix(f"{block}.ffn_gate", shape.feed_forward, shape.width)
        matrix(f"{block}.ffn_up", shape.feed_forward, shape.width)
        matrix(f"{block}.ffn_down", shape.width, shape.feed_forward)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokens(writer: gguf.GGUFWriter, count: int) -> None:
    special = ["<unk>", "<s>", "</s>"]
    bytes_ = [f"<0x{value:02X}>" for value in range(256)]
    rest = [f"word{at}" for at in range(count - len(special) - len(bytes_))]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    kinds += [gguf.TokenType.BYTE] * len(bytes_) + [gguf.TokenType.NORMAL] * len(rest)
    writer.add_tokenizer_model("llama")
    writer.add_token_list([*special, *bytes_, *rest])
    writer.add_token_scores([0.0] * len(kinds))
    writer.add_token_types(kinds)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
