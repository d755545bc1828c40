"""The reference architecture gives every responsibility of the vocabulary one owner."""

from __future__ import annotations

from collections import Counter

import yaml

from conftest import ROOT
from examples.blocks import pages

PAGE = "docs/guides/reference-architecture.md"
HEADER = "| Layer | Component here | Team | Owns |"


def owned(text: str) -> Counter[str]:
    """How often each responsibility stands in the last column of the table of owners."""
    rows = text.partition(HEADER)[2].partition("\n\n")[0].strip().split("\n")[1:]
    last = [row.rstrip(" |").rpartition("| ")[2] for row in rows]
    return Counter(name.strip().lower() for cell in last for name in cell.split(","))


def test_every_responsibility_has_one_owner() -> None:
    vocabulary = yaml.safe_load((ROOT / "runtimes/vocabulary.yml").read_text("utf-8"))
    labels = [each["label"].lower() for each in vocabulary["responsibilities"]]
    found = owned(dict(pages())[PAGE])
    assert {label: found[label] for label in labels if found[label] != 1} == {}
    assert found.keys() - set(labels) == {"–"}


def test_a_second_owner_is_counted() -> None:
    twice = f"{HEADER}\n|---|---|---|---|\n| A | x | y | Rollout control |\n| B | x | y | Placement, rollout control |\n\n"
    assert owned(twice) == {"rollout control": 2, "placement": 1}
