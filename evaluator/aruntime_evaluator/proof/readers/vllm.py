"""vLLM ``bench serve --save-result`` and ``--append-result``, with ``--save-detailed`` or without.

Read in vllm/benchmarks/serve.py. The file names neither the limits of its goodput nor the server's version
nor the hardware; ``--metadata key=value`` adds what the team wants, at the top level, so that
``goodput=ttft:500 tpot:50`` states the limits as the command line has them, in milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from aruntime_evaluator.proof.measurement import Measurement, Reported, TokenBasis
from aruntime_evaluator.proof.readers.node import LONGEST_TEXT, Json, Node
from aruntime_evaluator.proof.readers.serving import duration_of, measurement_of
from aruntime_evaluator.proof.slo import Slo

TOOL = "vLLM bench serve"

_LIMITS = {"ttft": "ttft", "tpot": "tpot", "e2el": "e2e"}

_OWN = frozenset({"tokenizer_id", "endpoint_type", "num_prompts", "request_goodput", "request_goodput:"})
_LATENCIES = frozenset({"mean_ttft_ms", "mean_tpot_ms", "mean_e2el_ms", "ttfts", "total_output_tokens"})
"""What a run without keys of its own has beside its count and its duration; other tools write those too."""
_MEASURED = ("duration", "completed", "request_throughput", "mean_ttft_ms")


def recognises(value: Json) -> bool:
    """Whether a value is one run."""
    if not isinstance(value, dict) or "experiments" in value or "input_config" in value:
        return False
    own = bool(_OWN & value.keys()) and not value.keys().isdisjoint(_MEASURED)
    return own or ({"completed", "duration"} <= value.keys() and bool(_LATENCIES & value.keys()))


def read(run: Node) -> Iterator[Measurement]:
    """One run.

    Raises:
        InvalidDocumentError: as ``measurement_of``.
    """
    found = measurement_of(run, tool=TOOL, basis=TokenBasis.SERVER_OR_CLIENT)
    yield replace(
        found,
        run_id=run.get("label").text(),
        started=_started(run.get("date").text()),
        tokens=replace(found.tokens, tokenizer=run.get("tokenizer_id").text()),
        reported=_reported(run),
        server=run.first("backend", "endpoint_type").text(),
        model=run.get("model_id").text(),
        precision=run.first("precision", "quantization", "dtype").text(),
        hardware=run.first("hardware", "accelerator", "gpu").text(),
        dataset=run.first("dataset_name", "dataset").text(),
        streaming=_streams(run) if found.counts.ok else None,
    )


def _started(date: str | None) -> str | None:
    """Its date, ``20261101-101500`` in local time, in the form of ISO 8601; another one as it stands."""
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)", date or "")
    if match is None:
        return date
    year, month, day, *clock = match.groups()
    return f"{year}-{month}-{day}T{':'.join(clock)}"


def _reported(run: Node) -> Reported | None:
    """Older versions wrote the key with a colon at its end."""
    goodput = run.first("request_goodput", "request_goodput:").number()
    if goodput is None:
        return None
    slo, limits = _limits(run.first("goodput", "slo"))
    return Reported(goodput=goodput, good=round(goodput * duration_of(run)), slos=slo, limits=limits)


def _limits(stated: Node) -> tuple[tuple[Slo, ...], str | None]:
    """The limits of ``--goodput``, where metadata repeat them: a text, a list of texts or an object."""
    match stated.value:
        case str():
            pairs = re.split(r"[\s,]+", stated.value.strip())
        case list():
            pairs = [text for each in stated.items() if (text := each.text()) is not None]
        case dict():
            pairs = [f"{key}:{stated.get(key).text()}" for key in stated.value]
        case _:
            return (), None
    found = [re.fullmatch(r"(ttft|tpot|e2el)[:=](\d+(?:\.\d+)?)", pair) for pair in pairs]
    text = " ".join(pairs)[:LONGEST_TEXT]
    limits = {_LIMITS[match[1]]: float(match[2]) for match in found if match}
    return ((Slo(**limits),) if limits and len(limits) == len(pairs) else ()), text or None


def _streams(run: Node) -> bool | None:
    ttft = run.get("mean_ttft_ms").statistic()
    return None if ttft is None else ttft > 0
