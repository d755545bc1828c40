"""Building a site for a test: the way MkDocs does it, in this process."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import warnings
from functools import cache
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils import get_build_date

from mkdocs_aruntime.publish.bundle import Bundle

ROOT = Path(__file__).parent.parent
MADE = frozenset({".cache", "__pycache__"})
"""Folders of what programs made of the rest."""


def build_site(project: Path, target: Path, *, address: str = "") -> Path:
    """Build the site of a project into a folder, strictly; with an address, as ``mkdocs serve`` does."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the theme and of MkDocs, which are not ours to mend
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(target), strict=True)
        config.plugins.on_startup(command="serve" if address else "build", dirty=False)
        config.site_url = address or config.site_url
        build(config)
    return target


def build_once(name: str, project: Path) -> Path:
    """The site of a project, which tests only read: built once, until anything changes that it is made of."""
    folder = ROOT / ".cache" / "tests"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}-{_made_of()}"
    with (folder / f"{name}.lock").open("w") as lock:  # of all processes of a run, the first builds
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            for earlier in folder.glob(f"{name}-*"):
                shutil.rmtree(earlier)
            build_site(project, folder / f"{name}-unfinished").rename(target)
    return target


@cache
def _made_of() -> str:
    """A digest of the day, and of every file that a site of this repository is made of."""
    parts = ("docs", "evaluator", "plugins", "runtimes", "tests/sites")
    files = [path for part in parts for path in (ROOT / part).rglob("*") if path.is_file()]
    files += [ROOT / "mkdocs.yml", ROOT / "package-lock.json", ROOT / "requirements.txt"]
    digest = hashlib.sha256(get_build_date().encode())
    for path in sorted(files):
        if not MADE.intersection(path.relative_to(ROOT).parts):
            digest.update(
                f"\0{path.relative_to(ROOT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest()
            )
    return digest.hexdigest()[:16]


def write_bundle(bundle: Bundle, parent: Path) -> Path:
    """The evaluator's folder below another, under its own name, as a site has it."""
    folder = parent / bundle.name
    folder.mkdir(parents=True)
    for name, content in bundle.files.items():
        (folder / name).write_bytes(content)
    return folder
