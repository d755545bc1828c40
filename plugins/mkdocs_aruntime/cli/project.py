"""Which project a command works on: the folder with ``mkdocs.yml``, and what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import click
import yaml
from yaml_env_tag import construct_env_tag

from aruntime_evaluator import InvalidDocumentError, one_line
from mkdocs_aruntime.catalog.files import read_text
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.markup import TABLES, Dialect
from mkdocs_aruntime.catalog.site import Site, load_site
from mkdocs_aruntime.options import Options, Settings, SiteSettings, read_settings

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Settings):
    """A site's folder and what is set for it."""

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
    """Fills in ``!ENV`` as MkDocs does, and reads past its other tags (``!!python/name``)."""


_Lenient.add_constructor("!ENV", construct_env_tag)
_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _project(root: Path) -> Project:
    config = _config(root)
    extra = config.get("extra")
    plugins = dict(_named(config.get("plugins")))
    known = {field.name for field in fields(SiteSettings)}
    site = {"site_name": root.name} | {key: each for key, each in config.items() if key in known}
    try:
        return Project(
            root=root,
            site=read_settings(SiteSettings, site),
            dialect=_dialect(config.get("markdown_extensions")),
            scope=str(extra.get("scope", "")) if isinstance(extra, dict) else "",
            options=read_settings(Options, plugins.get("aruntime") or {}, path="plugins.aruntime"),
        )
    except InvalidDocumentError as error:
        raise click.UsageError("\n".join(f"{CONFIG}: {each}" for each in error.problems)) from None


def _dialect(extensions: object) -> Dialect:
    """The extensions as MkDocs reads them: its own three first, then each by its name or with its options."""
    options: dict[str, Mapping[str, object]] = {"toc": {}, "tables": TABLES, "fenced_code": {}}
    for name, given in _named(extensions):
        options[name] = {**options.get(name, {}), **(given if isinstance(given, dict) else {})}
    return Dialect(extensions=tuple(options), options=options)


def _named(listed: object) -> Iterator[tuple[str, Any]]:
    """Plugins or extensions by name; MkDocs takes both as a mapping, or as a list of names and mappings."""
    each_of: Iterable[object] = listed if isinstance(listed, list) else [listed]
    for each in each_of:
        if isinstance(each, dict):
            yield from ((str(name), given) for name, given in each.items())
        elif isinstance(each, str):
            yield each, None


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
