"""Claims from before conditions were data: they say *partial* and on what only in a note.

The list may only shrink: a claim that is decided leaves it, ``aruntime generate`` takes it out, and a test
holds how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from aruntime_evaluator import ClaimRef, Id, Reads, Runtime, is_undecided
from mkdocs_aruntime.catalog.reader import load_record

UNDECIDED_FILE = "undecided.yml"

_HEAD = """\
# Claims that say 'partial' and have no condition as data yet ('when' or 'lacks'). None may be added:
# read the claim again, say its condition, and run 'aruntime generate', which takes it out of here.
schema: aruntime/undecided/1
claims:"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """The claims of each entry that are still open."""

    schema: Annotated[str, Reads("aruntime/undecided/1")]
    claims: Mapping[Id, tuple[ClaimRef, ...]]


def load_undecided(folder: Path, *, root: Path) -> Mapping[Id, tuple[ClaimRef, ...]]:
    """The list of a site; empty where it has none.

    Raises:
        DataError: where the file is not of this form.
    """
    path = folder / UNDECIDED_FILE
    return load_record(Undecided, path, root=root)[0].claims if path.exists() else {}


def still_open(listed: Mapping[Id, tuple[ClaimRef, ...]], runtimes: Iterable[Runtime]) -> str:
    """The file without what is decided by now."""
    left = {
        runtime.id: [each for each in listed.get(runtime.id, ()) if is_undecided(runtime.claim(each))]
        for runtime in runtimes
    }
    lines = [f"  {id_}: [{', '.join(claims)}]" for id_, claims in sorted(left.items()) if claims]
    return "\n".join([_HEAD, *lines, ""]) if lines else f"{_HEAD} {{}}\n"
