"""Measures a real engine on a processor.

python -m benchmarks.engine steps              # processor time of a decode step, by the sequences in it
python -m benchmarks.engine curve STEPS.jsonl  # Goodput by the offered load, computed from measured steps
python -m benchmarks.engine load FOLDER        # open arrivals at rising rates, a CSV each for `aruntime goodput`
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import platform
import random
import statistics
import tempfile
from dataclasses import asdict, fields
from pathlib import Path

from benchmarks.engine.curve import curve, read_costs
from benchmarks.engine.load import Request, Row, arriving, together
from benchmarks.engine.model import SMOLLM2_135M, write_model
from benchmarks.engine.server import Server, serving

SEQUENCES = (1, 2, 4, 8, 16, 32)
RATES = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0)
REQUEST, SLOTS = Request(prompt=16, output=32), 8
SHORT, LONG = 8, 72
"""Tokens of two runs; what differs between them belongs to the tokens in between alone."""
PROMPTS = 10
"""Prompts measured at once: the clock of processor time ticks a hundred times a second."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=["steps", "curve", "load"])
    asked.add_argument("path", type=Path, nargs="?", default=Path())
    asked.add_argument("--repeats", type=int, default=5)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--seed", type=int, default=27)
    arguments = asked.parse_args()
    rng = random.Random(arguments.seed)
    if arguments.what == "curve":
        for point in curve(read_costs(arguments.path), rng):
            print(json.dumps(point))
        return
    print(
        json.dumps(
            {"machine": platform.machine(), "model": asdict(SMOLLM2_135M), "format": "Q8_0", "threads": 1}
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.gguf"
        write_model(model, SMOLLM2_135M)
        if arguments.what == "steps":
            steps(model, arguments.repeats, rng)
        else:
            load(model, arguments.path, arguments.seconds, rng)


def steps(model: Path, repeats: int, rng: random.Random) -> None:
    """Processor time of a prompt's token, then of a step by its sequences."""
    with serving(model, 1) as server:
        measured = sorted(prompt_token(server, rng) for _ in range(repeats))
    print(json.dumps({"prompt_token_ms": spread(measured)}), flush=True)
    for count in SEQUENCES:
        with serving(model, count) as server:
            measured = sorted(step(server, count, rng) for _ in range(repeats))
        print(json.dumps({"sequences": count, "step_ms": spread(measured)}), flush=True)


def spread(measured: list[float]) -> dict[str, float]:
    """Of sorted values."""
    return {"least": measured[0], "median": statistics.median(measured), "most": measured[-1]}


def prompt_token(server: Server, rng: random.Random) -> float:
    """Processor milliseconds for one more token of a prompt."""
    used = []
    for prompt in (SHORT, LONG):
        before = server.processor_seconds()
        for _ in range(PROMPTS):
            asyncio.run(together(server.address, 1, Request(prompt, 1), rng))
        used.append(server.processor_seconds() - before)
    return round(1000 * (used[1] - used[0]) / (LONG - SHORT) / PROMPTS, 3)


def step(server: Server, count: int, rng: random.Random) -> float:
    """Processor milliseconds of one step with so many sequences."""
    used = []
    for output in (SHORT, LONG):
        before = server.processor_seconds()
        asyncio.run(together(server.address, count, Request(REQUEST.prompt, output), rng))
        used.append(server.processor_seconds() - before)
    return round(1000 * (used[1] - used[0]) / (LONG - SHORT), 2)


def load(model: Path, folder: Path, seconds: float, rng: random.Random) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for rate in RATES:
        with serving(model, SLOTS) as server:
            asyncio.run(together(server.address, SLOTS, REQUEST, rng))
            rows = asyncio.run(arriving(server.address, rate, seconds, REQUEST, rng))
        path = folder / f"rate-{rate:g}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            file.write(f"# model: {SMOLLM2_135M.name}, random weights\n# request-rate: {rate:g}\n")
            writer = csv.DictWriter(file, [each.name for each in fields(Row)])
            writer.writeheader()
            writer.writerows(asdict(row) for row in rows)
        print(json.dumps({"rate": rate, "requests": len(rows), "file": str(path)}), flush=True)


if __name__ == "__main__":
    main()
