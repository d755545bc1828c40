"""AIPerf: ``profile_export_aiperf.json`` with its aggregates, ``profile_export.jsonl`` with its requests.

Read in aiperf 0.13.0, common/models/export_models.py and record_models.py, and in the sources of October
2025, whose settings and, in the oldest, whose requests are named otherwise. The two files of a run belong
together: the first states the limits, the load and the model, the second lets goodput be recomputed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
    KINDS,
    average,
    is_metric,
    latencies_of,
    lengths_of,
    load_of,
    named,
    negatives,
    slos_of,
    to_ms,
    whole,
)
from aruntime_evaluator.proof.readers.node import Json, Node, iso_time
from aruntime_evaluator.proof.readers.summary import lengths_of as lengths_of_rows
from aruntime_evaluator.proof.readers.summary import with_rows
from aruntime_evaluator.proof.rows import Once, RowCollector, rate_of, stated_per_token
from aruntime_evaluator.proof.slo import Objective

TOOL = "AIPerf"

CANCELLED = "RequestCancellationError"
"""The error of a request that the tool itself cut off."""

_OWN = frozenset({"schema_version", "benchmark_duration"})
_METRICS = (*KINDS, "request_count", "request_throughput", "error_request_count")
_OWN_SETTINGS = frozenset({"loadgen", "phases", "cli_command"})
_OWN_METADATA = frozenset({"request_start_ns", "benchmark_phase", "x_request_id"})


def recognises(value: Json) -> bool:
    """Whether a value is one of its files beside the requests: the aggregates of a run, or another."""
    if not isinstance(value, dict):
        return False
    settings = value.get("input_config")
    named_so = isinstance(settings, dict) and bool(_OWN_SETTINGS & settings.keys())
    own = named_so or bool(_OWN & value.keys())
    return "aiperf_version" in value or _sums_up(value) or (own and _measures(value))


def _sums_up(value: Mapping[str, Json]) -> bool:
    """Whether a value has means over repeated runs, or over a sweep."""
    metadata = value.get("metadata")
    return "aggregation_type" in value or (isinstance(metadata, dict) and "aggregation_type" in metadata)


def _measures(value: Mapping[str, Json]) -> bool:
    return any(is_metric(value.get(key)) for key in _METRICS)


def read(document: Node) -> Iterator[Measurement]:
    """The aggregates of a run.

    Raises:
        InvalidDocumentError: where the file is another one of AIPerf's, or a value is not what it should be.
    """
    values = document.value if isinstance(document.value, dict) else {}
    if _sums_up(values):
        message = "is AIPerf's summary of several runs; expected the profile_export_aiperf.json of one"
        raise document.problem("several-runs", message)
    if not _measures(values):
        message = "has no metric of requests; expected the profile_export_aiperf.json of a run"
        raise document.problem("no-measurement", message)
    counts = _counts(document)
    settings = document.get("input_config")
    endpoint = settings.get("endpoint")
    yield Measurement(
        tool=TOOL,
        tool_version=document.get("aiperf_version").text(),
        run_id=document.get("benchmark_id").text(),
        started=document.get("start_time").text(),
        duration_s=_duration(document),
        load=_load(settings),
        counts=counts,
        tokens=Tokens(
            basis=_basis(endpoint),
            tokenizer=settings.get("tokenizer", "name").text() or _model(settings),
            input=lengths_of(document, "input_sequence_length", "total_isl"),
            output=lengths_of(document, "output_sequence_length", "total_osl"),
        ),
        latencies=latencies_of(document, counts.ok),
        throughput=Throughput(
            requests=average(document, "request_throughput"),
            output_tokens=average(document, "output_token_throughput"),
            total_tokens=average(document, "total_token_throughput"),
        ),
        reported=_reported(document, settings),
        server=endpoint.get("type").text(),
        model=_model(settings),
        dataset=_dataset(settings),
        streaming=endpoint.get("streaming").flag(),
        warnings=(*_warnings(document), *negatives(document)),
    )


def _basis(endpoint: Node) -> TokenBasis:
    if endpoint.value is None:
        return TokenBasis.UNKNOWN
    return TokenBasis.SERVER if endpoint.get("use_server_token_count").flag() else TokenBasis.CLIENT


def _duration(document: Node) -> float | None:
    metric = document.get("benchmark_duration")
    if metric.value is None:
        return None
    duration = metric.get("avg").number()
    return duration * to_ms(metric) / 1000 if duration else None


def _counts(document: Node) -> Counts:
    ok, errors = whole(document, "request_count"), whole(document, "error_request_count")
    if ok is None and errors is None:
        return Counts()
    summary = document.get("error_summary").items()
    cut_off = sum(
        each.get("count").count() or 0
        for each in summary
        if each.get("error_details", "type").text() == CANCELLED
    )
    ok, errored = ok or 0, max(0, (errors or 0) - cut_off)
    return Counts(attempted=ok + errored, ok=ok, errored=errored, cancelled=cut_off)


def _reported(document: Node, settings: Node) -> Reported | None:
    goodput, good = average(document, "goodput"), whole(document, "good_request_count")
    if goodput is None and good is None:
        return None
    stated = settings.get("slos")
    slos, limits = slos_of(stated if stated.value is not None else settings.get("input", "goodput"))
    fraction = average(document, "good_request_fraction")
    return Reported(goodput=goodput, good=good, attainment=fraction, slos=slos, limits=limits)


def _load(settings: Node) -> Load:
    """The profiling phase's load; older files have one load generator instead of phases."""
    phases = [each for each in settings.get("phases").items() if each.get("kind").text() != "warmup"]
    if not phases:
        return load_of(settings.get("loadgen"))
    phase = phases[-1]
    if phase.get("type").text() == "fixed_schedule" or phase.get("rate_series").value is not None:
        return Load(mode=LoadMode.SCHEDULE)
    return load_of(phase)


def _model(settings: Node) -> str | None:
    return named(settings.get("models")) or named(settings.get("endpoint", "model_names"))


def _dataset(settings: Node) -> str | None:
    found = [each.first("path", "type").text() for each in settings.get("datasets").items()]
    return ", ".join(each for each in found if each is not None) or None


def _warnings(document: Node) -> Iterator[str]:
    if document.get("was_cancelled").flag():
        yield "the run was cancelled"
    if document.get("is_complete").flag() is False:
        yield f"the run is incomplete: {document.get('incomplete_reason').text() or 'no reason given'}"


def recognises_row(value: Json) -> bool:
    """Whether a value is one request."""
    if not isinstance(value, dict):
        return False
    metadata = value.get("metadata")
    kept = "metrics" in value or value.get("error") is not None
    return kept and isinstance(metadata, dict) and bool(_OWN_METADATA & metadata.keys())


def read_rows(requests: Iterable[Node]) -> Iterator[Measurement]:
    """The requests of a run, one per line; warm-up is left out."""
    run = _Run()
    for request in requests:
        run.add(request)
    yield run.measurement()


class _Run:
    """A run that grows request by request."""

    def __init__(self) -> None:
        self._collector = RowCollector()
        self._once = Once()
        self._errored = self._cancelled = 0
        self._sent = 0
        self._start: int | None = None
        self._last: int | None = None
        self._end: int | None = None
        self._good: int | None = None

    def add(self, request: Node) -> None:
        metadata = request.get("metadata")
        if metadata.first("benchmark_phase", "credit_phase").value == "warmup":
            return
        error = request.get("error")
        if metadata.get("was_cancelled").flag() or error.get("type").value == CANCELLED:
            self._cancelled += 1
            return
        if not self._once.is_new(metadata.get("x_request_id").text(), ok=error.value is None):
            return
        self._span(metadata, request.get("metrics"))
        if error.value is not None:
            self._errored += 1
            return
        self._measured(request.get("metrics"))

    def _span(self, metadata: Node, metrics: Node) -> None:
        """The run lasts from its first request to its last answer; nanoseconds since 1970."""
        start = metadata.first("request_start_ns", "timestamp_ns").nanoseconds()
        end = metadata.get("request_end_ns").nanoseconds()
        if end is None:
            end = metrics.get("max_response_timestamp", "value").nanoseconds()
        if start is not None:
            self._sent += 1
            self._start = min(start, start if self._start is None else self._start)
            self._last = max(start, start if self._last is None else self._last)
        if end is not None:
            self._end = max(end, end if self._end is None else self._end)

    def _measured(self, metrics: Node) -> None:
        # Its inter-token latency is (latency - TTFT) / (tokens - 1): our TPOT, and its own name for an ITL.
        tokens = metrics.get("output_sequence_length", "value").number()
        tpot = stated_per_token(_time(metrics.get("inter_token_latency")), tokens)
        self._collector.add(
            ttft=_time(metrics.first("time_to_first_token", "ttft")),
            tpot=tpot,
            itl=tpot,
            e2e=_time(metrics.get("request_latency")),
            input_tokens=metrics.get("input_sequence_length", "value").number(),
            output_tokens=tokens,
        )
        good = metrics.get("good_request_count", "value").count()
        if good is not None:
            self._good = (self._good or 0) + good

    def _rate(self) -> tuple[float, float] | None:
        if self._start is None or self._last is None:
            return None
        return rate_of(self._sent, self._start / 1e9, self._last / 1e9)

    def measurement(self) -> Measurement:
        rows = self._collector.rows()
        ok = len(rows)
        lasted = (
            (self._end - self._start) / 1e9 if self._start is not None and self._end is not None else None
        )
        return Measurement(
            tool=TOOL,
            started=iso_time(None if self._start is None else self._start / 1e9),
            duration_s=lasted if lasted and lasted > 0 else None,
            sent_rate=self._rate(),
            counts=Counts(
                attempted=ok + self._errored, ok=ok, errored=self._errored, cancelled=self._cancelled
            ),
            tokens=Tokens(
                input=lengths_of_rows(rows.input_tokens), output=lengths_of_rows(rows.output_tokens)
            ),
            latencies=with_rows((), rows),
            reported=None if self._good is None else Reported(good=self._good),
            streaming=True if rows.unmeasured(Objective.TTFT) < ok else None,
            warnings=tuple(self._once.warnings()),
            rows=rows,
        )


def _time(metric: Node) -> float | None:
    value = metric.get("value").number()
    return None if value is None else value * to_ms(metric)
