"""One commit is one site: built twice from nothing, in other folders, by others, on other days."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import MINIMAL, ROOT

pytestmark = pytest.mark.slow

EPOCH = "1795000000"
"""The day of the commit, which is all of time that may be in a site."""

ONE = {"TZ": "Asia/Kathmandu", "LANG": "de_DE.UTF-8", "LC_ALL": "", "PYTHONHASHSEED": "1"}
OTHER = {
    "TZ": "America/St_Johns",
    "LANG": "C",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "2",
    "USER": "somebody",
}


def cold_build(folder: Path, environment: dict[str, str], day: str) -> Path:
    """The minimal site with the evaluator, built by a process of its own without any cache."""
    shutil.copytree(MINIMAL, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace(
        "browser_evaluator: false, node_modules: ../../../node_modules", ""
    )
    config.write_text(text, "utf-8")
    packages = folder / "node_modules"
    packages.mkdir()
    for each in (ROOT / "node_modules").iterdir():
        if each.name == "pyodide":
            shutil.copytree(each, packages / each.name)
        else:
            (packages / each.name).symlink_to(each)
    clock = ["faketime", day] if shutil.which("faketime") else []
    subprocess.run(
        [*clock, sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env={
            **os.environ,
            **environment,
            "SOURCE_DATE_EPOCH": EPOCH,
            "XDG_STATE_HOME": str(folder / "state"),
        },
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder / "site"


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    one = cold_build(tmp_path_factory.mktemp("one") / "project", ONE, "2026-11-20 23:59:50")
    deeper = tmp_path_factory.mktemp("other") / "a folder" / "deeper" / "copy"
    return one, cold_build(deeper, OTHER, "2031-03-04 05:06:07")


def test_two_cold_builds_are_the_same_bytes(built: tuple[Path, Path]) -> None:
    one, other = map(digests, built)
    assert {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)} == set()
    assert {"sitemap.xml.gz", "feed.xml", "api/v1/catalog.sqlite", "search/search_index.json"} <= one.keys()
    assert {Path(path).suffix for path in one} >= {".bin", ".whl", ".zip", ".png", ".csv", ".md"}


def test_no_file_says_where_it_was_built(built: tuple[Path, Path]) -> None:
    for site in built:
        named = [path for path in site.rglob("*") if path.is_file() and b"/pytest-of-" in path.read_bytes()]
        assert named == []


def test_the_evaluators_folder_is_named_by_its_manifest_and_that_by_every_file(
    built: tuple[Path, Path],
) -> None:
    (folder,) = (built[0] / "assets" / "evaluator").iterdir()
    assert hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest() == folder.name
