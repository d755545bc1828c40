"""Tools that measure something else are refused by name, with what to use instead.

Each text begins as the tool's own files do.
"""

from __future__ import annotations

import json

import pytest

from proofs import refused, refused_lines

LLAMA = {"build_commit": "8cf427ff", "build_number": 5163, "n_prompt": 512, "n_gen": 0, "avg_ts": 2368.8}
OLLAMA = {"model": "m", "done": True, "prompt_eval_count": 26, "eval_count": 282, "eval_duration": 4535599000}
FILES = [
    ("llama-bench", json.dumps([LLAMA])),
    ("llama-bench", json.dumps(LLAMA)),
    ("llama-bench", "build_commit,build_number,cpu_info,avg_ns,avg_ts\n8cf427ff,5163,c,1,2\n"),
    ("llama-bench", "| model | size | params | backend | ngl | test | t/s |\n| --- | --- |\n"),
    ("Ollama", json.dumps(OLLAMA)),
    ("Ollama", "total duration: 4.8s\neval count: 282 token(s)\neval rate: 62.18 tokens/s\n"),
    ("trtllm-bench", json.dumps({"engine": {"model": "m"}, "performance": {"request_latency": 1}})),
    (
        "trtllm-bench",
        "\n===========================================================\n= PERFORMANCE OVERVIEW\n",
    ),
    (
        "evalscope",
        json.dumps({"Time taken for tests (s)": 5, "Number of concurrency": 1, "Total requests": 9}),
    ),
    ("evalscope", json.dumps([{"Percentiles": "50%", "TTFT (s)": 0.1, "Latency (s)": 1.0}])),
    ("k6", json.dumps({"metrics": {"http_req_duration": {"avg": 5}}, "root_group": {}})),
    ("k6", json.dumps({"type": "Metric", "data": {"name": "http_reqs"}, "metric": "http_reqs"})),
    ("k6", "metric_name,timestamp,metric_value,check,error\nhttp_reqs,1595325560,1.0,,\n"),
    ("Locust", json.dumps([{"name": "/", "num_requests": 5, "num_failures": 0, "response_times": {"5": 1}}])),
    ("Locust", "Type,Name,Request Count,Failure Count,Median Response Time\nGET,/,5,0,4\n"),
    ("JMeter", "timeStamp,elapsed,label,responseCode\n1499876018809,2384,ipify,200\n"),
    ("JMeter", '<?xml version="1.0"?>\n<testResults version="1.2">\n'),
    ("wrk", "Running 30s test @ http://127.0.0.1:8000/\n  12 threads and 400 connections\n"),
    ("llm-d-benchmark in YAML", "results:\n  request_performance:\n    aggregate: {}\nversion: 0.2.1\n"),
]


@pytest.mark.parametrize(("tool", "text"), FILES)
def test_a_file_of_another_kind_of_tool_is_refused_by_name(tool: str, text: str) -> None:
    problem = refused(text)
    assert problem.rule == "foreign-tool"
    assert problem.message.startswith(f"is of {tool}, ")
    assert any(word in problem.message for word in ("GuideLLM", "CSV", "yq"))


def test_lines_of_such_a_tool_are_refused_by_name_too() -> None:
    assert refused_lines("Type,Name,Request Count,Failure Count\n", "GET,/,5,0\n").rule == "foreign-tool"
    assert refused_lines(json.dumps(LLAMA) + "\n").rule == "foreign-tool"


@pytest.mark.parametrize(
    "text", ["Running late, and two threads\n", "test,score\n1,2\n", "metrics were taken\n"]
)
def test_words_that_such_files_hold_do_not_make_one(text: str) -> None:
    assert refused(text).rule == "unknown-format"
