"""Files of tools that measure something else: refused by name, with what to use instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from aruntime_evaluator.model.problem import refused
from aruntime_evaluator.proof.readers.node import Json

_SERVER = "put vLLM bench serve, GuideLLM or AIPerf to its server"
_ROWS = "write a CSV with one line per request (ttft_ms, e2e_ms, output_tokens, status)"
_HTTP = f"which times whole HTTP answers and knows no tokens; use GuideLLM or AIPerf, or {_ROWS}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A tool whose files are known and not read."""

    tool: str
    why: str
    """What it measures, and what to do instead."""
    is_value: Callable[[Json], bool] = lambda _: False
    """Whether a JSON value is its."""
    is_text: Callable[[str], bool] = lambda _: False
    """Whether the beginning of a text is its."""


def _keys(*names: str) -> Callable[[Json], bool]:
    return lambda value: isinstance(value, dict) and set(names) <= value.keys()


def _begins(*starts: str) -> Callable[[str], bool]:
    return lambda text: text.lstrip().startswith(starts)


def _is_k6(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    metrics = value.get("metrics")
    summed = isinstance(metrics, dict) and bool({"http_req_duration", "iterations", "vus"} & metrics.keys())
    return summed or (value.get("type") in {"Metric", "Point"} and {"metric", "data"} <= value.keys())


FOREIGN = (
    Foreign(
        tool="llm-d-benchmark in YAML",
        why="of which JSON is read; turn it into JSON, as with yq -o json",
        is_text=lambda text: re.search(r"^(?:results|metrics|scenario):\s*$", text, re.MULTILINE) is not None,
    ),
    Foreign(
        tool="llama-bench",
        why="which times prompt processing and generation inside one process, without requests; "
        f"start llama-server and {_SERVER}",
        is_value=_keys("build_commit", "avg_ts"),
        is_text=lambda text: text.startswith(("build_commit,", '"build_commit"')) or "| test " in text[:400],
    ),
    Foreign(
        tool="Ollama",
        why=f"which sums up one answer; {_SERVER}, under /v1, or {_ROWS}",
        is_value=_keys("eval_count", "eval_duration"),
        is_text=lambda text: "eval rate:" in text and "eval count:" in text,
    ),
    Foreign(
        tool="trtllm-bench",
        why=f"which drives the engine in its own process, without a server; start trtllm-serve and {_SERVER}",
        is_value=_keys("engine", "performance"),
        is_text=lambda text: "PERFORMANCE OVERVIEW" in text or "= PYTORCH BACKEND" in text,
    ),
    Foreign(
        tool="evalscope",
        why=f"whose summary has averages and no requests; {_SERVER}, or {_ROWS} from its database",
        is_value=lambda value: (
            _keys("Number of concurrency", "Total requests")(value) or _keys("Percentiles", "TTFT (s)")(value)
        ),
    ),
    Foreign(tool="k6", why=_HTTP, is_value=_is_k6, is_text=_begins("metric_name,timestamp,metric_value")),
    Foreign(
        tool="Locust",
        why=_HTTP,
        is_value=_keys("num_requests", "response_times", "num_failures"),
        is_text=_begins("Type,Name,Request Count,", "Timestamp,User Count,", '"Type","Name",'),
    ),
    Foreign(
        tool="JMeter",
        why=_HTTP,
        is_text=lambda text: _begins("timeStamp,elapsed,label")(text) or "<testResults" in text,
    ),
    Foreign(
        tool="wrk",
        why=_HTTP,
        is_text=lambda text: "threads and" in text and "connections" in text and "Running " in text,
    ),
)
"""Told by what their own files begin with."""


def refuse_value(name: str, value: Json) -> None:
    """Refuse a JSON value of such a tool.

    Raises:
        InvalidDocumentError: with its name.
    """
    _refuse(name, next((each for each in FOREIGN if each.is_value(value)), None))


def refuse_text(name: str, beginning: str) -> None:
    """Refuse a text of such a tool, by its first lines.

    Raises:
        InvalidDocumentError: with its name.
    """
    _refuse(name, next((each for each in FOREIGN if each.is_text(beginning)), None))


def _refuse(name: str, found: Foreign | None) -> None:
    if found is not None:
        raise refused(name, "foreign-tool", f"is of {found.tool}, {found.why}")
