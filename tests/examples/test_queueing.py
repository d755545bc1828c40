"""The figures of the queues on the pages are those that the simulation gives."""

from __future__ import annotations

import pytest
from benchmarks.queueing import (
    ARRIVING,
    CHOICES,
    DELAYS,
    RATES,
    SECONDS,
    SLOTS,
    USERS,
    batches,
    closed_loop,
    open_loop,
    routing,
)

from conftest import ROOT


def rows(page: str) -> str:
    return (ROOT / "docs" / "guides" / f"{page}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rate", RATES)
def test_open_loops_are_as_the_page_says(rate: float) -> None:
    finished, p95 = open_loop(rate)
    assert f"| Open, {rate} requests a second | {finished} | {p95} s |" in rows("benchmarking-honestly")


@pytest.mark.parametrize("users", USERS)
def test_closed_loops_are_as_the_page_says(users: int) -> None:
    finished, p95 = closed_loop(users)
    assert f"| Closed, {users} users | {finished} | {p95} s |" in rows("benchmarking-honestly")


@pytest.mark.parametrize("arriving", ARRIVING)
def test_batches_are_as_the_page_says(arriving: int) -> None:
    found = [batches(arriving, delay) for delay in DELAYS]
    shown = ["grows without end" if p95 > 1000 else f"{p95} ms" for _, p95 in found]
    assert f"| {arriving:,} | {' | '.join(shown)} | {found[1][0]} |" in rows("model-servers")


@pytest.mark.parametrize("choice", CHOICES)
def test_waits_are_as_the_page_says(choice: str) -> None:
    shown = " | ".join(f"{wait} s" for wait in routing(CHOICES[choice]))
    assert f" | {shown} |" in rows("serving-platforms")


def test_a_server_finishes_no_more_than_its_slots_can() -> None:
    assert closed_loop(1000, seconds=2000)[0] == pytest.approx(SLOTS / SECONDS, rel=0.05)
    assert open_loop(0.01, seconds=100_000)[0] == pytest.approx(0.01, rel=0.2)


def test_a_full_batch_does_not_wait_for_its_delay() -> None:
    assert batches(1600, 0.0, most=8)[1] == pytest.approx(batches(1600, 1000.0, most=8)[1], rel=0.1)
