"""What every hostile input costs, beside the bare parser of the same text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from benchmarks.hostile.inputs import INPUTS, MB, Input

LONGEST = 30
"""Seconds for one input and its bare parser."""

LONGEST_RUN = 120
"""Seconds for all of them; what is left over is told."""


def run() -> list[dict[str, Any]]:
    """The inputs of a megabyte or so."""
    return rows(each for each in INPUTS if not each.extra)


def run_more() -> list[dict[str, Any]]:
    """Those as large as is read, and result files within requests."""
    return rows(each for each in INPUTS if each.extra)


def rows(inputs: Iterable[Input]) -> list[dict[str, Any]]:
    """A row per input, then the slowest and the largest."""
    until = time.monotonic() + LONGEST_RUN
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        told = list(pool.map(lambda each: row(each, until), inputs))
    return [*told, *worst(told)]


def row(each: Input, until: float) -> dict[str, Any]:
    name = f"{each.door}: {each.name}"
    if time.monotonic() > until:
        return {"name": name, "note": "left out for want of time; run the suite alone"}
    found = measure(each)
    if not found:
        return {"name": name, "note": f"no answer within {LONGEST} s"}
    cost, *others = found
    per_mb, memory = cost["seconds"] * MB / cost["size"], cost["memory"] / MB
    rules = ", ".join(cost["rules"]) or "answered"
    return {
        "name": name,
        "ms": cost["seconds"] * 1000,
        "seconds_per_mb": per_mb,
        "memory": cost["memory"],
        "note": f"{per_mb:.2f} s per MB, {memory:.0f} MB of memory, {beside(cost, others)}, {rules}",
    }


def measure(each: Input) -> list[dict[str, Any]]:
    """What the input cost, then its bare parser; without this where it found no end or died."""
    command = [sys.executable, "-m", "benchmarks.hostile.measure", each.door, each.name]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=LONGEST)
        said = done.stdout
        if not said:
            message = f"{each.door}: {each.name} ended with {done.returncode}: {done.stderr[-2000:]!r}"
            raise RuntimeError(message)
    except subprocess.TimeoutExpired as error:
        said = error.stdout or b""
    return [json.loads(line) for line in said.splitlines()]


def beside(cost: dict[str, Any], others: list[dict[str, Any]]) -> str:
    if not others:
        return "the bare parser finds no end"
    seconds, memory = (cost[each] / max(others[0][each], least) for each, least in LEAST.items())
    return f"× bare parser: time {seconds:.2f}, memory {memory:.2f}"


LEAST = {"seconds": 0.001, "memory": 0.1 * MB}
"""Less than this is noise."""


def worst(told: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    answered = [each for each in told if "ms" in each]
    for title, key in (("slowest per MB", "seconds_per_mb"), ("largest", "memory")) if answered else ():
        found = max(answered, key=lambda each: each[key])
        yield {**found, "name": f"{title}: {found['name']}"}
