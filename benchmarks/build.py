"""How long the site takes to build, beside plain Material over the same Markdown."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

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
        ours = folder / "ours"
        build(ROOT, ours)  # fills the cache: an unchanged evaluator costs a build nothing
        seconds = build(ROOT, ours)
        (ROOT / ".cache" / "search.kept").unlink()
        indexed = build(ROOT, ours)
        plain = plain_project(folder, ours)
        theirs = build(plain, folder / "plain-site")
        pages = len(list(ours.rglob("*.html")))
        rows = [
            {"name": f"build of {pages} pages", "ms": 1000 * seconds, "ratio": seconds / theirs,
             "note": "to plain Material over the same Markdown, its search included"},
            {"name": f"build of {pages} pages, search index made anew", "ms": 1000 * indexed,
             "ratio": indexed / theirs, "note": "as after any edit"},
            {"name": "plain Material over the same Markdown", "ms": 1000 * theirs},
        ]  # fmt: skip
        for path in ("index.html", "runtimes/vllm/index.html", "guides/runtime-selection-guide/index.html",
                     "scorecard/index.html"):  # fmt: skip
            rows.append({"name": f"{path}, gzip", "bytes": len(gzip.compress((ours / path).read_bytes(), 9))})
        return rows


def build(project: Path, target: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=project, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start


def plain_project(folder: Path, ours: Path) -> Path:
    """The same pages as Markdown: the authored ones, and the made ones as our generator writes them."""
    from mkdocs_aruntime.catalog.site import Sources, load_site
    from mkdocs_aruntime.cli.project import today
    from mkdocs_aruntime.publish.directory.runtimes import build_runtime_pages
    from mkdocs_aruntime.publish.forges import FORGES, ForgeKind
    from mkdocs_aruntime.publish.links import Links

    del ours
    project = folder / "plain"
    docs = project / "docs"
    shutil.copytree(ROOT / "docs", docs)
    sources = Sources(
        root=ROOT, runtimes=ROOT / "runtimes", policy=ROOT / "evaluator/policy.yml", docs=ROOT / "docs"
    )
    site = load_site(sources, as_of=today())

    def links(url: str) -> Links:
        return Links(page=url, repo="", forge=FORGES[ForgeKind.GITHUB])

    for page in build_runtime_pages(site, links):
        (docs / page.path).write_text(page.markdown, "utf-8")
    (project / "mkdocs.yml").write_text(PLAIN.format(docs=docs, site=folder / "plain-site"), "utf-8")
    return project
