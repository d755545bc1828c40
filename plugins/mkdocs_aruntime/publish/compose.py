"""Every product of the site in one place: which block fills which placeholder, which files are made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_aruntime.catalog.placeholders import Placeholder, Structure
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish import bundle
from mkdocs_aruntime.publish.api import API, build_api
from mkdocs_aruntime.publish.artifact import Artifact, FileArtifact, PageArtifact
from mkdocs_aruntime.publish.assets import EVALUATORS, build_assets
from mkdocs_aruntime.publish.correcting import build_originals, build_sections
from mkdocs_aruntime.publish.directory import build_directory, directory_block
from mkdocs_aruntime.publish.directory.columns import build_column_pages, claims_block
from mkdocs_aruntime.publish.directory.compare import compare_block
from mkdocs_aruntime.publish.directory.runtimes import build_runtime_pages
from mkdocs_aruntime.publish.directory.stack import stack_block
from mkdocs_aruntime.publish.hosting.headers import build_headers
from mkdocs_aruntime.publish.hosting.offline import build_offline
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.links import Links, LinksFor
from mkdocs_aruntime.publish.pages import evidence, glossary, guidance, home
from mkdocs_aruntime.publish.pages.diagrams import diagram_block
from mkdocs_aruntime.publish.pages.page_text import PageText
from mkdocs_aruntime.publish.pages.worked import build_worked_pages, excerpt_block, worked_block
from mkdocs_aruntime.publish.policy import InlineScripts, base_of
from mkdocs_aruntime.publish.scorecard import scorecard_block
from mkdocs_aruntime.publish.search import Asking, Document, build_search, term_documents
from mkdocs_aruntime.publish.sharing import build_pictures
from mkdocs_aruntime.publish.sharing.calendars import build_calendars
from mkdocs_aruntime.publish.sharing.embed import build_embeds
from mkdocs_aruntime.publish.sharing.feeds import build_feeds
from mkdocs_aruntime.publish.shortlist import first_question_block, shortlist_block
from mkdocs_aruntime.publish.sizing import sizing_block
from mkdocs_aruntime.publish.third_party import build_notices, build_sbom, shipped_parts
from mkdocs_aruntime.publish.twins import Twin, build_twins
from mkdocs_aruntime.publish.vendor import build_vendor, installed


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What is built into the site, and where its parts come from."""

    evaluator: bool
    """Whether Python for the browser is shipped."""
    node_modules: Path
    cache: Path
    identity: Identity
    day: dt.date
    """Of the build; SOURCE_DATE_EPOCH sets it."""
    security: FileArtifact | None = None
    """Whom to tell of a vulnerability."""
    inline_scripts: InlineScripts = field(default_factory=InlineScripts)
    """What may stand in a page as a script."""

    @property
    def interactive(self) -> bool:
        """Whether the libraries that scripts need are there."""
        return installed(self.node_modules)

    @cached_property
    def bundle(self) -> bundle.Bundle | None:
        """Python for the browser, from the cache where nothing changed."""
        if not self.evaluator:
            return None
        return bundle.build_bundle(node_modules=self.node_modules, cache=self.cache)

    @property
    def evaluator_folder(self) -> str:
        """Where the bundle stands in the site; its name is its content, so that it can be cached for ever."""
        return f"{EVALUATORS}/{self.bundle.name}/" if self.bundle else ""


type Block = Callable[[Site, Parts, Links], str]


def _plain(block: Callable[[Site, Links], str]) -> Block:
    return lambda site, _parts, links: block(site, links)


BLOCKS: dict[str, Block] = {
    "doors": _plain(home.doors_block),
    "needs": _plain(home.needs_block),
    "layers": _plain(home.layers_block),
    "changes": _plain(home.changes_block),
    "guides": _plain(guidance.guides_block),
    "use-cases": _plain(guidance.use_cases_block),
    "worked-decisions": _plain(worked_block),
    "evidence-levels": _plain(guidance.levels_block),
    "responsibility-table": _plain(guidance.responsibilities_block),
    "gates-table": _plain(guidance.gates_block),
    "criteria-table": _plain(guidance.criteria_block),
    "glossary": _plain(glossary.glossary_block),
    "evidence": _plain(evidence.evidence_block),
    "claims": _plain(claims_block),
    "directory": lambda site, parts, links: directory_block(
        site, links, interactive=parts.interactive, evaluator=parts.evaluator_folder
    ),
    "first-question": _plain(first_question_block),
    "shortlist": lambda site, parts, links: shortlist_block(
        site, links, evaluator=parts.evaluator_folder if parts.interactive else ""
    ),
    "sizing": lambda site, parts, links: sizing_block(
        site, links, evaluator=parts.evaluator_folder if parts.interactive else ""
    ),
    "compare": lambda site, parts, links: compare_block(
        site,
        links,
        interactive=parts.interactive,
        evaluator=parts.evaluator_folder,
        origins=parts.inline_scripts.origins,
    ),
    "stack": lambda site, parts, links: stack_block(
        site, links, node_modules=parts.node_modules if parts.interactive else None, cache=parts.cache
    ),
    "scorecard": lambda site, parts, links: scorecard_block(
        site, parts.node_modules, parts.cache, parts.evaluator_folder, links
    ),
}
"""What ``{{ name }}`` stands for; what a page with it loads is in ``assets.LOADS``."""


def build_artifacts(site: Site, parts: Parts, links_for: LinksFor) -> Iterator[Artifact]:
    """Every page and file that is made from the content."""
    yield from build_runtime_pages(site, links_for, parts.evaluator_folder if parts.interactive else "")
    yield from build_column_pages(site, links_for)
    yield from build_worked_pages(site, links_for)
    yield from build_sections(site)
    yield from build_originals(site)
    yield from build_api(site, parts.identity)
    yield from build_directory(site)
    yield from build_feeds(site, parts.identity)
    yield from build_calendars(site, parts.identity)
    yield from build_embeds(site, parts.identity)
    yield from build_pictures(site, parts.identity, parts.cache)
    yield from _third_party(parts)
    yield from build_assets()
    yield build_offline(parts.evaluator_folder)
    if parts.interactive:
        yield from build_vendor(parts.node_modules)
    if parts.bundle is not None:
        for name, content in parts.bundle.files.items():
            yield FileArtifact(path=f"{parts.evaluator_folder}{name}", content=content)


def _third_party(parts: Parts) -> Iterator[FileArtifact]:
    shipped = shipped_parts(parts.node_modules, libraries=parts.interactive, evaluator=parts.evaluator)
    yield build_notices(parts.identity.name, shipped)
    yield build_sbom(parts.identity, shipped, parts.node_modules, parts.day)


def finish_artifacts(
    site: Site, parts: Parts, found: Sequence[Document], twins: Sequence[Twin], folder: Path
) -> Iterator[FileArtifact]:
    """Every file that needs the finished pages."""
    yield from build_twins(twins, parts.identity, API)
    searched = _search(site, parts, found)
    yield from (FileArtifact(path=path, content=content) for path, content in searched.items())
    if parts.security is not None:
        yield parts.security
    yield from build_headers(folder, parts.inline_scripts.policy(_bases(folder, parts.identity.home)))


def _search(site: Site, parts: Parts, found: Sequence[Document]) -> Mapping[str, bytes]:
    words = site.search_words
    spellings = (*glossary.spellings(site.glossary), *site.same_words)
    address = "compare/?ids=" if "compare" in site.pages else ""
    asking = Asking(address=address, words=words.compare, alternatives=words.alternatives)
    return build_search((*found, *term_documents(site.glossary)), spellings, asking, cache=parts.cache)


def _bases(folder: Path, home: str) -> set[str]:
    """Every way from a page to the site's root; the page that stands for a missing one starts at the root."""
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    return {*map(base_of, pages - {"404.html"}), urlsplit(home).path or "/"}


def page_text(
    source: str, markdown: str, site: Site, links: Links, made: PageArtifact | None
) -> tuple[PageText, Structure | None]:
    """A page with what is told around it, and its structure if it has one."""
    if made:
        text = PageText("" if made.templated else markdown, blocks=[made.block] if made.block else [])
        if made.templated:
            text.add_made(markdown)
        return text, None
    docs = site.sources.docs.relative_to(site.sources.root).as_posix()
    for guide in site.guides:
        if guide.file == f"{docs}/{source}":
            return guidance.guide_text(guide, site, links), guidance.GUIDE
    for use_case in site.use_cases:
        if use_case.file == f"{docs}/{source}":
            return guidance.use_case_text(use_case, site, links), None
    return PageText(markdown), None


def fill_block(named: Placeholder, site: Site, parts: Parts, links: Links) -> str:
    """What stands for a placeholder; that there is such a thing was checked."""
    if named.diagram:
        return next(diagram_block(each) for each in site.diagrams if each.id == named.diagram)
    if named.decision:
        return excerpt_block(named, site)
    return BLOCKS[named.block](site, parts, links)
