"""``aruntime stale``: what is due, as text, JSON and a calendar; being due is no error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_aruntime.cli.main import main


def stale(root: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(main, ["--project", str(root), "stale", "--as-of", *arguments])
    assert done.exit_code == 0, done.output
    return done


def test_what_was_read_half_a_year_ago_is_due_and_nothing_before(copy: Path) -> None:
    assert stale(copy, "2026-11-30").output.endswith("0 due by 2026-11-30\n")
    told = stale(copy, "2027-04-30").output
    assert "2027-04-30 entry alpha: last read 2026-11-01, 3 claims\n" in told
    assert "entry alpha" not in stale(copy, "2027-04-29").output
    assert "entry alpha" in stale(copy, "2027-04-29", "--within", "1").output


def test_programs_get_the_claims_and_pages_too(copy: Path) -> None:
    due = json.loads(stale(copy, "2027-12-31", "--format", "json").output)
    assert {each["kind"] for each in due} == {"entry", "page"}
    (alpha,) = [each for each in due if each["name"] == "alpha"]
    assert (alpha["by"], alpha["read"]) == ("2027-04-30", "2026-11-01")
    assert alpha["claims"] == ["protocols.amqp", "protocols.mqtt", "data.telemetry"]
    assert [each["by"] for each in due] == sorted(each["by"] for each in due)


def test_an_entry_becomes_an_issue_with_a_checklist(copy: Path) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    text = entry.read_text("utf-8").replace("AMQP in Alpha: supported.", "@all `AMQP` <b>")
    entry.write_text(text, "utf-8")
    issues = json.loads(stale(copy, "2027-12-31", "--format", "issues").output)
    alpha = next(each for each in issues if each["title"] == "Read again: entry alpha")
    lines = [line for line in alpha["body"].splitlines() if line.startswith("- [ ]")]
    link = "https://example.org/brokers/runtimes/alpha/#protocols.amqp"
    assert lines == [
        f"- [ ] [`protocols.amqp`]({link}) (supported): `@all 'AMQP' <b>` in `https://example.org/alpha/readme`",
        f"- [ ] [`protocols.mqtt`]({link.replace('amqp', 'mqtt')}): look for a source",
        f"- [ ] [`data.telemetry`]({link.replace('protocols.amqp', 'data.telemetry')}) (unsupported): "
        "`Alpha never calls home.` in `https://example.org/alpha/readme`",
    ]
    assert "`aruntime refresh --fetch alpha`" in alpha["body"]
    assert any(each["title"].startswith("Read again: page docs/guides/") for each in issues)


@pytest.mark.parametrize("name", ["Alpha", "Älpha; one, \\\\ " + "long " * 30 + "ü" * 60])
def test_a_calendar_has_short_lines_and_escaped_texts(copy: Path, name: str) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    entry.write_text(entry.read_text("utf-8").replace("name: Alpha", f'name: "{name.strip()}"', 1), "utf-8")
    text = stale(copy, "2027-12-31", "--format", "calendar").stdout_bytes.decode()
    lines = text.split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert max(len(line.encode()) for line in lines) <= 75
    whole = text.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") > 3
    escaped = name.strip().replace("\\\\", "\\").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:Read again: {escaped}\r\n" in whole
    assert "DTSTART;VALUE=DATE:20270430" in whole
