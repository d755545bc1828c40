"""``mkdocs.yml`` as the generator's own record: as MkDocs read it, or from the file by MkDocs' loader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from aruntime_evaluator import one_line
from mkdocs_aruntime.catalog.files import named, read_text
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.markup import TABLES, Dialect
from mkdocs_aruntime.options import Options, Settings, SiteSettings, read_settings


def settings_of(config: MkDocsConfig, options: Options) -> Settings:
    """What MkDocs read, as the generator's own record."""
    return Settings(
        root=Path(config.config_file_path).absolute().parent,
        site=SiteSettings(
            site_name=config.site_name,
            site_description=config.site_description or "",
            site_url=config.site_url or "",
            docs_dir=config.docs_dir,
            site_dir=config.site_dir,
        ),
        dialect=Dialect(extensions=tuple(config.markdown_extensions), options=config.mdx_configs),
        scope=str(config.extra.get("scope", "")),
        options=options,
    )


def read_file(path: Path) -> Settings:
    """What a file says, with what it inherits (``INHERIT``), without loading any plugin.

    Raises:
        DataError: where it, or a file that it inherits from, cannot be read.
        InvalidDocumentError: with every setting of ours that is not right.
    """
    root = path.parent
    config = _config(path)
    extra = config.get("extra")
    plugins = dict(_named(config.get("plugins")))
    known = {field.name for field in fields(SiteSettings)}
    site = {"site_name": root.name} | {key: each for key, each in config.items() if key in known}
    return Settings(
        root=root,
        site=read_settings(SiteSettings, site),
        dialect=_dialect(config.get("markdown_extensions")),
        scope=str(extra.get("scope", "")) if isinstance(extra, dict) else "",
        options=read_settings(Options, plugins.get("aruntime") or {}, path="plugins.aruntime"),
    )


_Lenient = get_yaml_loader(yaml.SafeLoader)
_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)
"""Fills in ``!ENV`` as MkDocs does, and reads past its other tags (``!!python/name``), which load code."""


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


def _config(path: Path) -> dict[str, Any]:
    read_text(path, root=path.parent)  # tells what is no text, or too long
    try:
        with path.open("rb") as file:  # whose name says where a file lies that it inherits from
            config: object = yaml_load(file, _Lenient)  # a list, too, whatever its type says
    except (ConfigurationError, OSError, ValueError, TypeError, RecursionError) as error:
        raise _unusable(path, f"cannot be read as YAML: {one_line(str(error))}") from error
    if not (isinstance(config, dict) and config):
        raise _unusable(path, "holds no settings; expected keys such as 'site_name'")
    return config


def _unusable(path: Path, message: str) -> DataError:
    return DataError([Finding.at(named(path, path.parent), "not-yaml", message)])
