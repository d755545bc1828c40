"""The guide to accelerators says of each runtime what its entry says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from aruntime_evaluator import Device, SizeParams, size
from conftest import ROOT
from examples.blocks import pages
from mkdocs_aruntime.catalog.sizing import shape_of
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.cli.size import listed_in

PAGE = "docs/guides/other-accelerators.md"
HEADER = "| Device | Says yes | Says partly |"


def rows(text: str) -> Iterator[tuple[str, str, str]]:
    """Device, runtime and the value that the column stands for."""
    for row in text.partition(HEADER)[2].partition("\n\n")[0].strip().split("\n")[1:]:
        device, yes, partly = (cell.strip() for cell in row.strip(" |").split(" | "))
        device = re.sub(r"\[(.+?)\]\(.*\)", r"\1", device)
        for value, cell in (("supported", yes), ("partial", partly)):
            yield from ((device, name.strip(), value) for name in cell.split(",") if name.strip() != "–")


@pytest.fixture(scope="module")
def claims() -> dict[str, str]:
    """The claims about hardware."""
    vocabulary = yaml.safe_load((ROOT / "runtimes/vocabulary.yml").read_text("utf-8"))
    (group,) = [each for each in vocabulary["groups"] if each["id"] == "hardware"]
    return {each["label"]: each["id"] for each in group["claims"]}


@pytest.fixture(scope="module")
def entries() -> dict[str, Any]:
    read = (yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "runtimes").glob("*.yml"))
    return {each["name"]: each for each in read if "name" in each}


def test_every_cell_is_what_the_entry_says(claims: dict[str, str], entries: dict[str, Any]) -> None:
    told = list(rows(dict(pages())[PAGE]))
    assert len(told) > 40
    assert {name for _, name, _ in told} - entries.keys() == set()
    assert [each for each in told if value_of(entries[each[1]], claims[each[0]]) != each[2]] == []


def value_of(entry: Any, claim: str) -> str | None:
    said = entry["claims"].get("hardware", [])
    return next((each["value"] for each in said if each["id"] == claim), None)


def test_both_columns_are_read() -> None:
    text = f"{HEADER}\n|---|---|---|\n| [A](../a.md) | X, Y | – |\n| B | – | Z |\n\n"
    assert list(rows(text)) == [("A", "X", "supported"), ("A", "Y", "supported"), ("B", "Z", "partial")]


SIZED = re.compile(
    r"^\| [^|]+ \| ([\d.]+) GB[^|]* \| ([\d.]+) TB/s \| (\d+)[^|]* \| ([\d.]+) ms \|$", re.MULTILINE
)
"""Memory, bandwidth, devices and floor of a row."""


def test_the_table_of_sizes_is_what_the_calculator_gives() -> None:
    listed = listed_in(find_project(ROOT))
    model = next(each for each in listed.models if each.id == "llama-3-1-70b")
    found = SIZED.findall(dict(pages())[PAGE])
    assert len(found) == 4
    for memory, bandwidth, devices, floor in found:
        asked = SizeParams(
            model=shape_of(model),
            device=Device(name="device", memory_gb=float(memory)),
            weight_bits=8,
            cache_bits=16,
            context=6800,
            concurrency=40,
        )
        sized = size(asked)
        assert sized.devices == int(devices)
        held = re.search(r"([\d.]+) GB of the", sized.sentences[0])
        assert held
        assert round(float(held[1]) / float(bandwidth), 1) == float(floor)
