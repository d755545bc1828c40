"""The shape of a model from its ``config.json``, as the Transformers library writes it.

A file says which layers a model has, and not how many parameters: those are given. What a file leaves open
is counted on the safe side, and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.codec.json_text import read_json
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, refused, shown
from aruntime_evaluator.model.sizing import ModelShape

LONGEST_CONFIG = 400_000
"""Characters of a file; those of large models have some ten thousand."""

MOST_LAYERS = 10_000

_INSIDE = ("text_config", "llm_config", "language_config")
"""Where models of several modalities keep the part that has a cache."""

_FULL = frozenset({"full_attention", "attention", "global_attention"})
_WINDOWED = frozenset({"sliding_attention", "chunked_attention", "local_attention"})
_STATE = frozenset({"linear_attention", "mamba", "mamba2", "recurrent"})
_NOTHING = frozenset({"mlp", "moe"})
_SIGNS = {"M": "mamba", "*": "attention", "-": "mlp", "E": "moe"}
"""Of a pattern such as ``M-M*-``, which Nemotron-H's files have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadShape:
    """A shape, and what had to be assumed."""

    shape: ModelShape
    notes: tuple[str, ...] = ()


def read_config(text: str, *, parameters: float, active: float | None = None) -> ReadShape:
    """Read the text of a ``config.json``.

    Raises:
        InvalidDocumentError: where it is not one, or lacks what the cache depends on.
    """
    if len(text) > LONGEST_CONFIG:
        message = f"has {len(text):,} characters; at most {LONGEST_CONFIG:,} of a config.json are read"
        raise refused("config", "too-large", message)
    data = read_json("config", text)
    if not isinstance(data, dict):
        raise refused("config", "wrong-type", "expected the object of a config.json, in braces")
    config = _Config(next((data[each] for each in _INSIDE if isinstance(data.get(each), dict)), data))
    plain: dict[str, object] = {
        "name": _name(data),
        "parameters": parameters,
        "layers": [*_layers(config)],
    }
    if experts := _experts(config):
        plain["experts"] = experts
    if attention := _latent_weights(config):
        plain["attention"] = attention
    if active is not None:
        plain["active"] = active
    return ReadShape(shape=decode(ModelShape, plain), notes=tuple(config.notes))


def _name(data: Mapping[str, object]) -> str:
    given = next((each for key in ("_name_or_path", "model_type") if (each := data.get(key))), "")
    return shown(given).strip()[:100].strip() or "Your model"


class _Config:
    """The keys of a file: read as whole numbers, with notes on what it leaves open."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self.data = data
        self.notes: list[str] = []

    def number(self, *names: str) -> int | None:
        """The first of these keys that holds a whole number above 0."""
        for name in names:
            value = self.data.get(name)
            if isinstance(value, int) and not isinstance(value, bool) and value > 0:
                return value
        return None

    def needed(self, *names: str) -> int:
        """The same, where there is no shape without it.

        Raises:
            InvalidDocumentError: where there is none.
        """
        value = self.number(*names)
        if value is None:
            message = f"'{' or '.join(names)}' is missing or not a whole number above 0"
            raise InvalidDocumentError([Problem(path="config", rule="missing-key", message=message)])
        return value

    def words(self, name: str) -> list[str]:
        """A list of words, cut where no model goes on."""
        value = self.data.get(name)
        return [str(each) for each in value[:MOST_LAYERS]] if isinstance(value, list) else []


def _layers(config: _Config) -> Iterator[dict[str, object]]:
    kinds = Counter(_kinds(config))
    unknown = sorted(kind for kind in kinds if kind not in _FULL | _WINDOWED | _STATE | _NOTHING)
    if unknown:
        config.notes.append(
            f"Layers of the kind '{shown(unknown[0])}' are not known here: counted as full attention."
        )
    windowed = sum(count for kind, count in kinds.items() if kind in _WINDOWED)
    states = sum(count for kind, count in kinds.items() if kind in _STATE)
    full = sum(kinds.values()) - windowed - states - sum(kinds[each] for each in _NOTHING)
    window = config.number("sliding_window", "attention_chunk_size")
    if windowed and window is None:
        full, windowed = full + windowed, 0
        config.notes.append("Some layers have a window and the file does not say how long: counted without.")
    if full:
        yield _attention(config, full)
    if windowed and window is not None:
        yield {**_attention(config, windowed), "window": window}
    if states:
        yield _state(config, states)


def _kinds(config: _Config) -> list[str]:
    """What each layer is, by the words of the file."""
    if named := config.words("layer_types") or config.words("layers_block_type"):
        return named
    pattern = config.data.get("hybrid_override_pattern")
    if isinstance(pattern, str) and pattern:
        return [_SIGNS.get(each, each) for each in pattern[:MOST_LAYERS]]
    count = config.needed("num_hidden_layers", "n_layer", "num_layers")
    if count > MOST_LAYERS:
        raise refused("config", "out-of-range", f"has {count:,} layers; at most {MOST_LAYERS:,} are read")
    if every := config.number("full_attention_interval"):
        return ["full_attention" if (at + 1) % every == 0 else "linear_attention" for at in range(count)]
    if every := config.number("attn_layer_period"):
        first = config.number("attn_layer_offset") or 0
        return ["attention" if at % every == first % every else "mamba" for at in range(count)]
    if every := config.number("sliding_window_pattern", "_sliding_window_pattern"):
        return ["full_attention" if (at + 1) % every == 0 else "sliding_attention" for at in range(count)]
    if config.number("sliding_window") and config.data.get("use_sliding_window") is not False:
        config.notes.append(
            "The file names a window, but not which layers have it: every layer is counted without."
        )
    return ["full_attention"] * count


def _attention(config: _Config, count: int) -> dict[str, object]:
    if rank := config.number("kv_lora_rank"):
        if config.number("index_head_dim"):
            config.notes.append("The keys of the sparse indexer are not counted.")
        return {"count": count, "rank": rank, "rotary": config.needed("qk_rope_head_dim")}
    heads = config.number("num_attention_heads", "n_head")
    kv_heads = config.number("num_key_value_heads", "num_kv_heads", "multi_query_group_num") or heads
    size = config.number("head_dim", "kv_channels")
    if size is None:
        size = config.needed("hidden_size", "n_embd") // config.needed("num_attention_heads", "n_head")
    if shared := config.number("num_kv_shared_layers"):
        config.notes.append(f"{shared:,} layers share the cache of others: counted as if they did not.")
    return {
        "count": count,
        "kv-heads": kv_heads or config.needed("num_key_value_heads", "num_attention_heads"),
        "head-size": size,
    }


def _latent_weights(config: _Config) -> int | None:
    """Weights of latent attention in all layers, where the file has all that they depend on.

    A layer projects to the queries (through a rank of their own, if there is one), to the compressed vector
    and the rotary key, from the vector to keys and values, and from the heads back.
    """
    keys = ("num_hidden_layers", "hidden_size", "num_attention_heads", "kv_lora_rank")
    sizes = ("qk_nope_head_dim", "qk_rope_head_dim", "v_head_dim")
    found = [config.number(each) for each in (*keys, *sizes)]
    numbers = [each for each in found if each is not None]
    if len(numbers) < len(found):
        return None
    layers, hidden, heads, rank, plain, rotary, value = numbers
    query = heads * (plain + rotary)
    own = config.number("q_lora_rank")
    queries = hidden * query if own is None else own * (hidden + query)
    vectors = hidden * (rank + rotary) + rank * heads * (plain + value)
    return layers * (queries + vectors + heads * value * hidden)


def _state(config: _Config, count: int) -> dict[str, object]:
    """Gated delta rule, Mamba 2 or Mamba 1, by the keys that each of them has."""
    if heads := config.number("linear_num_value_heads"):
        keys = config.needed("linear_key_head_dim")
        values = config.needed("linear_value_head_dim")
        channels = 2 * config.needed("linear_num_key_heads") * keys + heads * values
        width = config.number("linear_conv_kernel_dim")
        rows, columns = keys, values
    elif heads := config.number("mamba_num_heads", "mamba_n_heads"):
        columns = config.needed("ssm_state_size", "mamba_d_state", "state_size")
        size = config.number("mamba_head_dim", "mamba_d_head")
        inner = (config.number("expand", "mamba_expand") or 2) * (config.number("hidden_size") or 0)
        rows = size if size is not None else max(1, inner // heads)
        groups = config.number("n_groups", "mamba_n_groups") or 1
        channels = heads * rows + 2 * groups * columns
        width = config.number("conv_kernel", "mamba_d_conv")
    else:
        columns = config.needed("mamba_d_state", "state_size", "ssm_state_size")
        heads, rows = (config.number("mamba_expand", "expand") or 2) * config.needed("hidden_size"), 1
        channels, width = heads, config.number("mamba_d_conv", "conv_kernel")
    kept_as = str(config.data.get("mamba_ssm_cache_dtype") or config.data.get("mamba_ssm_dtype"))
    return {
        "count": count,
        "state-heads": heads,
        "rows": rows,
        "columns": columns,
        "channels": channels,
        "kept": (width or 4) - 1,
        "state-bits": 32 if "32" in kept_as else 16,
    }


def _experts(config: _Config) -> dict[str, object]:
    total = config.number("n_routed_experts", "num_experts", "num_local_experts")
    active = config.number("num_experts_per_tok", "num_experts_per_token", "experts_per_token")
    return {"total": total, "active": active} if total and active and total > 1 else {}
