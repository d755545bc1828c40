"""The tables as one SQLite file: the same content is the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.tables import TABLES, Table

SCHEMA_VERSION = 1
"""``PRAGMA user_version``: that of the API."""

_NUMBERS = {"position", "relation", "conflict"}
_LIBRARY_VERSION = slice(96, 100)
"""Where the file's header keeps the version of the SQLite that wrote it (SQLite file format, 1.3)."""

_EXTRA = """
CREATE INDEX claims_by_value ON claims (claim_group, claim, value);
CREATE VIEW cited_claims AS
SELECT r.name, c.runtime, c.claim_group, c.claim, t.label, c.value, c.level, c.note, e.quote,
       s.title AS source, s.url AS source_url, s.version AS source_version, s.accessed, c.confirmed, c.url
FROM claims c
JOIN runtimes r ON r.id = c.runtime
JOIN claim_terms t USING (claim_group, claim)
LEFT JOIN evidence e USING (runtime, claim_group, claim)
LEFT JOIN sources s ON s.runtime = c.runtime AND s.source = e.source;
"""


def sqlite_file(site: Site) -> bytes:
    """A database with every table, and the view ``cited_claims``: each claim with its quotes and sources."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("".join(map(_create, TABLES)) + _EXTRA)
        for table in TABLES:
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(
                f"INSERT INTO {table.name} VALUES ({marks})",  # noqa: S608 - a name of ours
                table.rows(site),
            )
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
        content = bytearray(connection.serialize())
    content[_LIBRARY_VERSION] = bytes(4)
    return bytes(content)


_RUNTIME = ("runtime",)
_CLAIM = ("runtime", "claim_group", "claim")
_SOURCE = ("runtime", "source")
_REFERENCES: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = {
    "aliases": [(_RUNTIME, "runtimes")],
    "runtime_layers": [(_RUNTIME, "runtimes"), (("layer",), "layers")],
    "packages": [(_RUNTIME, "runtimes")],
    "responsibilities": [(_RUNTIME, "runtimes")],
    "claims": [(_RUNTIME, "runtimes"), (("claim_group", "claim"), "claim_terms")],
    "evidence": [(_CLAIM, "claims"), (_SOURCE, "sources")],
    "support": [(_RUNTIME, "runtimes"), (_SOURCE, "sources")],
    "relations": [(_RUNTIME, "runtimes"), (("to_runtime",), "runtimes")],
    "relation_evidence": [(("runtime", "relation"), "relations"), (_SOURCE, "sources")],
    "conditions": [(_RUNTIME, "runtimes")],
    "sources": [(_RUNTIME, "runtimes")],
    "compatibility": [(_RUNTIME, "runtimes")],
    "claim_changes": [(_RUNTIME, "runtimes")],
    "changes": [(_RUNTIME, "runtimes"), (_SOURCE, "sources")],
}
"""Per table which of its columns name a row of another, by that table's key."""


def _create(table: Table) -> str:
    columns = ", ".join(f"{name} {'INTEGER' if name in _NUMBERS else 'TEXT'}" for name in table.columns)
    references = "".join(
        f", FOREIGN KEY ({', '.join(names)}) REFERENCES {target} ({', '.join(_KEYS[target])})"
        for names, target in _REFERENCES.get(table.name, ())
    )
    key = ", ".join(table.key)
    return f"CREATE TABLE {table.name} ({columns}, PRIMARY KEY ({key}){references}) WITHOUT ROWID;\n"


_KEYS = {table.name: table.key for table in TABLES}
