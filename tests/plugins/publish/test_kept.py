"""What a build keeps is believed only where it is sealed, and nothing of a killed build stays."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish import kept
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.search import SAVED, Document, Index, Kind, export_index
from mkdocs_aruntime.publish.sharing import build_pictures

FILES = {"a.bin": b"a" * 1000, "b.txt": b""}
IDENTITY = Identity(name="Brokers", summary="All of them.", home="https://example.org/brokers/")


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Become a user who has a key of their own."""

    def become(name: str) -> None:
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / name))
        kept._key.cache_clear()

    become("somebody")
    yield become
    kept._key.cache_clear()


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda content: content[: len(content) // 2],
    "emptied": lambda content: content[:0],
    "altered": lambda content: content[:500] + b"!" + content[501:],
    "longer": lambda content: content + b"\0",
    "zeros": lambda content: bytes(len(content)),
    "text": lambda content: b"garbage" + content[:7],
}


def test_what_was_saved_is_loaded_and_what_was_saved_last_counts(tmp_path: Path) -> None:
    assert kept.load(tmp_path, "some/name") is None
    kept.save(tmp_path, "some/name", {"old": b"1"})
    kept.save(tmp_path, "some/name", FILES)
    assert kept.load(tmp_path, "some/name") == FILES
    assert kept.load(tmp_path, "some/other") is None


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_counts_as_not_there(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    kept.save(tmp_path, "name", FILES)
    path = tmp_path / "name.kept"
    path.write_bytes(damage(path.read_bytes()))
    assert kept.load(tmp_path, "name") is None


def test_what_is_kept_under_one_name_is_no_other(tmp_path: Path) -> None:
    kept.save(tmp_path, "name", FILES)
    (tmp_path / "name.kept").rename(tmp_path / "other.kept")
    assert kept.load(tmp_path, "other") is None


def test_what_another_user_sealed_counts_as_not_there(tmp_path: Path, user: Callable[[str], None]) -> None:
    """As where a cache comes with the files of a pull request."""
    kept.save(tmp_path, "name", FILES)
    user("another")
    assert kept.load(tmp_path, "name") is None
    user("somebody")
    assert kept.load(tmp_path, "name") == FILES


def test_a_folder_in_the_place_of_a_file_counts_as_not_there(tmp_path: Path) -> None:
    (tmp_path / "name.kept").mkdir()
    assert kept.load(tmp_path, "name") is None


def test_the_key_is_the_users_alone_and_an_empty_one_is_made_anew(tmp_path: Path) -> None:
    kept.save(tmp_path, "name", FILES)
    key = tmp_path / "somebody" / "aruntime" / "cache-key"
    assert key.stat().st_mode & 0o077 == 0
    first = key.read_bytes()
    key.write_bytes(b"")
    kept._key.cache_clear()
    assert kept.load(tmp_path, "name") is None
    assert len(key.read_bytes()) == len(first) != 0


def test_without_a_place_for_a_key_what_is_kept_serves_this_process_alone(
    tmp_path: Path, user: Callable[[str], None]
) -> None:
    (tmp_path / "a file").write_bytes(b"")
    user("a file")
    kept.save(tmp_path, "name", FILES)
    assert kept.load(tmp_path, "name") == FILES
    kept._key.cache_clear()
    assert kept.load(tmp_path, "name") is None


def test_garbage_among_the_pictures_is_drawn_over(minimal: Site, tmp_path: Path) -> None:
    first = {each.path: each.content for each in build_pictures(minimal, IDENTITY, tmp_path)}
    for path, damage in zip(sorted((tmp_path / "pictures").iterdir()), DAMAGES.values(), strict=True):
        path.write_bytes(damage(path.read_bytes()))
    assert {each.path: each.content for each in build_pictures(minimal, IDENTITY, tmp_path)} == first


def test_an_index_that_this_user_did_not_seal_is_not_there(
    tmp_path: Path, user: Callable[[str], None]
) -> None:
    files = export_index(Index([Document(location="a/", kind=Kind.PAGE, title="Alpha")]))
    user("a stranger")
    kept.save(tmp_path, SAVED, files)
    assert kept.load(tmp_path, SAVED) == files
    user("somebody")
    assert kept.load(tmp_path, SAVED) is None


WORK = """
import sys, time
from pathlib import Path
from mkdocs_aruntime.publish import kept
with kept.workspace(Path(sys.argv[1])) as folder:
    (folder / "half").write_bytes(b"x")
    print(folder, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def builds(tmp_path: Path) -> Iterator[Callable[[], tuple[subprocess.Popen[str], Path]]]:
    """Starts a build that is at work in a folder."""
    started: list[subprocess.Popen[str]] = []

    def start() -> tuple[subprocess.Popen[str], Path]:
        process = subprocess.Popen(
            [sys.executable, "-c", WORK, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout is not None
        return process, Path(process.stdout.readline().strip())

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_the_folder_of_a_killed_build_is_gone_with_the_next_and_that_of_a_living_one_stays(
    tmp_path: Path, builds: Callable[[], tuple[subprocess.Popen[str], Path]]
) -> None:
    (killed, left), (_, at_work) = builds(), builds()
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert (left / "half").is_file()
    with kept.workspace(tmp_path) as own:
        assert not left.exists()
        assert (at_work / "half").is_file()
        with kept.workspace(tmp_path):
            assert own.is_dir()
    assert sorted((tmp_path / kept.UNFINISHED).iterdir()) == [at_work]
