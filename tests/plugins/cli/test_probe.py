"""``aruntime probe`` as people type it, on a wheel built for the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.plugins.evidence.artifacts import build_wheel, tarred

from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.evidence.archive import sha256

TABLE = """\
schema: aruntime/probes/1
probes:
  - {claim: protocols.amqp, fact: option, matches: '--amqp-.*'}
  - {claim: data.telemetry, fact: variable, matches: '.*DO_NOT_TRACK', strength: suggests}
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def site(copy: Path) -> Path:
    (copy / "runtimes" / "probes.yml").write_text(TABLE, "utf-8")
    return copy


def probe(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(site), "probe", *arguments])


def test_a_report_names_what_is_shown_and_where(site: Path, wheel: Path) -> None:
    result = probe(site, "alpha", "--artifacts", str(wheel.parent))
    lines = result.output.splitlines()
    assert "  confirms    protocols.amqp: it is there" in lines
    assert f"    --amqp-port  {wheel.name}!alpha_broker/main.py:26" in lines


def test_the_json_has_file_digest_and_place(site: Path, wheel: Path) -> None:
    result = probe(site, "alpha", "--artifacts", str(wheel.parent), "--format", "json")
    (entry,) = json.loads(result.output)
    claim = next(each for each in entry["claims"] if each["claim"] == "protocols.amqp")
    assert claim["evidence"] == [
        {
            "kind": "artifact",
            "fact": "option",
            "value": "--amqp-port",
            "package": "pkg:pypi/alpha-broker@3.2.0",
            "file": wheel.name,
            "digest": f"sha256:{sha256(wheel)}",
            "path": "alpha_broker/main.py",
            "line": 26,
        }
    ]


def test_the_yaml_is_what_an_entry_takes_as_shown(site: Path, wheel: Path) -> None:
    result = probe(site, "alpha", "--artifacts", str(wheel.parent), "--format", "yaml")
    shown = yaml.safe_load(result.output)["alpha"]["protocols.amqp"]["shown"]
    assert shown[0]["place"] == "alpha_broker/main.py:26"
    entry = site / "runtimes" / "alpha.yml"
    text = entry.read_text("utf-8").replace(
        "    - id: amqp\n", f"    - id: amqp\n      shown: {json.dumps(shown)}\n", 1
    )
    entry.write_text(text, "utf-8")
    assert probe(site, "alpha", "--artifacts", str(wheel.parent)).output.startswith("alpha 1.10: ")


def test_a_contradiction_is_counted_and_fails(site: Path, wheel: Path) -> None:
    entry = site / "runtimes" / "alpha.yml"
    text = entry.read_text("utf-8")
    start = text.index("id: amqp")
    entry.write_text(
        text[:start] + text[start:].replace("value: supported", "value: unsupported", 1), "utf-8"
    )
    result = probe(site, "alpha", "--artifacts", str(wheel.parent), "--format", "markdown")
    assert result.exit_code == 1
    assert "| protocols.amqp | contradicts | unsupported | the entry says 'unsupported' |" in result.output


def test_a_hostile_archive_is_told_and_the_others_are_read(site: Path, wheel: Path, tmp_path: Path) -> None:
    tarred(tmp_path / "evil.tgz", {"../../up": b"x"})
    (tmp_path / wheel.name).write_bytes(wheel.read_bytes())
    result = probe(site, "alpha", "--artifacts", str(tmp_path))
    assert "unread: evil.tgz: '../../up' has a path that leads out" in result.output
    assert "confirms    protocols.amqp" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["nobody"], "no entry has the id 'nobody'"), (["--artifacts", "."], "--artifacts needs the id")],
)
def test_wrong_arguments_are_told(site: Path, arguments: list[str], message: str) -> None:
    result = probe(site, *arguments)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("probes.yml", TABLE.replace("protocols.amqp", "protocols.none"), "probes.yml:3:"),
        ("review.yml", "schema: aruntime/review/1\ncolumns: {protocols.none: {}}\n", "review.yml:2:"),
    ],
)
def test_validate_reads_what_stands_beside_the_entries(
    site: Path, file: str, text: str, message: str
) -> None:
    def validate() -> Result:
        return CliRunner().invoke(main, ["--project", str(site), "validate"])

    assert validate().exit_code == 0
    (site / "runtimes" / file).write_text(text, "utf-8")
    assert message in validate().output
    assert "'protocols.none' is no claim of the vocabulary" in validate().output


def test_what_is_confirmed_is_recorded_once_and_replaces_an_older_release(site: Path, wheel: Path) -> None:
    entry = site / "runtimes" / "alpha.yml"
    old = (
        "      shown: [{package: 'pkg:pypi/alpha-broker@1.0', file: a.whl, "
        f"digest: 'sha256:{'a' * 64}', fact: --amqp}}, {{package: 'pkg:npm/alpha@1.0', file: a.tgz, "
        f"digest: 'sha256:{'b' * 64}', fact: amqp}}]\n"
    )
    text = entry.read_text("utf-8").replace("    - id: mqtt\n", f"{old}    # next\n    - id: mqtt\n", 1)
    entry.write_text(text, "utf-8")
    result = probe(site, "alpha", "--artifacts", str(wheel.parent), "--record")
    assert "alpha: recorded" in result.stderr
    claim = yaml.safe_load(entry.read_text("utf-8"))["claims"]["protocols"][0]
    assert [each["package"] for each in claim["shown"]] == [
        "pkg:pypi/alpha-broker@3.2.0",
        "pkg:npm/alpha@1.0",
    ]
    assert claim["shown"][0]["place"] == "alpha_broker/main.py:26"
    assert "    # next\n" in entry.read_text("utf-8")
    again = entry.read_text("utf-8")
    result = probe(site, "alpha", "--artifacts", str(wheel.parent), "--record")
    assert "alpha: nothing new to record" in result.stderr
    assert entry.read_text("utf-8") == again


def test_a_link_in_the_place_of_an_entry_is_not_written_to(site: Path, wheel: Path, tmp_path: Path) -> None:
    entry = site / "runtimes" / "alpha.yml"
    kept = tmp_path / "kept.yml"
    kept.write_text(entry.read_text("utf-8"), "utf-8")
    entry.unlink()
    entry.symlink_to(kept)
    result = probe(site, "alpha", "--artifacts", str(wheel.parent), "--record")
    assert result.exit_code == 1
    assert "shown:" not in kept.read_text("utf-8")
