"""The structure of authored pages: what a reader can rely on finding, in the order they will find it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import dropwhile, islice, pairwise, takewhile

from aruntime_evaluator import (
    Check,
    ClaimCheck,
    Decision,
    Known,
    LicenseCheck,
    Problem,
    SloCheck,
    address_does_not_move,
    check_references,
    publisher_is_a_name,
)
from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.outline import Heading
from mkdocs_aruntime.catalog.pages import Page, PageMeta, UseCaseMeta

TAKEAWAYS = "Key takeaways"
BOUNDARY = "Runtime boundary"
BOUNDARY_PARTS = ("Receives", "Owns", "Emits", "Does not own", "Failure modes", "Evidence and metrics")
SECTION_PARTS = ("Implementation", "Operational implications", "Measure")
TOP = 2
"""The depth of a page's sections."""
SHORTEST_LIST = 3

MEASURES = "What to measure"
MOST_MEASURES = 3
"""A page that has a table of measures has no parts in its sections; more rows than this are not watched."""

TABLES = "Reference tables"
CHECKLIST = "Decision checklist"
MISTAKES = "Common mistakes"
USE_CASE_PARTS = (
    "Situation",
    "Workload",
    "What usually decides",
    "What usually weighs",
    "Proof plan",
    "Traps",
)


def check_guide(page: Page[PageMeta], known: Known, as_of: dt.date) -> list[Finding]:
    """Every problem of a guidance page: ids, dates, sources and structure."""
    problems = [*_meta(page, known, as_of), *_sources(page)]
    return [*map(page.document.finding, problems), *_guide_structure(page)]


def check_use_case(page: Page[UseCaseMeta], known: Known, as_of: dt.date) -> list[Finding]:
    """Every problem of a use case: ids, dates and structure."""
    problems = _meta(page, known, as_of)
    return [*map(page.document.finding, problems), *_in_order(page, TOP, USE_CASE_PARTS, whole=True)]


def check_worked_decision(page: Page[UseCaseMeta], decisions: Iterable[Decision]) -> Iterator[Finding]:
    """A use case whose worked decision does not ask the same of documents and measurements."""
    for worked in decisions:
        if worked.id == page.meta.decision:
            yield from map(page.document.finding, _left_out(page.meta, worked))


def _left_out(meta: UseCaseMeta, worked: Decision) -> Iterator[Problem]:
    for gate, checks in meta.checks.items():
        asked = [_asked(check) for check in worked.requirements.get(gate, ())]
        for i, check in enumerate(checks):
            if isinstance(check, ClaimCheck | LicenseCheck | SloCheck) and _asked(check) not in asked:
                message = f"the worked decision '{worked.id}' does not ask this; make the two agree"
                yield Problem(path=f"checks.{gate}[{i}]", rule="decision-differs", message=message)


def _asked(check: Check) -> Check:
    """What a check asks, whatever it is called and however strong an answer it wants."""
    return replace(check, id="", level=None)


def _meta(page: Page[PageMeta] | Page[UseCaseMeta], known: Known, as_of: dt.date) -> Iterator[Problem]:
    meta = page.meta
    yield from check_references(meta, known)
    dates = [("last-reviewed", meta.last_reviewed)]
    dates += [(f"sources[{i}].accessed", source.accessed) for i, source in enumerate(meta.sources)]
    dates += [(f"history[{i}].date", line.date) for i, line in enumerate(meta.history)]
    for path, date in dates:
        if date > as_of:
            message = f"{date} is in the future; today is {as_of}"
            yield Problem(path=path, rule="future-date", message=message, found=str(date))
    yield from _history(meta)
    for i, source in enumerate(meta.sources):
        yield from publisher_is_a_name(f"sources[{i}].publisher", source.publisher)
        yield from address_does_not_move(f"sources[{i}].url", source.url)


def _history(meta: PageMeta) -> Iterator[Problem]:
    """A maintenance record that is missing, or whose lines are out of order."""
    if not meta.history:
        message = (
            "the maintenance record is empty; write 'history: [{date: 2026-01-31, change: First version.}]'"
        )
        yield Problem(path="", rule="missing-history", message=message)
    for i, (earlier, later) in enumerate(pairwise(meta.history), 1):
        if later.date < earlier.date:
            message = f"{later.date} stands after {earlier.date}; put the oldest line first"
            yield Problem(path=f"history[{i}].date", rule="history-order", message=message)


def _sources(page: Page[PageMeta]) -> Iterator[Problem]:
    if not page.meta.sources:
        yield Problem(path="", rule="missing-source", message="a guidance page needs at least one source")


def _guide_structure(page: Page[PageMeta]) -> Iterator[Finding]:
    """Takeaways, boundary, sections, tables if any, checklist, mistakes; each with its parts.

    The measures stand in one table of the page, or in each section beside its other parts.
    """
    yield from _in_order(page, TOP, (TAKEAWAYS, BOUNDARY, CHECKLIST, MISTAKES), whole=False)
    tops = [each for each in page.headings if each.depth == TOP]
    fixed = {TAKEAWAYS, BOUNDARY, MEASURES, TABLES, CHECKLIST, MISTAKES}
    sections = [each for each in tops if each.text not in fixed]
    if not sections:
        yield page.finding(page.first_line, "missing-part", "the page has no section of its own")
    in_one_table = any(each.text == MEASURES for each in tops)
    for top in tops:
        if top.text == BOUNDARY:
            yield from _parts(page, top, BOUNDARY_PARTS)
        elif top in sections and not in_one_table:
            yield from _parts(page, top, SECTION_PARTS)
        elif top.text == MEASURES and not 1 <= top.rows <= MOST_MEASURES:
            message = f"'{MEASURES}' has {top.rows} measures; expected a table of 1 to {MOST_MEASURES}"
            yield page.finding(top.line, "measures", message)
        elif top.text in {TAKEAWAYS, CHECKLIST, MISTAKES} and top.items < SHORTEST_LIST:
            message = f"'{top.text}' needs a list of at least three items"
            yield page.finding(top.line, "short-list", message)


def _parts(page: Page[PageMeta], section: Heading, wanted: tuple[str, ...]) -> Iterator[Finding]:
    below = dropwhile(lambda each: each != section, page.headings)
    inside = takewhile(lambda each: each.depth > TOP, islice(below, 1, None))
    found = [each.text for each in inside if each.depth == TOP + 1]
    for part in wanted:
        if part not in found:
            message = f"the section '{section.text}' lacks '### {part}'"
            yield page.finding(section.line, "missing-part", message)
    if not _ordered(found, wanted):
        message = f"the parts of '{section.text}' stand in the wrong order; expected {', '.join(wanted)}"
        yield page.finding(section.line, "wrong-order", message)


def _in_order(
    page: Page[PageMeta] | Page[UseCaseMeta], depth: int, wanted: tuple[str, ...], *, whole: bool
) -> Iterator[Finding]:
    found = [each for each in page.headings if each.depth == depth]
    texts = [each.text for each in found]
    for part in wanted:
        if part not in texts:
            message = f"the page lacks '{'#' * depth} {part}'"
            yield page.finding(page.first_line, "missing-part", message)
    if not _ordered(texts, wanted):
        line = next(each.line for each in found if each.text in wanted)
        yield page.finding(
            line, "wrong-order", f"the parts stand in the wrong order; expected {', '.join(wanted)}"
        )
    for each in found if whole else ():
        if each.text not in wanted:
            message = f"'{each.text}' is not a part of a use case; known are {', '.join(wanted)}"
            yield page.finding(each.line, "unknown-part", message)


def _ordered(found: list[str], wanted: tuple[str, ...]) -> bool:
    """Whether those of the wanted that are there stand once and in their order."""
    return [text for text in found if text in wanted] == [part for part in wanted if part in found]
