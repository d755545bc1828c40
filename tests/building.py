"""Building a site for a test: the way MkDocs does it, in this process."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

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


def write_bundle(bundle: Bundle, parent: Path) -> Path:
    """The evaluator's folder below another, under its own name, as a site has it."""
    folder = parent / bundle.name
    folder.mkdir(parents=True)
    for name, content in bundle.files.items():
        (folder / name).write_bytes(content)
    return folder
