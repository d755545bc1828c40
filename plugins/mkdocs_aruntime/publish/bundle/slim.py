"""Run inside Pyodide before its memory is saved: notes what nobody reads, for ``snapshot.mjs`` to blank.

Docstrings and line tables are a seventh of what Python's modules weigh. They cannot be freed one by one, so
their bytes are overwritten in place: a constant compresses to nothing. A traceback then has no line numbers.
"""

import gc
import linecache
import re
import sys
import types
from array import array

TEXT_HEAD = sys.getsizeof("") - 1
"""Bytes of a text object before its characters."""
BYTES_HEAD = sys.getsizeof(b"") - 1
WORTH = 24
"""Characters; a shorter text may be a word that is used elsewhere."""
SHARED = 2
"""Bytes objects that are shorter exist once for all."""

texts = array("I")
"""Pairs: address and length."""
tables = array("I")
"""Triples: address, length, and how many code units of two bytes the table describes."""
kept: list[object] = []
"""What was noted, alive until it has been overwritten: its memory must not be somebody else's by then."""


def take_text(text: object) -> None:
    """Note where a docstring's characters are; those of a text that is short may be in other use."""
    if type(text) is str and text.isascii() and len(text) > WORTH and " " in text:
        texts.extend((id(text) + TEXT_HEAD, len(text)))
        kept.append(text)


def take_code(code: types.CodeType) -> None:
    """Note where the line tables of a function and of those inside it are."""
    table = code.co_linetable
    if len(table) >= SHARED:
        # The end of the code is read off its lines: asking for the code itself would make a copy that stays.
        *_, (_, end, _) = code.co_lines()
        tables.extend((id(table) + BYTES_HEAD, len(table), end // 2))
        kept.append(table)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            take_code(constant)


def tidy_up() -> None:
    """Leave nothing of this behind."""
    for name in ("texts", "tables", "kept", "take_text", "take_code", "tidy_up", "each"):
        del globals()[name]
    for _ in range(3):
        gc.collect()


linecache.clearcache()
re.purge()
sys.path_importer_cache.clear()
for _ in range(3):
    gc.collect()
for each in gc.get_objects():
    if isinstance(each, types.FunctionType):
        take_text(each.__doc__)
        take_code(each.__code__)
    elif isinstance(each, type | types.ModuleType):
        take_text(vars(each).get("__doc__"))
" ".join(map(str, (*texts.buffer_info(), *tables.buffer_info())))
