"""``aruntime column`` as reviewers type it: one claim of all entries, side by side."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_aruntime.cli.main import main

NOTES = """\
schema: aruntime/review/1
columns:
  protocols.amqp: {reviewed: 2026-11-20, enough: "A port that it listens on."}
"""
DEEPER = """\
      challenged: {date: 2026-11-20, commit: 0123456789ab, words: [AMQP, port]}
      shown:
        - package: pkg:pypi/alpha@1.10
          file: alpha-1.10-py3-none-any.whl
          digest: sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          place: alpha/main.py:7
          fact: --amqp-port
"""


def column(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(site), "column", *arguments])


def deepen(site: Path, lines: str) -> None:
    entry = site / "runtimes" / "alpha.yml"
    text = entry.read_text("utf-8")
    head, tail = text.split("    - id: mqtt\n")
    entry.write_text(f"{head}{lines}    - id: mqtt\n{tail}", "utf-8")


def test_entries_stand_by_value_with_quote_source_and_depth(copy: Path) -> None:
    lines = column(copy, "protocols.amqp").output.splitlines()
    assert lines[0] == "protocols.amqp (AMQP): Advanced Message Queuing Protocol."
    assert "never reviewed as a column" in lines[1]
    at = next(i for i, line in enumerate(lines) if line.startswith("supported      alpha 1.10  "))
    assert lines[at].endswith("read")
    assert lines[at + 1] == "  “AMQP in Alpha: supported.”  https://example.org/alpha/readme"
    values = [
        line.split()[0]
        for line in lines
        if line.split()[1:2] and line.split()[1] in {"alpha", "beta", "gamma"}
    ]
    order = ["supported", "partial", "unsupported", "unknown", "not-applicable"]
    assert values == sorted(values, key=order.index)


def test_the_day_of_review_and_what_is_enough_come_from_the_notes(copy: Path) -> None:
    (copy / "runtimes" / "review.yml").write_text(NOTES, "utf-8")
    output = column(copy, "protocols.amqp").output
    assert "reviewed 2026-11-20" in output
    assert "Enough: A port that it listens on." in output


@pytest.mark.parametrize(
    ("lines", "depth"),
    [("", "read"), (DEEPER.split("      shown", maxsplit=1)[0], "challenged"), (DEEPER, "artifact")],
)
def test_the_depth_is_the_deepest_that_was_done(copy: Path, lines: str, depth: str) -> None:
    deepen(copy, lines)
    found = json.loads(column(copy, "protocols.amqp", "--format", "json").output)
    assert next(cell for cell in found["cells"] if cell["id"] == "alpha")["depth"] == depth


def test_an_unknown_claim_has_no_depth_and_a_value_can_be_asked_for(copy: Path) -> None:
    found = json.loads(column(copy, "protocols.mqtt", "--value", "unknown", "--format", "json").output)
    assert {cell["value"] for cell in found["cells"]} == {"unknown"}
    assert {cell["depth"] for cell in found["cells"]} == {""}


def test_text_of_entries_is_no_markup_in_the_table(copy: Path) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    text = entry.read_text("utf-8").replace("AMQP in Alpha: supported.", "a | b <img> [x](y)", 1)
    entry.write_text(text, "utf-8")
    output = column(copy, "protocols.amqp", "--format", "markdown").output
    assert r"“a \| b \<img\> \[x\](y)”" in output


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("0123456789ab", "main", "a commit of at least 12 hexadecimal digits"),
        ("sha256:a", "md5:a", "a digest such as 'sha256:…'"),
        ("2026-11-20", "2999-01-01", "challenged.date"),
    ],
)
def test_a_challenge_or_an_artifact_without_its_name_is_refused(
    copy: Path, old: str, new: str, message: str
) -> None:
    deepen(copy, DEEPER.replace(old, new))
    assert message in column(copy, "protocols.amqp").output


def test_a_claim_that_is_none_is_told(copy: Path) -> None:
    result = column(copy, "protocols.none")
    assert result.exit_code == 2
    assert "'protocols.none' is no claim of the vocabulary" in result.output


def test_a_column_that_was_read_is_recorded_and_told(copy: Path) -> None:
    notes = copy / "runtimes" / "review.yml"
    notes.write_text(f"# Kept.\n{NOTES}  # as is\n", "utf-8")
    result = column(copy, "protocols.mqtt", "--record")
    assert result.exit_code == 0
    today = dt.datetime.now(dt.UTC).date()
    text = notes.read_text("utf-8")
    assert text.startswith(f"# Kept.\n{NOTES}")
    assert f"  protocols.mqtt: {{reviewed: {today}}}\n" in text
    assert f"reviewed {today}" in column(copy, "protocols.mqtt").output


def test_the_first_column_that_was_read_makes_the_file(copy: Path) -> None:
    assert column(copy, "protocols.amqp", "--record").exit_code == 0
    assert "reviewed 20" in column(copy, "protocols.amqp").output


def test_a_part_of_a_column_is_not_recorded(copy: Path) -> None:
    result = column(copy, "protocols.amqp", "--value", "partial", "--record")
    assert result.exit_code == 2
    assert not (copy / "runtimes" / "review.yml").exists()
