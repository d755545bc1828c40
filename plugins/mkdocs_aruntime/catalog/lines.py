"""On which line of a file a claim or a term stands: for links that open the file there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from mkdocs_aruntime.catalog.reader import load_document


def claim_lines(path: Path, *, root: Path) -> Mapping[str, int]:
    """Of an entry the line of each claim, by its reference."""
    return _lines(path, root, path.stat().st_mtime_ns)[0]


def term_lines(path: Path, *, root: Path) -> Mapping[str, int]:
    """Of the glossary the line of each term."""
    return _lines(path, root, path.stat().st_mtime_ns)[1]


def decision_lines(path: Path, *, root: Path) -> Mapping[str, int]:
    """Of a decision's file the line of each key, and of each candidate as ``candidates.<id>``."""
    node = load_document(path, root=root).node
    listed = _value(node, "candidates")
    candidates = listed.value if isinstance(listed, yaml.SequenceNode) else []
    named = {
        f"candidates.{id_.value}": each.start_mark.line + 1
        for each in candidates
        if (id_ := _value(each, "id")) is not None
    }
    return dict(_keys(node)) | named


@lru_cache(512)
def _lines(path: Path, root: Path, _: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Read once for each state of the file."""
    node = load_document(path, root=root).node
    claims = {
        f"{group}.{id_.value}": claim.start_mark.line + 1
        for group, listed in _pairs(_value(node, "claims"))
        if isinstance(listed, yaml.SequenceNode)
        for claim in listed.value
        if (id_ := _value(claim, "id")) is not None
    }
    terms = dict(_keys(_value(node, "terms")))
    return claims, terms


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    return dict(_pairs(node)).get(key)


def _pairs(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    return [(key.value, value) for key, value in node.value] if isinstance(node, yaml.MappingNode) else []


def _keys(node: yaml.Node | None) -> list[tuple[str, int]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(key.value, key.start_mark.line + 1) for key, _ in node.value]
