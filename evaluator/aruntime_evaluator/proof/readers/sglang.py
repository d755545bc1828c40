"""SGLang ``bench_serving --output-file``, one run per line, with ``--output-details`` or without.

Read in python/sglang/benchmark/serving.py and goodput.py of 0.5.23; the fields are those of the older
python/sglang/bench_serving.py, to which 0.5.23 adds a goodput with its limits. A run without details states
no failures. An unlimited rate is written as ``Infinity``, which strict JSON does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aruntime_evaluator.proof.measurement import Measurement, Reported, TokenBasis
from aruntime_evaluator.proof.readers.node import Json, Node
from aruntime_evaluator.proof.readers.serving import duration_of, measurement_of
from aruntime_evaluator.proof.slo import Slo

TOOL = "SGLang bench_serving"

_RETOKENIZED = "total_output_tokens_retokenized"

_OWN = frozenset({
    "mean_e2e_latency_ms",
    _RETOKENIZED,
    "sharegpt_output_len",
    "random_range_ratio",
    "goodput_slos_ms",
})  # fmt: skip

_LIMITS = {"ttft": "ttft", "tpot": "tpot", "e2el": "e2e"}


def recognises(value: Json) -> bool:
    """Whether a value is one run."""
    return isinstance(value, dict) and bool(_OWN & value.keys()) and "tokenizer_id" not in value


def read(run: Node) -> Iterator[Measurement]:
    """One run.

    Raises:
        InvalidDocumentError: as ``measurement_of``.
    """
    reported = _reported(run)
    found = measurement_of(run, tool=TOOL, basis=TokenBasis.SERVER, sent=_sent(reported))
    info = _server(run.get("server_info"))
    yield replace(
        found,
        tool_version=info.get("version").text(),
        run_id=run.get("tag").text(),
        tokens=replace(found.tokens, tokenizer=info.get("tokenizer_path").text()),
        reported=reported,
        server=run.get("backend").text(),
        model=info.first("served_model_name", "model_path").text(),
        precision=_precision(info),
        dataset=run.get("dataset_name").text(),
        streaming=_streams(run) if found.counts.ok else None,
        warnings=(*found.warnings, *_retokenized(run)),
    )


def _retokenized(run: Node) -> Iterator[str]:
    """The tool counts the output again, with its own tokenizer; times per token rest on the server's."""
    stated, counted = (run.get(key).count() for key in ("total_output_tokens", _RETOKENIZED))
    if stated is not None and counted is not None and stated != counted:
        yield f"the server counted {stated:,} output tokens, the tool's own tokenizer {counted:,}"


def _server(info: Node) -> Node:
    """What the server says of itself; of two that share the work, the one that decodes says it."""
    return next(info.get("decode").items(), info)


def _reported(run: Node) -> Reported | None:
    goodput = run.get("request_goodput").number()
    if goodput is None:
        return None
    limits = run.get("goodput_slos_ms")
    known = {_LIMITS[key]: limits.get(key).number() for key in _LIMITS}
    slo = Slo(**known)
    return Reported(
        goodput=goodput,
        good=round(goodput * duration_of(run)),
        attainment=run.get("slo_attainment").number(),
        slos=(slo,) if slo.limits else (),
        limits=str(slo) or None,
    )


def _precision(info: Node) -> str | None:
    stated = info.first("quantization", "dtype").text()
    return None if stated == "auto" else stated


def _streams(run: Node) -> bool | None:
    """Without streaming the whole answer is one chunk, and there are no gaps."""
    gap = run.get("mean_itl_ms").number()
    return None if gap is None else gap > 0


def _sent(reported: Reported | None) -> int | None:
    """Requests sent: its attainment is good / sent, which gives them back where any were good."""
    if reported is None or not reported.good or not reported.attainment:
        return None
    return round(reported.good / reported.attainment)
