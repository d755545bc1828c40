"""The whole directory: vocabulary and every runtime file, read and checked together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from aruntime_evaluator import (
    Catalog,
    EntryContext,
    Policy,
    Problem,
    Runtime,
    Vocabulary,
    check_policy,
    entry_problems,
    name_key,
    names_of,
)
from mkdocs_aruntime.catalog import file_rules, vocabulary_rules
from mkdocs_aruntime.catalog.column_notes import REVIEW_FILE
from mkdocs_aruntime.catalog.files import find_files, refuse_odd_files
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.memory import per_object
from mkdocs_aruntime.catalog.probes import PROBES_FILE
from mkdocs_aruntime.catalog.reader import Document, load_record
from mkdocs_aruntime.catalog.undecided import UNDECIDED_FILE, load_undecided

VOCABULARY_FILE = "vocabulary.yml"
NO_ENTRIES = (VOCABULARY_FILE, UNDECIDED_FILE, PROBES_FILE, REVIEW_FILE)
"""The files beside the entries."""


def load_catalog(folder: Path, policy: Policy, *, root: Path, as_of: dt.date) -> Catalog:
    """Read a folder as one directory: the vocabulary, what is undecided, and every other YAML file an entry.

    The catalog's day is the newest date in the data, so that it changes only when the data does; ``as_of``
    is today, and nothing may lie after it.

    Raises:
        DataError: with every problem of every file.
    """
    refuse_odd_files(folder, root=root)
    vocabulary, document = load_record(Vocabulary, folder / VOCABULARY_FILE, root=root)
    findings = _findings(document, vocabulary_rules.check(vocabulary, policy))
    entries: list[tuple[Runtime, Document]] = []
    unread: set[str] = set()  # others may name them: that they can't be read is told once
    undecided = load_undecided(folder, root=root)
    paths, misplaced = find_files(folder, ".yml", root=root, other=NO_ENTRIES)
    findings += misplaced
    for path in paths:
        try:
            entries.append(load_record(Runtime, path, root=root))
        except DataError as error:
            findings.extend(error.findings)
            unread.add(path.stem)
    words = names_of(vocabulary)
    known = frozenset(runtime.id for runtime, _ in entries) | unread
    context = _same_again(
        EntryContext(vocabulary=vocabulary, words=words, known=known, undecided=undecided, as_of=as_of)
    )
    for runtime, entry in entries:
        findings.extend(_findings(entry, _problems(runtime, context)))
        findings.extend(_findings(entry, file_rules.check(runtime, Path(entry.file).stem)))
    findings.extend(_duplicates(entries))
    if findings:
        raise DataError(findings)
    runtimes = tuple(sorted((runtime for runtime, _ in entries), key=lambda runtime: runtime.id))
    newest = max((date for runtime in runtimes for date in dates_of(runtime)), default=as_of)
    return Catalog(schema="aruntime/catalog/1", as_of=newest, vocabulary=vocabulary, runtimes=runtimes)


@per_object(2048)
def _problems(runtime: Runtime, context: EntryContext) -> tuple[Problem, ...]:
    return tuple(entry_problems(runtime, context))


_contexts: list[EntryContext] = []
"""The last one."""


def _same_again(context: EntryContext) -> EntryContext:
    """The context of the build before where it is equal, so that no unchanged entry is checked again."""
    if context not in _contexts:
        _contexts[:] = [context]
    return _contexts[0]


def load_policy(path: Path, *, root: Path) -> Policy:
    """Read a policy file.

    Raises:
        DataError: with every problem.
    """
    policy, document = load_record(Policy, path, root=root)
    if findings := _findings(document, check_policy(policy)):
        raise DataError(findings)
    return policy


def dates_of(runtime: Runtime) -> Iterator[dt.date]:
    """Every date that an entry says of itself: when it was confirmed, changed, and its sources opened."""
    yield runtime.maintenance.confirmed
    yield from (change.date for change in runtime.maintenance.history)
    yield from (source.accessed for source in runtime.sources.values())


def _findings(document: Document, problems: Iterable[Problem]) -> list[Finding]:
    return [document.finding(problem) for problem in problems]


def _duplicates(entries: list[tuple[Runtime, Document]]) -> list[Finding]:
    """An id, or an earlier id, that two files claim."""
    findings: list[Finding] = []
    owner: dict[str, str] = {}
    for runtime, document in entries:
        for name, path in [(runtime.id, "id"), *((alias, "aliases") for alias in runtime.aliases)]:
            if name in owner:
                message = f"'{name}' is already the id or an alias of {owner[name]}"
                findings.append(
                    document.finding(Problem(path=path, rule="duplicate-id", message=message, found=name))
                )
            owner.setdefault(name, document.file)
    return findings + _shared_names(entries)


def _shared_names(entries: list[tuple[Runtime, Document]]) -> list[Finding]:
    """What an entry is also called, where it or another has that name already."""
    findings: list[Finding] = []
    owner: dict[str, str] = {}
    for runtime, document in entries:
        for name in (runtime.id, *runtime.aliases, runtime.name):
            owner.setdefault(name_key(name), document.file)
    for runtime, document in entries:
        for i, name in enumerate(runtime.also_called):
            key = name_key(name)
            if not key or key in owner:
                message = f"'{name}' is already a name of {owner[key]}" if key else f"'{name}' has no letter"
                problem = Problem(path=f"also-called[{i}]", rule="same-name", message=message, found=name)
                findings.append(document.finding(problem))
            owner.setdefault(key, document.file)
    return findings
