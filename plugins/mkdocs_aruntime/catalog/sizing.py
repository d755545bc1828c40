"""The models and devices that a site's sizing calculator offers, each with the words that give its numbers."""

from __future__ import annotations

from pathlib import Path

from aruntime_evaluator import SizingList, Vocabulary, check_sizing, names_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.reader import load_record

FILE = "sizing.yml"


def load_sizing(docs: Path, vocabulary: Vocabulary, *, root: Path) -> SizingList:
    """The list in the folder of the pages; an empty one where there is no such file.

    Raises:
        DataError: where the file is not of this form, or names what there is not.
    """
    path = docs / FILE
    if not path.exists():
        return SizingList(schema="aruntime/sizing/1")
    listed, document = load_record(SizingList, path, root=root)
    if problems := [*check_sizing(listed, names_of(vocabulary))]:
        raise DataError(map(document.finding, problems))
    return listed
