"""Names that no entry, page or drawing may have: what the site writes itself, and what systems keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from aruntime_evaluator import Id, InvalidDocumentError, Problem, decode

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Windows opens a device for a file of such a name, whatever its ending and the case of its letters."""

OWN = frozenset({"404", "feed", "index", "readme", "schema", "vocabulary"})
"""Files of the site or of the data folder that stand, or may stand, beside those that ids name."""


def check_name(path: str, name: str) -> Iterator[Problem]:
    """A problem where a name may not become part of an address: no id, or a reserved one.

    Args:
        path: where the name stands, for the message.
        name: what is to become a folder of the site.
    """
    try:
        decode(cast("type[str]", Id), name)
    except InvalidDocumentError as error:
        message = "; ".join(each.message for each in error.problems)
        yield Problem(path=path, rule="file-name", message=message, found=name)
        return
    if name in DEVICES | OWN:
        whose = "Windows keeps it for a device" if name in DEVICES else "the site has a file of that name"
        message = f"'{name}' is reserved: {whose}; take another"
        yield Problem(path=path, rule="reserved-name", message=message, found=name)
