"""Kills workers of durable runtimes at random moments, and counts what was done twice, lost, or left unfinished.

python -m benchmarks.durable [--kills 200] [--runtime NAME ...]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.durable.case import STEPS, Desk
from benchmarks.durable.runtimes import RUNTIMES, Runtime

LONGEST_LIFE = 0.15
"""Seconds that a worker may work before it is killed."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted at the stub, which no runtime can forget or embellish."""

    runtime: str
    kills: int
    cases: int
    unfinished: int
    """Cases that were begun and are not done after the last worker came to its end."""
    steps_repeated: int
    effects_repeated: int
    """Calls beyond the first for a case and step: what happens twice where the tool knows no keys."""
    effects_missing: int
    """Steps of finished cases without their effect."""
    out_of_order: int
    """Finished cases whose first effects are not in the order of their steps."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=27)
    asked.add_argument("--runtime", choices=RUNTIMES, action="append")
    arguments = asked.parse_args()
    machine = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    print(json.dumps({"machine": machine, "kills": arguments.kills, "seed": arguments.seed, "steps": STEPS}))
    for name in arguments.runtime or RUNTIMES:
        with tempfile.TemporaryDirectory() as folder:
            tally = torture(
                name, RUNTIMES[name], Desk(Path(folder)), arguments.kills, random.Random(arguments.seed)
            )
        print(json.dumps(asdict(tally)), flush=True)


def torture(name: str, runtime: Runtime, desk: Desk, kills: int, rng: random.Random) -> Tally:
    """Let workers live for a moment each, then one as long as it needs."""
    killed = 0
    while killed < kills:
        worker = begin(runtime, desk)
        time.sleep(rng.uniform(0, LONGEST_LIFE))
        os.kill(worker, signal.SIGKILL)
        _, status = os.waitpid(worker, 0)
        killed += os.WIFSIGNALED(status)
    desk.close_for_new()
    _, status = os.waitpid(begin(runtime, desk, wait=False), 0)
    if status:
        sys.exit(f"{name}: the last worker ended with {status}")
    return count(name, killed, desk)


def begin(runtime: Runtime, desk: Desk, *, wait: bool = True) -> int:
    """Fork a worker, and return when it has begun its first step."""
    before = desk.begun_steps()
    worker = os.fork()
    if worker == 0:
        try:
            runtime(desk)
            os._exit(0)
        except BaseException as error:  # noqa: BLE001  a worker that fails must not become a second parent
            print(repr(error), file=sys.stderr)
            os._exit(1)
    while wait and desk.begun_steps() == before:
        time.sleep(0.001)
        if os.waitpid(worker, os.WNOHANG) != (0, 0):
            sys.exit("a worker ended before its first step")
    return worker


def count(name: str, kills: int, desk: Desk) -> Tally:
    begun, effects = Counter(desk.lines("begun")), Counter(desk.lines("effects"))
    done = set(desk.lines("done"))
    first = list(dict.fromkeys(desk.lines("effects")))
    order = {case: [int(each.split()[1]) for each in first if each.split()[0] == case] for case in done}
    return Tally(
        runtime=name,
        kills=kills,
        cases=len(desk.cases()),
        unfinished=len(set(desk.cases()) - done),
        steps_repeated=begun.total() - len(begun),
        effects_repeated=effects.total() - len(effects),
        effects_missing=sum(STEPS - len(steps) for steps in order.values()),
        out_of_order=sum(steps != sorted(steps) for steps in order.values()),
    )


if __name__ == "__main__":
    main()
