"""The glossary: one definition a term, and every spelling that means it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from aruntime_evaluator import (
    Defines,
    Id,
    Line,
    Most,
    Problem,
    Reads,
    Text,
    Url,
    Vocabulary,
    check_references,
    ids,
    names_of,
)
from mkdocs_aruntime.catalog.reader import load_record

LETTER = r"letter-."
"""The anchors of the glossary's letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSource:
    """The standard that a definition follows."""

    title: Line
    url: Url
    publisher: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """One term."""

    term: Line
    short: Line
    """One sentence: the tooltip."""
    long: Text | None = None
    aliases: tuple[Line, ...] = ()
    abbreviation: Line | None = None
    layer: ids.LayerId | None = None
    see: tuple[ids.TermId, ...] = ()
    source: TermSource | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way it is written, the term itself first."""
        words = (self.term, *((self.abbreviation,) if self.abbreviation else ()), *self.aliases)
        return tuple(dict.fromkeys(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """All terms, by id."""

    schema: Annotated[str, Reads("aruntime/glossary/1")]
    terms: Annotated[Mapping[Id, GlossaryTerm], Most(10_000, "terms"), Defines("glossary term")]


def load_glossary(path: Path, vocabulary: Vocabulary, *, root: Path) -> Glossary:
    """Read and check ``glossary.yml``.

    Raises:
        DataError: with every problem.
    """
    glossary, document = load_record(Glossary, path, root=root)
    if problems := list(_check(glossary, vocabulary)):
        raise document.fail(*problems)
    return glossary


def _check(glossary: Glossary, vocabulary: Vocabulary) -> Iterator[Problem]:
    yield from check_references(glossary, names_of(vocabulary, glossary))
    owner: dict[str, str] = {}
    for id_, term in glossary.terms.items():
        path = f"terms.{id_}"
        if re.fullmatch(LETTER, id_):
            message = f"'{id_}' is the anchor of a letter on the glossary's page; take another id"
            yield Problem(path=path, rule="reserved-name", message=message, found=id_)
        for word in term.spellings:
            if (first := owner.setdefault(word.casefold(), id_)) != id_:
                message = f"'{word}' already means {first}"
                yield Problem(path=path, rule="duplicate-term", message=message, found=word)
