"""The figures of worked tables are those that their own arithmetic gives."""

from __future__ import annotations

from math import ceil

import pytest

from conftest import ROOT

MEGABIT = 1e6 / 8


def rows(page: str) -> str:
    return (ROOT / "docs" / "guides" / f"{page}.md").read_text("utf-8")


def minutes(gigabytes: float, bytes_per_second: float, digits: int | None = None) -> str:
    return f"{round(gigabytes * 1e9 / bytes_per_second / 60, digits)} min"


@pytest.mark.parametrize(
    ("part", "size"), [("Model", 70), ("Engine image", 12), ("The rest", 40), ("Set", 70 + 12 + 40)]
)
def test_a_set_is_carried_in_the_time_that_its_size_takes(part: str, size: int) -> None:
    times = [
        minutes(size, 100 * MEGABIT),
        minutes(size, 1000 * MEGABIT, 1),
        minutes(size, 400e6, 1),
        minutes(size, 50e6),
    ]
    assert f"| {part} | {size} | {' | '.join(times)} |" in rows("air-gapped-operation")


@pytest.mark.parametrize(
    ("size", "told"),
    [(16, ("36 s", "9 s", "1.1 s")), (70, ("156 s", "39 s", "4.9 s")), (671, ("25 min", "6.2 min", "47 s"))],
)
def test_hashing_takes_as_long_as_the_page_says(size: int, told: tuple[str, str, str]) -> None:
    for text, speed in zip(told, (0.45, 1.8, 8 * 1.8), strict=True):
        number, unit = text.split()
        digits = len(number.partition(".")[2])
        assert float(number) == round(size / speed / {"s": 1, "min": 60}[unit], digits)
    assert f"| {size} | {' | '.join(told)} |" in rows("artifact-integrity-and-supply-chain")


@pytest.mark.parametrize(("bits", "group"), [(16, 0), (8, 128), (4, 32), (4, 128)])
def test_a_form_weighs_its_bits_and_its_scales(bits: int, group: int) -> None:
    each = bits + (16 / group if group else 0)
    size = 8 * each / 8
    (row,) = [
        line
        for line in rows("model-artifacts-and-conversion").splitlines()
        if line.startswith(f"| {bits} bits") and (not group or f"for {group} weights" in line)
    ]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1].rpartition("= ")[2] == f"{each:g}"
    assert cells[2] == f"{size:.1f}"
    assert cells[3] in {minutes(size, 100 * MEGABIT), minutes(size, 100 * MEGABIT, 1)}
    assert cells[4] == str(ceil(size / 2))


@pytest.mark.parametrize(("weeks", "minors"), [(2, 1), (8, 2), (13, 3)])
def test_moves_a_year_follow_from_releases_and_minors_with_fixes(weeks: int, minors: int) -> None:
    window = weeks * minors
    moves = f"{52 / window:.2f}".rstrip("0").rstrip(".")
    assert f"| {window} weeks | {moves} |" in rows("licences-and-support")
