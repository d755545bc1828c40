"""Goodput by hand: ten requests one can count on one's fingers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aruntime_evaluator import Slo, assess, parse_slo
from aruntime_evaluator.proof.goodput import CountSource
from aruntime_evaluator.proof.rows import percentile, stdev
from proofs import read_one

CSV = """\
# duration_s: 4
ttft_ms,tpot_ms,e2e_ms,output_tokens,status
100,10,300,20,ok
200,10,400,20,ok
300,10,500,20,ok
100,50,900,20,ok
100,,110,1,ok
,,,,error
,,,,503
,,,,cancelled
"""


def test_a_request_is_good_where_it_keeps_every_limit() -> None:
    found = assess(read_one(CSV), parse_slo("ttft=200ms,tpot=20ms"))
    # The first two; the third is late, the fourth slow, the fifth has no TPOT, two failed, one is not judged.
    assert (found.attempted, found.ok, found.errored, found.cancelled, found.good) == (7, 5, 2, 1, 2)
    assert found.attainment == 2 / 7
    assert found.goodput == 0.5
    assert found.good_output_tokens == 40
    assert found.source is CountSource.RECOMPUTED
    assert found.notes == (
        "1 of 5 requests have no tpot; they count as misses",
        "1 requests were cut off and are not judged; as misses they make attainment 0.25",
    )


def test_the_interval_is_wilson_s() -> None:
    found = assess(read_one(CSV), parse_slo("ttft=200ms,tpot=20ms"))
    # The two shares π with (2/7 − π)² = z² π (1 − π) / 7: the roots of a quadratic equation, solved apart.
    assert found.interval == pytest.approx((0.08221892400405678, 0.6410655481673807), rel=1e-12)


def test_a_limit_is_kept_by_what_equals_it() -> None:
    run = read_one("e2e_s,status\n0.3,ok\n0.30000001,ok\n")
    assert assess(run, Slo(e2e=300.0)).good == 1


def test_without_limits_nothing_is_assessed() -> None:
    found = assess(read_one(CSV))
    assert (found.good, found.attainment, found.source) == (None, None, CountSource.UNKNOWN)
    assert found.notes == ("no limits were given and the file states none",)


def test_what_was_never_measured_cannot_be_judged() -> None:
    found = assess(read_one("e2e_ms,status\n300,ok\n"), parse_slo("ttft=1s,itl=1s,e2e=1s"))
    assert (found.good, found.source) == (None, CountSource.UNKNOWN)
    assert found.notes == ("the file's requests have no ttft, itl",)


def test_a_run_of_failures_has_no_good_request() -> None:
    found = assess(read_one("e2e_ms,status\n,error\n,error\n"), parse_slo("ttft=1s"))
    assert (found.attempted, found.good, found.attainment) == (2, 0, 0.0)


def test_aggregates_of_failures_alone_have_no_good_request_either() -> None:
    run = read_one({"tokenizer_id": "t", "duration": 2.0, "completed": 0, "failed": 8})
    found = assess(run, parse_slo("ttft=1s"))
    assert (found.attempted, found.good, found.attainment, found.goodput) == (8, 0, 0.0, 0.0)
    assert assess(run).good is None


def test_without_a_duration_there_is_no_rate() -> None:
    found = assess(read_one("e2e_ms\n300\n"), parse_slo("e2e=1s"))
    assert (found.good, found.goodput) == (1, None)
    assert found.notes == ("the file does not say how long the run took, so there is no rate",)


def test_tokens_of_good_requests_are_unknown_where_one_is_not_counted() -> None:
    found = assess(read_one("e2e_ms,output_tokens\n300,5\n200,\n"), parse_slo("e2e=1s"))
    assert (found.good, found.good_output_tokens) == (2, None)


def vllm(**changes: Any) -> str:
    run = {
        "tokenizer_id": "t", "duration": 2.0, "completed": 2, "failed": 1, "request_goodput": 1.0,
        "ttfts": [0.1, 0.2, 0.0], "itls": [[0.01], [0.01], []], "output_lens": [2, 2, 0],
        "input_lens": [5, 6, 7], "errors": ["", "", "boom"],
    }  # fmt: skip
    return json.dumps(run | changes)


def test_a_recount_that_differs_from_the_tool_s_count_says_so() -> None:
    found = assess(read_one(vllm()), parse_slo("ttft=150ms"))
    assert (found.good, found.difference) == (1, -1)
    assert found.notes == (
        "the file reports 2 good requests, against limits it does not state; its requests give 1",
    )


def test_a_recount_against_stated_limits_differs_without_excuse() -> None:
    found = assess(read_one(vllm(goodput="ttft:150")))
    assert found.notes == ("the file reports 2 good requests; its requests give 1",)


def test_a_recount_against_other_limits_is_no_difference() -> None:
    assert assess(read_one(vllm(goodput="ttft:150")), parse_slo("ttft=50ms")).difference is None


def test_limits_that_are_not_ours_are_said_as_they_stand() -> None:
    found = assess(read_one(vllm(goodput="ttft:150 speed:9")))
    assert found.notes == ("the file does not state limits that we can read: ttft:150 speed:9",)
    aggregates = {key: value for key, value in json.loads(vllm()).items() if not isinstance(value, list)}
    other = assess(read_one(aggregates | {"goodput": "speed:9"}), parse_slo("ttft=1s"))
    assert other.notes == (
        "the file's own goodput stands against speed:9, and it has no requests one by one",
    )


def test_a_percentile_lies_between_the_two_nearest_ranks() -> None:
    # numpy.percentile([1, 2, 4], 90) is 3.6.
    assert percentile([1.0, 2.0, 4.0], 90) == pytest.approx(3.6)
    assert percentile([7.0], 99) == 7.0
    # statistics.pstdev([2, 4, 4, 4, 5, 5, 7, 9]) is 2.
    assert stdev([2, 4, 4, 4, 5, 5, 7, 9]) == 2.0


@given(st.lists(st.tuples(st.floats(0.1, 1e6), st.booleans()), min_size=1, max_size=40), st.floats(0.1, 1e6))
def test_good_never_exceeds_ok_and_grows_with_the_limit(
    requests: list[tuple[float, bool]], limit: float
) -> None:
    lines = [f"{time!r},{str(ok).lower()}" for time, ok in requests]
    run = read_one("\n".join(["e2e_ms,ok", *lines]))
    tight, wide = assess(run, Slo(e2e=limit)), assess(run, Slo(e2e=limit * 2))
    if tight.good is not None and wide.good is not None:
        assert tight.good == sum(ok and time <= limit * (1 + 1e-9) for time, ok in requests)
        assert tight.good <= wide.good <= (wide.ok or 0) <= (wide.attempted or 0) == len(requests)
