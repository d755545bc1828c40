"""Every path of the site, and what it is made from: no two things may be written to one place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from aruntime_evaluator import Problem
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.names import DEVICES


class Paths:
    """What is written where. Letters that differ only in case or in how they are composed are one path."""

    def __init__(self) -> None:
        self._makers: dict[str, str] = {}

    def take(self, path: str, maker: str) -> None:
        """Note that a file of the site is written.

        Args:
            path: the file, relative to the site.
            maker: what it is made from, as a person who must rename it knows it.

        Raises:
            DataError: where it is written already, or could not be written on every system.
        """
        if message := next(self._wrong(path, maker), None):
            problem = Problem(path="", rule="path-taken", message=message, found=path)
            raise DataError([Finding(file=maker, line=1, column=1, problem=problem)])
        self._makers[_folded(path)] = maker

    def _wrong(self, path: str, maker: str) -> Iterator[str]:
        parts = path.split("/")
        if {"", ".", ".."} & set(parts) or "\\" in path or ":" in path:
            yield f"'{path}' leads out of the site, or is no path on some systems"
        if devices := [part for part in parts if part.partition(".")[0].casefold() in DEVICES]:
            yield f"'{path}' cannot be written on Windows, where '{devices[0]}' is a device; rename it"
        if other := self._makers.get(_folded(path)):
            yield f"'{path}' would be written twice, by {other} and by {maker}; rename one of them"


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
