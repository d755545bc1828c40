"""The stylesheets and scripts of the site, as they were written: which every page loads, and which some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_aruntime.publish.artifact import FileArtifact

ASSETS = Path(__file__).parent.parent / "assets"
STYLES = ASSETS / "stylesheets"
FOLDER = "assets/aruntime"
"""Where they stand in the site."""

EVALUATORS = "assets/evaluator"
"""Where Python for the browser stands, in a folder named by its content."""

JAVASCRIPTS = f"{FOLDER}/javascripts"
"""Where the scripts stand, one folder per feature."""

STYLESHEETS = tuple(f"{FOLDER}/stylesheets/base/{name}.css" for name in ("tokens", "theme", "text", "search"))
"""What every page loads, in the order in which they build on each other."""

MODULES = tuple(
    f"{JAVASCRIPTS}/{name}.js"
    for name in (
        *("site/age", "site/checklist", "site/copy-buttons", "site/offline", "site/tooltips"),
        "search/page",
    )
)
"""Small, independent, and harmless where what they improve is not on the page."""

STORAGE = f"{JAVASCRIPTS}/site/storage.js"
"""What runs before the theme's own scripts, which read what is stored without looking."""

SEARCH_WORKER = f"{JAVASCRIPTS}/search/worker.js"
"""What answers the search box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loads:
    """What a page loads for one of the blocks that stand on it, besides what every page loads."""

    styles: tuple[str, ...]
    """Names of stylesheets: components that several blocks share, and those of this block alone."""
    script: str
    """What brings the block to life; without it the block stands as it was rendered."""


def _loads(components: str = "", own: str = "", script: str = "") -> Loads:
    shared = (f"components/{name}" for name in components.split())
    return Loads(styles=(*shared, *(f"pages/{name}" for name in own.split())), script=script)


LOADS: Mapping[str, Loads] = {
    "doors": _loads(own="home"),
    "needs": _loads("chips"),
    "layers": _loads("chips", "home"),
    "changes": _loads(own="home"),
    "guides": _loads("cards"),
    "use-cases": _loads("cards"),
    "worked-decisions": _loads("cards"),
    "evidence-levels": _loads("tables"),
    "responsibility-table": _loads("tables"),
    "gates-table": _loads("tables"),
    "criteria-table": _loads("tables"),
    "glossary": _loads("chips", "glossary"),
    "evidence": _loads("tables", "evidence"),
    "diagram": _loads("diagrams"),
    "decision": _loads(),
    "guide": _loads("cards chips sources", "guide"),
    "use-case": _loads("cards chips sources", "use-case"),
    "runtime": _loads(
        "cards chips claims details fields layers notices proofs sources states tools",
        "runtime",
        "directory/page.js",
    ),
    "claims": _loads("chips claims", "claims"),
    "column": _loads("cards chips claims details proofs states"),
    "correcting": _loads(own="corrections", script="corrections/main.js"),
    "directory": _loads(
        "cards chips details dialogs fields menus states tables tools",
        "directory directory-rows directory-facets directory-policy",
        "directory/main.js",
    ),
    "first-question": _loads("cards chips", "home"),
    "shortlist": _loads("asked fields notices tools", "shortlist", "shortlist/main.js"),
    "sizing": _loads("asked fields notices tables tools", "sizing", "sizing/main.js"),
    "compare": _loads(
        "cards chips combobox details fields notices proofs states tables tools",
        "compare",
        "directory/compare/main.js",
    ),
    "stack": _loads(
        "cards chips combobox details fields layers notices proofs relations states tools",
        "stack",
        "directory/stack/main.js",
    ),
    "scorecard": _loads(
        "combobox details fields layers menus notices states tables tools",
        "scorecard scorecard-drawer scorecard-grid scorecard-library scorecard-outcome scorecard-pictures"
        " scorecard-print scorecard-screens scorecard-start",
        "scorecard/main.js",
    ),
}
"""By what can stand on a page: the blocks of ``compose.BLOCKS``, a diagram, and the parts that a guide, a use
case, a runtime and a claim have by themselves."""


def page_styles(blocks: Iterable[str]) -> list[str]:
    """The stylesheets of a page by what stands on it; components before what builds on them."""
    names = {name for block in blocks for name in LOADS[block].styles}
    return [f"{FOLDER}/stylesheets/{name}.css" for name in sorted(names)]


def page_scripts(blocks: Iterable[str]) -> list[str]:
    """The scripts of a page by what stands on it, each once."""
    scripts = dict.fromkeys(LOADS[block].script for block in blocks)
    return [f"{JAVASCRIPTS}/{script}" for script in scripts if script]


def build_assets() -> Iterator[FileArtifact]:
    """Every file of the ``assets`` folder but declarations of types, which no browser reads."""
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file() and not path.name.endswith(".d.ts"):
            yield FileArtifact(
                path=f"{FOLDER}/{path.relative_to(ASSETS).as_posix()}", content=path.read_bytes()
            )
