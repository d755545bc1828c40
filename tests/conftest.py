"""What many tests need: the small site of another field, read anew for each test that changes it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from mkdocs_aruntime.catalog.site import Site, Sources, load_site

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
MINIMAL = ROOT / "tests" / "sites" / "minimal"
TODAY = dt.date(2026, 11, 23)


def sources_of(root: Path) -> Sources:
    return Sources(root=root, runtimes=root / "runtimes", policy=root / "policy.yml", docs=root / "docs")


@pytest.fixture(scope="session")
def minimal() -> Site:
    """The minimal site, read once."""
    return load_site(sources_of(MINIMAL), as_of=TODAY)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the minimal site's files, to break."""
    target = tmp_path / "site"
    shutil.copytree(MINIMAL, target, ignore=shutil.ignore_patterns("site", ".cache"))
    return target
