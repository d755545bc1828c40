"""What keeps measurements from being compared is listed, and so is what a file does not state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aruntime_evaluator import Measurement, compare, parse_slo
from aruntime_evaluator.proof.measurement import Lengths, Load, LoadMode, TokenBasis, Tokens

SLO = parse_slo("ttft=1s")

RUN = Measurement(
    tool="T",
    model="m",
    precision="fp8",
    hardware="8×H100",
    streaming=True,
    load=Load(mode=LoadMode.RATE, value=4.0, most_in_flight=64, burstiness=0.5),
    tokens=Tokens(
        basis=TokenBasis.CLIENT,
        tokenizer="tok",
        input=Lengths(mean=100.0, stdev=10.0),
        output=Lengths(mean=50.0, stdev=0.0),
    ),
)


def test_alike_measurements_compare() -> None:
    assert compare([RUN, replace(RUN, tool="U", tool_version="2")], SLO).comparable


@pytest.mark.parametrize(
    ("other", "field", "values"),
    [
        (replace(RUN, model="n"), "model", ("m", "n")),
        (replace(RUN, precision=None), "precision", ("fp8", None)),
        (replace(RUN, hardware="L40S"), "hardware", ("8×H100", "L40S")),
        (replace(RUN, streaming=False), "streaming", ("true", "false")),
        (
            replace(RUN, load=Load(mode=LoadMode.CONCURRENCY, value=4)),
            "load",
            ("4 requests/s, at most 64 in flight, burstiness 0.5", "concurrency 4"),
        ),
        (
            replace(RUN, load=Load(mode=LoadMode.SCHEDULE)),
            "load",
            ("4 requests/s, at most 64 in flight, burstiness 0.5", None),
        ),
        (
            replace(RUN, tokens=replace(RUN.tokens, tokenizer="other")),
            "tokens",
            ("client: tok", "client: other"),
        ),
        (
            replace(RUN, tokens=replace(RUN.tokens, basis=TokenBasis.SERVER)),
            "tokens",
            ("client: tok", "server"),
        ),
        (
            replace(RUN, tokens=replace(RUN.tokens, basis=TokenBasis.UNKNOWN)),
            "tokens",
            ("client: tok", None),
        ),
        (
            replace(RUN, tokens=replace(RUN.tokens, output=Lengths(mean=53.0))),
            "lengths",
            ("in 100 ± 10, out 50 ± 0", "in 100 ± 10, out 53"),
        ),
        (
            replace(RUN, tokens=replace(RUN.tokens, input=Lengths(mean=100.0, stdev=16.0))),
            "lengths",
            ("in 100 ± 10, out 50 ± 0", "in 100 ± 16, out 50 ± 0"),
        ),
        (
            replace(RUN, tokens=replace(RUN.tokens, output=Lengths())),
            "lengths",
            ("in 100 ± 10, out 50 ± 0", None),
        ),
    ],
)
def test_one_difference_is_listed(other: Measurement, field: str, values: tuple[str | None, ...]) -> None:
    (found,) = compare([RUN, other], SLO).differences
    assert (found.field, found.values) == (field, values)
    assert found.stated == (None not in values)


def test_limits_keep_apart_where_nobody_gives_common_ones() -> None:
    (found,) = compare([RUN, RUN]).differences
    assert (found.field, found.values) == ("slo", (None, None))


def test_a_dataset_keeps_apart_only_where_both_state_it() -> None:
    named = replace(RUN, dataset="sharegpt")
    assert compare([RUN, named], SLO).comparable
    (found,) = compare([named, replace(RUN, dataset="random")], SLO).differences
    assert (found.field, found.values) == ("dataset", ("sharegpt", "random"))


def test_lengths_within_five_per_cent_are_alike() -> None:
    near = replace(RUN, tokens=replace(RUN.tokens, input=Lengths(mean=105.0, stdev=15.0)))
    assert compare([RUN, near], SLO).comparable


@pytest.mark.parametrize(
    ("load", "text"),
    [
        (Load(mode=LoadMode.UNLIMITED, value=1000), "1000 requests at once"),
        (Load(mode=LoadMode.UNLIMITED), "? requests at once"),
        (Load(mode=LoadMode.RATE, value=2.5, burstiness=1.0), "2.5 requests/s"),
        (Load(mode=LoadMode.SCHEDULE, most_in_flight=8), "schedule, at most 8 in flight"),
        (Load(), "unknown"),
    ],
)
def test_a_load_is_said_in_words(load: Load, text: str) -> None:
    assert str(load) == text


def test_lengths_that_are_unknown_are_a_question_mark() -> None:
    assert str(Lengths()) == "?"
