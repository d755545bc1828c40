"""Two states of the directory side by side: which entries changed, and what their changes lack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aruntime_evaluator import (
    InvalidDocumentError,
    Problem,
    Quote,
    Runtime,
    changed_quotes,
    check_change,
    check_entry,
    check_references,
    decode,
    names_of,
)
from mkdocs_aruntime.catalog.catalog import NO_ENTRIES
from mkdocs_aruntime.catalog.files import decode_text, find_files, named, read_text
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.reader import Document, parse_document
from mkdocs_aruntime.catalog.revision import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The entries of one state, by id, and what could not be read."""

    read: dict[str, tuple[Runtime, Document]]
    findings: tuple[Finding, ...]


def entries_of(folder: Path, *, root: Path, revision: Revision | None = None) -> Entries:
    """The entries of a commit, or those that stand in the folder now."""
    if revision is None:
        paths, _ = find_files(folder, ".yml", root=root, other=NO_ENTRIES)
    else:
        paths = [path for path in revision.files(folder, ".yml") if path.name not in NO_ENTRIES]
    found: dict[str, tuple[Runtime, Document]] = {}
    findings: list[Finding] = []
    for path in paths:
        name = named(path, root)
        try:
            text = decode_text(revision.read(path), name) if revision else read_text(path, root=root)
            runtime, document = _entry(text, name)
            found[runtime.id] = runtime, document
        except DataError as error:
            findings += error.findings
    return Entries(read=found, findings=tuple(findings))


def _entry(text: str, name: str) -> tuple[Runtime, Document]:
    document = parse_document(text, name)
    try:
        runtime = decode(Runtime, document.data)
    except InvalidDocumentError as error:
        raise document.fail(*error.problems) from error
    if problems := list(check_references(runtime, names_of(runtime))):
        raise document.fail(*problems)
    return runtime, document


def check_changes(old: Entries, new: Entries, today: dt.date) -> Iterator[Finding]:
    """What is missing from the changes of all entries, and which entries are gone."""
    for runtime, document in new.read.values():
        before = _before(runtime, old, new)
        problems = check_change(before, runtime, today) if before else check_entry(runtime)
        yield from map(document.finding, problems)
    yield from _gone(old, new)


def quotes_to_look_up(old: Entries, new: Entries) -> Iterator[tuple[Document, Quote]]:
    """The quotes that are new, or stand at a new address, each with the file that it is in."""
    for runtime, document in new.read.values():
        for quote in changed_quotes(_before(runtime, old, new), runtime):
            yield document, quote


def _before(runtime: Runtime, old: Entries, new: Entries) -> Runtime | None:
    """The same entry as it was, under its own id or under an earlier one that is free now."""
    earlier = (name for name in runtime.aliases if name not in new.read)
    names = [runtime.id, *earlier]
    return next((old.read[name][0] for name in names if name in old.read), None)


def _gone(old: Entries, new: Entries) -> Iterator[Finding]:
    broken = {finding.file for finding in new.findings}
    kept = {name for runtime, _ in new.read.values() for name in (runtime.id, *runtime.aliases)}
    message = (
        "this entry is gone; entries are never deleted: say in its 'lifecycle' what replaced it, "
        "or name the id under 'aliases' of the entry that it was renamed to"
    )
    for name, (_, document) in old.read.items():
        if name not in kept and document.file not in broken:
            yield document.finding(Problem(path="id", rule="entry-gone", message=message, found=name))
