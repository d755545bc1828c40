"""The tables as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from aruntime_evaluator import inert
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.tables import Cell, Table

_VERSIONS = re.compile(r"(?:.*_)?version|since|word")
"""The columns whose cells may be versions."""

_NUMBER = re.compile(r"[\d.,:/eE+ -]*\d[\d.,:/eE+ -]*")
"""What a spreadsheet takes for a number or a date, in one language or another: ``1.10``, ``2.12.1``."""


def csv_file(table: Table, site: Site) -> bytes:
    """A table with a byte order mark, without which Excel reads no UTF-8."""
    return csv_text(table, site).encode("utf-8-sig")


def csv_text(table: Table, site: Site) -> str:
    """A line of column names, then a line per row; nothing known is an empty cell."""
    out = io.StringIO()
    # Every text in quotes: where a spreadsheet takes another sign than the comma, it still splits no cell.
    writer = csv.writer(out, quoting=csv.QUOTE_STRINGS)
    writer.writerow(table.columns)
    versions = [_VERSIONS.fullmatch(column) is not None for column in table.columns]
    writer.writerows(list(map(_safe, row, versions)) for row in table.rows(site))
    return out.getvalue()


def _safe(cell: Cell, may_be_version: bool) -> Cell:  # noqa: FBT001 - mapped over a row
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if may_be_version and _NUMBER.fullmatch(cell) else inert(cell)
