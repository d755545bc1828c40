"""The list of partial claims without a condition: it is pruned, and it never grows."""

from __future__ import annotations

from pathlib import Path

from mkdocs_aruntime.catalog.review import entries_of
from mkdocs_aruntime.catalog.undecided import load_undecided, still_open

ROOT = Path(__file__).parents[3]
MOST = 711
"""Claims that were open when conditions became data. Lower it when some are decided; never raise it."""


def test_the_list_only_shrinks_and_holds_nothing_that_is_decided() -> None:
    folder = ROOT / "runtimes"
    listed = load_undecided(folder, root=ROOT)
    entries = [runtime for runtime, _ in entries_of(folder, root=ROOT).read.values()]
    assert sum(map(len, listed.values())) <= MOST
    assert still_open(listed, entries) == (folder / "undecided.yml").read_text("utf-8")


def test_what_is_decided_leaves_the_list(copy: Path) -> None:
    folder = copy / "runtimes"
    entries = [runtime for runtime, _ in entries_of(folder, root=copy).read.values()]
    listed = {"gamma": ("protocols.amqp",), "alpha": ("protocols.mqtt",), "gone": ("a.b",)}
    assert still_open(listed, entries).endswith("\nclaims: {}\n")
    entry = folder / "gamma.yml"
    text = entry.read_text("utf-8")
    entry.write_text(
        text.replace("      when: {edition", "      # {edition").replace("      lacks", "      # lacks"),
        "utf-8",
    )
    entries = [runtime for runtime, _ in entries_of(folder, root=copy).read.values()]
    assert still_open(listed, entries).endswith("\nclaims:\n  gamma: [protocols.amqp]\n")
