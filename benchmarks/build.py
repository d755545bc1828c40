"""How long the site takes to build, beside plain Material over the same Markdown."""

from __future__ import annotations

import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent

ROUNDS = 3

PLAIN = """\
site_name: Plain
theme: {{name: material, font: false}}
docs_dir: {docs}
site_dir: {site}
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.superfences, {{pymdownx.tabbed: {{alternate_style: true}}}}]
"""


def run() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = folder / "ours", folder / "plain-site"
        build(ROOT, ours)  # fills the cache: an unchanged evaluator costs a build nothing
        plain = plain_project(folder)
        kept: list[float] = []
        indexed: list[float] = []
        bare: list[float] = []
        for _ in range(ROUNDS):  # in turns, so that what else the machine does falls on all alike
            kept.append(build(ROOT, ours))
            bare.append(build(plain, theirs))
            (ROOT / ".cache" / "search.kept").unlink()
            indexed.append(build(ROOT, ours))
        pages, plain_pages = (len(list(site.rglob("*.html"))) for site in (ours, theirs))
        base = median(bare)
        rows = [
            {"name": f"build of {pages} pages", "ms": 1000 * median(kept), "ratio": median(kept) / base,
             "note": f"processor time, to plain Material's over the same Markdown ({plain_pages} pages), its search included"},
            {"name": f"build of {pages} pages, search index made anew", "ms": 1000 * median(indexed),
             "ratio": median(indexed) / base, "note": "as after any edit"},
            {"name": "plain Material over the same Markdown", "ms": 1000 * base},
        ]  # fmt: skip
        for path in ("index.html", "runtimes/vllm/index.html", "guides/runtime-selection-guide/index.html",
                     "scorecard/index.html"):  # fmt: skip
            rows.append({"name": f"{path}, gzip", "bytes": len(gzip.compress((ours / path).read_bytes(), 9))})
        return rows


def build(project: Path, target: Path) -> float:
    """Seconds of processor time, of what the build starts too: less is left to chance than in those of a clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=project, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def plain_project(folder: Path) -> Path:
    """The same pages as Markdown: the authored ones, and the made ones as our generator writes them."""
    from mkdocs_aruntime.catalog.site import Sources, load_site
    from mkdocs_aruntime.cli.project import today
    from mkdocs_aruntime.publish.directory.columns import build_column_pages
    from mkdocs_aruntime.publish.directory.runtimes import build_runtime_pages
    from mkdocs_aruntime.publish.forges import FORGES, ForgeKind
    from mkdocs_aruntime.publish.links import Links
    from mkdocs_aruntime.publish.pages.worked import build_worked_pages

    project = folder / "plain"
    docs = project / "docs"
    shutil.copytree(ROOT / "docs", docs)
    sources = Sources(
        root=ROOT, runtimes=ROOT / "runtimes", policy=ROOT / "evaluator/policy.yml", docs=ROOT / "docs"
    )
    site = load_site(sources, as_of=today())

    def links(url: str) -> Links:
        return Links(page=url, repo="", forge=FORGES[ForgeKind.GITHUB])

    made = (build_runtime_pages, build_column_pages, build_worked_pages)
    for page in (each for build in made for each in build(site, links)):
        (docs / page.path).parent.mkdir(exist_ok=True)
        (docs / page.path).write_text(page.markdown, "utf-8")
    (project / "mkdocs.yml").write_text(PLAIN.format(docs=docs, site=folder / "plain-site"), "utf-8")
    return project
