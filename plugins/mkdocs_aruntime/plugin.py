"""MkDocs and the generator: each event hands over to one function of a stage."""

from __future__ import annotations

import datetime as dt
import gc
from html import unescape
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date
from mkdocs.utils.templates import TemplateContext

from aruntime_evaluator import InvalidDocumentError
from mkdocs_aruntime.artifact_files import file_of, maker_of, title_and_summary
from mkdocs_aruntime.catalog.files import named
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.markup import TABLES
from mkdocs_aruntime.catalog.placeholders import Placeholder, Placeholders
from mkdocs_aruntime.catalog.site import Site, load_site
from mkdocs_aruntime.content import Reader, Said
from mkdocs_aruntime.kept_page import KeptPage, Renderings
from mkdocs_aruntime.options import Options, read_settings
from mkdocs_aruntime.publish.artifact import Artifact, FileArtifact, PageArtifact
from mkdocs_aruntime.publish.assets import page_scripts, page_styles
from mkdocs_aruntime.publish.checks.page_safety import check_safety
from mkdocs_aruntime.publish.checks.paths import Paths
from mkdocs_aruntime.publish.compose import (
    Parts,
    build_artifacts,
    fill_block,
    finish_artifacts,
    page_text,
)
from mkdocs_aruntime.publish.correcting import page_correcting, with_section_links
from mkdocs_aruntime.publish.hosting.security_txt import SECURITY_TXT, SecurityContact, build_security_txt
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.pages.navigation import expand
from mkdocs_aruntime.publish.pages.page_text import PageText
from mkdocs_aruntime.publish.search import Document
from mkdocs_aruntime.publish.sharing import shared_of
from mkdocs_aruntime.publish.third_party import is_unused
from mkdocs_aruntime.publish.twins import Twin
from mkdocs_aruntime.publish.updated import updated
from mkdocs_aruntime.settings import settings_of
from mkdocs_aruntime.theming import dress, mark_html, set_up, with_named_dialog

MOST_SHOWN = 100
"""Lines of a message that people read."""

RARELY = 500_000, 20, 20
"""When Python looks for garbage. A build keeps what it makes, and looking took a tenth of its time."""

DATA_FILES = (".yml", ".svg")
"""Glossary, decisions and diagrams: what pages are made of, beside the pages in the docs folder."""


class ARuntimePlugin(BasePlugin[base.LegacyConfig]):  # type: ignore[no-untyped-call]
    """Publishes a runtime directory, checked guidance, a glossary, search and a scorecard from YAML."""

    _serving = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """Read the options as the command line does."""
        del config_file_path
        try:
            self.options = read_settings(Options, options)
        except InvalidDocumentError as error:
            return [(each.path, base.ValidationError(each.message)) for each in error.problems], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether MkDocs itself serves the site; look for garbage less often."""
        del dirty
        gc.set_threshold(*RARELY)
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content, so that a mistake is told before anything is rendered."""
        config.mdx_configs["tables"] = TABLES | config.mdx_configs.get("tables", {})
        settings = settings_of(config, self.options)
        self._sources = settings.sources
        day = dt.date.fromisoformat(get_build_date())
        try:
            self.site: Site = load_site(self._sources, as_of=day)
        except DataError as error:
            raise PluginError(f"{len(error.findings)} problems in the data:\n{error}") from None
        self._parts = Parts(
            evaluator=self.options.browser_evaluator,
            node_modules=settings.node_modules,
            cache=settings.cache,
            inline_scripts=settings.inline_scripts,
            identity=settings.identity,
            day=day,
            security=self._security(config, day),
        )
        self._reader = Reader(self.site.glossary, self._parts.identity)
        self._made: dict[str, PageArtifact] = {}
        self._blocks: dict[str, list[str]] = {}
        self.found: list[Document] = []
        """What of the pages can be found, as far as they are rendered."""
        self._twins: list[Twin] = []
        self._placeholders = Placeholders()
        config["markdown_extensions"] = [*config.markdown_extensions, self._placeholders]
        dress(config)
        config.nav = expand(config.nav, self.site)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what is made from the content, as if it stood in the docs folder; drop what no page loads."""
        for file in [each for each in files if each.src_uri.endswith(DATA_FILES) or is_unused(each.src_uri)]:
            files.remove(file)
        self._paths = Paths()
        try:
            for path in (*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz"):
                self._paths.take(path, "the theme")
            for file in files:
                if file.inclusion is not InclusionLevel.EXCLUDED:
                    self._paths.take(file.dest_uri, self._source_of(file))
            for artifact in build_artifacts(self.site, self._parts, lambda url: self._links(config, url)):
                file = self._file(artifact, config)
                self._paths.take(file.dest_uri, maker_of(artifact))
                files.append(file)
        except DataError as error:
            raise PluginError(str(error)) from None
        self._renderings = Renderings(self._placeholders, config, files)
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Let the page be rendered only where it must be."""
        del config, files
        return KeptPage.of(page, self._renderings)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme print text as text, whichever template prints it; tell where the search worker is."""
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.meta.pop("status", None)  # to the theme a mark beside every link to the page
        # The server of MkDocs adds a script of its own to every page.
        set_up(env, config, inline=None if self._serving else self._parts.inline_scripts)
        return env

    @event_priority(50)  # before other plugins change the Markdown: placeholders are ours alone
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Say what is filled into the page; around guides and use cases put what is told of them."""
        del files
        source, links = page.file.src_uri, self._links(config, page.url)
        text, structure = page_text(source, markdown, self.site, links, self._made.get(source))
        blocks = self._blocks[source] = text.blocks

        def fill(named: Placeholder) -> str:
            blocks.append(named.block or ("diagram" if named.diagram else "decision"))
            filled = PageText(parts=text.parts)
            filled.add_made(fill_block(named, self.site, self._parts, links))
            return filled.markdown

        self._placeholders.begin(fill, text.parts, structure)
        return text.markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take down when the page changed, what can be found, its Markdown; then link terms at first use."""
        del files
        if "title" not in page.meta:
            page.title = unescape(str(page.title))  # of a heading, MkDocs keeps the HTML
        source = page.file.src_uri
        made = source in self._made or bool(self._blocks[source])
        page.update_date = updated(page.url, page.meta, self.site, made=made).isoformat()
        title, summary = title_and_summary(page)
        said = Said(
            url=page.url,
            heading=str(page.title),
            title=title,
            summary=summary,
            listed=page.file.inclusion is not InclusionLevel.NOT_IN_NAV,
            glossary_url=self._links(config, page.url).to("glossary/"),
        )
        reading = self._reader.read(html, said, page.meta)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | reading.ids
        self.found += reading.found
        self._twins += reading.twins
        linked = reading.linked
        if source in self._made:
            return linked
        return with_section_links(linked, source, self.site, self._links(config, page.url))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Point the edit button of a made page at the file it was made from; describe pages in a sentence."""
        del nav
        mark_html(page)
        if (made := self._made.get(page.file.src_uri)) is not None:
            page.edit_url = self._links(config, page.url).edit(made.edits)
        elif self._shows_terms(page):
            page.edit_url = self._links(config, page.url).edit(self._file_of(page))
        title, summary = title_and_summary(page)
        if "moved-to" not in page.meta:
            shared = shared_of(page.url, title, summary, site=self.site, identity=self._parts.identity)
            context["shared"] = shared  # type: ignore[typeddict-unknown-key]
        if summary:
            page.meta["description"] = summary
        links = self._links(config, page.url)
        context["correction"] = self._correction(page, links)  # type: ignore[typeddict-unknown-key]
        blocks = self._blocks.get(page.file.src_uri, ())
        correcting = page_correcting(
            page.file.src_uri,
            blocks,
            self.site,
            self._parts,
            links,
            sections="data-correct-section" in (page.content or ""),
        )
        if correcting:
            context["correcting"] = correcting  # type: ignore[typeddict-unknown-key]
            blocks = (*blocks, "correcting")
        context["styles_of_page"] = page_styles(blocks)  # type: ignore[typeddict-unknown-key]
        if self._parts.interactive and (scripts := page_scripts(blocks)):
            context["scripts_of_page"] = scripts  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Name the theme's search dialog, which it leaves nameless for screen readers."""
        del config
        return with_named_dialog(output, page.file.src_uri)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """As in every other page, in the one that stands for a missing one."""
        del config
        if not template_name.endswith(".html"):
            return output_content
        return with_named_dialog(output_content, template_name)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what needs every page: the search index, the headers for static hosts."""
        folder = Path(config.site_dir)
        (folder / SECURITY_TXT).unlink(missing_ok=True)  # MkDocs leaves what begins with a dot as it was
        for artifact in finish_artifacts(self.site, self._parts, self.found, self._twins, folder):
            try:
                self._paths.take(artifact.path, maker_of(artifact))
            except DataError as error:
                raise PluginError(str(error)) from None
            artifact.write(folder)
        inline = self._parts.inline_scripts
        if findings := list(
            check_safety(folder, home=config.site_url or "", inline=inline, policed=not self._serving)
        ):
            shown = "\n".join(map(str, findings[:MOST_SHOWN]))
            raise PluginError(f"{len(findings)} things in the site that have no place there:\n{shown}")

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Rebuild when the data changes, not only when a page does."""
        for path in self._sources.watched:
            server.watch(str(path))
        return server

    def _source_of(self, file: File) -> str:
        """What to name where another file is in its place."""
        made_by_plugin = file.abs_src_path is None
        return file.src_uri if made_by_plugin else named(Path(str(file.abs_src_path)), self._sources.root)

    def _correction(self, page: Page, links: Links) -> dict[str, str] | None:
        """Where a page is corrected that says so nowhere itself; guides, use cases and runtimes do."""
        path = self._file_of(page)
        if page.file.src_uri in self._made or self.site.has_page(path):
            return None
        return links.correction(path, str(page.title), reviewed=str(page.meta.get("last-reviewed", "")))

    def _shows_terms(self, page: Page) -> bool:
        """Whether it is the page of the glossary, whose words stand in a file of their own."""
        return "glossary" in self._blocks.get(page.file.src_uri, ())

    def _file_of(self, page: Page) -> str:
        """The file in which the words of an authored page stand, relative to the project."""
        if self._shows_terms(page):
            return named(self._sources.glossary, self._sources.root)
        return f"{self._sources.docs.name}/{page.file.src_uri}"

    def _security(self, config: MkDocsConfig, day: dt.date) -> FileArtifact | None:
        said = self.options.security
        if self._serving or said == SecurityContact():  # served by MkDocs, the site has another address
            return None
        try:
            return build_security_txt(said, config.site_url or "", day)
        except ValueError as error:
            raise PluginError(f"mkdocs.yml: in the options of the plugin aruntime:\n{error}") from None

    def _links(self, config: MkDocsConfig, url: str) -> Links:
        return Links(
            page=url,
            repo=config.repo_url or "",
            forge=self.options.corrections.addresses,
            branch=self.options.corrections.branch,
            home=config.site_url or "",
        )

    def _file(self, artifact: Artifact, config: MkDocsConfig) -> File:
        if isinstance(artifact, PageArtifact):
            self._made[artifact.path] = artifact
        return file_of(artifact, config)
