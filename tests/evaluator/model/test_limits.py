"""Of many problems a hundred are told, and how many more there are: by the model, the service, files and commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aruntime_evaluator import handle
from aruntime_evaluator.model.codec import Line, decode, untyped
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.problem import MORE, InvalidDocumentError, count_of
from aruntime_evaluator.model.runtime import Runtime
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.reader import load_record, parse_document
from mkdocs_aruntime.cli.main import main

LACKING = 6
"""Keys that an empty decision lacks."""


def rest(count: str, noun: str = "problems") -> str:
    return f"{count} more {noun} of this input, not shown; mend those above and look again"


def unknown(count: int) -> dict[str, int]:
    return {f"key{i}": 0 for i in range(count)}


def told(document: Any, kind: Any = Decision) -> InvalidDocumentError:
    with pytest.raises(InvalidDocumentError) as error:
        decode(kind, document)
    return error.value


@pytest.mark.parametrize(
    ("count", "shown", "last"),
    [(99, 99, None), (100, 100, None), (101, 101, rest("1", "problem")), (5000, 101, rest("4,900"))],
)
def test_of_many_problems_a_hundred_are_told_and_the_count_of_the_rest(
    count: int, shown: int, last: str | None
) -> None:
    found = told(unknown(count - LACKING)).problems
    assert (len(found), count_of(found)) == (shown, count)
    assert (found[-1].message if found[-1].rule == MORE else None) == last


def test_wrong_items_of_a_list_are_counted_alike() -> None:
    assert [str(each) for each in told(["\n"] * 1000, tuple[Line, ...]).problems][-1] == rest("900")


def test_plain_scalars_are_counted_alike() -> None:
    assert count_of(told(untyped(unknown(300))).problems) == 300 + LACKING


def test_too_long_a_list_is_one_problem() -> None:
    error = told([0] * 1001, tuple[Line, ...])
    assert [each.message for each in error.problems] == ["has 1,001 items; at most 1,000 are read"]


def test_a_long_key_does_not_make_a_long_message() -> None:
    assert len(str(told({"k" * 100_000: 0} | unknown(99)))) < 25_000


@pytest.mark.parametrize("document", [unknown(20_000), {"candidates": [unknown(300)]}])
def test_the_service_tells_a_hundred(document: dict[str, Any]) -> None:
    request = {"version": 1, "method": "check", "params": {"kind": "decision", "document": document}}
    answer = json.loads(handle(json.dumps(request)))
    assert len(answer["problems"]) == 101
    assert answer["problems"][-1]["rule"] == MORE
    assert answer["problems"][-1]["message"].endswith("not shown; mend those above and look again")
    assert int(answer["problems"][-1]["found"]) > 200


def test_doubled_keys_of_a_request_are_counted() -> None:
    document = "[" + ",".join(['{"a":1,"a":2}'] * 250) + "]"
    request = '{"version":1,"method":"check","params":{"kind":"decision","document":' + document + "}}"
    problems = json.loads(handle(request))["problems"]
    assert (len(problems), problems[-1]["message"]) == (101, rest("150"))
    assert {each["rule"] for each in problems[:-1]} == {"duplicate-key"}


def test_the_reader_of_yaml_tells_a_hundred(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("".join(f"key{i}: 0\n" for i in range(500)), "utf-8")
    with pytest.raises(DataError) as error:
        load_record(Runtime, path, root=tmp_path)
    assert len(error.value.findings) == 101
    assert error.value.findings[-1].problem.rule == MORE
    assert error.value.count > 500


def test_what_is_wrong_with_yaml_itself_is_counted() -> None:
    with pytest.raises(DataError) as error:
        parse_document("".join(f"k{i}: 1\n" for i in range(300)) * 2, "x.yml")
    assert (len(error.value.findings), error.value.count) == (101, 300)
    assert str(error.value).endswith(f"{rest('200')} [{MORE}]")


def test_validate_tells_a_hundred_of_each_file(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    paths = [Path("runtimes/alpha.yml"), Path("runtimes/beta.yml")]
    for path in paths:
        more = "".join(f"key{i}: 0\n" for i in range(400))
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    result = CliRunner().invoke(main, ["validate"])
    assert result.exit_code != 0
    for path in paths:
        lines = [line for line in result.output.splitlines() if line.startswith(f"{path}:")]
        assert (len(lines), rest("300") in lines[-1]) == (101, True)
