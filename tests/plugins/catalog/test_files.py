"""Files as people hand them in: what cannot be read, or would be passed over, is told with its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import MINIMAL, TODAY, sources_of
from corrupting import corrupted
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.cli.main import main


def findings_of(site: Path) -> list[str]:
    try:
        load_site(sources_of(site), as_of=TODAY)
    except DataError as error:
        return [str(each) for each in error.findings]
    return []


READ = [
    "policy.yml",
    "runtimes/vocabulary.yml",
    "runtimes/alpha.yml",
    "docs/glossary.yml",
    "docs/quotes.yml",
    "docs/index.md",
    "docs/guides/choosing.md",
    "docs/guides/index.md",
    "docs/use-cases/sensors.md",
    "docs/decisions/broker.decision.yml",
    "docs/diagrams/delivery.svg",
]


def as_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def as_link(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/etc/passwd")


def as_pipe(path: Path) -> None:
    """A reader that opens one waits for ever."""
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def large(path: Path) -> None:
    path.write_bytes(b"# " + b"x" * 1_000_001)


def of_bytes(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


FAULTS = {
    "a folder": (as_folder, ":1:1: is"),
    "a link": (as_link, ":1:1: is a symbolic link; put the file itself here [odd-file]"),
    "a pipe": (as_pipe, ":1:1: is"),
    "large": (large, ":1:1: the file has 1,000,003 bytes; at most 1,000,000 are read [too-large]"),
    "Latin 1": (of_bytes(b"# a\nb: \xe9\n"), ":2:4: the file is not UTF-8 text (byte 7); save it as UTF-8 [not-utf-8]"),
    "UTF-16": (of_bytes("# a\n".encode("utf-16")), ":1:1: the file is not UTF-8 text (byte 0)"),
    "a NUL": (of_bytes(b"# a\n b\x00\n"), ":2:3: holds U+0000, which is no printable character; remove it [unprintable]"),
    "an escape": (of_bytes(b"# a\r\n\r\n\x1b[2J\n"), ":3:1: holds U+001B, which is no printable character"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("file", READ)
def test_a_file_that_cannot_be_read_is_told_with_its_place(copy: Path, file: str, fault: str) -> None:
    if (file, fault) == ("policy.yml", "a link"):
        return  # it may stand anywhere
    if file.endswith(".svg") and fault in {"large", "a NUL", "an escape"}:
        return  # a drawing has limits and a reader of its own (test_hostile_diagrams)
    spoil, message = FAULTS[fault]
    spoil(copy / file)
    told = findings_of(copy)
    assert any(each.startswith(f"{file}{message}") for each in told), told


@pytest.mark.parametrize("file", [file for file in READ if "quotes" not in file and not file.endswith("svg")])
def test_an_empty_file_is_told(copy: Path, file: str) -> None:
    (copy / file).write_bytes(b"")
    told = findings_of(copy)
    assert file.endswith("index.md") or any(each.startswith(f"{file}:1:1: ") for each in told), told


@pytest.mark.parametrize("file", READ)
def test_a_mark_of_byte_order_and_other_line_ends_change_nothing(copy: Path, file: str) -> None:
    path = copy / file
    content = (
        path.read_bytes()
        if path.exists()
        else b"date: 2026-11-01\nfound: 1\nmoved: 0\ngone: 0\nnot-checkable: 0\n"
    )
    for changed in (
        b"\xef\xbb\xbf" + content,
        content.replace(b"\n", b"\r\n"),
        content.replace(b"\n", b"\r"),
    ):
        path.write_bytes(changed)
        assert findings_of(copy) == []


@pytest.mark.parametrize("file", ["policy.yml", "runtimes/vocabulary.yml", "docs/glossary.yml"])
def test_a_file_that_is_missing_is_told(copy: Path, file: str) -> None:
    (copy / file).unlink()
    assert findings_of(copy) == [f"{file}:1:1: is not there; expected a text file [no-file]"]


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("runtimes/delta.yaml", "is not read: expected a name that ends in '.yml' [file-name]"),
        ("runtimes/delta.YML", "is not read: expected a name that ends in '.yml' [file-name]"),
        ("runtimes/more/delta.yml", "is not read here; move it to runtimes/ [file-name]"),
        ("runtimes/more/delta.yaml", "is not read: expected a name that ends in '.yml' [file-name]"),
        ("docs/decisions/mine.yml", "is not read: expected a name that ends in '.decision.yml' [file-name]"),
        (
            "docs/decisions/mine.decision.yaml",
            "is not read: expected a name that ends in '.decision.yml' [file-name]",
        ),
        ("docs/use-cases/mine.markdown", "is not read: expected a name that ends in '.md' [file-name]"),
        ("docs/guides/mine.MD", "is not read: expected a name that ends in '.md' [file-name]"),
        ("docs/guides/more/mine.md", "is not read here; move it to guides/ [file-name]"),
        ("docs/diagrams/mine.SVG", "is not read: expected a name that ends in '.svg' [file-name]"),
        ("docs/mine.mkd", "is not checked: expected a name that ends in '.md' [file-name]"),
    ],
)
def test_what_was_meant_but_is_not_read_is_told(copy: Path, file: str, message: str) -> None:
    path = copy / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("# Mine\n", "utf-8")
    assert f"{file}:1:1: {message}" in findings_of(copy)


def test_a_folder_behind_a_link_is_not_published(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text("# Secret\n", "utf-8")
    (copy / "docs" / "more").symlink_to(tmp_path / "elsewhere")
    (copy / "docs" / "loop").symlink_to(".")
    message = "is a symbolic link; put the file itself here [odd-file]"
    assert {f"docs/more:1:1: {message}", f"docs/loop:1:1: {message}"} <= set(findings_of(copy))
    (copy / "docs" / "more").unlink()
    (copy / "docs" / "loop").unlink()
    (copy / "runtimes" / "gone.yml").symlink_to("nowhere")
    assert f"runtimes/gone.yml:1:1: {message}" in findings_of(copy)


def test_a_name_that_is_no_text_is_told(copy: Path) -> None:
    os.close(os.open(os.fsencode(copy / "docs") + b"/a\xff.txt", os.O_CREAT))
    (copy / "docs" / "a\n::error::b.txt").write_text("", "utf-8")
    told = findings_of(copy)
    assert any("has U+DCFF in its name" in each for each in told)
    assert all(len(each.splitlines()) == 1 and each.isprintable() for each in told)


BASE = sorted(
    path.relative_to(MINIMAL).as_posix()
    for path in MINIMAL.rglob("*")
    if path.suffix in {".yml", ".md"} and "site" not in path.relative_to(MINIMAL).parts
)


def test_no_fault_of_a_file_is_an_error_of_the_program(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Faults of many kinds, the same in each run; a longer one is a matter of the number."""
    site = tmp_path_factory.mktemp("faults") / "site"
    shutil.copytree(MINIMAL, site, ignore=shutil.ignore_patterns("site", ".cache"))
    monkeypatch.chdir(site)
    broken = 0
    for seed in range(150):
        path = site / BASE[seed % len(BASE)]
        good = path.read_bytes()
        path.write_bytes(corrupted(good, seed))
        result = CliRunner().invoke(main, ["validate"])
        path.write_bytes(good)
        assert result.exception is None or isinstance(result.exception, SystemExit), (seed, path.name)
        assert result.exit_code in {0, 1, 2}
        assert all(line.isprintable() for line in result.output.splitlines()), (seed, path.name)
        broken += result.exit_code != 0
    assert broken > 50


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (b"", "mkdocs.yml:1:1: holds no settings"),
        (b"- a\n", "mkdocs.yml:1:1: holds no settings"),
        (b"site_name: [\n", "mkdocs.yml:1:1: cannot be read as YAML"),
        (b"\xff", "the file is not UTF-8 text"),
        (b"[" * 5000, "mkdocs.yml:1:1: cannot be read as YAML"),
        (b"docs_dir: [docs]\n", "mkdocs.yml: docs_dir: found a list; expected text"),
        (
            b"plugins:\n  aruntime: {runtimes: 5}\n",
            "mkdocs.yml: plugins.aruntime.runtimes: found 5; expected text",
        ),
    ],
)
def test_settings_that_cannot_be_used_are_told(
    copy: Path, monkeypatch: pytest.MonkeyPatch, settings: bytes, message: str
) -> None:
    monkeypatch.chdir(copy)
    (copy / "mkdocs.yml").write_bytes(settings)
    result = CliRunner().invoke(main, ["validate"])
    assert (result.exit_code, message in result.output) == (2, True), result.output
    assert isinstance(result.exception, SystemExit)


def test_plugins_may_stand_as_a_mapping(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    (copy / "mkdocs.yml").write_text("plugins:\n  aruntime: {policy: policy.yml}\n  search:\n", "utf-8")
    assert CliRunner().invoke(main, ["validate"]).exit_code == 0
