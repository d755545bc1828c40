"""What people call things when they search, beside the spellings of the glossary and the names of entries."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from aruntime_evaluator import Line, Most, Reads
from mkdocs_aruntime.catalog.reader import load_record

FILE = "search.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """Words of the search's own; a site may do without any."""

    schema: Annotated[str, Reads("aruntime/search-words/1")] = "aruntime/search-words/1"
    same: Annotated[tuple[tuple[Line, ...], ...], Most(1_000, "groups")] = ()
    """Words and phrases that mean the same, group by group; each is found by all others of its group."""
    compare: tuple[Line, ...] = ()
    """Single words beside names that ask for these side by side: *versus*."""
    alternatives: tuple[Line, ...] = ()
    """Single words beside a name that ask what else there is: *instead*."""


def load_search_words(docs: Path, *, root: Path) -> SearchWords:
    """The words of ``search.yml`` in the folder of the pages; none where there is no such file.

    Raises:
        DataError: where the file is not of this form.
    """
    path = docs / FILE
    return load_record(SearchWords, path, root=root)[0] if path.exists() else SearchWords()
