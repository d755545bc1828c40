"""Goodput by the offered load, computed from measured steps: what a quiet machine would show."""

from __future__ import annotations

import json
import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

RATES = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
REQUESTS = 4_000
PROMPT, OUTPUT, SLOTS = 16, 32, 8
TTFT, TPOT = 1.0, 0.1
"""Seconds: the objectives."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds, as they were measured."""

    prompt_token: float
    steps: tuple[tuple[int, float], ...]
    """Sequences and the time of a step with so many, rising."""

    def step(self, sequences: int) -> float:
        """The time of a step, on a line between the two measured ones around it."""
        at = bisect_left([count for count, _ in self.steps], sequences)
        high, slow = self.steps[at]
        if high == sequences:
            return slow
        low, quick = self.steps[at - 1]
        return quick + (slow - quick) * (sequences - low) / (high - low)


@dataclass(slots=True)
class Running:
    """A request in a slot."""

    arrived: float
    first: float
    left: int = field(default=OUTPUT - 1)


def read_costs(path: Path) -> Costs:
    """From what ``steps`` wrote."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    (prompt,) = [line["prompt_token_ms"]["median"] for line in lines if "prompt_token_ms" in line]
    steps = [(line["sequences"], line["step_ms"]["median"] / 1000) for line in lines if "step_ms" in line]
    return Costs(prompt / 1000, tuple(sorted(steps)))


def curve(costs: Costs, rng: random.Random) -> Iterator[dict[str, float]]:
    """Attainment and Goodput at each rate."""
    for rate in RATES:
        good, lasted = _run(costs, rate, rng)
        yield {"rate": rate, "attainment": round(good / REQUESTS, 4), "goodput": round(good / lasted, 2)}


def _run(costs: Costs, rate: float, rng: random.Random) -> tuple[int, float]:
    """Good requests, and the time of the last answer; a prompt is computed in a step of its own, in order."""
    arrivals, due = [], 0.0
    for _ in range(REQUESTS):
        due += rng.expovariate(rate)
        arrivals.append(due)
    waiting, running, now, good = iter(arrivals), list[Running](), 0.0, 0
    following = next(waiting, None)
    while running or following is not None:
        if not running and following is not None:
            now = max(now, following)
        if following is not None and following <= now and len(running) < SLOTS:
            now += PROMPT * costs.prompt_token
            running.append(Running(following, now))
            following = next(waiting, None)
            continue
        now += costs.step(len(running))
        for each in running:
            each.left -= 1
        ended = [each for each in running if not each.left]
        running = [each for each in running if each.left]
        good += sum(_is_good(each, now) for each in ended)
    return good, now


def _is_good(request: Running, end: float) -> bool:
    return request.first - request.arrived <= TTFT and (end - request.first) / (OUTPUT - 1) <= TPOT
