"""From an edit to the page that `aruntime serve` shows, beside a whole build."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from benchmarks.build import ROOT, build

EDITS = 5
PATIENCE = 120
COPIED = ("docs", "runtimes", "evaluator/policy.yml", "mkdocs.yml")
LINKED = ("node_modules", ".cache")


def run() -> list[dict[str, Any]]:
    """An entry and a page are edited in a copy of the site, five times each; told are the medians."""
    with tempfile.TemporaryDirectory() as name:
        project = copy_of(Path(name) / "project")
        whole = build(project, Path(name) / "site")
        command = [sys.executable, "-u", "-c", "from mkdocs_aruntime.cli import main; main()"]
        with subprocess.Popen(
            [*command, "--project", str(project), "serve", "--port", "0"], stdout=subprocess.PIPE, text=True
        ) as served:
            try:
                times = edits(project, until(served, r"serving on (\S+)"))
            finally:
                served.terminate()
    return [
        {"name": name, "ms": 1000 * median(took), "ratio": median(took) / whole, "note": "to a whole build"}
        for name, took in times.items()
    ]


def edits(project: Path, address: str) -> dict[str, list[float]]:
    files = sorted((project / "runtimes").glob("*.yml"))
    entry, about = files[0], project / "docs/about.md"
    shown = f"{address}runtimes/{entry.stem}/"
    return {
        f"an edit of an entry to the page served, {len(files) - 2} entries": [
            edit(entry, r"(?m)^summary: .*$", "summary: {}", shown) for _ in range(EDITS)
        ],
        "an edit of a page to the page served": [
            edit(about, r"(?m)^# .*$", "# {}", f"{address}about/") for _ in range(EDITS)
        ],
    }


def copy_of(project: Path) -> Path:
    """The site's own files, and links to what a build takes from elsewhere."""
    for each in COPIED:
        source, target = ROOT / each, project / each
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
    for each in LINKED:
        (project / each).symlink_to(ROOT / each)
    return project


def edit(file: Path, old: str, new: str, address: str) -> float:
    """Seconds until the page shows an edit."""
    mark = f"Edited {time.time_ns()} times."
    text = re.sub(old, lambda _: new.format(mark), file.read_text("utf-8"), count=1)
    start = time.perf_counter()
    file.write_text(text, "utf-8")
    while mark not in read(address):
        if (took := time.perf_counter() - start) > PATIENCE:
            raise RuntimeError(f"{address} did not show the edit within {took:.0f} s")
        time.sleep(0.05)
    return time.perf_counter() - start


def read(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def until(served: subprocess.Popen[str], pattern: str) -> str:
    for line in served.stdout or ():
        if found := re.search(pattern, line):
            return found[1]
    raise RuntimeError(f"the server never said {pattern!r}")
