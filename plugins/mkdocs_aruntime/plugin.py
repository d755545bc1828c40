"""MkDocs and the generator: each event hands over to one function of a stage."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date
from mkdocs.utils.templates import TemplateContext

from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import Site, Sources, load_site
from mkdocs_aruntime.config import ARuntimeConfig
from mkdocs_aruntime.publish.artifact import Artifact, PageArtifact
from mkdocs_aruntime.publish.assets import MODULES, STYLESHEETS
from mkdocs_aruntime.publish.compose import build_artifacts, page_markdown
from mkdocs_aruntime.publish.glossary import TermLinker
from mkdocs_aruntime.publish.links import Links

HERE = Path(__file__).parent


class ARuntimePlugin(BasePlugin[ARuntimeConfig]):  # type: ignore[no-untyped-call]
    """Publishes a runtime directory, checked guidance, a glossary, search and a scorecard from YAML."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content, so that a mistake is told before anything is rendered."""
        config.theme.dirs.insert(0, str(HERE / "templates" / "overrides"))
        config.extra_css += STYLESHEETS
        config.extra_javascript += [_module(path) for path in MODULES]
        root = Path(config.config_file_path).parent
        self._sources = Sources(
            root=root,
            runtimes=root / self.config.runtimes,
            policy=root / self.config.policy,
            docs=Path(config.docs_dir),
        )
        as_of = dt.date.fromisoformat(get_build_date())
        try:
            self._site: Site = load_site(self._sources, as_of=as_of)
        except DataError as error:
            raise PluginError(f"{len(error.findings)} problems in the data:\n{error}") from None
        self._linker = TermLinker(self._site.glossary)
        self._edits: dict[str, str] = {}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what is made from the content, as if it stood in the docs folder."""
        for artifact in build_artifacts(self._site, lambda url: self._links(config, url)):
            files.append(self._file(artifact, config))
        return files

    @event_priority(50)  # before other plugins change the Markdown: placeholders are ours alone
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill the placeholders of authored pages."""
        del files
        try:
            return page_markdown(page.file.src_uri, markdown, self._site, self._links(config, page.url))
        except DataError as error:
            raise PluginError(str(error)) from None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Link the first use of each glossary term."""
        del files
        return self._linker.link(html, self._links(config, page.url).to("glossary/"))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Point the edit button of a made page at the file it was made from."""
        del nav
        if (edits := self._edits.get(page.file.src_uri)) is not None:
            page.edit_url = self._links(config, page.url).edit(edits)
        return context

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Rebuild when the data changes, not only when a page does."""
        for path in self._sources.watched:
            server.watch(str(path))
        return server

    def _links(self, config: MkDocsConfig, url: str) -> Links:
        return Links(
            page=url,
            repo=config.repo_url or "",
            edit_template=self.config.corrections.edit,
            issue_template=self.config.corrections.issue,
        )

    def _file(self, artifact: Artifact, config: MkDocsConfig) -> File:
        if isinstance(artifact, PageArtifact):
            self._edits[artifact.path] = artifact.edits
            inclusion = InclusionLevel.INCLUDED if artifact.listed else InclusionLevel.NOT_IN_NAV
            return File.generated(config, artifact.path, content=artifact.markdown, inclusion=inclusion)
        return File.generated(
            config, artifact.path, content=artifact.content, inclusion=InclusionLevel.INCLUDED
        )


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script
