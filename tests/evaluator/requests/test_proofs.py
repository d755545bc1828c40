"""Result files over the service, as a browser sends them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aruntime_evaluator import handle
from proofs import text_of

GUIDELLM = "guidellm_0.8.1_benchmarks.json"
VLLM = "vllm_shape_detailed_SYNTHETIC.json"


def ask(method: str, **params: Any) -> Any:
    answer = json.loads(handle(json.dumps({"version": 1, "method": method, "params": params})))
    return answer["result"] if answer["ok"] else answer["problems"]


def file(name: str) -> dict[str, Any]:
    return {"name": name, "text": text_of(name)}


def test_a_file_is_read_and_assessed() -> None:
    (run,) = ask("proof", **file(VLLM), slo="ttft=75ms,tpot=8ms")["runs"]
    assert (run["attempted"], run["good"], run["attainment"], run["source"]) == (40, 20, 0.5, "recomputed")
    assert run["measurement"]["model"] == "mock-model"
    assert "rows" not in run["measurement"]


def test_a_file_s_own_limits_are_taken_without_others() -> None:
    runs = ask("proof", **file(GUIDELLM))["runs"]
    assert [(run["place"], run["good"]) for run in runs] == [(1, 24), (2, 29)]


def test_every_sample_is_answered() -> None:
    for name in (
        "aiperf_0.13.0_profile_export.jsonl",
        "aiperf_0.13.0_profile_export_aiperf.json",
        "llmperf_individual_anyscale_70b.json",
        "llmperf_summary_anyscale_70b.json",
        "perf_analyzer_inception.csv",
    ):
        assert ask("proof", **file(name))["runs"]


def test_runs_are_compared() -> None:
    found = ask("compare", proofs=[{**file(GUIDELLM), "run": 2}, file(VLLM)], slo="ttft=75ms")
    assert found["runs"] == [{"name": GUIDELLM, "place": 2}, {"name": VLLM, "place": 1}]
    assert found["comparable"] is False
    assert [each["field"] for each in found["differences"]] == ["precision", "hardware", "tokens"]


CHECK = {
    "id": "latency",
    "slo": {"ttft-ms": 75, "tpot-ms": 8},
    "attainment": 0.95,
    "load": {"concurrency": 4},
}
PROOF = {"id": "p", "check": "quality.latency"}


def test_a_decision_s_proof_is_filled() -> None:
    proof = ask("fill", **file(GUIDELLM), proof=PROOF, check=CHECK)["proof"]
    assert (proof["good"], proof["total"], proof["load"]) == (29, 40, {"concurrency": 4.0})
    assert (proof["tool"], proof["collected"]) == ("GuideLLM 0.8.1", "2026-11-23")
    assert ask("fill", **file(VLLM), proof=PROOF, check=CHECK)["proof"]["collected"] == "2026-11-23"


@pytest.mark.parametrize(
    ("method", "params", "path", "message"),
    [
        ("proof", {}, "text", "expected a name and a text, the content of a result file"),
        ("proof", {"name": "x", "text": 5}, "text", "expected a name and a text, the content of a result file"),
        ("proof", {"name": "x", "text": ""}, "x", "is empty; expected the result file of a benchmark tool"),
        ("proof", {"name": "x", "text": "", "slo": 5}, "slo", "expected a text such as ttft=500ms,tpot=50ms"),
        ("proof", {"name": "x", "text": "", "slo": "ttft"}, "slo", "'ttft' is not a limit; write ttft=500ms"),
        ("compare", {}, "proofs", "expected a list of files, each with a name and a text"),
        ("compare", {"proofs": [5]}, "proofs", "expected a list of files, each with a name and a text"),
        ("compare", {"proofs": []}, "proofs", "a comparison needs two runs, in one file or in several"),
        ("compare", {"proofs": [{}] * 101}, "proofs", "has 101 files; at most 100 are compared"),
        ("compare", {"proofs": [{**file(VLLM), "run": 2}]}, "run", "expected a run from 1 to 1, found 2"),
        (
            "fill",
            {**file(VLLM), "proof": PROOF, "check": CHECK | {"slo": {"speed-ms": 1}}},
            "check.slo.speed-ms",
            "'speed-ms' is not an objective such as 'ttft-p95-ms' or 'tpot-ms'",
        ),
        ("fill", {**file(VLLM), "proof": PROOF, "check": 5}, "check", "found 5; expected a mapping with keys"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_answered(method: str, params: dict[str, Any], path: str, message: str) -> None:
    (problem,) = ask(method, **params)
    assert problem["path"] == path
    assert problem["message"].startswith(message)
