"""Which shared libraries a library asks for: ``DT_NEEDED`` of ELF, read by pyelftools."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from typing import IO

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSegment
from elftools.elf.elffile import ELFFile

from mkdocs_aruntime.evidence.archive import Content

MAGIC = b"\x7fELF"
MOST_TAGS = 5_000
"""Entries of a dynamic segment; a large library has a few hundred."""
MOST_SEGMENTS = 500


def needed(head: bytes, rest: Content) -> list[str]:
    """The names that an ELF file asks the loader for, in its order; nothing where it is damaged.

    Args:
        head: the bytes that were read of it already.
        rest: what follows; it goes to a temporary file, because the names stand anywhere in it.
    """
    with tempfile.TemporaryFile() as file:
        file.write(head)
        shutil.copyfileobj(rest, file, 1 << 20)
        file.seek(0)
        try:
            return _needed(file)
        except (ELFError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            return []  # pyelftools trusts what a header says of the rest


def _needed(file: IO[bytes]) -> list[str]:
    elf = ELFFile(file)
    for segment in itertools.islice(elf.iter_segments(), MOST_SEGMENTS):
        if isinstance(segment, DynamicSegment):
            tags = itertools.islice(segment.iter_tags(), MOST_TAGS)
            return [str(tag.needed) for tag in tags if tag.entry.d_tag == "DT_NEEDED"]  # type: ignore[attr-defined] # set by the kind of tag
    return []
