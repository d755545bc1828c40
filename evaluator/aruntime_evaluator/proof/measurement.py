"""The canonical record of a benchmark run: what every reader returns, whatever the tool called it.

Times are milliseconds where they belong to a request and seconds where they belong to the run; a field that
a file does not state is None, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aruntime_evaluator.proof.rows import Rows
from aruntime_evaluator.proof.slo import Slo


class LoadMode(StrEnum):
    """How requests were offered."""

    RATE = "requests-per-second"
    """An open loop: so many requests per second, whether or not earlier ones are done."""
    CONCURRENCY = "concurrency"
    """A closed loop: so many requests in flight, a new one when one ends."""
    UNLIMITED = "unlimited"
    """All at once; the value is their number."""
    SCHEDULE = "schedule"
    """At the times of a trace, or at a rate that changes."""
    UNKNOWN = "unknown"


class TokenBasis(StrEnum):
    """Whose tokenizer counted the output tokens."""

    CLIENT = "client"
    """The benchmark tool's own."""
    SERVER = "server"
    """The server's, as its responses report it."""
    SERVER_OR_CLIENT = "server-or-client"
    """The server's where it reports usage, else the tool's own; the file does not say which."""
    UNKNOWN = "unknown"


class LatencyKind(StrEnum):
    """What a latency distribution is over. Kinds that sound alike are kept apart."""

    TTFT = "ttft"
    TPOT = "tpot"
    """Per request, without the first token."""
    TPOT_WITH_FIRST = "tpot-with-first"
    """Per request, the first token's time included."""
    ITL = "itl"
    """All gaps between streamed chunks, pooled over requests."""
    ITL_BY_TOKEN = "itl-by-token"  # noqa: S105 - a kind of latency, not a password
    """Each request's mean gap, counted once per token."""
    E2E = "e2e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What was offered; a goodput means nothing without it."""

    mode: LoadMode = LoadMode.UNKNOWN
    value: float | None = None
    """Requests per second, requests in flight, or their number; by mode."""
    most_in_flight: int | None = None
    """A cap on requests in flight beside a rate."""
    burstiness: float | None = None
    """Shape of the gamma distribution of gaps; 1 is a Poisson process, below it arrivals come in bursts."""

    def __str__(self) -> str:
        value = "?" if self.value is None else f"{self.value:g}"
        cap = "" if self.most_in_flight is None else f", at most {self.most_in_flight} in flight"
        bursts = "" if self.burstiness in {None, 1.0} else f", burstiness {self.burstiness:g}"
        return {
            LoadMode.RATE: f"{value} requests/s{cap}{bursts}",
            LoadMode.CONCURRENCY: f"concurrency {value}",
            LoadMode.UNLIMITED: f"{value} requests at once",
        }.get(self.mode, f"{self.mode}{cap}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the requests."""

    attempted: int | None = None
    """Those that were answered or failed: ok + errored."""
    ok: int | None = None
    errored: int | None = None
    cancelled: int | None = None
    """Cut off by the tool itself, as at the end of a timed run; neither ok nor errored, and not attempted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Token counts of one side of the requests."""

    total: int | None = None
    mean: float | None = None
    stdev: float | None = None
    """Population standard deviation over requests."""

    def __str__(self) -> str:
        mean = "?" if self.mean is None else f"{self.mean:.4g}"
        return mean if self.stdev is None else f"{mean} ± {self.stdev:.3g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """How many tokens, and who counted."""

    basis: TokenBasis = TokenBasis.UNKNOWN
    tokenizer: str | None = None
    input: Lengths = field(default_factory=Lengths)
    output: Lengths = field(default_factory=Lengths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """One latency distribution over the requests that succeeded."""

    kind: LatencyKind
    unit: str = "ms"
    n: int | None = None
    """How many requests stand behind it; at least so many where the file only gives a minimum."""
    mean: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    stdev: float | None = None
    percentiles: Mapping[str, float] = field(default_factory=dict)
    """``p50``, ``p99``, ``p99.9``: in milliseconds."""

    @property
    def unresolved(self) -> tuple[str, ...]:
        """Percentiles that fewer requests stand behind than it takes to see one beyond: never a bound.

        The p-th percentile needs 100 / (100 − p) requests: p95 needs 20, p99 needs 100. A number of
        requests that the file does not state resolves none above the median.
        """
        return tuple(name for name in self.percentiles if _needed(name) > max(2, self.n or 0))


def _needed(percentile: str) -> float:
    beyond = 100 - float(percentile.removeprefix("p"))
    return round(100 / beyond, 6) if beyond > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """What came out per second, good or not."""

    requests: float | None = None
    output_tokens: float | None = None
    total_tokens: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What the tool itself says of goodput."""

    goodput: float | None = None
    """Good requests per second."""
    good: int | None = None
    attainment: float | None = None
    """Share of requests; each tool has its own denominator."""
    slos: tuple[Slo, ...] = ()
    """The limits the numbers stand against, in every equal wording; empty where the file does not state
    them, or where they are not all limits that we know."""
    limits: str | None = None
    """The limits as the file states them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One benchmark run at one load."""

    tool: str
    tool_version: str | None = None
    run_id: str | None = None
    started: str | None = None
    duration_s: float | None = None
    load: Load = field(default_factory=Load)
    sent_rate: tuple[float, float] | None = None
    """Requests sent per second, at least and at most; None where nothing but the duration tells."""
    counts: Counts = field(default_factory=Counts)
    tokens: Tokens = field(default_factory=Tokens)
    latencies: tuple[Latency, ...] = ()
    throughput: Throughput = field(default_factory=Throughput)
    reported: Reported | None = None
    server: str | None = None
    model: str | None = None
    precision: str | None = None
    hardware: str | None = None
    dataset: str | None = None
    streaming: bool | None = None
    warnings: tuple[str, ...] = ()
    rows: Rows | None = None
    """The requests that succeeded, one by one, where the file has them all."""

    def latency(self, kind: LatencyKind) -> Latency | None:
        """The distribution of a kind, where the file has it."""
        return next((each for each in self.latencies if each.kind is kind), None)
