"""Parts of a decision as YAML, for a page that shows how the whole comes about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from typing import Any

import yaml

from aruntime_evaluator import Decision, Json, encode

WIDTH = 72
"""Of a line: what a code block shows without scrolling."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def excerpt_paths(decision: Decision) -> Iterator[str]:
    """Every part: ``needs``, ``requirements.security``, ``candidates.ID.evidence.security``."""
    return _paths(encode(decision), "")


def excerpt(decision: Decision, paths: Collection[str]) -> str:
    """The parts that the paths name, within what they are parts of.

    An item of a list is named by its id; one that has none, by its gate, and so are all of the same gate.
    """
    found = _pick(encode(decision), "", paths)
    return yaml.safe_dump(_as_written(found), sort_keys=False, allow_unicode=True, width=WIDTH)


def _paths(value: Json, at: str) -> Iterator[str]:
    for name, inner in _named(value):
        path = f"{at}{name}"
        yield path
        yield from _paths(inner, f"{path}.")


def _pick(value: Json, at: str, paths: Collection[str]) -> Json:
    """What of a value is named, or leads to what is; of an item that leads there, what names it is kept."""
    kept: list[tuple[str, Json]] = []
    for name, inner in _named(value):
        path = f"{at}{name}"
        if path in paths:
            kept.append((name, inner))
        elif any(each.startswith(f"{path}.") for each in paths):
            kept.append((name, _pick(inner, f"{path}.", paths)))
    if isinstance(value, dict):
        identity = {"id": value["id"]} if at and "id" in value else {}
        return identity | dict(kept)
    return [inner for _, inner in kept]


def _named(value: Json) -> list[tuple[str, Json]]:
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list):
        return [(_name(item), item) for item in value if isinstance(item, dict)]
    return []


def _name(item: dict[str, Json]) -> str:
    return str(item.get("id") or item.get("gate") or str(item.get("check", "")).partition(".")[0])


def _as_written(value: Json) -> Any:  # noqa: ANN401 - what YAML can hold
    """Days and whole numbers as people write them: ``2026-11-09`` without quotes, ``64`` without a point."""
    if isinstance(value, dict):
        return {key: _as_written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_written(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return dt.date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else value
