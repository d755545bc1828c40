"""Whatever a file holds, it is read or refused with a message: no other exception comes out."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aruntime_evaluator import InvalidDocumentError, Slo, assess, compare, read_lines, read_proof
from conftest import examples
from proofs import SAMPLES, text_of

NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.name != "README.md")
SLO = Slo(ttft=75.0, tpot=8.0, itl=9.0, e2e=300.0)


def survive(name: str, text: str) -> None:
    """Read it, and do with it all that one does with a measurement."""
    try:
        runs = read_proof(name, text)
    except InvalidDocumentError as error:
        assert all(problem.message and problem.rule for problem in error.problems)
        return
    for run in runs[:3]:
        for slo in (None, SLO):
            found = assess(run, slo)
            assert found.good is None or found.good >= 0
            assert found.attainment is None or 0 <= found.attainment <= 1
        assert all(each.unresolved is not None for each in run.latencies)
        assert str(run.load)
    compare(runs[:3], SLO)


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=8), children, max_size=3)
    ),
    max_leaves=12,
)
KEYS = [
    "tokenizer_id", "duration", "completed", "failed", "ttfts", "itls", "output_lens", "errors", "request_rate",
    "mean_e2e_latency_ms", "goodput_slos_ms", "request_goodput", "aiperf_version", "input_config", "request_latency",
    "metadata", "metrics", "benchmarks", "requests", "experiments", "results_ttft_s_mean", "timestamp", "goodput",
]  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    survive("x", text)


@given(st.dictionaries(st.sampled_from(KEYS), json_like, min_size=1))
@settings(max_examples=examples(300))
def test_any_values_under_known_keys_are_survived(document: dict[str, Any]) -> None:
    survive("x", json.dumps(document))


@given(
    st.lists(st.sampled_from(["ttft_ms", "e2e_s", "ok", "output_tokens", "Metric", "Value", "Inferences/Second"]), min_size=1),
    st.lists(st.lists(st.text(max_size=6), max_size=4), max_size=4),
)  # fmt: skip
def test_any_cells_are_survived(header: list[str], rows: list[list[str]]) -> None:
    survive("x", "\n".join(",".join(each) for each in [header, *rows]))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_off_anywhere_is_survived(name: str) -> None:
    text = text_of(name)
    for stop in range(0, len(text), max(1, len(text) // 23)):
        survive(name, text[:stop])


WRONG: tuple[Any, ...] = (
    None,
    -1,
    "x",
    "",
    [],
    {},
    True,
    float("inf"),
    float("nan"),
    10**400,
    1e300,
    [None],
    "5",
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in a document, of long lists the first and the last element."""
    found = [path]
    if isinstance(value, dict):
        for key, each in value.items():
            found += places(each, (*path, key))
    elif isinstance(value, list):
        for at in {0, len(value) - 1} if value else ():
            found += places(value[at], (*path, at))
    return found


def put(value: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    """The document with another value at a path; the rest is shared."""
    if not path:
        return wrong
    changed = value.copy()
    changed[path[0]] = put(value[path[0]], path[1:], wrong)
    return changed


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".json")])
def test_a_real_file_with_a_wrong_value_is_survived(name: str) -> None:
    document = json.loads(text_of(name))
    chance = random.Random(20261123)  # noqa: S311 - the same changes in every run
    every = places(document)
    for path in chance.sample(every, min(60, len(every))):
        survive(name, json.dumps(put(document, path, chance.choice(WRONG))))


@pytest.mark.parametrize("name", ["aiperf_0.13.0_profile_export.jsonl", "perf_analyzer_inception.csv"])
def test_lines_in_disorder_are_survived(name: str) -> None:
    lines = text_of(name).splitlines(keepends=True)
    chance = random.Random(1)  # noqa: S311 - as above
    for _ in range(50):
        some = chance.choices(lines, k=4)
        some[chance.randrange(4)] = some[0][: chance.randrange(40)]
        try:
            read_lines(name, some)
        except InvalidDocumentError as error:
            assert error.problems
