"""GenAI-Perf: ``…_genai_perf.json`` with its aggregates, and the ``profile_export.json`` below it.

Read in triton-inference-server/perf_analyzer, genai-perf/genai_perf/export_data/json_exporter.py,
profile_data_parser/llm_profile_data_parser.py and src/profile_data_exporter.cc. The raw export is
perf_analyzer's: one time stamp in nanoseconds per response, with the response's text; empty responses and
the closing ``[DONE]`` are left out, as GenAI-Perf does. Without a tokenizer, output tokens are known only
where the server reports its usage. Where no request has more than one response nothing was streamed, and
there is no time to a first token.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aruntime_evaluator.proof.measurement import (
    Counts,
    Load,
    LoadMode,
    Measurement,
    Reported,
    Throughput,
    TokenBasis,
    Tokens,
)
from aruntime_evaluator.proof.readers.metric_export import (
    average,
    is_metric,
    latencies_of,
    lengths_of,
    load_of,
    named,
    negatives,
    slos_of,
    whole,
)
from aruntime_evaluator.proof.readers.node import LARGEST_COUNT, Json, Node, iso_time
from aruntime_evaluator.proof.readers.summary import lengths_of as lengths_of_rows
from aruntime_evaluator.proof.readers.summary import with_rows
from aruntime_evaluator.proof.rows import RowCollector, rate_of, time_per_output_token

TOOL = "GenAI-Perf"

_METRICS = ("request_throughput", "request_latency", "output_token_throughput", "time_to_first_token")


def recognises(value: Json) -> bool:
    """Whether a value is the aggregates of a run."""
    return isinstance(value, dict) and any(is_metric(value.get(key)) for key in _METRICS)


def read(document: Node) -> Iterator[Measurement]:
    """The aggregates of a run; it states no failures."""
    ok, rate = whole(document, "request_count"), average(document, "request_throughput")
    settings = document.get("input_config")
    # Its request throughput is the number of requests over the duration, so the two give the duration back.
    duration = ok / rate if ok and rate else None
    yield Measurement(
        tool=TOOL,
        duration_s=duration,
        load=_load(settings),
        counts=Counts(ok=ok),
        tokens=Tokens(
            basis=TokenBasis.CLIENT,
            tokenizer=named(settings.get("tokenizer")),
            input=lengths_of(document, "input_sequence_length", "total_isl"),
            output=lengths_of(document, "output_sequence_length", "total_osl"),
        ),
        latencies=latencies_of(document, ok),
        throughput=Throughput(requests=rate, output_tokens=average(document, "output_token_throughput")),
        reported=_reported(document, settings, duration),
        server=settings.first("service_kind", "backend").text(),
        model=named(settings.first("model_names", "model")),
        streaming=_streaming(settings),
        warnings=("the file does not say how many requests failed", *negatives(document)),
    )


def _load(settings: Node) -> Load:
    stimulus = settings.get("perf_analyzer", "stimulus")
    return load_of(stimulus if stimulus.value is not None else settings)


def _streaming(settings: Node) -> bool | None:
    nested = settings.get("endpoint")
    return (nested if isinstance(nested.value, dict) else settings).get("streaming").flag()


def _reported(document: Node, settings: Node, duration: float | None) -> Reported | None:
    """A goodput below 0 is its way to say that the limits could not be used."""
    if document.get("request_goodput", "avg").value == -1.0:
        return None
    goodput = average(document, "request_goodput")
    if goodput is None:
        return None
    nested = settings.get("input")
    slos, limits = slos_of((nested if isinstance(nested.value, dict) else settings).get("goodput"))
    good = round(goodput * duration) if duration else None
    return Reported(goodput=goodput, good=good, slos=slos, limits=limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of one request; time stamps in nanoseconds."""

    start: int
    times: list[int]
    """When each response with content came; empty where the request failed."""
    tokens: int | None


def recognises_raw(value: Json) -> bool:
    """Whether a value is a raw export, with one experiment per load."""
    experiments = value.get("experiments") if isinstance(value, dict) else None
    return isinstance(experiments, list) and all(
        isinstance(each, dict) and "requests" in each for each in experiments
    )


def read_raw(document: Node) -> Iterator[Measurement]:
    """Every experiment of a raw export."""
    for experiment in document.get("experiments").items():
        yield _experiment(experiment, document)


def _experiment(experiment: Node, document: Node) -> Measurement:
    answers = [_answer(request) for request in experiment.get("requests").items()]
    ok = [each for each in answers if each.times]
    streamed = any(len(each.times) > 1 for each in ok)
    collector = RowCollector()
    for answer in ok:
        _add(collector, answer, streamed=streamed)
    rows, errored = collector.rows(), len(answers) - len(ok)
    starts, ends = [each.start for each in answers], [each.times[-1] for each in ok]
    lasted = (max(ends) - min(starts)) / 1e9 if ends else 0.0
    output = lengths_of_rows(rows.output_tokens)
    return Measurement(
        tool=TOOL,
        tool_version=document.get("version").text(),
        started=iso_time(min(starts) / 1e9 if starts else None),
        duration_s=lasted if lasted > 0 else None,
        load=_experiment_load(experiment.get("experiment")),
        sent_rate=rate_of(len(starts), min(starts) / 1e9, max(starts) / 1e9) if starts else None,
        counts=Counts(attempted=len(rows) + errored, ok=len(rows), errored=errored),
        tokens=Tokens(basis=TokenBasis.UNKNOWN if output.mean is None else TokenBasis.SERVER, output=output),
        latencies=with_rows((), rows),
        server=document.get("service_kind").text(),
        streaming=True if streamed else None,
        rows=rows,
    )


def _experiment_load(experiment: Node) -> Load:
    modes = {"concurrency": LoadMode.CONCURRENCY, "request_rate": LoadMode.RATE}
    mode = modes.get(experiment.get("mode").text() or "", LoadMode.UNKNOWN)
    return Load(mode=mode, value=experiment.get("value").number())


def _add(collector: RowCollector, answer: Answer, *, streamed: bool) -> None:
    """Where every answer came as a whole, the time to its first token was not measured."""
    first, e2e = (answer.times[0] - answer.start) / 1e6, (answer.times[-1] - answer.start) / 1e6
    ttft = first if streamed else None
    collector.add(
        ttft=ttft,
        tpot=time_per_output_token(e2e, ttft, answer.tokens),
        itl=(e2e - first) / max(1, len(answer.times) - 1) if streamed else None,
        e2e=e2e,
        output_tokens=answer.tokens,
    )


def _answer(request: Node) -> Answer:
    start = request.get("timestamp").needed("a time stamp in nanoseconds").nanoseconds() or 0
    times, tokens = _responses(request)
    if any(time < start for time in times):
        message = "holds a time before that of the request"
        raise request.get("response_timestamps").problem("out-of-range", message, f"≥ {start}")
    return Answer(start=start, times=sorted(times), tokens=tokens)


def _responses(request: Node) -> tuple[list[int], int | None]:
    """When each response with content came, and how many output tokens the server counted."""
    stamps = [each.nanoseconds() or 0 for each in request.get("response_timestamps").items()]
    outputs = list(request.get("response_outputs").items())
    if outputs and len(outputs) != len(stamps):
        message = f"has {len(outputs)} elements, but response_timestamps has {len(stamps)}"
        raise request.get("response_outputs").problem("length-mismatch", message, f"{len(stamps)} elements")
    texts = [_text(each) for each in outputs] or [None] * len(stamps)
    events = [[] if text is None else _events(text) for text in texts]
    if any("error" in event for each in events for event in each):
        return [], None
    kept = [
        stamp
        for stamp, text, each in zip(stamps, texts, events, strict=True)
        if text is None or _has_content(text, each)
    ]
    return kept, _usage([event for each in events for event in each])


def _text(output: Node) -> str | None:
    """A response's text; None where it is no text, as with tensors."""
    value = output.get("response").value
    return value if isinstance(value, str) else None


def _events(text: str) -> list[dict[str, Json]]:
    """The JSON objects of a response, which may hold several server-sent events."""
    found = []
    for part in text.split("\n"):
        try:
            event = json.loads(part.strip().removeprefix("data:"))
        except (ValueError, RecursionError):
            continue
        if isinstance(event, dict):
            found.append(event)
    return found


def _has_content(text: str, events: list[dict[str, Json]]) -> bool:
    if not events:
        return text.strip() not in {"", "data: [DONE]", "data:[DONE]", "[DONE]"}
    return any(map(_content, events))


def _content(event: Mapping[str, Json]) -> bool:
    """Whether an event carries output; one of an unknown form does."""
    choices = event.get("choices")
    if not isinstance(choices, list):
        return event.get("text_output", "?") != ""
    for choice in choices:
        if isinstance(choice, dict):
            message = choice.get("delta") or choice.get("message") or choice
            if isinstance(message, dict) and any(message.get(key) for key in _CONTENT):
                return True
    return False


_CONTENT = (
    *("content", "text", "tool_calls", "function_call", "refusal", "audio"),
    *("reasoning_content", "reasoning", "reasoning_details", "thinking"),
)
"""Keys of output, and of thoughts before it, as servers name them: vLLM renamed its ``reasoning_content``."""


def _usage(events: list[dict[str, Json]]) -> int | None:
    for event in reversed(events):
        usage = event.get("usage")
        tokens = usage.get("completion_tokens") if isinstance(usage, dict) else None
        if isinstance(tokens, int) and not isinstance(tokens, bool) and 0 <= tokens < LARGEST_COUNT:
            return tokens
    return None
