"""The catalog as plain data, entry by entry: an entry that did not change is not encoded again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aruntime_evaluator import Catalog, Runtime, encode
from mkdocs_aruntime.catalog.memory import per_object


@per_object(1024)
def encoded_entry(runtime: Runtime) -> dict[str, Any]:
    """An entry as its document has it; read only."""
    return _fields(runtime)


@per_object(2)
def encoded_catalog(catalog: Catalog) -> dict[str, Any]:
    """What ``encode`` makes of it; read only."""
    return _fields(replace(catalog, runtimes=())) | {"runtimes": list(map(encoded_entry, catalog.runtimes))}


def _fields(record: Catalog | Runtime) -> dict[str, Any]:
    found = encode(record)
    if not isinstance(found, dict):
        raise TypeError("a record encodes to a mapping")
    return found
