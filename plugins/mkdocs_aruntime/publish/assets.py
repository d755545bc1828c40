"""The stylesheets and scripts that every page loads, served as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_aruntime.publish.artifact import FileArtifact

ASSETS = Path(__file__).parent.parent / "assets"
FOLDER = "assets/aruntime"
"""Where they stand in the site."""

EVALUATORS = "assets/evaluator"
"""Where Python for the browser stands, in a folder named by its content."""

JAVASCRIPTS = f"{FOLDER}/javascripts"
"""Where the scripts stand, one folder per feature."""

STYLESHEETS = tuple(
    f"{FOLDER}/stylesheets/{name}.css"
    for name in (
        "tokens",
        "chrome",
        "components",
        "pages",
        "diagrams",
        "scorecard",
        "course",
        "keeping",
        "runtime",
        "directory",
        "search",
        "compare",
        "stack",
        "corrections",
    )
)
"""In the order in which they build on each other."""

MODULES = tuple(
    f"{JAVASCRIPTS}/{name}.js"
    for name in ("site/age", "site/checklist", "site/copy-buttons", "site/offline", "search/page")
)
"""Small, independent, and harmless where what they improve is not on the page."""

STORAGE = f"{JAVASCRIPTS}/site/storage.js"
"""What runs before the theme's own scripts, which read what is stored without looking."""

SEARCH_WORKER = f"{JAVASCRIPTS}/search/worker.js"
"""What answers the search box."""


def build_assets() -> Iterator[FileArtifact]:
    """Every file of the ``assets`` folder."""
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            yield FileArtifact(
                path=f"{FOLDER}/{path.relative_to(ASSETS).as_posix()}", content=path.read_bytes()
            )
