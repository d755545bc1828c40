"""JSON text → plain data: no more of it than fits into memory, and nothing that is dropped in silence.

A text is weighed before it is read: what its objects, lists and values will take is known from its brackets,
commas and quotation marks, and a text of a few megabytes can take a gigabyte.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from aruntime_evaluator.model.codec.report import Place, path_of
from aruntime_evaluator.model.problem import MOST_SHOWN, InvalidDocumentError, Problem, refused, shown

HEAVIEST = 150_000_000
"""Bytes that one text and what is read of it may take; with copies on the way, half of what a browser's tab
or a small runner has to spare."""

MB = 1_000_000

OBJECT, LIST, VALUE, TEXT = 240, 90, 34, 90
"""Bytes that each takes in CPython beside its content: measured, and rounded up."""

_TEXT = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)


def refuse_heavy(what: str, text: str, *, heaviest: int = HEAVIEST, advice: str = "") -> None:
    """Refuse a JSON text that would take too much memory, before any of it is read.

    Args:
        what: How messages call it.
        text: The whole of it.
        heaviest: Bytes that it may take.
        advice: What else could be done, after a semicolon.

    Raises:
        InvalidDocumentError: with the size found and the size allowed.
    """
    if _weight(text, text.count('"') // 2) <= heaviest:
        return
    # Brackets and commas inside texts were counted, too: look again, without them.
    inside, texts = {"{": 0, "[": 0, ",": 0}, 0
    for match in _TEXT.finditer(text):
        texts += 1
        for each in inside:
            inside[each] += text.count(each, *match.span())
    found = _weight(text, texts, inside)
    if found > heaviest:
        message = f"would take {found // MB:,} MB of memory; at most {heaviest // MB:,} MB{advice}"
        raise refused(what, "too-large", message)


def _weight(text: str, texts: int, inside: Mapping[str, int] | None = None) -> int:
    counts = {each: text.count(each) - (inside or {}).get(each, 0) for each in "{[,"}
    parts = OBJECT * counts["{"] + LIST * counts["["] + VALUE * counts[","] + TEXT * texts
    return sys.getsizeof(text) + parts


def read_json(what: str, text: str) -> object:
    """Read one JSON document, strictly: no key is listed twice in an object, and numbers are numbers.

    Args:
        what: How messages call it: ``the request``.
        text: The whole of it.

    Raises:
        InvalidDocumentError: with what is wrong, and where.
    """
    refuse_heavy(what, text)
    objects = Objects()
    try:
        data = json.loads(text, object_pairs_hook=objects, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise refused("", "not-json", f"{what} is not JSON{why_not(error)}") from error
    objects.refuse_doubled(data)
    return data


def why_not(error: ValueError | RecursionError) -> str:
    """Why Python could not read a JSON text, in words that go on from "is not JSON"."""
    match error:
        case json.JSONDecodeError():
            return f": {error.msg} at line {error.lineno}, column {error.colno}"
        case RecursionError():
            return " that can be read: it is nested too deep"
        case _NoNumberError():
            return f": {error} is no number there"
    return " that can be read: a number has too many digits"


class _NoNumberError(ValueError):
    """``NaN`` or ``Infinity``, which JSON does not have."""


def _no_number(name: str) -> NoReturn:
    raise _NoNumberError(name)


class Objects:
    """Makes the objects of a JSON text, and remembers those in which a key stood twice."""

    def __init__(self) -> None:
        self._count = 0
        self._doubled: dict[int, tuple[dict[str, Any], str]] = {}

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object of these keys and values."""
        made = dict(pairs)
        if len(made) != len(pairs):
            self._count += 1
            if len(self._doubled) < MOST_SHOWN:
                every = Counter(key for key, _ in pairs)
                self._doubled[id(made)] = made, every.most_common(1)[0][0]
        return made

    def refuse_doubled(self, data: object, file: str = "") -> None:
        """Refuse the document that was made of these objects if a key stood twice in one.

        Raises:
            InvalidDocumentError: with the place of each, after the name of the file where it has one.
        """
        if self._count:
            found = list(self._problems(data, f"{file}: " if file else ""))
            lost = self._count - len(found)  # what itself stood under a key that stood twice is in no place
            raise InvalidDocumentError(found, more=lost)

    def _problems(self, data: object, file: str) -> Iterator[Problem]:
        every: list[tuple[object, Place | None]] = [(data, None)]
        while every:
            value, at = every.pop()
            if (found := self._doubled.get(id(value))) is not None:
                message = f"the key '{shown(found[1])}' is listed twice; JSON would keep the last"
                path = file + path_of((at, found[1], 0))
                yield Problem(path=path, rule="duplicate-key", message=message)
            every += [(each, (at, step, 0)) for step, each in _steps(value) if isinstance(each, dict | list)]


def _steps(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()
