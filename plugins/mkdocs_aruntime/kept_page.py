"""A page of MkDocs that is rendered only where its text, or what it may link to, is another than before.

That saves nothing in a single build. A process that serves the site builds it again after each edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple, cast, override

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mkdocs_aruntime.catalog.memory import Memory
from mkdocs_aruntime.catalog.placeholders import Placeholder, Placeholders


class _Rendered(NamedTuple):
    content: str
    toc: TableOfContents
    title: str | None
    ids: frozenset[str]
    links: Mapping[str, dict[str, str]]
    """Per file that is linked to, its anchors and the links as they are written."""
    filled: Sequence[tuple[Placeholder, str]]
    """What was filled into it: that is asked for again, for anything may be in it."""
    parts: Sequence[str]
    """The HTML in it and in what was filled in."""


class Renderings:
    """How the pages of one build are rendered, and what the build before made of the same."""

    def __init__(self, placeholders: Placeholders, config: MkDocsConfig, files: Files) -> None:
        """Begin a build, whose pages may link to these files."""
        self.placeholders = placeholders
        said = (config.mdx_configs, config.use_directory_urls, config.validation)
        extensions: Iterable[object] = config.markdown_extensions
        named = tuple(each for each in extensions if isinstance(each, str))  # our own is made anew each time
        self._common = (named, repr(said), frozenset(file.src_uri for file in files))
        _memory.begin()

    def key(self, page: Page) -> tuple[object, ...]:
        """All that the content of a page depends on, but for what is filled into it."""
        filled = self.placeholders
        return page.file.src_uri, page.markdown, tuple(filled.parts), filled.structure, self._common


_memory: Memory[tuple[object, ...], _Rendered] = Memory()


class KeptPage(Page):
    """A page whose content is kept for the next build."""

    renderings: Renderings

    @classmethod
    def of(cls, page: Page, renderings: Renderings) -> KeptPage:
        """The page itself as one of these: MkDocs makes its pages, and the navigation holds them already."""
        page.__class__ = cls
        kept = cast("KeptPage", page)
        kept.renderings = renderings
        return kept

    @override
    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown to HTML, or take what it was converted to."""
        key = self.renderings.key(self)
        kept = _memory.find(key)
        if kept is None or not self.renderings.placeholders.fills_again(kept.filled, kept.parts):
            super().render(config, files)
            _memory.keep(key, self._rendered())
            return
        self.content, self.toc, self._title_from_render = kept.content, deepcopy(kept.toc), kept.title
        self.present_anchor_ids = set(kept.ids)
        linked = {files.get_file_from_path(uri): anchors for uri, anchors in kept.links.items()}
        self.links_to_anchors = {file: anchors for file, anchors in linked.items() if file}

    def _rendered(self) -> _Rendered:
        return _Rendered(
            content=self.content or "",
            toc=deepcopy(self.toc),
            title=self._title_from_render,
            ids=frozenset(self.present_anchor_ids or ()),
            links={file.src_uri: anchors for file, anchors in (self.links_to_anchors or {}).items()},
            filled=tuple(self.renderings.placeholders.filled),
            parts=tuple(self.renderings.placeholders.parts),
        )
