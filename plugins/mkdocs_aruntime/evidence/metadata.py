"""What the metadata of a wheel, a source archive or an npm package say of it."""

from __future__ import annotations

import configparser
import json
from collections.abc import Iterator, Mapping
from typing import Any

from packaging.metadata import parse_email
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from mkdocs_aruntime.catalog.probes import FactKind
from mkdocs_aruntime.evidence.source import Shown


def platforms_of(file: str) -> set[str]:
    """The platform tags of a wheel's name; none where it is no wheel."""
    try:
        return {tag.platform for tag in parse_wheel_filename(file)[3]}
    except InvalidWheelFilename:
        return set()


def core_metadata(content: bytes) -> Iterator[Shown]:
    """Of ``METADATA`` or ``PKG-INFO``: Python, licence, classifiers, extras and what it requires."""
    raw, _ = parse_email(content)
    lines = content.decode("utf-8", "replace").splitlines()
    if python := raw.get("requires_python"):
        yield FactKind.PYTHON, python, _line(lines, "Requires-Python:", python)
    if licence := raw.get("license_expression") or raw.get("license"):
        yield FactKind.LICENSE, licence, _line(lines, "License", licence.split("\n")[0])
    for each in raw.get("classifiers", []):
        yield FactKind.CLASSIFIER, each, _line(lines, "Classifier:", each)
    for each in raw.get("provides_extra", []):
        yield FactKind.EXTRA, canonicalize_name(each), _line(lines, "Provides-Extra:", each)
    for each in raw.get("requires_dist", []):
        if name := _required(each):
            yield FactKind.REQUIRES, name, _line(lines, "Requires-Dist:", each)


def _line(lines: list[str], key: str, value: str) -> int:
    return next((n for n, line in enumerate(lines, 1) if line.startswith(key) and value in line), 0)


def _required(text: str) -> str:
    """The name; with ``; extra`` where only an extra asks for it, because that is another claim."""
    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        return ""
    only = "; extra" if "extra" in str(requirement.marker or "") else ""
    return canonicalize_name(requirement.name) + only


def entry_points(content: bytes) -> Iterator[Shown]:
    """The commands that a wheel installs."""
    parser = configparser.RawConfigParser(delimiters=("=",), strict=False)
    try:
        parser.read_string(content.decode("utf-8", "replace"))
    except configparser.Error:
        return
    for name in parser["console_scripts"] if parser.has_section("console_scripts") else ():
        yield FactKind.COMMAND, name, 0


def npm_manifest(content: bytes) -> Iterator[Shown]:
    """Of ``package.json``: licence, systems and processors, engines, what it requires, its commands."""
    try:
        manifest = json.loads(content)
    except (ValueError, RecursionError):
        return
    if not isinstance(manifest, dict):
        return
    if isinstance(licence := manifest.get("license"), str):
        yield FactKind.LICENSE, licence, 0
    for system in _texts(manifest.get("os")):
        for processor in _texts(manifest.get("cpu")) or ["any"]:
            yield FactKind.PLATFORM, f"{system}-{processor}", 0
    for key in ("dependencies", "optionalDependencies", "peerDependencies"):
        yield from ((FactKind.REQUIRES, name, 0) for name in _mapping(manifest.get(key)))
    yield from ((FactKind.COMMAND, name, 0) for name in _mapping(manifest.get("bin")))


def _texts(value: Any) -> list[str]:  # noqa: ANN401 - JSON is Any here
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _mapping(value: Any) -> Mapping[str, Any]:  # noqa: ANN401 - as above
    return value if isinstance(value, dict) else {}
