"""SGLang ``bench_serving --output-file``, one run per line, with ``--output-details`` or without.

Read in python/sglang/benchmark/serving.py and goodput.py of 0.5.23; the fields are those of the older
python/sglang/bench_serving.py, to which 0.5.23 adds a goodput with its limits. A run without details states
no failures. An unlimited rate is written as ``Infinity``, which strict JSON does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.proof.measurement import Measurement, Reported, TokenBasis, Tokens
from aruntime_evaluator.proof.readers.node import Json, Node
from aruntime_evaluator.proof.readers.serving import (
    counts_of,
    detail_of,
    latencies_of,
    load_of,
    throughput_of,
    tokens_of,
)
from aruntime_evaluator.proof.readers.summary import with_rows
from aruntime_evaluator.proof.slo import Slo

TOOL = "SGLang bench_serving"

_OWN = frozenset({
    "mean_e2e_latency_ms",
    "total_output_tokens_retokenized",
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
        InvalidDocumentError: where the duration or the count of completed requests is missing, or a value
            is not what it should be.
    """
    duration = run.get("duration").seconds("the duration in seconds")
    completed = run.get("completed").needed("the number of completed requests").count() or 0
    detail, unused = detail_of(run, completed)
    rows = detail.rows if detail else None
    reported = _reported(run, duration)
    attempted = detail.attempted if detail else _sent(reported)
    counts, doubts = counts_of(run, completed, attempted)
    info = _server(run.get("server_info"))
    yield Measurement(
        tool=TOOL,
        tool_version=info.get("version").text(),
        run_id=run.get("tag").text(),
        duration_s=duration,
        load=load_of(run, counts.attempted),
        counts=counts,
        tokens=Tokens(
            basis=TokenBasis.SERVER,
            tokenizer=info.get("tokenizer_path").text(),
            input=tokens_of(run, "input", completed, rows),
            output=tokens_of(run, "output", completed, rows),
        ),
        latencies=with_rows(latencies_of(run, completed), rows),
        throughput=throughput_of(run),
        reported=reported,
        server=run.get("backend").text(),
        model=info.first("served_model_name", "model_path").text(),
        precision=_precision(info),
        dataset=run.get("dataset_name").text(),
        streaming=_streams(run) if completed else None,
        warnings=(*doubts, *unused),
        rows=rows,
    )


def _server(info: Node) -> Node:
    """What the server says of itself; of two that share the work, the one that decodes says it."""
    return next(info.get("decode").items(), info)


def _reported(run: Node, duration: float) -> Reported | None:
    goodput = run.get("request_goodput").number()
    if goodput is None:
        return None
    limits = run.get("goodput_slos_ms")
    known = {_LIMITS[key]: limits.get(key).number() for key in _LIMITS}
    slo = Slo(**known)
    return Reported(
        goodput=goodput,
        good=round(goodput * duration),
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
