"""Which fact of a released artifact speaks for which claim: a table, ``probes.yml``, beside the entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from aruntime_evaluator import ClaimRef, Line, Problem, Reads, Vocabulary
from mkdocs_aruntime.catalog.reader import load_record

PROBES_FILE = "probes.yml"


class FactKind(StrEnum):
    """What sort of thing an artifact shows."""

    PLATFORM = "platform"
    """A platform tag of a wheel in the release, or an ``os-cpu`` pair of an npm package."""
    PYTHON = "python"
    """The versions of Python that it asks for."""
    LICENSE = "license"
    """The licence that its metadata name."""
    CLASSIFIER = "classifier"
    """A trove classifier of its metadata."""
    EXTRA = "extra"
    """An optional set of dependencies."""
    REQUIRES = "requires"
    """A package that it needs, by name."""
    COMMAND = "command"
    """A command that it installs."""
    LINKS = "links"
    """A shared library that one of its own asks for (``DT_NEEDED``)."""
    FILE = "file"
    """The path of a file in it."""
    OPTION = "option"
    """An option of a command line, as the parser's source has it; also ``--option=value``."""
    VARIABLE = "variable"
    """An environment variable that its source reads."""
    ROUTE = "route"
    """An HTTP path that its source serves."""
    METRIC = "metric"
    """A metric that its source registers."""
    DEFINES = "defines"
    """A public name that its source defines: ``Class``, ``Class.method`` or ``function``."""
    PARAMETER = "parameter"
    """A parameter of one of these: ``Class(name)``, ``Class.method(name)`` or ``function(name)``."""
    IMPORTS = "imports"
    """A module that its source imports."""
    PROVENANCE = "provenance"
    """A signed statement, kept by the registry, of where it was built."""


class Strength(StrEnum):
    """What a matching fact is good for."""

    SHOWS = "shows"
    """It establishes the claim."""
    SUGGESTS = "suggests"
    """A person should read the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One row: facts of this kind that match speak for this claim."""

    claim: ClaimRef
    fact: FactKind
    matches: Line
    """A regular expression that the whole value must match."""
    inside: Line | None = None
    """A regular expression that must be found in the path of the file."""
    strength: Strength = Strength.SHOWS
    said: Line | None = None
    """Where ``matches`` has a group: a regular expression whose group finds the same in the entry's words."""
    complete: bool = False
    """Whether a release that shows others of this kind, but not this, leaves the claim without proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probes:
    """The table."""

    schema: Annotated[str, Reads("aruntime/probes/1")]
    passed_over: tuple[Line, ...] = ()
    """Regular expressions of paths that say nothing of the product: tests, examples, other people's code."""
    licenses: Mapping[Line, Line] = field(default_factory=dict)
    """What people write for a licence, in small letters, and its name in SPDX's list."""
    probes: tuple[Probe, ...]


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A regular expression of the table; ``load_probes`` has compiled all of them once."""
    return re.compile(text)


def load_probes(folder: Path, vocabulary: Vocabulary, *, root: Path) -> Probes:
    """The table of a site.

    Raises:
        DataError: where it is missing, names a claim that is not in the vocabulary, or holds a bad pattern.
    """
    probes, document = load_record(Probes, folder / PROBES_FILE, root=root)
    if problems := list(_problems(probes, vocabulary)):
        raise document.fail(*problems)
    return probes


def _problems(probes: Probes, vocabulary: Vocabulary) -> Iterator[Problem]:
    known = {reference for reference, _, _ in vocabulary.claims()}
    for i, each in enumerate(probes.passed_over):
        yield from _bad_pattern(f"passed-over[{i}]", each)
    for i, probe in enumerate(probes.probes):
        if probe.claim not in known:
            message = f"'{probe.claim}' is no claim of the vocabulary"
            yield Problem(path=f"probes[{i}].claim", rule="unknown-claim", message=message, found=probe.claim)
        for name in ("matches", "inside", "said"):
            yield from _bad_pattern(f"probes[{i}].{name}", getattr(probe, name))


def _bad_pattern(path: str, text: str | None) -> Iterator[Problem]:
    try:
        pattern(text or "")
    except re.error as error:
        message = f"'{text}' is no regular expression: {error}"
        yield Problem(path=path, rule="bad-pattern", message=message, found=text or "")
