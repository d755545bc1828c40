"""On which line of a file a claim, a relation or a term stands: for links that open the file there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from aruntime_evaluator import Runtime
from mkdocs_aruntime.catalog.glossary import Glossary
from mkdocs_aruntime.catalog.reader import load_document, load_record


def entry_lines(path: Path, *, root: Path) -> Mapping[str, int]:
    """Of an entry the lines of its parts by their keys, of its claims and of its relations by their names."""
    return _entry_lines(path, root, path.stat().st_mtime_ns)


def term_lines(path: Path, *, root: Path) -> Mapping[str, int]:
    """Of the glossary the line of each term."""
    _, document = load_record(Glossary, path, root=root)
    return dict(_keys(_value(document.node, "terms")))


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
def _entry_lines(path: Path, root: Path, _: int) -> Mapping[str, int]:
    """Looked for once for each state of the file."""
    runtime, document = load_record(Runtime, path, root=root)
    relations = _value(document.node, "relations")
    stated = relations.value if isinstance(relations, yaml.SequenceNode) else []
    claims = {
        f"{group}.{id_.value}": claim.start_mark.line + 1
        for group, listed in _pairs(_value(document.node, "claims"))
        if isinstance(listed, yaml.SequenceNode)
        for claim in listed.value
        if (id_ := _value(claim, "id")) is not None
    }
    return {
        **dict(_keys(document.node)),
        **claims,
        **{each.name: node.start_mark.line + 1 for each, node in zip(runtime.relations, stated, strict=True)},
    }


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    return dict(_pairs(node)).get(key)


def _pairs(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    return [(key.value, value) for key, value in node.value] if isinstance(node, yaml.MappingNode) else []


def _keys(node: yaml.Node | None) -> list[tuple[str, int]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(key.value, key.start_mark.line + 1) for key, _ in node.value]
