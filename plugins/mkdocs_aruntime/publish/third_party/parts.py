"""One piece of others' work, and the table of pieces that hide inside other pieces."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aruntime_evaluator import Problem
from mkdocs_aruntime.catalog.finding import DataError, Finding

HERE = Path(__file__).parent
TABLE = HERE / "bundled.toml"
LICENSES = HERE / "licenses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something of others that the site ships."""

    name: str
    version: str
    """Empty where nobody says."""
    license: str
    """An SPDX expression."""
    text: str
    """The licence, word for word."""
    source: str
    """Where its source code is."""
    purl: str = ""
    """Its package URL; empty where it has none, or no known version."""
    digest: str = ""
    """SHA-512 of the package as it was downloaded, in hexadecimal; empty where nobody noted it."""
    within: str = ""
    """The name of the part that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the table; ``bundled.toml`` says what its columns mean."""

    name: str
    within: str
    license: str
    source: str
    version: str = ""
    purl: str = ""
    text: str = ""
    installed: str = ""
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What is known about packages beyond what they say themselves."""

    checked: Mapping[str, str]
    """Per package, the release that the versions of its parts were read from."""
    texts: Mapping[str, str]
    """Per package without a file of its licence, the file that is kept here."""
    entries: tuple[Entry, ...]

    def within(self, name: str) -> Iterator[Entry]:
        """What a package holds."""
        return (entry for entry in self.entries if entry.within == name)


@cache
def read_table() -> Table:
    """The table, from ``bundled.toml``."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    rows = ({**row, "symbols": tuple(row.get("symbols", ()))} for row in table["part"])
    return Table(checked=table["checked"], texts=table["texts"], entries=tuple(Entry(**row) for row in rows))


def kept_text(file: str) -> str:
    """A licence that is kept here, since its package doesn't bring it."""
    return (LICENSES / file).read_text("utf-8")


def held(entry: Entry, holder: Part, text: str = "") -> Part:
    """A row as a part; its version is told only while the package that holds it is at the release checked.

    Args:
        entry: the row.
        holder: the installed package that holds it, directly or not.
        text: the licence, where the package brings it.
    """
    version = entry.version if read_table().checked[holder.name] == holder.version else ""
    return Part(
        name=entry.name,
        version=version,
        license=entry.license,
        text=text or kept_text(entry.text),
        source=entry.source,
        purl=entry.purl.format(version=version) if version else "",
        within=entry.within,
    )


def unlicensed(name: str, found: str) -> DataError:
    """The error of something that the site would ship without its licence."""
    message = f"{found}; name the licence of '{name}' here and keep its text, word for word, in licenses/"
    problem = Problem(path="", rule="unlicensed-part", message=message)
    return DataError([Finding(file=TABLE.name, line=1, column=1, problem=problem)])
