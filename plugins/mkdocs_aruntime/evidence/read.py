"""Every fact that one artifact shows."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from mkdocs_aruntime.catalog.probes import FactKind, pattern
from mkdocs_aruntime.evidence.archive import ArchiveError, Content, Member, open_archive, sha256
from mkdocs_aruntime.evidence.facts import Artifact, Fact
from mkdocs_aruntime.evidence.metadata import core_metadata, entry_points, npm_manifest, platforms_of
from mkdocs_aruntime.evidence.native import MAGIC, needed
from mkdocs_aruntime.evidence.source import Shown, declared_names, python_facts

SECONDS = 300
"""How long one artifact may take; the largest known takes a fifth of it."""
LONGEST_SOURCE = 2 << 20
"""Bytes of a source file or of metadata; longer ones are made by a program."""

_TOP = r"(?:[^/]+/)?"
_READERS: Mapping[re.Pattern[str], Callable[[bytes], Iterator[Shown]]] = {
    re.compile(r"[^/]+\.dist-info/METADATA"): core_metadata,
    re.compile(_TOP + "PKG-INFO"): core_metadata,
    re.compile(r"[^/]+\.dist-info/entry_points\.txt"): entry_points,
    re.compile(_TOP + r"package\.json"): npm_manifest,
    re.compile(r".*\.d\.[mc]?ts"): lambda content: declared_names(content.decode("utf-8", "replace")),
    re.compile(r".*\.pyi?"): lambda content: python_facts(content.decode("utf-8", "replace")),
}
"""Which file is read how; the first that matches the whole path."""
_LIBRARY = re.compile(r".*\.(?:so(?:\.[\d.]+)?|node)")


def read_facts(path: Path, package: str, passed_over: Sequence[str] = ()) -> list[Fact]:
    """Everything that a file of a release shows, once for each value and file.

    Args:
        path: a wheel, a source archive or an npm package.
        package: its package URL.
        passed_over: regular expressions of paths that are not read.

    Raises:
        ArchiveError: where the archive is refused, or takes too long.
    """
    artifact = Artifact(package=package, file=path.name, digest=f"sha256:{sha256(path)}")
    found: dict[tuple[FactKind, str, str], Fact] = {}
    named = ((FactKind.PLATFORM, each, 0) for each in sorted(platforms_of(path.name)))
    deadline = time.monotonic() + SECONDS
    for member_path, (kind, value, line) in chain(
        (("", each) for each in named), _shown(path, passed_over, deadline)
    ):
        key = kind, value, member_path
        if key not in found:
            found[key] = Fact(kind=kind, value=value, artifact=artifact, path=member_path, line=line)
    return list(found.values())


def _shown(path: Path, passed_over: Sequence[str], deadline: float) -> Iterator[tuple[str, Shown]]:
    for member, content in open_archive(path).members():
        if time.monotonic() > deadline:
            raise ArchiveError(f"{path.name} takes more than {SECONDS} s to read")
        if any(pattern(each).search(member.path) for each in passed_over):
            continue
        yield member.path, (FactKind.FILE, member.path, 0)
        yield from ((member.path, each) for each in _of_member(member, content))


def _of_member(member: Member, content: Content) -> Iterator[Shown]:
    if _LIBRARY.fullmatch(member.path):
        head = content.read(len(MAGIC))
        if head == MAGIC:
            yield from ((FactKind.LINKS, name, 0) for name in needed(head, content))
        return
    reader = next((each for form, each in _READERS.items() if form.fullmatch(member.path)), None)
    if reader is not None and member.size <= LONGEST_SOURCE:
        yield from reader(content.read(LONGEST_SOURCE))
