"""A text that cannot be read is refused with the place and what was expected."""

from __future__ import annotations

import json

import pytest

from aruntime_evaluator import InvalidDocumentError, read_lines, read_proof
from proofs import read_one, refused, refused_lines, text_of

KNOWN = (
    "x: is no result of a known tool: vLLM bench serve, SGLang bench_serving, AIPerf, GenAI-Perf, GuideLLM, "
    "LLMPerf, inference-perf, llm-d benchmark report, perf_analyzer, MLPerf LoadGen, or CSV with columns such as ttft_ms"
)
RUN = {"tokenizer_id": "t", "duration": 2.0, "completed": 1}
ROW = {"metadata": {"request_start_ns": 1}, "metrics": {}}


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("", "empty", "x: is empty; expected the result file of a benchmark tool"),
        ("\ufeff \n", "empty", "x: is empty; expected the result file of a benchmark tool"),
        ("[]", "empty", "x: holds no run"),
        ("{}", "unknown-format", KNOWN),
        ("[1, 2]", "unknown-format", KNOWN),
        ('{"name": "x", "version": "1.0"}', "unknown-format", KNOWN),
        ("a,b\n1,2\n", "unknown-format", KNOWN),
        ("# only: a comment\n", "unknown-format", KNOWN),
        ("Dear reader,\nno numbers today.\n", "unknown-format", KNOWN),
        (
            '{"a": ',
            "not-json",
            "x: is JSON that was cut off: Expecting value at line 1, column 7",
        ),
        (
            '{"a": x}',
            "not-json",
            "x: is not JSON: Expecting value at line 1, column 7",
        ),
        ("[" * 100_000, "not-json", "x: is not JSON that can be read: it is nested too deep"),
        (
            '{"a": ' + "9" * 5000 + "}",
            "not-json",
            "x: is not JSON that can be read: a number has too many digits",
        ),
        ('a,"b\n', "not-csv", "x:1: is not CSV: unexpected end of data"),
        (
            " " * 40_000_001,
            "too-large",
            "x: has 40,000,001 characters; at most 40,000,000 are read at once; JSONL and CSV of any length are read line by line",
        ),
        (
            "[" * 4_000_001,
            "too-large",
            "x: would take 364 MB of memory; at most 150 MB",
        ),
        (
            json.dumps(RUN) * 10_001,
            "too-many-runs",
            "x: has more than 10,000 runs",
        ),
        (
            json.dumps(RUN) + "\n\n" + json.dumps(ROW),
            "mixed-formats",
            "x:3: is no result of vLLM bench serve, as those before it are",
        ),
        (
            json.dumps(ROW) + "\n" + json.dumps(RUN),
            "mixed-formats",
            "x:2: is no result of AIPerf, as those before it are",
        ),
        (
            json.dumps(RUN) + "\n" + json.dumps(RUN | {"duration": 0}),
            "out-of-range",
            "x:2: duration: expected the duration in seconds above 0, found 0",
        ),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else value,
)
def test_it_is_refused(text: str, rule: str, message: str) -> None:
    problem = refused(text)
    assert (str(problem), problem.rule) == (message, rule)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "x: is empty; expected the result file of a benchmark tool"),
        (["\n", " \n"], "x: is empty; expected the result file of a benchmark tool"),
        (["{\n", '"a": 1}\n'], "x:1: is JSON that was cut off: Expecting property name enclosed in double quotes at line 1, column 2"),
        (['{"a": 1} {"b": 2}\n'], "x:1: has more than one JSON value; expected one per line"),
        (["{" * 4_000_001], "x:1: would take 964 MB of memory; at most 150 MB"),
        (["MLPerf Results Summary\n"], KNOWN),
    ],
)  # fmt: skip
def test_lines_are_refused(lines: list[str], message: str) -> None:
    assert str(refused_lines(*lines)) == message


def test_lines_give_what_the_whole_text_gives() -> None:
    for name in ("aiperf_0.13.0_profile_export.jsonl", "perf_analyzer_inception.csv"):
        text = text_of(name)
        assert read_lines(name, ["\n", *text.splitlines(keepends=True)]) == read_proof(name, "\n" + text)


def test_appended_runs_may_share_a_line() -> None:
    runs = read_proof("x", json.dumps(RUN) + json.dumps(RUN | {"completed": 3}))
    assert [run.counts.ok for run in runs] == [1, 3]


def test_a_list_of_runs_is_read_run_by_run() -> None:
    runs = read_proof("x", "\ufeff" + json.dumps([RUN, RUN]))
    assert len(runs) == 2


def test_a_byte_order_mark_before_lines_is_passed_over() -> None:
    assert read_lines("x", ["\ufeffe2e_ms\n", "5\n"])[0].counts.ok == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"duration": None}, "x: duration: is missing; expected the duration in seconds"),
        ({"duration": "soon"}, "x: duration: expected a number, found 'soon'"),
        ({"duration": "1_0"}, "x: duration: expected a number, found '1_0'"),
        ({"duration": True}, "x: duration: expected a number, found true"),
        ({"duration": [1]}, "x: duration: expected a number, found a list"),
        ({"duration": {}}, "x: duration: expected a number, found an object"),
        ({"duration": 10**400}, "x: duration: expected a number, found a very large number"),
        ({"duration": float("nan")}, "x: duration: expected the duration in seconds above 0, found nan"),
        ({"duration": float("inf")}, "x: duration: expected the duration in seconds above 0, found inf"),
        ({"duration": 1e25}, "x: duration: expected a number up to 1e24, found 1e+25"),
        ({"ttfts": [1e25]}, "x: ttfts[0]: expected a number from 0 to 1e24, found a very large number"),
        ({"completed": None}, "x: completed: is missing; expected the number of completed requests"),
        ({"completed": 1.5}, "x: completed: expected a whole number, found 1.5"),
        ({"completed": -1}, "x: completed: expected a number not below 0, found -1"),
        ({"completed": 1e16}, "x: completed: expected a whole number, found a very large number"),
        ({"model_id": ["m"]}, "x: model_id: expected a text, found a list"),
        ({"ttfts": 5}, "x: ttfts: expected a list, found 5"),
        ({"ttfts": [0.1, "x"]}, "x: ttfts[1]: expected a number from 0 to 1e24, found 'x'"),
        ({"ttfts": [0.1, -1]}, "x: ttfts[1]: expected a number from 0 to 1e24, found -1"),
        ({"ttfts": [0.1], "itls": [5]}, "x: itls[0]: expected a list, found 5"),
        ({"ttfts": [0.1], "itls": [["x"]]}, "x: itls[0][0]: expected a number from 0 to 1e24, found 'x'"),
        ({"ttfts": [0.1], "itls": []}, "x: itls: has 0 elements, but ttfts has 1"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_named(changes: dict[str, object], message: str) -> None:
    assert str(refused(RUN | changes)) == message


def test_numbers_may_be_text_and_infinite() -> None:
    run = read_one(
        RUN | {"duration": "2.5", "request_rate": "inf", "max_concurrency": "8", "mean_ttft_ms": "Infinity"}
    )
    assert (run.duration_s, run.load.value, run.latencies) == (2.5, 8, ())


def test_a_problem_says_what_was_found_and_expected() -> None:
    with pytest.raises(InvalidDocumentError) as error:
        read_proof("run.json", json.dumps(RUN | {"completed": 1.5}))
    (problem,) = error.value.problems
    assert (problem.path, problem.rule) == ("run.json: completed", "wrong-type")
    assert (problem.found, problem.expected) == ("1.5", "a whole number")


def test_a_file_of_lines_without_anything_visible_is_empty() -> None:
    assert refused_lines("\ufeff\n", "\x0b\n", "\x1c").rule == "empty"


def test_more_values_than_a_run_has_are_refused_unread() -> None:
    assert str(refused("[" + "1," * 8_000_001 + "1]")) == "x: would take 288 MB of memory; at most 150 MB"


def test_a_line_of_csv_has_an_end() -> None:
    assert str(refused_lines("ttft_ms" + ",a" * 500_000)) == (
        "x:1: has 1,000,007 characters; a line of CSV has at most 1,000,000"
    )


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("run.json", '{"a": {"b": 1, "b": 2}}', "run.json: a.b"),
        ("../run.json", '[{"b": 1, "b": 2}]', "../run.json: [0].b"),
        ("x" * 150, '{"b": 1, "b": 2}', "x" * 150 + ": b"),
    ],
)
def test_a_key_that_stands_twice_is_told_with_its_file(name: str, text: str, place: str) -> None:
    with pytest.raises(InvalidDocumentError) as error:
        read_proof(name, text)
    assert [each.path for each in error.value.problems] == [place]
