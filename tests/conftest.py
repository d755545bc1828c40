"""What many tests need: the small site of another field, read anew for each test that changes it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from building import ROOT, build_once
from mkdocs_aruntime.catalog.site import Site, Sources, load_site
from mkdocs_aruntime.cli.project import find_project

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("full", deadline=None)
settings.register_profile("fast", deadline=None, max_examples=20)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "full")
settings.load_profile(PROFILE)


def examples(most: int) -> int:
    """So many examples of a property; of the fast profile its own number, where that is less."""
    return most if PROFILE == "full" else min(most, settings.default.max_examples)


def some[T](cases: Sequence[T]) -> Sequence[T]:
    """All cases of a rule that holds for every one; of the fast profile a quarter."""
    return cases if PROFILE == "full" else cases[::4]


MINIMAL = ROOT / "tests" / "sites" / "minimal"
TODAY = dt.date(2026, 11, 23)


def sources_of(root: Path) -> Sources:
    return Sources(root=root, runtimes=root / "runtimes", policy=root / "policy.yml", docs=root / "docs")


@pytest.fixture(scope="session")
def minimal() -> Site:
    """The minimal site, read once."""
    return load_site(sources_of(MINIMAL), as_of=TODAY)


@pytest.fixture(scope="session")
def real() -> Site:
    """The repository's own site, read once, on this day: its entries are dated by the day they were read."""
    return find_project(ROOT).load()


@pytest.fixture(scope="session")
def real_folder() -> Path:
    """The repository's own site, as it is built; read only."""
    return build_once("real", ROOT)


@pytest.fixture(scope="session")
def minimal_folder() -> Path:
    """The minimal site, as it is built; read only."""
    return build_once("minimal", MINIMAL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the minimal site's files, to break."""
    target = tmp_path / "site"
    shutil.copytree(MINIMAL, target, ignore=shutil.ignore_patterns("site", ".cache"))
    return target
