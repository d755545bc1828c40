"""A plain CSV of requests, and perf_analyzer's CSV of loads."""

from __future__ import annotations

import pytest

from aruntime_evaluator import assess, parse_slo, read_lines
from aruntime_evaluator.proof.measurement import Counts, LatencyKind, Load, LoadMode, TokenBasis
from proofs import read_one, refused, text_of

FACTS = """\
# tool: mine
# run = r1
# model: m
# precision: fp8
# hardware: 8×H100
# dataset: d
# server: s
# tokenizer: tok
# rate: 2.5
# concurrency: 9
# something else, with a comma
"""


def test_lines_before_the_header_state_the_run() -> None:
    run = read_one(FACTS + "latency_s\n0.5\n")
    assert (run.tool, run.run_id, run.model, run.precision) == ("mine", "r1", "m", "fp8")
    assert (run.hardware, run.dataset, run.server) == ("8×H100", "d", "s")
    assert (run.tokens.basis, run.tokens.tokenizer) == (TokenBasis.CLIENT, "tok")
    assert run.load == Load(mode=LoadMode.RATE, value=2.5, most_in_flight=9)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_may_be_set_apart_as_spreadsheets_do(delimiter: str) -> None:
    lines = ("ttft_ms,e2e_ms,error", "100,500,", "200,900,timed out")
    run = read_one("# model: m\n" + "\n".join(line.replace(",", delimiter) for line in lines))
    assert (run.model, run.counts) == ("m", Counts(attempted=2, ok=1, errored=1, cancelled=0))


def test_the_header_may_come_late() -> None:
    assert read_one("# a; b; c\n" * 2000 + "ttft_ms,e2e_ms\n1,2\n").counts.ok == 1


def test_a_file_may_state_nothing() -> None:
    run = read_one("latency_s\n0.5\n")
    assert (run.tool, run.load, run.model, run.streaming) == ("CSV", Load(), None, None)
    assert read_one("# concurrency: 4\nlatency_s\n0.5\n").load == Load(mode=LoadMode.CONCURRENCY, value=4)
    assert read_one("# rate: 4\nlatency_s\n0.5\n").load == Load(mode=LoadMode.RATE, value=4)


@pytest.mark.parametrize("unit", [("s", 1), ("ms", 1e3), ("us", 1e6), ("µs", 1e6), ("μs", 1e6), ("ns", 1e9)])
def test_times_are_read_in_every_unit(unit: tuple[str, float]) -> None:
    name, per_second = unit
    run = read_one(
        f"TTFT_{name},E2EL_{name}\n{0.25 * per_second:.0f},{per_second}\n"
        if name != "s"
        else "ttft_s,e2el_s\n0.25,1\n"
    )
    assert run.rows is not None
    assert list(run.rows.e2e) == pytest.approx([1000.0])
    assert list(run.rows.ttft) == pytest.approx([0.0 if name == "none" else 250.0])


def test_tpot_is_computed_where_no_column_has_it() -> None:
    run = read_one("ttft_ms,e2e_ms,completion_tokens,prompt_tokens\n100,500,5,7\n100,500,,7\n100,500,1,7\n")
    assert run.rows is not None
    assert list(run.rows.tpot)[0::2] == [100.0, 0.0]
    assert list(run.rows.itl)[0::2] == [100.0, 0.0]
    assert (run.tokens.output.total, run.tokens.output.mean, run.tokens.input.total) == (None, 3.0, 21)


def test_columns_of_tpot_and_itl_are_taken_as_they_are() -> None:
    run = read_one("ttft_ms,tpot_ms,itl_us,e2e_ms,output_tokens\n100,7,8000,500,5\n")
    assert run.rows is not None
    assert (list(run.rows.tpot), list(run.rows.itl)) == ([7.0], [8.0])


def test_a_run_lasts_from_its_first_start_to_its_last_end() -> None:
    run = read_one("start_s,e2e_s,status\n10,1,ok\n9,0.5,ok\n12,,error\n")
    assert run.duration_s == 3.0
    assert read_one("start_s,e2e_s\n,1\n").duration_s is None
    assert read_one("# duration_s: 7\nstart_s,e2e_s\n10,1\n").duration_s == 7.0


@pytest.mark.parametrize(
    ("header", "cells", "counts"),
    [
        ("ok", "true", Counts(attempted=1, ok=1, errored=0, cancelled=0)),
        ("success", "FALSE", Counts(attempted=1, ok=0, errored=1, cancelled=0)),
        ("status", "200", Counts(attempted=1, ok=1, errored=0, cancelled=0)),
        ("status", "429", Counts(attempted=1, ok=0, errored=1, cancelled=0)),
        ("status", "canceled", Counts(attempted=0, ok=0, errored=0, cancelled=1)),
        ("status", "", Counts(attempted=1, ok=1, errored=0, cancelled=0)),
        ("error", "timeout", Counts(attempted=1, ok=0, errored=1, cancelled=0)),
        ("error", "None", Counts(attempted=1, ok=1, errored=0, cancelled=0)),
        ("comment", "nothing", Counts(attempted=1, ok=1, errored=0, cancelled=0)),
    ],
)
def test_an_outcome_is_a_word_a_status_or_an_error(header: str, cells: str, counts: Counts) -> None:
    assert read_one(f"e2e_ms,{header}\n5,{cells}\n").counts == counts


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ttft,e2e_ms\n1,2\n", "x: ttft: 'ttft' has no unit; write ttft_ms, ttft_s, ttft_us or ttft_ns"),
        ("ttft_min\n1\n", "x: ttft_min: 'min' is not a unit of time; known are s, ms, us, ns"),
        ("e2e_ms,latency_s\n1,2\n", "x: latency_s: 'latency_s' and 'e2e_ms' are the same; expected one of them"),
        ("e2e_ms,ok\n1\n", "x:2: has 1 cells, but the header has 2"),
        ("e2e_ms,ok\n1,true\n2,maybe\n", "x:3: ok: 'maybe' is no outcome; write ok, error or cancelled"),
        ("e2e_ms\nfast\n", "x:2: e2e_ms: expected a number, found 'fast'"),
        ("e2e_ms\n-1\n", "x:2: e2e_ms: expected a number not below 0, found -1"),
        ("# rate: fast\ne2e_ms\n1\n", "x:1: rate: expected a number, found 'fast'"),
        ("start_s\n1\n", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(text: str, message: str | None) -> None:
    problem = refused(text)
    assert problem.rule == "unknown-format" if message is None else str(problem) == message


def test_a_header_alone_is_a_run_of_nothing() -> None:
    run = read_one("e2e_ms\n")
    found = assess(run, parse_slo("e2e=1s"))
    assert (found.attempted, found.good, found.attainment) == (0, 0, None)


def test_infinite_times_are_never_good() -> None:
    run = read_one("e2e_ms\n5\ninf\n")
    e2e = run.latency(LatencyKind.E2E)
    assert e2e is not None
    assert run.counts.ok == 2


def test_many_lines_are_read_one_by_one() -> None:
    lines = (f"{1 + i % 100}\n" if i else "e2e_ms\n" for i in range(100_001))
    (run,) = read_lines("x.csv", lines)
    # 1 to 100 ms, a thousand times each.
    assert assess(run, parse_slo("e2e=40ms")).good == 40_000
    assert run.rows is not None
    assert run.rows.e2e.itemsize == 8


PERF = "Concurrency,Inferences/Second,Client Send,p50 latency,p99.9 latency,Avg latency,Avg GPU Utilization\n"


def test_perf_analyzer_s_verbose_columns_are_passed_over() -> None:
    run = read_one(PERF + "4,70.5,1,13000,20000,14000,GPU-1:0.5;GPU-2:0.6;\n")
    (e2e,) = run.latencies
    assert (e2e.mean, dict(e2e.percentiles), run.load.value) == (14.0, {"p50": 13.0, "p99.9": 20.0}, 4)


def test_perf_analyzer_s_rates_are_an_open_loop() -> None:
    run = read_one("Request Rate,Inferences/Second\n2.5,2.4\n")
    assert (run.load, run.latencies) == (Load(mode=LoadMode.RATE, value=2.5), ())
    assert read_one("Batch,Inferences/Second\n1,2.4\n").load == Load()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PERF + "4,70.5\n", "x:2: has 2 cells, but the header has 7"),
        (PERF + "4,many,1,2,3,4,5\n", "x:2: Inferences/Second: expected a number, found 'many'"),
        (PERF, "x: holds no run"),
    ],
)
def test_what_is_wrong_in_perf_analyzer_s_is_named(text: str, message: str) -> None:
    assert str(refused(text)) == message


def test_goodput_of_perf_analyzer_is_unknown() -> None:
    found = assess(
        read_one(
            text_of("perf_analyzer_inception.csv").splitlines()[0] + "\n1,69.2,70,381,7,0,0,0,2,1,1,1,1\n"
        )
    )
    assert found.good is None
