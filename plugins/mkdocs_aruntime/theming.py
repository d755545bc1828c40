"""Material, as this generator uses it: what it is given, and what of it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import override

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from markupsafe import Markup
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_aruntime.kept_template import keep_pages
from mkdocs_aruntime.publish.assets import MODULES, SEARCH_WORKER, STORAGE, STYLESHEETS
from mkdocs_aruntime.publish.policy import InlineScripts
from mkdocs_aruntime.publish.vendor import import_map

HERE = Path(__file__).parent

SEARCH_DIALOG = 'data-md-component="search" role="dialog"'


class _SearchSwitchConfig(base.Config):  # type: ignore[no-untyped-call]
    enabled = option.Type(bool, default=True)


class _SearchSwitch(BasePlugin[_SearchSwitchConfig]):  # type: ignore[no-untyped-call]
    """Stands in for Material's search plugin, whose presence its templates ask for; ours does the work."""


def dress(config: MkDocsConfig) -> None:
    """Give the theme our templates, styles and scripts, and what it is told of the site."""
    if config.copyright:
        config.copyright = Markup(config.copyright)  # noqa: S704 - the site's owner may write HTML there
    config.theme.dirs.insert(0, str(HERE / "templates" / "overrides"))
    config.extra_css += STYLESHEETS
    config.extra_javascript += [_module(path) for path in MODULES]
    switch = _SearchSwitch()
    switch.load_config({})
    config.plugins["material/search"] = switch


class _Compiled(BytecodeCache):
    """The theme's templates as they were compiled for the build before: MkDocs makes each an environment."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    @override
    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    @override
    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def set_up(env: Environment, config: MkDocsConfig, *, inline: InlineScripts | None) -> None:
    """Let templates print text as text, and tell them what is ours.

    Args:
        env: the theme's environment.
        config: of the site.
        inline: gives the Content-Security-Policy of a page; without it pages have none.
    """
    keep_pages(env, config, inline)
    env.autoescape = True
    env.bytecode_cache = _compiled
    env.globals["aruntime"] = {
        "search_worker": SEARCH_WORKER,
        "storage": STORAGE,
        "import_map": import_map,
        "policy": inline.policy if inline else None,
    }


def with_named_dialog(html: str, name: str) -> str:
    """Name the theme's search dialog, which it leaves nameless for screen readers."""
    if SEARCH_DIALOG not in html:
        message = f"{name}: the theme's page has no '{SEARCH_DIALOG}', by which the plugin names its search"
        raise PluginError(f"{message}; use the version of the theme that requirements.txt pins")
    return html.replace(SEARCH_DIALOG, f'{SEARCH_DIALOG} aria-label="Search"', 1)


def mark_html(page: Page) -> None:
    """Tell the theme what of a page is HTML already: its content and its headings."""

    def mark(anchors: Iterable[AnchorLink]) -> None:
        for anchor in anchors:
            anchor.title = Markup(anchor.title)  # noqa: S704 - Python-Markdown escaped it
            mark(anchor.children)

    page.content = Markup(page.content or "")  # noqa: S704 - made of the page by Python-Markdown
    mark(page.toc)


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script
