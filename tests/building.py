"""Building a site for a test: the way MkDocs does it, in this process."""

from __future__ import annotations

import fcntl
import os
import warnings
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_aruntime.publish.bundle import Bundle


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


def build_once(temporary: pytest.TempPathFactory, name: str, project: Path) -> Path:
    """Build the site of a project once for all processes of a test run, which only read it."""
    shared = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # each worker has a folder of its own in it
    target = shared / f"built-{name}"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / f"{name}.done"
        if not done.exists():  # a build that failed fails in every worker, with its reason
            build_site(project, target)
            done.touch()
    return target


def write_bundle(bundle: Bundle, parent: Path) -> Path:
    """The evaluator's folder below another, under its own name, as a site has it."""
    folder = parent / bundle.name
    folder.mkdir(parents=True)
    for name, content in bundle.files.items():
        (folder / name).write_bytes(content)
    return folder
