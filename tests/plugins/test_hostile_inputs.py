"""Hostile inputs are refused or answered, and neither hang nor fill the memory; ``python -m benchmarks hostile`` has all."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from benchmarks.hostile.inputs import INPUTS, MB

from conftest import ROOT, some

HANGS = 60
"""Seconds, far more than any takes: speed is measured elsewhere."""

MOST_MEMORY = 300 * MB
MOST_MEMORY_OF_YAML = 40 * MB
"""What thirty thousand values take; a path for each would take a hundred."""

QUICK = [
    ("service", "1 MB of unknown keys", "more-problems"),
    ("service", "as many unknown keys as are read", "more-problems"),
    ("service", "1 MB of duplicate keys", "duplicate-key"),
    ("service", "a million brackets", "not-json"),
    ("yaml", "a block sequence of letters", "not-yaml"),
    ("yaml", "a long key over many values", "not-yaml"),
    ("yaml", "flow sequences in one another", "not-yaml"),
    ("yaml", "keys of a hundred letters in one another", "missing-key"),
    ("yaml", "tags below long keys", "more-problems"),
    ("yaml", "the same key below long keys", "duplicate-key"),
    ("proof", "1 MB of runs", "too-many-runs"),
    ("proof", "1 MB of duplicate keys", "duplicate-key"),
]


@pytest.mark.parametrize(("door", "name", "rule"), some(QUICK))
def test_it_is_refused_in_little_memory(door: str, name: str, rule: str) -> None:
    command = [sys.executable, "-m", "benchmarks.hostile.measure", door, name, "--alone"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANGS, check=True)
    cost = json.loads(done.stdout)
    assert rule in cost["rules"]
    assert cost["problems"] <= 101
    assert cost["size"] > 0.05 * MB
    assert cost["memory"] < (MOST_MEMORY_OF_YAML if door == "yaml" else MOST_MEMORY)


def test_no_two_inputs_of_a_door_share_a_name() -> None:
    names = [(each.door, each.name) for each in INPUTS]
    assert len(set(names)) == len(names)
