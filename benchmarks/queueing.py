"""What queues do, in figures that guides quote: ``python -m benchmarks.queueing`` prints them again.

Simulations with made-up service times, no measurements: they show the effect of a choice, not the speed of a server.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from itertools import accumulate

REQUESTS = 40_000
SLOTS = 8
SECONDS = 2.0
"""Mean time of an answer, of which a server with eight slots finishes four a second."""

RATES = (2.0, 3.0, 3.6, 3.9, 4.4)
USERS = (4, 8, 16, 32)
ARRIVING = (50, 100, 800, 1600)
DELAYS = (None, 0.0, 2.0, 8.0)


def main() -> None:
    """Print one table per question."""
    print("open loop: requests a second, finished a second, p95 in seconds")
    for rate in RATES:
        print(f"  {rate}: {open_loop(rate)}")
    print("closed loop: users, finished a second, p95 in seconds")
    for users in USERS:
        print(f"  {users}: {closed_loop(users)}")
    print("batches: requests a second, delay in ms: mean batch, p95 in ms")
    for arriving in ARRIVING:
        for delay in DELAYS:
            print(f"  {arriving}, {delay}: {batches(arriving, delay)}")
    print("routing at 85 % load: p50, p95, p99 of the wait in seconds")
    for name, choose in CHOICES.items():
        print(f"  {name}: {routing(choose)}")


def open_loop(rate: float, *, seconds: float = 600) -> tuple[float, float]:
    """Requests that come at times of their own; those still running at the end count as late as they are."""
    draw = random.Random(1)
    free = [0.0] * SLOTS
    times, finished, at = [], 0, 0.0
    while (at := at + draw.expovariate(rate)) < seconds:
        done = max(at, heapq.heappop(free)) + service(draw)
        heapq.heappush(free, done)
        finished += done <= seconds
        times.append(done - at)
    return round(finished / seconds, 2), round(quantile(times, 0.95), 1)


def closed_loop(users: int, *, seconds: float = 600) -> tuple[float, float]:
    """Each user sends the next request when the answer to the last is there."""
    draw = random.Random(1)
    free = [0.0] * SLOTS
    waiting = [0.0] * users
    times, finished = [], 0
    while (at := heapq.heappop(waiting)) < seconds:
        done = max(at, heapq.heappop(free)) + service(draw)
        heapq.heappush(free, done)
        heapq.heappush(waiting, done)
        finished += done <= seconds
        times.append(done - at)
    return round(finished / seconds, 2), round(quantile(times, 0.95), 1)


def batches(rate: float, delay: float | None, *, most: int = 32) -> tuple[float, float]:
    """One instance, whose step takes 8 ms and 0.25 ms more for each request in it; no delay: one at a time."""
    draw = random.Random(1)
    gaps = (draw.expovariate(rate / 1000) for _ in range(REQUESTS))
    arrivals = list(accumulate(gaps))
    free, first, sizes, times = 0.0, 0, [], []
    while first < len(arrivals):
        size = 1
        begin = max(free, arrivals[first])
        if delay is not None:
            full = arrivals[first + most - 1] if first + most <= len(arrivals) else float("inf")
            begin = max(free, min(arrivals[first] + delay, full))
            size = sum(at <= begin for at in arrivals[first : first + most])
        free = begin + 8.0 + 0.25 * size
        times += [free - at for at in arrivals[first : first + size]]
        sizes.append(size)
        first += size
    return round(sum(sizes) / len(sizes), 1), round(quantile(times, 0.95), 1)


type Choose = Callable[[random.Random, int, list[int]], int]

CHOICES: dict[str, Choose] = {
    "at random": lambda draw, _, running: draw.randrange(len(running)),
    "in turn": lambda _, number, running: number % len(running),
    "better of two at random": lambda draw, _, running: min(
        draw.sample(range(len(running)), 2), key=running.__getitem__
    ),
    "fewest requests": lambda _, __, running: min(range(len(running)), key=running.__getitem__),
}


def routing(choose: Choose, *, replicas: int = 8) -> tuple[float, ...]:
    """How long requests wait for a slot of the replica that was chosen for them."""
    draw = random.Random(1)
    rate = 0.85 * replicas * SLOTS / SECONDS
    free = [[0.0] * SLOTS for _ in range(replicas)]
    ends: list[tuple[float, int]] = []
    running = [0] * replicas
    at, waits = 0.0, []
    for number in range(REQUESTS):
        at += draw.expovariate(rate)
        while ends and ends[0][0] <= at:
            running[heapq.heappop(ends)[1]] -= 1
        chosen = choose(draw, number, running)
        begin = max(at, heapq.heappop(free[chosen]))
        done = begin + service(draw)
        heapq.heappush(free[chosen], done)
        heapq.heappush(ends, (done, chosen))
        running[chosen] += 1
        waits.append(begin - at)
    return tuple(round(quantile(waits, each), 2) for each in (0.5, 0.95, 0.99))


def service(draw: random.Random) -> float:
    """A few answers are long: log-normal, with the mean of ``SECONDS`` and a deviation as large."""
    return draw.lognormvariate(0.3466, 0.8326)


def quantile(values: list[float], proportion: float) -> float:
    return sorted(values)[int(proportion * (len(values) - 1))]


if __name__ == "__main__":
    main()
