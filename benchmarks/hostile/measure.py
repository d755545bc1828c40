"""Puts one hostile input to its door, in a process of its own, and says what it cost.

``python -m benchmarks.hostile.measure service "1 MB of unknown keys"`` prints two lines of JSON. The first is
what it cost: ``seconds``, ``memory`` (bytes at the peak above what the process had with the text in hand),
``size`` (bytes), ``problems`` (how many are shown) and ``rules``. The second has ``seconds`` and ``memory`` of
the bare parser of the same text: PyYAML, ``json``, or ``csv`` where it is no JSON. Some texts kill it, which is
why it comes last; ``--alone`` leaves it out.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from aruntime_evaluator import InvalidDocumentError, Problem, Runtime, handle, read_proof, warm_up
from benchmarks.hostile.inputs import INPUTS
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.reader import load_record
from mkdocs_aruntime.cli.documents import BadFileError, load_decision_record

KILO = 1024


def main(door: str, name: str, alone: str = "") -> None:
    text = next(each.make() for each in INPUTS if (each.door, each.name) == (door, name))
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yml"
        path.write_text(text, "utf-8", "surrogatepass")
        cost, shown = measured(lambda: DOORS[door](text, path))
        cost |= {"size": path.stat().st_size, "problems": len(shown), "rules": sorted(set(shown))[:5]}
    print(json.dumps(cost), flush=True)
    if not alone:
        print(json.dumps(measured(lambda: bare(door, text))[0]))


def measured[T](work: Callable[[], T]) -> tuple[dict[str, Any], T]:
    """Seconds and bytes that some work takes, and what it gives."""
    peak()
    before = peak()
    began = time.process_time()
    given = work()
    return {"seconds": time.process_time() - began, "memory": peak() - before}, given


def bare(door: str, text: str) -> object:
    """The text as its bare parser reads it; what it refuses is paid for, too."""
    if door == "yaml":
        with contextlib.suppress(yaml.YAMLError):
            return list(yaml.load_all(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        return None
    if text.lstrip()[:1] in {"{", "["}:
        with contextlib.suppress(ValueError, RecursionError):
            return json.loads(text)
        return None
    with contextlib.suppress(csv.Error):
        return list(csv.reader(io.StringIO(text)))
    return None


def service(text: str, _: Path) -> Sequence[str]:
    answer = json.loads(handle(text))
    return [] if answer["ok"] else [each["rule"] for each in answer["problems"]]


def read_yaml(_: str, path: Path) -> Sequence[str]:
    try:
        load_record(Runtime, path, root=path.parent)
    except DataError as error:
        return rules([each.problem for each in error.findings])
    return []


def record(_: str, path: Path) -> Sequence[str]:
    try:
        load_decision_record(path)
    except BadFileError as error:
        return error.message.splitlines()
    return []


def result_file(text: str, _: Path) -> Sequence[str]:
    try:
        read_proof("x", text)
    except InvalidDocumentError as error:
        return rules(error.problems)
    return []


def rules(problems: Sequence[Problem]) -> Sequence[str]:
    return [each.rule for each in problems]


def peak() -> int:
    """The most memory held since the last call, in bytes; where it cannot be set back, since the start."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
        held = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else KILO)
    return held * KILO


DOORS: dict[str, Callable[[str, Path], Sequence[str]]] = {
    "service": service,
    "yaml": read_yaml,
    "record": record,
    "proof": result_file,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
