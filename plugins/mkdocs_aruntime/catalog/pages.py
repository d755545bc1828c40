"""Authored pages: front matter that is checked like any other record, and a body with a fixed structure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aruntime_evaluator import (
    Catalog,
    Example,
    Id,
    InvalidDocumentError,
    Line,
    Location,
    Needs,
    Problem,
    Requirements,
    Runtime,
    Text,
    decode,
    ids,
    suggest_stacks,
)
from mkdocs_aruntime.catalog.files import named, read_page
from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.front_matter import parse_front, split_front
from mkdocs_aruntime.catalog.outline import Heading, read_headings, read_paragraphs
from mkdocs_aruntime.catalog.reader import Document

WORDS_PER_MINUTE = 238
"""Mean silent reading rate of English non-fiction (Brysbaert 2019, J. Memory and Language 109, 104047)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """A source that a page rests on."""

    title: Line
    url: Location
    publisher: Line
    kind: ids.SourceKindId
    accessed: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """A line of a page's maintenance record: what a reader of the page before would want to know."""

    date: dt.date
    change: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """What every authored page says of itself."""

    title: Line
    summary: Text
    section: Line
    audience: Line
    status: Line
    last_reviewed: dt.date
    answers: tuple[Line, ...] = ()
    """Questions as people ask them, for the search."""
    layers: tuple[ids.LayerId, ...] = ()
    runtimes: tuple[ids.RuntimeId, ...] = ()
    terms: tuple[ids.TermId, ...] = ()
    sources: tuple[PageSource, ...] = ()
    history: tuple[PageChange, ...] = ()
    """The maintenance record, the oldest line first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """The shape of the work, each side in a sentence."""

    arrival: Text
    input: Text
    output: Text
    concurrency: Text
    slo: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class GateHint:
    """A gate that usually decides here, and why."""

    id: ids.GateId
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionHint:
    """How much a criterion usually counts here, and why."""

    id: ids.CriterionId
    importance: ids.ImportanceId
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCaseMeta(PageMeta):
    """A use case: a workload, what it needs, and what usually decides."""

    workload: Workload
    needs: Needs
    checks: Requirements = field(default_factory=dict)
    """Per gate what a decision for it usually asks: it is started with them."""
    target: Mapping[Id, Line] = field(default_factory=dict)
    """What is known of where it runs, in the words of the vocabulary's conditions."""
    gates: tuple[GateHint, ...]
    criteria: tuple[CriterionHint, ...]
    candidates: tuple[ids.RuntimeId, ...]
    decision: ids.DecisionId | None = None
    sizing: Example | None = None
    """A calculation for one replica at its peak, with a model of the site's list."""
    sizing_note: Text | None = None
    """What decides the size where no such model does the work."""

    def stacks(self, catalog: Catalog) -> tuple[tuple[Runtime, ...], ...]:
        """The connected stacks of its candidates that cover what it needs."""
        named = [each for each in catalog.runtimes if each.id in self.candidates]
        return suggest_stacks(self.needs, named, catalog, self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page[M: PageMeta]:
    """An authored page."""

    file: str
    """As messages name it: relative to the project."""
    meta: M
    body: str
    """Markdown after the front matter."""
    first_line: int
    """The line of the file on which the body begins."""
    document: Document = field(repr=False)

    @property
    def slug(self) -> str:
        """The last part of its URL."""
        return Path(self.file).stem

    @property
    def reading_minutes(self) -> int:
        """Minutes of silent reading, at least one."""
        words = sum(len(re.findall(r"\w+", each.source)) for each in read_paragraphs(self.body))
        return max(1, round(words / WORDS_PER_MINUTE))

    @property
    def headings(self) -> Sequence[Heading]:
        """Its headings; lines are those of the file."""
        return [replace(each, line=each.line + self.first_line - 1) for each in read_headings(self.body)]

    def finding(self, line: int, rule: str, message: str) -> Finding:
        """A problem that stands on a line of the file."""
        return Finding.at(self.file, rule, message, line)


def load_page[M: PageMeta](kind: type[M], path: Path, *, root: Path) -> Page[M]:
    """Read a Markdown file with front matter.

    Raises:
        DataError: where the front matter is missing or wrong.
    """
    name = named(path, root)
    text = read_page(path, root=root)
    matter, body, first_line = split_front(text)
    if matter is None:
        problem = Problem(
            path="", rule="no-front-matter", message="the page has no front matter between '---'"
        )
        raise Document(file=name, data=None).fail(problem)
    parsed = parse_front(matter, name)
    try:
        meta = decode(kind, parsed.data)
    except InvalidDocumentError as error:
        raise parsed.fail(*error.problems) from error
    return Page(file=name, meta=meta, body=body, first_line=first_line, document=parsed)
