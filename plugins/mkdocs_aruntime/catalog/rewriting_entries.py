"""An entry's file with other versions, sources and places of quotes; all else stays as it was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from aruntime_evaluator import Claim, Evidence, Runtime, Source
from mkdocs_aruntime.catalog.rewriting import (
    Yaml,
    append_key,
    new_source,
    set_key,
    styled,
    trailing,
    write_history,
)


def moved(text: str, name: str, old: Runtime, new: Runtime) -> str:
    """The file of an entry that was read at another version.

    Args:
        text: the file.
        name: as messages call it.
        old: what it says.
        new: what it is to say: other versions, sources, places of quotes, versions of claims and facts of
            artifacts, and more history; other differences are passed over.

    Raises:
        DataError: where the layout of the file could not be kept.
    """
    file = Yaml(text, name)
    data = file.data
    _write_claims(data["claims"], old, new)
    _write_quoted(data, old, new)
    _write_versions(data["versions"], old, new)
    _write_sources(data["sources"], old.sources, new.sources)
    history = data["maintenance"]["history"]
    for node, line in zip(history, new.maintenance.history, strict=False):
        if line.source and node.get("source") != line.source:
            node["source"] = line.source
    write_history(history, old, new)
    return file.text


def _write_claims(groups: Any, old: Runtime, new: Runtime) -> None:  # noqa: ANN401 - ruamel is untyped here
    for group, claims in new.claims.items():
        for node, then, now in zip(groups[group], old.claims[group], claims, strict=True):
            _write_claim(node, then, now)


def _write_quoted(data: Any, old: Runtime, new: Runtime) -> None:  # noqa: ANN401 - as above
    """All that has quotes and is no claim."""
    for i, (was, relation) in enumerate(zip(old.relations, new.relations, strict=True)):
        _write_evidence(data["relations"][i], was.evidence, relation.evidence)
    for i, (row, now) in enumerate(zip(old.compatibility, new.compatibility, strict=True)):
        _write_evidence(data["compatibility"][i], row.evidence, now.evidence)
    for i, (window, after) in enumerate(zip(old.versions.support, new.versions.support, strict=True)):
        if window.source != after.source:
            data["versions"]["support"][i]["source"] = after.source
    if new.license.source != old.license.source:
        data["license"]["source"] = new.license.source
    if new.lifecycle.source != old.lifecycle.source:
        data["lifecycle"]["source"] = new.lifecycle.source


def _write_claim(node: Any, old: Claim, new: Claim) -> None:  # noqa: ANN401 - as above
    _write_evidence(node, old.evidence, new.evidence)
    if old.read_at != new.read_at:
        if new.read_at is None:
            with trailing(node):
                del node["read-at"]
        else:
            set_key(node, "read-at", styled("read-at", new.read_at))
    for i, (then, now) in enumerate(zip(old.shown, new.shown, strict=True)):
        for key in ("package", "file", "digest", "place"):
            if getattr(now, key) != getattr(then, key):
                node["shown"][i][key] = styled(key, getattr(now, key))


def _write_evidence(node: Any, old: Sequence[Evidence], new: Sequence[Evidence]) -> None:  # noqa: ANN401 - as above
    for i, (then, now) in enumerate(zip(old, new, strict=True)):
        if then.source != now.source:
            node["evidence"][i]["source"] = now.source


def _write_versions(node: Any, old: Runtime, new: Runtime) -> None:  # noqa: ANN401 - as above
    if old.versions.reviewed != new.versions.reviewed:
        node["reviewed"] = styled("version", new.versions.reviewed)
    latest = new.versions.latest
    if latest is not None and latest != old.versions.latest:
        if latest.version:
            node["latest"]["version"] = styled("version", latest.version)
        if latest.date:
            set_key(node["latest"], "date", _day(latest.date), ("version",))


def _day(date: str) -> dt.date | str:
    """A whole day as YAML has it; what is less exact as text."""
    try:
        return dt.date.fromisoformat(date)
    except ValueError:
        return date


def _write_sources(node: Any, old: Mapping[str, Source], new: Mapping[str, Source]) -> None:  # noqa: ANN401 - as above
    for name, source in new.items():
        if name not in old:
            append_key(node, name, new_source(source))
        elif source != old[name]:
            then, now = new_source(old[name]), new_source(source)
            with trailing(node[name]):
                for key in now:
                    if now[key] != then.get(key):
                        node[name][key] = now[key]
