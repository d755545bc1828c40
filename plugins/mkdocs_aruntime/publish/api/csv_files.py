"""The tables as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.tables import Cell, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell (OWASP, CSV Injection)."""


def csv_text(table: Table, site: Site) -> str:
    """A line of column names, then a line per row; nothing known is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.rows(site))
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
