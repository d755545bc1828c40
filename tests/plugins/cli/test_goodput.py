"""``aruntime goodput`` as people type it, on the sample files of real tools."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mkdocs_aruntime.cli.main import main
from proofs import SAMPLES

VLLM = SAMPLES / "vllm_shape_detailed_SYNTHETIC.json"
GUIDELLM = SAMPLES / "guidellm_0.8.1_benchmarks.json"
AIPERF = SAMPLES / "aiperf_0.13.0_profile_export_aiperf.json"
AIPERF_ROWS = SAMPLES / "aiperf_0.13.0_profile_export.jsonl"
PERF_ANALYZER = SAMPLES / "perf_analyzer_inception.csv"
SLO = ["--slo", "ttft=75ms,tpot=8ms"]

type Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command where there is no project: it needs none."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, ["goodput", *map(str, arguments)])


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_table_says_counts_attainment_and_goodput(run: Run) -> None:
    result = run(VLLM, *SLO)
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    (line,) = [line for line in result.output.splitlines() if "recomputed" in line]
    assert line.split() == ["1", "concurrency", "4", "40", "30", "10", "20", "50.0%", "10.68", "recomputed"]
    assert "attainment lies between 35.1% and 64.9% (Wilson, 95 %)" in result.output
    assert "unresolved: p99 of ttft, tpot, itl, e2e rest on 30 requests" in result.output


def test_without_limits_the_latencies_are_shown(run: Run) -> None:
    result = run(AIPERF_ROWS)
    assert result.exit_code == 0
    assert "  ttft: mean " in result.output
    assert "  e2e: mean " in result.output
    shown = run(VLLM, "--slo", "e2e=1s").output
    assert "e2e: mean" not in shown


def test_json_gives_every_run_of_every_file(run: Run) -> None:
    found = answer(run(VLLM, GUIDELLM, *SLO, "--json"))
    assert found["schema"] == "aruntime/goodput/1"
    assert [(each["file"], each["place"], each["attempted"], each["ok"], each["errored"], each["good"]) for each in found["runs"]] == [
        (str(VLLM), 1, 40, 30, 10, 20),
        (str(GUIDELLM), 1, 40, 40, 0, 24),
        (str(GUIDELLM), 2, 40, 40, 0, 29),
    ]  # fmt: skip
    first = found["runs"][0]
    assert (first["attainment"], first["goodput"], first["source"]) == (0.5, 10.683911841954775, "recomputed")
    assert first["load"] == {
        "mode": "concurrency", "value": 4, "most-in-flight": None, "burstiness": None, "text": "concurrency 4",
    }  # fmt: skip
    assert first["slo"] == {"ttft": 75.0, "tpot": 8.0}
    assert first["measurement"]["tool"] == "vLLM bench serve"
    assert first["latencies"][0]["unresolved"] == ["p99"]
    assert found["runs"][1]["run"] == "3948bbda-f6a6-4e47-8267-9f4718bc0451"


def test_without_limits_those_of_the_file_are_taken(run: Run) -> None:
    (found,) = answer(run(AIPERF, "--json"))["runs"]
    assert (found["slo"], found["good"], found["source"]) == ({"ttft": 75.0, "tpot": 8.0}, 31, "reported")


def test_what_cannot_be_known_is_null_and_says_why(run: Run) -> None:
    found = answer(run(PERF_ANALYZER, *SLO, "--json"))["runs"]
    assert [(each["good"], each["attainment"], each["source"]) for each in found] == [
        (None, None, "unknown")
    ] * 4
    assert found[0]["notes"] == ["the file has no requests one by one, and aggregates do not give a goodput"]
    told = run(PERF_ANALYZER)
    assert told.exit_code == 0
    assert "unresolved: p90, p95, p99 of e2e rest on an unknown number of requests" in told.output
    assert "no limits were given and the file states none" in told.output


def test_comparing_lists_what_keeps_runs_apart(run: Run) -> None:
    result = run(GUIDELLM, *SLO, "--compare")
    assert result.exit_code == 1
    table = result.output[result.output.index("not comparable") :].splitlines()
    assert [line.split()[:2] for line in table[2:]] == [
        ["precision", "not"],
        ["hardware", "not"],
        ["load", "differs"],
    ]
    machine = run(GUIDELLM, *SLO, "--compare", "--json")
    assert machine.exit_code == 1
    comparison = json.loads(machine.stdout)["comparison"]
    assert comparison["comparable"] is False
    assert comparison["differences"][2] == {
        "field": "load", "values": ["concurrency 2", "concurrency 4"], "stated": True,
    }  # fmt: skip


FACTS = "# model: m\n# precision: fp8\n# hardware: h\n# tokenizer: t\n# concurrency: 4\n# duration_s: 10\n"


def csv_file(path: Path, *, good: int, bad: int = 0) -> Path:
    lines = ["100,20,8,ok"] * good + [",,,error"] * bad
    path.write_text(FACTS + "ttft_ms,output_tokens,input_tokens,status\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def test_runs_that_are_alike_compare(run: Run, tmp_path: Path) -> None:
    files = [csv_file(tmp_path / name, good=3) for name in ("a.csv", "b.csv")]
    result = run(*files, "--slo", "ttft=1s", "--compare")
    assert result.exit_code == 0
    assert "comparable: everything that must be alike is stated and alike" in result.output


def test_one_run_has_nothing_to_compare_with(run: Run) -> None:
    result = run(VLLM, "--compare")
    assert result.exit_code == 2
    assert "Error: --compare needs two runs, in one file or in several" in result.output


@pytest.mark.parametrize(
    ("good", "bad", "verdict", "more", "code"),
    [(73, 0, "pass", 0, 0), (72, 0, "inconclusive", 1, 1), (50, 50, "fail", None, 1)],
)
def test_a_target_is_held_against_the_interval(
    run: Run, tmp_path: Path, good: int, bad: int, verdict: str, more: int | None, code: int
) -> None:
    file = csv_file(tmp_path / "a.csv", good=good, bad=bad)
    result = run(file, "--slo", "ttft=1s", "--target", "0.95", "--json")
    assert result.exit_code == code
    (found,) = json.loads(result.stdout)["runs"]
    assert (found["target"], found["verdict"], found["more-clean"]) == (0.95, verdict, more)
    told = run(file, "--slo", "ttft=1s", "--target", "0.95")
    assert (told.exit_code, f" {verdict}" in told.output) == (code, True)
    assert ("1 more requests without a miss would make it pass" in told.output) == (more == 1)


def test_a_target_that_cannot_be_judged_is_not_met(run: Run) -> None:
    result = run(PERF_ANALYZER, *SLO, "--target", "0.95", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["runs"][0]["verdict"] == "unknown"
    assert run(PERF_ANALYZER, *SLO, "--target", "0.95").exit_code == 1


def test_cost_is_given_with_its_inputs(run: Run, tmp_path: Path) -> None:
    file = csv_file(tmp_path / "a.csv", good=10)
    asked = [file, "--slo", "ttft=1s", "--cost-per-hour", "36", "--currency", "EUR"]
    (found,) = answer(run(*asked, "--json"))["runs"]
    # 36 an hour are 0.1 for 10 s; 10 requests of 20 tokens are 200.
    assert found["cost"] == {
        "per-million-good-output-tokens": 500.0, "currency": "EUR", "hourly": 36.0, "duration-s": 10.0,
        "good-output-tokens": 200, "output-tokens": 200, "note": None,
    }  # fmt: skip
    told = run(*asked).output
    assert "500 EUR" in told
    assert "cost: 36 EUR per hour for 10 s, 200 output tokens in good requests" in told


def test_a_cost_that_cannot_be_known_says_why(run: Run) -> None:
    told = run(AIPERF, "--cost-per-hour", "4").output
    assert (
        "no cost: the file has no requests one by one, so the tokens of its good requests are unknown" in told
    )


def requests(count: int) -> Iterator[str]:
    for i in range(count):
        metadata = {"request_start_ns": 10**18 + i * 10**6, "request_end_ns": 10**18 + i * 10**6 + 10**8}
        metrics = {
            "time_to_first_token": {"value": i % 100, "unit": "ms"},
            "request_latency": {"value": 100, "unit": "ms"},
        }
        yield json.dumps({"metadata": metadata, "metrics": metrics}) + "\n"


def test_long_files_are_read_line_by_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(requests(2000))
    by_line = answer(run(file, "--slo", "ttft=49ms", "--json", "--read-whole", "100000"))
    # Half of them have 0 to 49 ms.
    assert file.stat().st_size > 400_000
    assert by_line["runs"][0]["good"] == 1000
    assert by_line == answer(run(file, "--slo", "ttft=49ms", "--json"))


def test_a_long_csv_is_read_line_by_line(run: Run, tmp_path: Path) -> None:
    file = csv_file(tmp_path / "long.csv", good=500)
    (found,) = answer(run(file, "--slo", "ttft=1s", "--json", "--read-whole", "1000"))["runs"]
    assert (found["good"], found["goodput"]) == (500, 50.0)


def test_a_long_file_without_lines_is_refused(run: Run) -> None:
    for file, size in ((VLLM, "21,094"), (AIPERF, "21,517")):
        result = run(file, "--read-whole", "20000")
        assert result.exit_code == 2
        assert result.output == (
            f"Error: {file}: has {size} bytes and is JSON in one piece, whole or cut off, not JSONL or CSV; "
            "at most 20,000 are read at once\n"
        )


def test_a_long_summary_is_refused_as_unknown(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("MLPerf Results Summary\n" * 100, "utf-8")
    result = run(file, "--read-whole", "1000")
    assert (result.exit_code, "is no result of a known tool" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"duration": 1, "completed": 1, "ttfts": [1]}\n{"duration": 0, "completed": 1, "ttfts": [1]}\n', "run.jsonl:2: duration: expected the duration in seconds above 0, found 0"),
        ("e2e_ms\n5\nfast\n", "run.jsonl:3: e2e_ms: expected a number, found 'fast'"),
        ("", "run.jsonl: is empty; expected the result file of a benchmark tool"),
        ('{"a": 1}', "run.jsonl: is no result of a known tool: vLLM bench serve, SGLang bench_serving, AIPerf, GenAI-Perf, GuideLLM, LLMPerf, inference-perf, llm-d benchmark report, perf_analyzer, MLPerf LoadGen, or CSV with columns such as ttft_ms"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named_with_its_line(run: Run, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "run.jsonl").write_text(text, "utf-8")
    result = run("run.jsonl")
    assert (result.exit_code, result.output) == (2, f"Error: {message}\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('{"a": 1}'.encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
        ('{"a": 1}'.encode("utf-16-be").join([b"\xfe\xff", b""]), "is UTF-16 text; save it as UTF-8"),
        (b"\x1f\x8b\x08", "is compressed; unpack it first, as with gunzip"),
        (b"PK\x03\x04", "is an archive; unpack it first, as with unzip"),
    ],
)
def test_a_file_that_is_no_text_is_told_what_it_is(
    run: Run, tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "run.jsonl").write_bytes(data)
    result = run("run.jsonl")
    assert (result.exit_code, result.output) == (2, f"Error: run.jsonl: {message}\n")


def test_names_in_a_file_move_no_cursor(run: Run, tmp_path: Path) -> None:
    document = {
        "tokenizer_id": "t",
        "duration": 1,
        "completed": 1,
        "num_prompts": 1,
        "model_id": "a\ud800\x1b[2J",
    }
    (tmp_path / "run.json").write_text(json.dumps(document), "utf-8")
    assert r"vLLM bench serve, a\ud800\x1b[2J: no limits" in run("run.json").output
    assert run("run.json", "--json").exit_code == 0


def test_bad_limits_are_named(run: Run) -> None:
    result = run(VLLM, "--slo", "ttft=500,speed=1ms")
    assert result.exit_code == 2
    assert "'ttft=500' has no unit; write ttft=500ms or ttft=0.5s" in result.output
    assert "'speed' is not an objective; known are ttft, tpot, itl, e2e" in result.output


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    result = run("nowhere.json")
    assert (result.exit_code, "'nowhere.json' does not exist" in result.output) == (2, True)


def test_help_states_exit_codes_and_keeps_the_lines_of_its_examples(run: Run) -> None:
    help_ = run("--help").output
    assert "\n    aruntime goodput result.jsonl --slo ttft=500ms --json\n" in help_
    assert "Exit codes: 0 read" in help_
