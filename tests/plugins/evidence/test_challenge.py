"""A tag is searched for the words of a claim, for and against, in files that the entry doesn't cite."""

from __future__ import annotations

import datetime as dt
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aruntime_evaluator import Runtime
from editing import edit
from mkdocs_aruntime.catalog.column_notes import ColumnNotes, load_column_notes, words_for
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.evidence.challenge import checkouts_of

FILES = {
    "README.md": "Alpha speaks AMQP.\n",
    "docs/amqp.md": "# Ports\n\nOver AMQP 1.0.\nThis is experimental.\n\n\n\n\n\nAMQP again.\n",
    "src/main.c": "int amqp;\nint amqpx;\n",
    "tests/amqp.md": "AMQP is not supported.\n",
    "long.md": "amqp" + " x" * 500 + "\n",
}
REVIEW = """\
schema: aruntime/review/1
doubts: [experimental, not supported]
passed-over: ['**/tests/**', 'tests/**']
columns:
  protocols.amqp: {words: [amqp_port]}
"""


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    """A folder with one repository, whose last commit says something else than its tag."""
    repository = tmp_path / "mirror" / "acme+alpha"
    for name, text in FILES.items():
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(tmp_path, "init", "-q", str(repository))
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "one")
    git(repository, "tag", "v1.10")
    (repository / "later.md").write_text("AMQP, later\n", "utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "two")
    return tmp_path / "mirror"


@pytest.fixture
def site(copy: Path) -> Path:
    (copy / "runtimes" / "review.yml").write_text(REVIEW, "utf-8")
    entry = copy / "runtimes" / "alpha.yml"
    text = entry.read_text("utf-8").replace(
        "https://example.org/alpha/readme", "https://github.com/acme/alpha/blob/v1.10/README.md"
    )
    entry.write_text(text, "utf-8")
    return copy


def challenge(site: Path, mirror: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["--project", str(site), "challenge", *arguments, "--mirror", str(mirror)]
    )


def test_places_against_come_first_then_prose_and_cited_files_are_left_out(site: Path, mirror: Path) -> None:
    result = challenge(site, mirror, "alpha", "protocols.amqp")
    places = [line for line in result.stdout.splitlines() if line.startswith("  acme/alpha")]
    assert places == [
        "  acme/alpha docs/amqp.md:3  against: experimental",
        "  acme/alpha docs/amqp.md:10",
        "  acme/alpha long.md:1",
        "  acme/alpha src/main.c:1",
    ]
    assert "searched: acme/alpha at v1.10" in result.stderr
    assert result.stdout.startswith("protocols.amqp (supported); words: AMQP, amqp_port\n")


def test_a_line_is_cut_and_the_lines_around_are_shown(site: Path, mirror: Path) -> None:
    output = challenge(site, mirror, "alpha", "protocols.amqp").stdout
    assert "    This is experimental.\n" in output
    assert max(map(len, output.splitlines())) < 260


def test_only_places_against_can_be_asked_for(site: Path, mirror: Path) -> None:
    output = challenge(site, mirror, "alpha", "protocols.amqp", "--against").stdout
    assert [line for line in output.splitlines() if line.startswith("  acme")] == [
        "  acme/alpha docs/amqp.md:3  against: experimental"
    ]


def test_every_claim_of_the_entry_is_challenged_where_none_is_named(site: Path, mirror: Path) -> None:
    output = challenge(site, mirror, "alpha").stdout
    heads = [line.split(" ")[0] for line in output.splitlines() if not line.startswith(" ")]
    assert heads == ["protocols.amqp", "protocols.mqtt", "data.telemetry"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nobody"], "no entry has the id 'nobody'"),
        (["alpha", "protocols.none"], "'protocols.none' is no claim of the vocabulary"),
        (["beta"], "no copy of a repository of 'beta' in this folder"),
    ],
)
def test_what_cannot_be_searched_is_told(
    site: Path, mirror: Path, arguments: list[str], message: str
) -> None:
    result = challenge(site, mirror, *arguments)
    assert result.exit_code == 2
    assert message in result.output


def entry(minimal: Site, repository: str, *urls: str) -> Runtime:
    alpha = next(each for each in minimal.catalog.runtimes if each.id == "alpha")
    source = next(iter(alpha.sources.values()))
    sources = {f"s{i}": replace(source, url=url) for i, url in enumerate(urls)}
    return replace(alpha, repository=repository, sources=sources)


def test_the_repositories_of_an_entry_are_its_own_and_those_it_cites(minimal: Site) -> None:
    blob = "https://github.com/acme/{}/blob/{}/{}"
    found = checkouts_of(
        entry(
            minimal,
            "https://github.com/acme/alpha",
            blob.format("docs", "v2", "a.md"),
            blob.format("alpha", "v1", "b.md"),
            blob.format("alpha", "v3", "c.md"),
            blob.format("alpha", "v3", "d.md"),
        )
    )
    assert [(each.project, each.refs) for each in found] == [
        ("acme/alpha", ("v3", "v1", "v1.10", "1.10")),
        ("acme/docs", ("v2", "v1.10", "1.10")),
    ]
    assert found[0].cited == {"b.md", "c.md", "d.md"}


def test_a_claim_is_searched_by_label_other_names_and_kept_words(minimal: Site) -> None:
    notes = ColumnNotes(schema="aruntime/review/1")
    assert words_for("protocols.amqp", notes, minimal.catalog.vocabulary) == ("AMQP",)


def test_notes_on_an_unknown_claim_are_told(minimal: Site, tmp_path: Path) -> None:
    (tmp_path / "review.yml").write_text(
        "schema: aruntime/review/1\ncolumns:\n  protocols.none: {words: [x]}\n", "utf-8"
    )
    with pytest.raises(DataError, match=r"review\.yml:.*'protocols\.none' is no claim"):
        load_column_notes(tmp_path, minimal.catalog.vocabulary, root=tmp_path)


def test_a_search_is_recorded_with_day_commit_and_words_and_comments_stay(site: Path, mirror: Path) -> None:
    entry = site / "runtimes" / "alpha.yml"
    before = entry.read_text("utf-8").replace("    - id: mqtt\n", "    # next\n    - id: mqtt\n")
    entry.write_text(before, "utf-8")
    result = challenge(site, mirror, "alpha", "protocols.amqp", "--record")
    assert result.exit_code == 0
    assert "alpha: recorded" in result.stderr
    added = [line for line in entry.read_text("utf-8").splitlines() if line not in before.splitlines()]
    (line,) = added
    commit = line.partition("commit: ")[2][1:13]
    day = dt.datetime.now(dt.UTC).date()
    expected = f'      challenged: {{date: {day}, commit: "{commit}", words: ["AMQP", "amqp_port"]}}'
    assert line == expected
    assert entry.read_text("utf-8").replace(f"{line}\n", "") == before
    assert "says so already" in challenge(site, mirror, "alpha", "protocols.amqp", "--record").stderr
    assert f"Challenged {day}" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--record",), "--record needs the claims whose places you have read"),
        (("serving.nothing", "--record"), "is no claim of the vocabulary"),
        (("protocols.stomp", "--record"), "says nothing of 'protocols.stomp'"),
    ],
)
def test_what_nobody_read_is_not_recorded(
    site: Path, mirror: Path, arguments: tuple[str, ...], message: str
) -> None:
    vocabulary = site / "runtimes" / "vocabulary.yml"
    mqtt = "      - {id: mqtt, "
    stomp = "      - {id: stomp, label: STOMP, definition: A plain protocol.}\n"
    edit(vocabulary, mqtt, stomp + mqtt)
    before = (site / "runtimes" / "alpha.yml").read_text("utf-8")
    result = challenge(site, mirror, "alpha", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert (site / "runtimes" / "alpha.yml").read_text("utf-8") == before
