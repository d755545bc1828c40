"""The tables as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from aruntime_evaluator import inert
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.tables import Cell, Table


def csv_text(table: Table, site: Site) -> str:
    """A line of column names, then a line per row; nothing known is an empty cell."""
    out = io.StringIO()
    # Every text in quotes: where a spreadsheet takes another sign than the comma, it still splits no cell.
    writer = csv.writer(out, quoting=csv.QUOTE_STRINGS)
    writer.writerow(table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.rows(site))
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    return inert(cell) if isinstance(cell, str) else cell
