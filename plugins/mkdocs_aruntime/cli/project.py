"""Which project a command works on: the folder with ``mkdocs.yml``, and what its plugin options say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml

from aruntime_evaluator.model.problem import one_line
from mkdocs_aruntime.catalog.files import read_text
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.markup import TABLES, Dialect
from mkdocs_aruntime.catalog.site import Site, Sources, load_site
from mkdocs_aruntime.publish.compose import BLOCKS
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
    config = _config(root)
    options = _options(config.get("plugins"))
    sources = Sources(
        root=root,
        runtimes=root / _text(options, "runtimes", "runtimes"),
        policy=root / _text(options, "policy", "evaluator/policy.yml"),
        docs=root / _text(config, "docs_dir", "docs"),
        guide_sections=tuple(map(str, options.get("guide_sections") or ())),
        dialect=_dialect(config.get("markdown_extensions") or ()),
        blocks=frozenset(BLOCKS),
    )
    return Project(
        sources=sources,
        node_modules=root / _text(options, "node_modules", "node_modules"),
        cache=root / _text(options, "cache", ".cache"),
        identity=Identity(
            name=_text(config, "site_name", root.name),
            summary=_text(config, "site_description", ""),
            home=_text(config, "site_url", ""),
            data_license=_text(options, "data_license", ""),
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


def _config(root: Path) -> dict[str, Any]:
    try:
        config = yaml.load(read_text(root / CONFIG, root=root), Loader=_Lenient)  # noqa: S506 - a safe loader
    except DataError as error:
        raise click.UsageError(str(error)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise click.UsageError(f"{CONFIG} is not valid YAML: {one_line(str(error))}") from error
    if not isinstance(config, dict):
        raise click.UsageError(f"{CONFIG} holds no settings; expected keys such as 'site_name'")
    return config


def _options(plugins: object) -> dict[str, Any]:
    """The plugin's own options; MkDocs takes its plugins as a list or as a mapping."""
    named = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    for plugin in named:
        if isinstance(plugin, dict) and isinstance(options := plugin.get("aruntime"), dict):
            return options
    return {}


def _text(settings: dict[str, Any], key: str, default: str) -> str:
    value = settings.get(key)
    if value is not None and not isinstance(value, str):
        raise click.UsageError(f"{CONFIG}: '{key}' is {one_line(repr(value))}; expected a text")
    return value or default
