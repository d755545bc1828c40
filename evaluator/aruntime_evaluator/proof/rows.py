"""Requests one by one, as packed numbers: what goodput is recomputed from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor, fsum, inf, isnan, nan, sqrt

from aruntime_evaluator.model.problem import refused
from aruntime_evaluator.proof.slo import Objective

MOST_ROWS = 2_000_000
"""Requests of one run, which take a hundred megabytes; a run of a day at twenty a second has as many."""

type Numbers = array[float]

ROUNDED = 1e-3
"""A share by which rounding may bring an end before its first token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The requests that succeeded: equally long arrays, NaN where something was not measured."""

    ttft: Numbers
    tpot: Numbers
    itl: Numbers
    e2e: Numbers
    """Latencies in milliseconds."""
    input_tokens: Numbers
    output_tokens: Numbers
    contradictory: int = 0
    """Requests whose end was measured before their first token: of those no time is kept."""

    def __len__(self) -> int:
        return len(self.e2e)

    def times(self, objective: Objective) -> Numbers:
        """The latencies that a limit is set on, in milliseconds."""
        times: Numbers = getattr(self, objective)
        return times

    def unmeasured(self, objective: Objective) -> int:
        """How many requests have no such latency."""
        return sum(map(isnan, self.times(objective)))


class RowCollector:
    """Takes requests one by one and keeps 48 bytes of each."""

    def __init__(self) -> None:
        self._columns: tuple[Numbers, ...] = tuple(array("d") for _ in range(6))
        self._appends = tuple(column.append for column in self._columns)
        self._contradictory = 0

    def add(
        self,
        *,
        ttft: float | None = None,
        tpot: float | None = None,
        itl: float | None = None,
        e2e: float | None = None,
        input_tokens: float | None = None,
        output_tokens: float | None = None,
    ) -> None:
        """Add one request that succeeded; times in milliseconds."""
        if len(self._columns[0]) == MOST_ROWS:
            message = f"has more than {MOST_ROWS:,} requests in one run; split it"
            raise refused("the file", "too-many-rows", message)
        if e2e is not None and ttft is not None and e2e < ttft * (1 - ROUNDED):
            self._contradictory += 1
            ttft = tpot = itl = e2e = None
        # One by one: a loop over them would take three times as long, and there are millions.
        add_ttft, add_tpot, add_itl, add_e2e, add_input, add_output = self._appends
        add_ttft(nan if ttft is None else ttft)
        add_tpot(nan if tpot is None else tpot)
        add_itl(nan if itl is None else itl)
        add_e2e(nan if e2e is None else e2e)
        add_input(nan if input_tokens is None else input_tokens)
        add_output(nan if output_tokens is None else output_tokens)

    def rows(self) -> Rows:
        """What was added so far."""
        ttft, tpot, itl, e2e, input_tokens, output_tokens = self._columns
        return Rows(
            ttft=ttft,
            tpot=tpot,
            itl=itl,
            e2e=e2e,
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            contradictory=self._contradictory,
        )


def time_per_output_token(e2e: float | None, ttft: float | None, tokens: float | None) -> float | None:
    """(end to end − TTFT) / (output tokens − 1); 0 where there is one token or none, so nothing to wait for.

    As vLLM and SGLang define it for goodput. The unit is that of the times.
    """
    if e2e is None or ttft is None or tokens is None:
        return None
    return (e2e - ttft) / (tokens - 1) if tokens > 1 else 0.0


class Once:
    """Tells requests that a file holds twice by their ids."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, bool]] = set()
        self.repeated = 0
        self._contrary = 0

    def is_new(self, id_: str | None, *, ok: bool) -> bool:
        """Whether it counts: the first of its id, or one with another outcome, lest a failure is lost."""
        if id_ is None:
            return True
        if (id_, ok) in self._seen:
            self.repeated += 1
            return False
        self._contrary += (id_, not ok) in self._seen
        self._seen.add((id_, ok))
        return True

    def warnings(self) -> Iterator[str]:
        """What to say of those that came again."""
        if self.repeated:
            yield f"{self.repeated} requests repeat the id of an earlier one; each is counted once"
        if self._contrary:
            yield f"{self._contrary} requests both succeeded and failed by their id; both are counted"


def rate_of(count: int, first: float | None, last: float | None) -> tuple[float, float] | None:
    """Requests sent per second, from when the first and the last of them were sent, in seconds."""
    if count < 2 or first is None or last is None:  # noqa: PLR2004 - one request has no rate
        return None
    rate = (count - 1) / (last - first) if last > first else inf
    return rate, rate


def stated_per_token(stated: float | None, tokens: float | None) -> float | None:
    """A time per token that a tool states, in its unit; 0 where there is one token or none, and so no gap."""
    return 0.0 if stated is None and tokens is not None and tokens <= 1 else stated


def measured(values: Iterable[float]) -> list[float]:
    """The values that are there, sorted."""
    return sorted(value for value in values if not isnan(value))


def mean(values: list[float]) -> float:
    """Arithmetic mean of at least one value."""
    return fsum(values) / len(values)


def stdev(values: list[float]) -> float:
    """Population standard deviation of at least one finite value."""
    middle = mean(values)
    return sqrt(fsum((value - middle) ** 2 for value in values) / len(values))


def percentile(values: list[float], p: float) -> float:
    """The p-th percentile of sorted values, by linear interpolation between the two nearest ranks.

    Hyndman, Fan 1996, The American Statistician 50(4), 361-365, type 7: what numpy, and so most tools, use.
    """
    place = (len(values) - 1) * p / 100
    below = floor(place)
    low, high = values[below], values[min(below + 1, len(values) - 1)]
    return low if low == high else low + (high - low) * (place - below)
