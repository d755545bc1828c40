"""Every product of the site in one place: which block fills which placeholder, which pages are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aruntime_evaluator.model.problem import Problem
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.catalog.words import unknown_word
from mkdocs_aruntime.publish import directory, glossary, guidance, home
from mkdocs_aruntime.publish.api import build_api
from mkdocs_aruntime.publish.artifact import Artifact
from mkdocs_aruntime.publish.assets import build_assets
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.runtimes import LinksFor, build_runtime_pages

type Block = Callable[[Site, Links], str]

BLOCKS: dict[str, Block] = {
    "doors": home.doors_block,
    "needs": home.needs_block,
    "layers": home.layers_block,
    "changes": home.changes_block,
    "guides": guidance.guides_block,
    "use-cases": guidance.use_cases_block,
    "gates-table": guidance.gates_block,
    "criteria-table": guidance.criteria_block,
    "glossary": glossary.glossary_block,
    "directory": directory.directory_block,
}
"""What ``{{ name }}`` on a line of its own stands for."""

_PLACEHOLDER = re.compile(r"^\{\{ *(?P<name>[a-z-]+) *\}\}$", re.MULTILINE)


def build_artifacts(site: Site, links_for: LinksFor) -> Iterator[Artifact]:
    """Every page and file that is made from the content."""
    yield from build_runtime_pages(site, links_for)
    yield from build_api(site)
    yield from build_assets()


def page_markdown(source: str, markdown: str, site: Site, links: Links) -> str:
    """An authored page with its structure marked up and its placeholders filled.

    Raises:
        DataError: where a placeholder is not known.
    """
    for guide in site.guides:
        if guide.file.endswith("/" + source):
            markdown = guidance.guide_markdown(guide, site, links)
    for use_case in site.use_cases:
        if use_case.file.endswith("/" + source):
            markdown = guidance.use_case_markdown(use_case, site, links)
    return _PLACEHOLDER.sub(lambda match: _fill(match, source, site, links), markdown)


def _fill(match: re.Match[str], source: str, site: Site, links: Links) -> str:
    name = match["name"]
    if name in BLOCKS:
        return BLOCKS[name](site, links)
    line = match.string[: match.start()].count("\n") + 1
    problems: list[Problem] = list(unknown_word("", name, BLOCKS, "block"))
    raise DataError(Finding(file=source, line=line, column=1, problem=problem) for problem in problems)
