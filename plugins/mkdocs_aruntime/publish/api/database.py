"""The tables as one SQLite file: the same content is the same bytes."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.tables import TABLES, Table

SCHEMA_VERSION = 1
"""``PRAGMA user_version``: that of the API."""

_NUMBERS = {"position", "conflict"}
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


def _create(table: Table) -> str:
    columns = ", ".join(f"{name} {'INTEGER' if name in _NUMBERS else 'TEXT'}" for name in table.columns)
    references = "" if table.name == "runtimes" or "runtime" not in table.columns else _REFERENCE
    key = ", ".join(table.key)
    return f"CREATE TABLE {table.name} ({columns}, PRIMARY KEY ({key}){references}) WITHOUT ROWID;\n"


_REFERENCE = ", FOREIGN KEY (runtime) REFERENCES runtimes (id)"
