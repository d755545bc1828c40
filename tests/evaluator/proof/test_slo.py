"""Objectives as text: what is read, and one message per mistake."""

from __future__ import annotations

import pytest

from aruntime_evaluator import InvalidDocumentError, Slo, parse_slo


@pytest.mark.parametrize(
    ("text", "slo"),
    [
        ("ttft=500ms,tpot=50ms", Slo(ttft=500.0, tpot=50.0)),
        ("TTFT = 0.5 s; E2E = 30s", Slo(ttft=500.0, e2e=30_000.0)),
        ("ttft:500ms tpot:50ms", Slo(ttft=500.0, tpot=50.0)),
        ("itl=1500us", Slo(itl=1.5)),
        ("itl=1500µs", Slo(itl=1.5)),
        ("itl=1500μs,", Slo(itl=1.5)),
        ("e2e=2.5e9ns", Slo(e2e=2500.0)),
    ],
)
def test_limits_are_read_in_every_unit(text: str, slo: Slo) -> None:
    found = parse_slo(text)
    assert found.limits.keys() == slo.limits.keys()
    assert list(found.limits.values()) == pytest.approx(list(slo.limits.values()), rel=1e-12)


def test_limits_read_as_they_are_written() -> None:
    assert str(parse_slo("e2e=30s,ttft=500ms")) == "ttft ≤ 500 ms, e2e ≤ 30000 ms"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "slo: the objective names no limit; write ttft=500ms,tpot=50ms"),
        ("  ", "slo: the objective names no limit; write ttft=500ms,tpot=50ms"),
        ("fast", "slo: 'fast' is not a limit; write ttft=500ms"),
        ("ttft=ms", "slo: '' is not a number"),
        ("ttft=1e500ms", "slo: 'ttft=1e500ms' is not a time above 0"),
        ("ttft=1.2.3ms", "slo: '1.2.3' is not a number"),
        ("ttft=0ms", "slo: 'ttft=0ms' is not a time above 0"),
        ("ttft=-5ms", "slo: 'ttft=-5ms' is not a time above 0"),
        ("ttft=1e13ms", "slo: 'ttft=1e13ms' is not a time above 0"),
        ("ttft=500", "slo: 'ttft=500' has no unit; write ttft=500ms or ttft=0.5s"),
        ("ttft=5min", "slo: 'min' is not a unit of time; known are s, ms, us, ns"),
        ("p99=5ms", "slo: 'p99' is not an objective; known are ttft, tpot, itl, e2e"),
        ("ttft=5ms,ttft=6ms", "slo: 'ttft' is given twice"),
        ("ttft=5ms," * 100, "slo: is longer than 500 characters"),
    ],
)
def test_a_mistake_is_named(text: str, message: str) -> None:
    with pytest.raises(InvalidDocumentError) as error:
        parse_slo(text)
    assert str(error.value) == message


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(InvalidDocumentError) as error:
        parse_slo("ttft=5,tpot=x ms,why=1ms")
    assert {problem.rule for problem in error.value.problems} == {"no-unit", "not-a-limit", "unknown-key"}
