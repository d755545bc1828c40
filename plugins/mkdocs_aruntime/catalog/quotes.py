"""What came of the last look-up of all quotes: counts and a day, kept beside the pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from aruntime_evaluator import Bounds
from mkdocs_aruntime.catalog.reader import load_record

FILE = "quotes.yml"

type Count = Annotated[int, Bounds(0, 1_000_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCheck:
    """How many quotes stand where the entries say they do."""

    date: dt.date
    found: Count
    moved: Count
    gone: Count
    not_checkable: Count


def load_quote_check(docs: Path, *, root: Path) -> QuoteCheck | None:
    """The last result; None where none was written.

    Raises:
        DataError: where the file is not of this form.
    """
    path = docs / FILE
    return load_record(QuoteCheck, path, root=root)[0] if path.exists() else None
