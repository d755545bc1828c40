"""Releases of the data: the catalog as it was on a day, kept beside the entries and never changed.

What each claim said on the day is read from there, so a build needs no version control to tell what changed.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from aruntime_evaluator import Catalog, InvalidDocumentError, Json, Runtime, canonical_json, read_json
from mkdocs_aruntime.catalog.encoded import encoded_catalog, encoded_entry
from mkdocs_aruntime.catalog.files import named
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.memory import per_object

FOLDER = "releases"
"""Below the folder of the entries."""

ENDING = ".json.gz"

LARGEST = 50_000_000
"""Bytes of a release when unpacked; that of a hundred entries has two million."""

MOST = 200
"""Releases that are read: monthly ones of sixteen years."""

FORMAT = "aruntime/catalog/"

type Statement = Mapping[str, Json]
"""What an entry said of a claim: its value, conditions, evidence, as the catalog's document has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRelease:
    """The catalog as it was published on a day."""

    date: dt.date
    content: bytes
    """The file: canonical JSON, compressed by gzip."""
    format: str
    """Of the JSON: ``aruntime/catalog/1``."""
    claims: Mapping[str, Mapping[str, Statement]]
    """Per entry and ``group.claim`` what it said."""

    @property
    def name(self) -> str:
        """Of the file."""
        return f"{self.date}{ENDING}"

    @property
    def sha256(self) -> str:
        """Of the file."""
        return hashlib.sha256(self.content).hexdigest()


def load_releases(folder: Path, *, root: Path) -> tuple[DataRelease, ...]:
    """The releases in a folder, the oldest first; none where there is no folder.

    Raises:
        DataError: with every file that is no release of a catalog.
    """
    findings: list[Finding] = []
    releases: list[DataRelease] = []
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    if len(paths) > MOST:
        message = f"has {len(paths)} files; at most {MOST} are read"
        raise DataError([Finding.at(named(folder, root), "too-many", message)])
    for path in paths:
        try:
            releases.append(_read(path))
        except (ValueError, KeyError, TypeError, AttributeError, OSError, zlib.error, EOFError) as error:
            message = f"is no release of the data: {_words(error)}; write one with 'aruntime release'"
            findings.append(Finding.at(named(path, root), "no-release", message))
    if findings:
        raise DataError(findings)
    return tuple(releases)


def release_of(catalog: Catalog) -> bytes:
    """The file of a release of this catalog."""
    return gzip.compress(canonical_json(encoded_catalog(catalog)).encode(), mtime=0)


def statements_of(catalog: Catalog) -> Mapping[str, Mapping[str, Statement]]:
    """What each entry of a catalog says of each claim, as a release has it."""
    return {each.id: _said(each) for each in catalog.runtimes}


@per_object(1024)
def _said(runtime: Runtime) -> Mapping[str, Statement]:
    return dict(_statements(encoded_entry(runtime)["claims"]))


def _words(error: Exception) -> str:
    if isinstance(error, InvalidDocumentError):
        return str(error.problems[0])
    return str(error) if isinstance(error, ValueError | OSError) else "it has another form"


def _read(path: Path) -> DataRelease:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}" + re.escape(ENDING), path.name):
        raise ValueError(f"expected a name such as 2026-11-28{ENDING}")
    date = dt.date.fromisoformat(path.name.removesuffix(ENDING))
    if path.stat().st_size > LARGEST:
        raise ValueError(f"has more than {LARGEST:,} bytes")
    return _release(date, path.read_bytes())


@lru_cache(MOST)
def _release(date: dt.date, content: bytes) -> DataRelease:
    """A release is never written again: in the next build it is the same."""
    with gzip.open(io.BytesIO(content)) as file:
        text = file.read(LARGEST + 1).decode()
    if len(text) > LARGEST:
        raise ValueError(f"has more than {LARGEST:,} bytes when unpacked")
    document = read_json("the release", text)
    if not isinstance(document, dict) or not str(document["schema"]).startswith(FORMAT):
        raise ValueError(f"expected a document of the format {FORMAT}1")
    return DataRelease(
        date=date,
        content=content,
        format=document["schema"],
        claims=_claims(document),
    )


def _claims(document: Any) -> Mapping[str, Mapping[str, Statement]]:  # noqa: ANN401 - of a release
    """Read leniently: an old release may have fields, groups and entries that nobody knows any more."""
    return {str(each["id"]): dict(_statements(each["claims"])) for each in document["runtimes"]}


def _statements(groups: Mapping[str, list[Statement]]) -> Iterator[tuple[str, Statement]]:
    for group, claims in groups.items():
        for claim in claims:
            yield f"{group}.{claim['id']}", claim
