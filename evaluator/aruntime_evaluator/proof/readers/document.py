"""Text into values: one JSON document, several one after the other, or the cells of a CSV file.

A hostile file is refused before it costs memory: text by its length, JSON by how many lists and objects it
opens, all of it lazily, one value at a time.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections.abc import Iterable, Iterator

from aruntime_evaluator.model.codec.json_text import Objects, refuse_heavy, why_not
from aruntime_evaluator.model.problem import refused
from aruntime_evaluator.proof.readers.node import Json, Node

LARGEST_TEXT = 40_000_000
"""Characters; a longer file is read line by line, where its format has lines."""

LONGEST_LINE = 1_000_000
"""Characters of a line of CSV; real ones have a thousand."""

LOOK_AHEAD = 1000
"""Lines among which the header of a CSV file is looked for; a file that has more comments has commas."""

LONGEST_ESCAPE = 6
"""Characters of an escape in a string, such as a backslash, a u and four digits."""

_WORDS = ("true", "false", "null", "NaN", "Infinity", "-Infinity")
_SPACE = re.compile(r"\s*")
_DELIMITERS = ",;\t"


def refuse_large(name: str, text: str, advice: str = "") -> None:
    """Refuse a text that would take too much memory.

    Raises:
        InvalidDocumentError: with the size found and the size allowed.
    """
    if len(text) > LARGEST_TEXT:
        message = f"has {len(text):,} characters; at most {LARGEST_TEXT:,} are read at once{advice}"
        raise refused(name, "too-large", message)


def json_values(name: str, text: str) -> Iterator[Node]:
    """Every JSON value of a text, one after the other, however they are set apart.

    Raises:
        InvalidDocumentError: where something is no JSON, with line and column.
    """
    refuse_heavy(name, text)
    end, line = len(text), 1
    start = _skip(text, 0)
    single = True
    while start < end:
        value, stop = _decode(name, text, start)
        after = _skip(text, stop)
        single = single and line == 1 and after == end
        yield Node(name if single else f"{name}:{line}", "", value)
        line += text.count("\n", start, after)
        start, single = after, False


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _decode(name: str, text: str, start: int) -> tuple[Json, int]:
    """One value and where it ends; tools write ``NaN`` and ``Infinity``, and no key twice."""
    objects = Objects()
    try:
        value, stop = json.JSONDecoder(object_pairs_hook=objects).raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        cut_off = isinstance(error, json.JSONDecodeError) and _ends_early(text, error)
        what = "is JSON that was cut off" if cut_off else "is not JSON"
        raise refused(name, "not-json", f"{what}{why_not(error)}") from error
    objects.refuse_doubled(value, name)
    return value, stop


def _ends_early(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the text ends where JSON would go on, be it in a string, an escape or a word."""
    rest = text[error.pos :].strip()
    in_a_string = error.msg.startswith("Unterminated string") or (
        error.msg.startswith("Invalid") and len(rest) <= LONGEST_ESCAPE
    )
    return not rest or in_a_string or any(word.startswith(rest) for word in _WORDS)


def json_lines(name: str, lines: Iterable[str]) -> Iterator[Node]:
    """One JSON value per line; empty lines are skipped.

    Raises:
        InvalidDocumentError: where a line is too long or no complete JSON value.
    """
    for number, line in enumerate(lines, start=1):
        where, bare = f"{name}:{number}", line.strip()
        if not bare:
            continue
        refuse_large(where, bare)
        refuse_heavy(where, bare)
        value, stop = _decode(where, bare, 0)
        if bare[stop:]:
            raise refused(where, "not-json", "has more than one JSON value; expected one per line")
        yield Node(where, "", value)


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text, each with its end, without a copy of the whole."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def csv_records(name: str, lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The cells of every line that has some, with its number.

    Cells are set apart by what the first line that is no comment has most of: commas, semicolons or tabs.

    Raises:
        InvalidDocumentError: where a line is no CSV.
    """
    every = _bounded(name, lines)
    start = list(_through_header(every))
    header = next((line for line in reversed(start) if not line.startswith("#")), "")
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(itertools.chain(start, every), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refused(f"{name}:{reader.line_num}", "not-csv", f"is not CSV: {error}") from error
        bare = [cell.strip() for cell in cells]
        if any(bare):
            yield reader.line_num, bare


def _bounded(name: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            message = f"has {len(line):,} characters; a line of CSV has at most {LONGEST_LINE:,}"
            raise refused(f"{name}:{number}", "too-large", message)
        yield line


def _through_header(lines: Iterator[str]) -> Iterator[str]:
    for line in itertools.islice(lines, LOOK_AHEAD):
        yield line
        if line.strip() and not line.startswith("#"):
            return
