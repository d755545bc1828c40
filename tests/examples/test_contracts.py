"""The contracts that a guide publishes: the schemas, the records on the page, and what both must refuse."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT
from examples.blocks import blocks

FOLDER = ROOT / "docs/contracts"
PAGE = "docs/guides/contracts-of-an-application-runtime.md"

type Record = dict[str, Any]
type Change = Callable[[Record], object]


@cache
def schemas() -> dict[str, Any]:
    found = {path.name.removesuffix(".schema.json"): path for path in FOLDER.glob("*.schema.json")}
    return {name: json.loads(path.read_text("utf-8")) for name, path in found.items()}


def records() -> dict[str, Record]:
    """The records on the page, by contract."""
    shown = [json.loads(block.text) for block in blocks("json") if block.page == PAGE]
    return {record["contract"].removesuffix("/1"): record for record in shown}


def refused(contract: str, record: Record) -> bool:
    return not Draft202012Validator(schemas()[contract]).is_valid(record)


@cache
def code() -> dict[str, Any]:
    """What the page's own Python defines."""
    names: dict[str, Any] = {}
    for block in blocks("python"):
        if block.page == PAGE:
            exec(block.text, names)  # noqa: S102  our own page, in our own test
    return names


def told(*kept: Record) -> list[str]:
    return list(code()["problems"](list(kept)))


def test_each_contract_has_a_valid_record_on_the_page() -> None:
    shown = records()
    assert shown.keys() == schemas().keys()
    assert [name for name, record in shown.items() if refused(name, record)] == []


@pytest.mark.parametrize("name", ["request", "tool", "policy-decision", "evidence", "trace"])
def test_a_schema_is_valid_closed_and_explains_every_field(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"https://aruntime.com/contracts/{name}.schema.json"
    for each in _objects(schema):
        assert each["additionalProperties"] is False
        assert [key for key, field in each["properties"].items() if not field.get("description")] == []


def _objects(schema: Any) -> Iterator[Any]:
    """Every object of a contract; what conditions say of an object is no object of its own."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and schema.get("properties", {}).keys() - {
            "type",
            "additionalProperties",
        }:
            yield schema
        for key, each in schema.items():
            if key != "allOf":
                yield from _objects(each)


REFUSALS: list[tuple[str, str, Change]] = [
    ("request", "another contract", lambda it: it.update(contract="request/2")),
    ("request", "a field that does not exist", lambda it: it.update(metadata={})),
    ("request", "no deadline", lambda it: it.pop("deadline")),
    ("request", "a time without UTC", lambda it: it.update(at="2026-11-28T09:00:00+01:00")),
    ("request", "a trace of zeros", lambda it: it.update(trace="0" * 32)),
    ("request", "a mail that may give instructions", lambda it: it["input"][1].update(trusted=True)),
    ("request", "no limit of steps", lambda it: it["limits"].pop("steps")),
    ("tool", "arguments that are not closed", lambda it: it["inputSchema"].pop("additionalProperties")),
    ("tool", "an effect without a way back", lambda it: it.pop("undo")),
    ("tool", "an effect that can't be stopped", lambda it: it.update(approval="never")),
    ("tool", "attempts that the tool can't tell apart", lambda it: it.update(repeat="none")),
    ("tool", "a name that a model can't call", lambda it: it.update(name="refund booking")),
    ("policy-decision", "a question without its approval", lambda it: it.pop("approval")),
    ("policy-decision", "an approval that was not asked for", lambda it: it.update(decision="allow")),
    ("policy-decision", "a question that never ends", lambda it: it["approval"].pop("expires")),
    (
        "policy-decision",
        "an answer to unnamed arguments",
        lambda it: it["approval"]["answer"].pop("argumentsSha256"),
    ),
    ("policy-decision", "an amount in fractions", lambda it: it["facts"].update(amountCents=89.5)),
    ("evidence", "done without a result", lambda it: it.pop("resultSha256")),
    ("evidence", "failed without an error", lambda it: it.update(outcome="failed")),
    ("evidence", "an unknown without a way to settle it", lambda it: it.update(outcome="unknown")),
    ("evidence", "a short hash", lambda it: it.update(argumentsSha256="5d93af34")),
    ("trace", "a call without its record", lambda it: it["steps"][3].pop("record")),
    ("trace", "a model's step without its model", lambda it: it["steps"][1].pop("model")),
    ("trace", "a span in capitals", lambda it: it["steps"][0].update(span="B7AD6B7169203331")),
]


@pytest.mark.parametrize(("contract", "what", "change"), REFUSALS, ids=[f"{a}: {b}" for a, b, _ in REFUSALS])
def test_a_contract_refuses(contract: str, what: str, change: Change) -> None:
    record = deepcopy(records()[contract])
    change(record)
    assert refused(contract, record), what


def test_a_read_may_be_repeated_and_needs_no_way_back() -> None:
    tool = {**records()["tool"], "effect": "read", "repeat": "none", "approval": "never"}
    del tool["undo"]
    assert not refused("tool", tool)


def test_an_unknown_outcome_is_kept_with_its_way_to_be_settled() -> None:
    evidence = {**records()["evidence"], "outcome": "unknown"}
    del evidence["effect"]
    evidence["resolve"] = {"by": "query", "until": "2026-11-29T09:00:00Z"}
    assert not refused("evidence", evidence)


def test_the_records_on_the_page_are_one_case() -> None:
    shown = records()
    decision, evidence = shown["policy-decision"], shown["evidence"]
    assert told(*shown.values()) == []
    assert code()["refund_sha256"] == decision["argumentsSha256"] == evidence["argumentsSha256"]
    assert not list(Draft202012Validator(shown["tool"]["inputSchema"]).iter_errors(code()["refund"]))
    steps = shown["trace"]["steps"]
    assert [step["step"] for step in steps] == list(range(1, len(steps) + 1))
    named = [step["record"] for step in steps if "record" in step]
    assert named == [shown[name]["id"] for name in ("request", "policy-decision", "evidence")]
    assert shown["trace"]["trace"] == shown["request"]["trace"]
    times = [time for step in steps for time in (step["started"], step["ended"])]
    assert times == sorted(times)


MISSED: list[tuple[str, str, Change]] = [
    ("request", "no request req-7f3a", lambda it: it.update(id="req-0000")),
    ("policy-decision", "no decision allowed it", lambda it: it.update(id="dec-03")),
    ("policy-decision", "it was denied", lambda it: it.update(decision="deny")),
    ("policy-decision", "no approval was given", lambda it: it["approval"].pop("answer")),
    ("policy-decision", "no approval was given", lambda it: it["approval"]["answer"].update(says="refused")),
    (
        "policy-decision",
        "the approval is for other arguments",
        lambda it: it["approval"]["answer"].update(argumentsSha256="0" * 64),
    ),
    (
        "policy-decision",
        "the approval came after the call or after its expiry",
        lambda it: it["approval"].update(expires="2026-11-28T10:00:00Z"),
    ),
    (
        "policy-decision",
        "other arguments than those that were decided on",
        lambda it: it.update(argumentsSha256="0" * 64),
    ),
    ("evidence", "another tool than the one", lambda it: it["tool"].update(version="4")),
    ("evidence", "it began before it was decided", lambda it: it.update(started="2026-11-28T08:00:00Z")),
]


@pytest.mark.parametrize(("contract", "message", "change"), MISSED)
def test_the_check_on_the_page_finds(contract: str, message: str, change: Change) -> None:
    changed = deepcopy(records())
    change(changed[contract])
    assert any(message in problem for problem in told(*changed.values()))
