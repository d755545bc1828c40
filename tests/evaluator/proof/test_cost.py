"""Cost per million good output tokens: the inputs, and why there is none."""

from __future__ import annotations

import pytest

from aruntime_evaluator import cost_per_million_good_tokens, described_cost, parse_slo
from proofs import read, read_one

SLO = parse_slo("e2e=1s")


def test_the_example_of_its_docstring() -> None:
    run = read_one("# duration_s=1800\ne2e_ms,output_tokens\n500,500000\n2000,1000\n")
    found = cost_per_million_good_tokens(run, SLO, hourly=4.0, currency="EUR")
    assert found.per_million == 4.0
    assert (found.hourly, found.currency, found.duration_s) == (4.0, "EUR", 1800.0)
    assert (found.good, found.good_output_tokens, found.output_tokens) == (1, 500_000, 501_000)
    assert (found.slo, found.note) == (SLO, None)


def test_it_is_told_beside_every_input() -> None:
    run = read_one("# duration_s=1800\ne2e_ms,output_tokens\n500,500000\n2000,1000\n")
    assert described_cost(cost_per_million_good_tokens(run, SLO, hourly=4.0, currency="EUR")) == {
        "per-million-good-output-tokens": 4.0,
        "currency": "EUR",
        "hourly": 4.0,
        "duration-s": 1800.0,
        "good-output-tokens": 500_000,
        "output-tokens": 501_000,
        "note": None,
    }


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("e2e_ms,output_tokens\n500,5\n", "the file does not say how long the run took"),
        (
            "# duration_s=1\ne2e_ms\n500\n",
            "the file does not count the output tokens of every good request",
        ),
        ("# duration_s=1\ne2e_ms,output_tokens\n5000,5\n", "no request was good"),
    ],
)
def test_there_is_none_where_an_input_is_missing(text: str, note: str) -> None:
    found = cost_per_million_good_tokens(read_one(text), SLO, hourly=4.0)
    assert (found.per_million, found.note) == (None, note)


def test_aggregates_have_none() -> None:
    (run,) = read("aiperf_0.13.0_profile_export_aiperf.json")
    found = cost_per_million_good_tokens(run, hourly=4.0)
    assert found.per_million is None
    assert found.note == "the file has no requests one by one, so the tokens of its good requests are unknown"
