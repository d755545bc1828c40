"""Runs every benchmark and prints one table; the same as JSON in ``.cache/bench.json``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import browser, build, decision, editing, evaluation, journeys, search, serving
from benchmarks.hostile import suite as hostile

SUITES: dict[str, Callable[[], list[dict[str, Any]]]] = {
    "build": build.run,
    "serving": serving.run,
    "browser": browser.run,
    "editing": editing.run,
    "journeys": journeys.run,
    "search": search.run,
    "decision": decision.run,
    "evaluation": evaluation.run,
    "hostile": hostile.run,
    "hostile-more": hostile.run_more,
}

BY_NAME_ONLY = {"hostile-more"}
"""Run where it is named; it takes minutes."""


def main(names: list[str]) -> None:
    rows: list[dict[str, Any]] = []
    for name in names or [each for each in SUITES if each not in BY_NAME_ONLY]:
        print(f"{name} ...", file=sys.stderr, flush=True)
        rows += [{"suite": name, **row} for row in SUITES[name]()]
    for row in rows:
        print(line(row))
    target = Path(".cache") / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"\nthe same as JSON: {target}")


def line(row: dict[str, Any]) -> str:
    told = [
        f"{row['ms']:,.4g} ms" if isinstance(row.get("ms"), float | int) else "",
        f"{row['bytes']:,} bytes" if "bytes" in row else "",
        f"ratio {row['ratio']:.2f}" if isinstance(row.get("ratio"), float | int) else "",
        str(row.get("note", "")),
    ]
    return f"{row['suite']:9} {row['name']:58} " + ", ".join(filter(None, told))


main(sys.argv[1:])
