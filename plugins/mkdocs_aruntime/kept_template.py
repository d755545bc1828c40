"""A page of the theme that is put together again only where something that stands in it is another.

As ``kept_page`` this saves nothing in a single build, and a fifth of each that a serving process makes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, override

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_aruntime.catalog.memory import Memory, per_object

OURS = frozenset({"aruntime", "material/search"})
"""The plugins of which we know what they give the theme."""

_OTHER = frozenset({"hooks", "markdown_extensions", "nav", "plugins", "site_dir", "theme"})
"""Settings that no template prints, or that are compared apart from the others."""

_COMMON = frozenset({"build_date_utc", "config", "mkdocs_version", "nav", "page", "pages"})
"""What every page is given; the rest is a page's own."""


def keep_pages(env: Environment, config: MkDocsConfig, shared: object) -> None:
    """Let the theme's environment keep the pages that it makes, where nobody else has a hand in them.

    Args:
        env: of the theme.
        config: of the site.
        shared: what else all templates get.
    """
    _pages.begin()
    if OURS.issuperset(config.plugins) and not config.hooks:
        env.template_class = type(
            "KeptTemplate", (_KeptTemplate,), {"common": (_said_of_site(config), repr(shared))}
        )


_pages: Memory[tuple[object, ...], str] = Memory()
"""By all that the theme gets."""


class _KeptTemplate(Template):
    common: ClassVar[object]
    """What the theme gets of the site."""

    @override
    def render(self, *args: Any, **kwargs: Any) -> str:
        context = dict(*args, **kwargs)
        page, nav = context.get("page"), context["nav"]
        make = partial(super().render, context)
        if page is None:
            return make()
        own = repr(sorted((name, each) for name, each in context.items() if name not in _COMMON))
        return _pages.get((self.name, self.common, _said_of_nav(nav), _said_of_page(page), own), make)


def _said_of_site(config: MkDocsConfig) -> tuple[object, ...]:
    """The settings, and our own templates and the site's; those of the theme stay as they are."""
    theme = config.theme
    settings = {name: each for name, each in config.items() if name not in _OTHER}
    folders = [Path(each) for each in theme.dirs if "site-packages" not in Path(each).parts]
    templates = [(path, path.read_bytes()) for folder in folders for path in sorted(folder.rglob("*.html"))]
    return repr(settings), repr(dict(theme)), tuple(templates)


@per_object(2)
def _said_of_nav(nav: Navigation) -> tuple[object, ...]:
    return tuple(map(_said_of_item, nav.items))


def _said_of_item(item: StructureItem) -> tuple[object, ...]:
    url, meta = getattr(item, "url", ""), getattr(item, "meta", None)
    below = getattr(item, "children", None) or ()
    return item.title, url, repr(meta), tuple(map(_said_of_item, below))


def _said_of_page(page: Page) -> tuple[object, ...]:
    beside = [(each.title, each.url) if each else None for each in (page.previous_page, page.next_page)]
    place = (page.file.src_uri, page.url, page.canonical_url, page.edit_url, str(page.update_date))
    said = (str(page.title), page.content, tuple(_anchors(page.toc)), repr(page.meta))
    return (*place, *said, *beside)


def _anchors(toc: Iterable[AnchorLink]) -> Iterable[tuple[object, ...]]:
    for each in toc:
        yield str(each.title), each.id, each.level, tuple(_anchors(each.children))
