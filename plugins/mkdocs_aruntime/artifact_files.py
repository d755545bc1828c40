"""Between what the build makes and the files and pages of MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_aruntime.publish.artifact import Artifact, PageArtifact


def file_of(artifact: Artifact, config: MkDocsConfig) -> File:
    """A page to be rendered, or a file to be copied as it is."""
    if isinstance(artifact, PageArtifact):
        inclusion = InclusionLevel.INCLUDED if artifact.listed else InclusionLevel.NOT_IN_NAV
        return File.generated(config, artifact.path, content=artifact.markdown, inclusion=inclusion)
    content, inclusion = artifact.content, InclusionLevel.INCLUDED
    if isinstance(content, Path):
        return File.generated(config, artifact.path, abs_src_path=str(content), inclusion=inclusion)
    return File.generated(config, artifact.path, content=content, inclusion=inclusion)


def maker_of(artifact: Artifact) -> str:
    """What to name where a file of the site is in another's place."""
    return artifact.edits if isinstance(artifact, PageArtifact) else "the build"


def title_and_summary(page: Page) -> tuple[str, str]:
    """Title and summary of a page, as plain text."""
    summary = page.meta.get("summary") or page.meta.get("description") or ""
    return str(page.meta.get("title") or page.title), str(summary)
