"""What a process keeps from one build to the next never shows."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from mkdocs_aruntime.rebuilding import builds_of

EDITS = [
    ("mkdocs.yml", "site_name: Brokers", "site_name: Edited"),
    ("docs/glossary.yml", "A line of waiting messages.", "A line of messages that were edited."),
    ("docs/index.md", "# ", "# Edited "),
    ("docs/guides/choosing.md", "title: ", "title: Edited "),
    ("docs/decisions/broker.decision.yml", "title: ", "title: Edited "),
    ("runtimes/beta.yml", "name: Beta", "name: Bet"),
    ("runtimes/alpha.yml", "summary: ", "summary: Edited. "),
    ("runtimes/alpha.yml", "AMQP in Alpha: supported.", "AMQP in Alpha: edited."),
]
"""What is shown on every page first, for that makes all of them anew: then in the navigation, then of entries."""


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text("utf-8")
    assert old in text, file
    path.write_text(text.replace(old, new, 1), "utf-8")


def files_of(site: Path) -> dict[str, bytes]:
    """The site, but for what MkDocs dates itself."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


@pytest.mark.slow
def test_builds_after_edits_make_what_a_build_from_nothing_makes(copy: Path, tmp_path: Path) -> None:
    edit(copy, "mkdocs.yml", "../../../node_modules", str(ROOT / "node_modules"))
    with builds_of(copy / "mkdocs.yml") as builds:
        before = files_of(builds.build())
        for each in EDITS:
            edit(copy, *each)
            built = builds.build()
        again = files_of(built)
    shutil.rmtree(copy / ".cache")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "new")]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    new = files_of(tmp_path / "new")
    assert {name for name in new.keys() | again.keys() if new.get(name) != again.get(name)} == set()
    assert b"Edited. Alpha" in again["runtimes/alpha/index.html"] != before["runtimes/alpha/index.html"]
