"""Which project a command works on: the folder with ``mkdocs.yml``, and what its plugin options say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml

from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.markup import TABLES, Dialect
from mkdocs_aruntime.catalog.site import Site, Sources, load_site
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.policy import InlineScripts

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A site's folder and where its data is."""

    sources: Sources
    node_modules: Path
    cache: Path
    identity: Identity
    inline_scripts: InlineScripts

    @property
    def root(self) -> Path:
        """The folder with ``mkdocs.yml``."""
        return self.sources.root

    def load(self) -> Site:
        """Read and check everything.

        Raises:
            click.ClickException: with every problem in the data.
        """
        try:
            return load_site(self.sources, as_of=today())
        except DataError as error:
            raise click.ClickException(f"{len(error.findings)} problems in the data:\n{error}") from error


def today() -> dt.date:
    """The day of the command, in UTC."""
    return dt.datetime.now(dt.UTC).date()


def find_project(start: Path) -> Project:
    """The project of a folder: its own, or that of the nearest folder above.

    Raises:
        click.UsageError: where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return _project(folder)
    raise click.UsageError(
        f"no {CONFIG} here or above; run this in a site's folder, or name one with --project"
    )


class _Lenient(yaml.SafeLoader):
    """Reads past the tags of MkDocs (``!ENV``, ``!!python/name``): only the plugin's options matter here."""


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _project(root: Path) -> Project:
    config = yaml.load((root / CONFIG).read_text("utf-8"), Loader=_Lenient)  # noqa: S506 - a safe loader
    options: dict[str, Any] = {}
    for plugin in config.get("plugins") or []:
        if isinstance(plugin, dict) and "aruntime" in plugin:
            options = plugin["aruntime"] or {}
    sources = Sources(
        root=root,
        runtimes=root / options.get("runtimes", "runtimes"),
        policy=root / options.get("policy", "evaluator/policy.yml"),
        docs=root / config.get("docs_dir", "docs"),
        guide_sections=tuple(options.get("guide_sections", ())),
        dialect=_dialect(config.get("markdown_extensions") or ()),
    )
    return Project(
        sources=sources,
        node_modules=root / options.get("node_modules", "node_modules"),
        cache=root / options.get("cache", ".cache"),
        identity=Identity(
            name=config.get("site_name") or root.name,
            summary=config.get("site_description") or "",
            home=config.get("site_url") or "",
            data_license=options.get("data_license", ""),
        ),
        inline_scripts=InlineScripts(
            scope=str((config.get("extra") or {}).get("scope", "")),
            own=tuple(options.get("inline_scripts", ())),
        ),
    )


def _dialect(listed: Iterable[str | Mapping[str, Mapping[str, object] | None]]) -> Dialect:
    """The extensions as MkDocs reads them: its own three first, then each by its name or with its options."""
    options: dict[str, Mapping[str, object]] = {"toc": {}, "tables": TABLES, "fenced_code": {}}
    for each in listed:
        named = {each: None} if isinstance(each, str) else each
        options |= {name: {**options.get(name, {}), **(given or {})} for name, given in named.items()}
    return Dialect(extensions=tuple(options), options=options)
