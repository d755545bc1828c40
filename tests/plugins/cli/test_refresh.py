"""``aruntime refresh``: what of an entry stands in a newer release, in repositories made for the test."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from editing import edit
from mkdocs_aruntime.cli.main import main

DAY = "2026-11-23"
ENTRY = """\
id: alpha
name: Alpha
kind: runtime
layers: [broker]
summary: Alpha is a broker made up for tests.
vendor: Alpha project
license: {spdx: MIT, source: readme, quote: "Alpha is under MIT."}
repository: https://github.com/acme/alpha
packages: ["pkg:pypi/alpha-broker"]
lifecycle: {status: active}
versions:
  latest: {version: "1.11", date: 2026-10, source: record} # as the registry says
  reviewed: "1.10"
responsibilities:
  owns: [delivery, persistence]
claims:
  protocols:
    - id: amqp # the oldest of them
      value: supported
      evidence:
        - {source: readme, quote: "Alpha speaks AMQP over one port."}

    - id: mqtt
      value: supported
      evidence:
        - source: mqtt
          quote: "Alpha speaks MQTT to small devices only."
  data:
    # nobody likes to be counted
    - id: telemetry
      value: unsupported
      evidence:
        - source: privacy
          quote: "Alpha never calls home, whatever you set."
sources:
  readme: {title: Readme, url: "https://github.com/acme/alpha/blob/v1.10/README.md", publisher: Alpha, kind: documentation, version: "1.10", accessed: 2026-11-23}
  mqtt:
    title: "MQTT in 1.10"
    url: https://github.com/acme/alpha/blob/v1.10/docs/mqtt.md
    publisher: Alpha
    kind: documentation
    version: "1.10"
    accessed: 2026-11-01
  privacy:
    title: Privacy
    url: https://github.com/acme/alpha/blob/v1.10/docs/privacy.md
    publisher: Alpha
    kind: documentation
    version: "1.10"
    accessed: 2026-11-01
  record: {title: Record, url: "pkg:pypi/alpha-broker@1.11", publisher: PyPI, kind: documentation, version: "1.11", accessed: 2026-11-01}
maintenance:
  confirmed: 2026-11-23
  history:
    - {date: 2026-11-01, change: First version., source: mqtt}
"""
README = "# Alpha\n\nAlpha is under MIT.\n\nA broker.\n\nAlpha speaks AMQP over one port.\n"
MQTT = "# MQTT\n\nAlpha speaks MQTT to small devices only.\n"
PRIVACY = "# Privacy\n\nAlpha never calls home, whatever you set.\n"
FILES = {"README.md": README, "docs/mqtt.md": MQTT, "docs/privacy.md": PRIVACY}

type Refresh = Callable[..., Result]


def git(folder: Path, *arguments: str, day: str = "2026-11-01") -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    days = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00Z")
    subprocess.run(
        ["git", "-C", str(folder), *who, *arguments],
        check=True, capture_output=True, env={"PATH": "/usr/bin:/bin:/usr/local/bin", **days},
    )  # fmt: skip


def release(mirror: Path, tag: str, files: Mapping[str, str], day: str = "2026-11-20") -> None:
    """A tag of acme/alpha with exactly these files."""
    repository = mirror / "acme+alpha"
    if not repository.exists():
        git(mirror, "init", "-q", str(repository))
    for path in repository.rglob("*.md"):
        path.unlink()
    for name, text in files.items():
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", tag, "--allow-empty", day=day)
    git(repository, "tag", tag, day=day)


def wheel(folder: Path, version: str, members: Mapping[str, str]) -> None:
    """A wheel of alpha-broker as an index has it."""
    folder.mkdir(exist_ok=True)
    info = f"alpha_broker-{version}.dist-info"
    with zipfile.ZipFile(folder / f"alpha_broker-{version}-py3-none-any.whl", "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("INFO", info), text)


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    folder.mkdir()
    release(folder, "v1.10", FILES, day="2026-10-01")
    return folder


@pytest.fixture
def site(copy: Path) -> Path:
    (copy / "runtimes" / "alpha.yml").write_text(ENTRY, "utf-8")
    (copy / "runtimes" / "review.yml").write_text(
        "schema: aruntime/review/1\ndoubts: [experimental]\npassed-over: ['**/tests/**']\n", "utf-8"
    )
    return copy


@pytest.fixture
def refresh(site: Path, mirror: Path) -> Refresh:
    """Runs the command on Alpha, without a registry unless one is named."""

    def run(*more: str | Path) -> Result:
        packages = [] if "--artifacts" in more else ["--no-packages"]
        given = ["refresh", "alpha", "--mirror", mirror, "--as-of", DAY, *packages, *more]
        return CliRunner().invoke(main, ["--project", str(site), *map(str, given)])

    return run


def told(result: Result) -> Any:
    return json.loads(result.output)[0]


def fates(result: Result) -> dict[str, str]:
    return {each["claim"]: each["fate"] for each in told(result)["quotes"]}


def entry(site: Path) -> str:
    return (site / "runtimes" / "alpha.yml").read_text("utf-8")


def test_what_stands_moves_and_what_does_not_says_at_which_version_it_was_read(
    site: Path, mirror: Path, refresh: Refresh
) -> None:
    changed = PRIVACY.replace("never calls home, whatever", "calls home, unless")
    release(mirror, "v1.11", {"README.md": README, "docs/all/mqtt.md": MQTT, "docs/privacy.md": changed})
    result = refresh()
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[:3] == [
        "alpha: 1.10 → 1.11",
        "  quotes: 2 same, 1 moved, 1 changed",
        "  at an earlier version: data.telemetry (read at 1.10)",
    ]
    assert "    | -Alpha never calls home, whatever you set." in result.output
    assert "    | +Alpha calls home, unless you set." in result.output
    wanted = ENTRY.replace('reviewed: "1.10"', 'reviewed: "1.11"')
    wanted = wanted.replace("value: unsupported\n", 'value: unsupported\n      read-at: "1.10"\n')
    wanted = wanted.replace('blob/v1.10/README.md", publisher: Alpha, kind: documentation, version: "1.10"',
                            'blob/v1.11/README.md", publisher: Alpha, kind: documentation, version: "1.11"')  # fmt: skip
    wanted = wanted.replace("v1.10/docs/mqtt.md", "v1.11/docs/all/mqtt.md").replace(
        "MQTT in 1.10", "MQTT in 1.11"
    )
    read_before = 'version: "1.10"\n    accessed: 2026-11-01\n'
    wanted = wanted.replace(read_before, 'version: "1.11"\n    accessed: 2026-11-23\n', 1)
    # What the history tells of was read at the former address.
    wanted = wanted.replace("source: mqtt}", "source: mqtt-1-10}")
    wanted = wanted.replace("maintenance:\n", f"""\
  mqtt-1-10:
    title: "MQTT in 1.10"
    url: https://github.com/acme/alpha/blob/v1.10/docs/mqtt.md
    publisher: "Alpha"
    kind: documentation
    {read_before}\
maintenance:
""")  # fmt: skip
    line = "Quotes looked up at 1.11: 2 of 3 established claims stand there; 1 stays at an earlier version."
    wanted += f'    - {{date: 2026-11-23, change: "{line}", source: readme}}\n'
    assert entry(site) == wanted


def test_the_change_holds_before_the_other_commands_and_the_second_time_nothing_changes(
    site: Path, mirror: Path, refresh: Refresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(site, "init", "-qb", "base")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "a state")
    release(mirror, "v1.11", FILES | {"docs/privacy.md": "# Privacy\n"})
    assert refresh().exit_code == 0
    monkeypatch.chdir(site)
    after = entry(site)
    for command in (
        ["validate"],
        ["review-changes", "--as-of", DAY, "base"],
        ["verify-quotes", "--mirror", str(mirror), "--only", "alpha"],
    ):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    assert refresh("--check").exit_code == 0
    assert refresh().exit_code == 0
    assert entry(site) == after


def test_a_claim_that_stayed_moves_once_its_words_are_there_again(
    site: Path, mirror: Path, refresh: Refresh
) -> None:
    release(mirror, "v1.11", FILES | {"docs/privacy.md": "# Privacy\n"})
    refresh()
    release(mirror, "v1.12", FILES)
    assert refresh().output.splitlines()[0] == "alpha: 1.11 → 1.12"
    assert "read-at" not in entry(site)
    assert "v1.10/docs/privacy.md" not in entry(site)


def test_nothing_is_written_to_check(site: Path, mirror: Path, refresh: Refresh) -> None:
    release(mirror, "v1.11", FILES)
    result = refresh("--check")
    assert (result.exit_code, result.output) == (1, "alpha: 1.10 → 1.11\n  quotes: 4 same\n")
    assert entry(site) == ENTRY


@pytest.mark.parametrize(
    ("files", "claim", "fate"),
    [
        (FILES, "protocols.mqtt", "same"),
        (FILES | {"docs/mqtt.md": f"\n\nBefore it.\n{MQTT}"}, "protocols.mqtt", "same"),
        (FILES | {"docs/mqtt.md": MQTT.replace("to small", "to\nsmall")}, "protocols.mqtt", "same"),
        ({**FILES, "docs/mqtt.md": "", "b/new.md": MQTT}, "protocols.mqtt", "moved"),
        ({**FILES, "docs/mqtt.md": "", "b/tests/new.md": MQTT}, "protocols.mqtt", "gone"),
        (FILES | {"docs/mqtt.md": MQTT.replace("small devices only", "all devices")}, "protocols.mqtt", "changed"),
        (FILES | {"docs/mqtt.md": "# MQTT\n"}, "protocols.mqtt", "gone"),
        (FILES | {"docs/mqtt.md": f"{MQTT}This is experimental.\n"}, "protocols.mqtt", "doubted"),
        (FILES | {"docs/mqtt.md": f"{MQTT}\n\n\nOther things are experimental.\n"}, "protocols.mqtt", "same"),
    ],
)  # fmt: skip
def test_what_became_of_a_quote(
    mirror: Path, refresh: Refresh, files: dict[str, str], claim: str, fate: str
) -> None:
    release(mirror, "v1.11", files)
    assert fates(refresh("--check", "--format", "json"))[claim] == fate


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ("v1.11rc1", "2026-11-20"),
        ("v1.11.dev3", "2026-11-20"),
        ("v1.11-2.0", "2026-11-20"),
        ("sdk-v2.0", "2026-11-20"),
        ("v9.0", "2025-01-01"),
        ("nightly", "2026-11-20"),
        ("v1.9", "2026-11-20"),
    ],
)
def test_what_is_no_newer_final_release_is_passed_over(
    site: Path, mirror: Path, refresh: Refresh, tag: str, day: str
) -> None:
    edit(site / "runtimes" / "alpha.yml", 'latest: {version: "1.11"', 'latest: {version: "1.10"')
    edit(site / "runtimes" / "alpha.yml", 'alpha-broker@1.11", publisher: PyPI, kind: documentation, version: "1.11"',
         'alpha-broker@1.10", publisher: PyPI, kind: documentation, version: "1.10"')  # fmt: skip
    release(mirror, tag, FILES, day=day)
    result = refresh()
    assert (result.exit_code, result.output) == (0, "alpha: 1.10, nothing newer\n")


def test_a_release_that_is_known_and_not_here_is_told(site: Path, refresh: Refresh) -> None:
    result = refresh()
    assert result.exit_code == 3
    assert result.output.startswith("alpha: stays at 1.10: 1.11 is out, and neither its tag nor its package")
    assert "bring a newer copy of https://github.com/acme/alpha" in result.output
    assert entry(site) == ENTRY


def test_an_entry_stays_where_most_of_it_is_not_found(site: Path, mirror: Path, refresh: Refresh) -> None:
    release(mirror, "v1.11", {"README.md": README})
    result = refresh()
    assert result.exit_code == 0
    assert "stays at 1.10: 1 of its established claims (33%) stand in" in result.output
    assert entry(site) == ENTRY


def test_an_entry_stays_where_its_licence_is_not_found(site: Path, mirror: Path, refresh: Refresh) -> None:
    release(mirror, "v1.11", FILES | {"README.md": README.replace("under MIT", "under terms of its own")})
    assert "the words of its licence were not found at 1.11; read the licence first" in refresh().output
    assert entry(site) == ENTRY


def test_a_package_is_read_where_the_tag_is_not_here(site: Path, tmp_path: Path, refresh: Refresh) -> None:
    shelf = tmp_path / "shelf"
    wheel(shelf, "1.10", {"INFO/METADATA": README})
    wheel(
        shelf, "1.12", {"INFO/METADATA": f"Name: alpha-broker\n\n{README}", "alpha_broker/docs/mqtt.md": MQTT}
    )
    wheel(shelf, "1.13rc1", {"INFO/METADATA": README})
    result = refresh("--artifacts", shelf)
    assert result.output.splitlines()[:2] == ["alpha: 1.10 → 1.12", "  quotes: 3 same, 1 unread"]
    assert 'url: "pkg:pypi/alpha-broker@1.12#alpha_broker-1.12.dist-info/METADATA"' in entry(site)
    assert "url: pkg:pypi/alpha-broker@1.12#alpha_broker/docs/mqtt.md" in entry(site)
    assert 'latest: {version: "1.12", date: 2026-10, source: record} # as the registry says' in entry(site)


def test_of_a_release_that_carries_too_little_only_its_name_is_kept(
    site: Path, tmp_path: Path, refresh: Refresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(site, "init", "-qb", "base")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "a state")
    wheel(tmp_path / "shelf", "1.10", {"INFO/METADATA": README})
    wheel(tmp_path / "shelf", "1.12", {"INFO/METADATA": README})
    assert (
        "stays at 1.10: 1 of its established claims (33%)"
        in refresh("--artifacts", tmp_path / "shelf").output
    )
    changed = entry(site)
    assert 'latest: {version: "1.12"' in changed
    assert 'reviewed: "1.10"' in changed
    assert changed.endswith('{date: 2026-11-23, change: "1.12 is the newest release.", source: record}\n')
    monkeypatch.chdir(site)
    result = CliRunner().invoke(main, ["review-changes", "--as-of", DAY, "base"])
    assert result.exit_code == 0, result.output
    assert refresh("--artifacts", tmp_path / "shelf", "--check").exit_code == 0


def test_what_a_package_shows_otherwise_keeps_a_claim_where_it_is(
    site: Path, tmp_path: Path, mirror: Path, refresh: Refresh
) -> None:
    (site / "runtimes" / "probes.yml").write_text(
        "schema: aruntime/probes/1\nprobes:\n  - {claim: data.telemetry, fact: file, matches: '.*/telemetry\\.py'}\n",
        "utf-8",
    )
    release(mirror, "v1.11", FILES)
    wheel(tmp_path / "shelf", "1.10", {"INFO/METADATA": ""})
    wheel(tmp_path / "shelf", "1.11", {"INFO/METADATA": "", "alpha_broker/telemetry.py": ""})
    result = refresh("--artifacts", tmp_path / "shelf")
    assert "  the package shows otherwise: data.telemetry: the entry says 'unsupported'" in result.output
    assert 'value: unsupported\n      read-at: "1.10"\n' in entry(site)


def test_text_of_a_repository_stays_text_in_the_body_of_a_pull_request(
    mirror: Path, refresh: Refresh
) -> None:
    evil = PRIVACY.replace("never calls home", "calls home\n````\n@everyone <img src=x>\n````")
    release(mirror, "v1.11", FILES | {"docs/privacy.md": evil})
    body = refresh("--check", "--format", "markdown").output
    assert body.startswith("## Alpha: 1.10 → 1.11\n")
    inside = False
    for line in body.splitlines():
        fence = line.strip().startswith("````")
        assert not fence or line.strip() in {"````diff", "````"}
        inside = inside != fence
        assert inside or ("@everyone" not in line and "<img" not in line)
    assert not inside


def test_a_fetched_tag_is_as_good_as_a_copy(
    site: Path, mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(mirror, "v1.11", FILES)
    (tmp_path / "forge" / "acme").mkdir(parents=True)
    (mirror / "acme+alpha").rename(tmp_path / "forge" / "acme" / "alpha")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.file://{tmp_path}/forge/.insteadOf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "https://github.com/")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    given = ["refresh", "alpha", "--fetch", "--no-packages", "--check", "--as-of", DAY]
    result = CliRunner().invoke(main, ["--project", str(site), *given])
    assert result.output == "alpha: 1.10 → 1.11\n  quotes: 4 same\n"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["alpha"], "name a folder with --mirror, or take --fetch"),
        (["alpha", "--mirror", ".", "--fetch"], "name a folder with --mirror, or take --fetch"),
        (["alfa", "--mirror", "."], "no entry has the id 'alfa'"),
    ],
)
def test_wrong_use_is_told(site: Path, given: list[str], message: str) -> None:
    result = CliRunner().invoke(main, ["--project", str(site), "refresh", *given])
    assert result.exit_code == 2
    assert message in result.output
