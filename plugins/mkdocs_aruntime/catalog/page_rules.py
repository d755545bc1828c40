"""The structure of authored pages: what a reader can rely on finding, in the order they will find it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from aruntime_evaluator.model.codec.references import check_references
from aruntime_evaluator.model.codec.schema import Known
from aruntime_evaluator.model.problem import Problem
from mkdocs_aruntime.catalog import source_rules
from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.pages import Page, PageMeta, UseCaseMeta

TAKEAWAYS = "Key takeaways"
BOUNDARY = "Runtime boundary"
BOUNDARY_PARTS = ("Receives", "Owns", "Emits", "Does not own", "Failure modes", "Evidence and metrics")
SECTION_PARTS = ("Implementation", "Operational implications", "Measure")
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
    return [*map(page.document.finding, problems), *_in_order(page, 2, USE_CASE_PARTS, whole=True)]


def _meta(page: Page[PageMeta] | Page[UseCaseMeta], known: Known, as_of: dt.date) -> Iterator[Problem]:
    meta = page.meta
    yield from check_references(meta, known)
    dates = [("last-reviewed", meta.last_reviewed)]
    dates += [(f"sources[{i}].accessed", source.accessed) for i, source in enumerate(meta.sources)]
    for path, date in dates:
        if date > as_of:
            message = f"{date} is in the future; today is {as_of}"
            yield Problem(path=path, rule="future-date", message=message, found=str(date))
    for i, source in enumerate(meta.sources):
        yield from source_rules.publisher_is_a_name(f"sources[{i}].publisher", source.publisher)
        yield from source_rules.address_does_not_move(f"sources[{i}].url", source.url)


def _sources(page: Page[PageMeta]) -> Iterator[Problem]:
    if not page.meta.sources:
        yield Problem(path="", rule="missing-source", message="a guidance page needs at least one source")


def _guide_structure(page: Page[PageMeta]) -> Iterator[Finding]:
    """Takeaways, boundary, sections, tables if any, checklist, mistakes; each with its parts."""
    yield from _in_order(page, 2, (TAKEAWAYS, BOUNDARY, CHECKLIST, MISTAKES), whole=False)
    tops = [(line, text) for line, depth, text in page.headings() if depth == 2]  # noqa: PLR2004 - h2
    fixed = {TAKEAWAYS, BOUNDARY, TABLES, CHECKLIST, MISTAKES}
    sections = [(line, text) for line, text in tops if text not in fixed]
    if not sections:
        yield page.finding(page.first_line, "missing-part", "the page has no section of its own")
    for line, text in sections:
        yield from _parts(page, line, text, SECTION_PARTS)
    for line, text in tops:
        if text == BOUNDARY:
            yield from _parts(page, line, text, BOUNDARY_PARTS)
    for heading in (TAKEAWAYS, CHECKLIST, MISTAKES):
        if any(text == heading for _, text in tops) and page.list_items(heading) < 3:  # noqa: PLR2004 - a list
            line = next(line for line, text in tops if text == heading)
            yield page.finding(line, "short-list", f"'{heading}' needs a list of at least three items")


def _parts(page: Page[PageMeta], line: int, section: str, wanted: tuple[str, ...]) -> Iterator[Finding]:
    found: list[str] = []
    inside = False
    for number, depth, text in page.headings():
        if depth <= 2:  # noqa: PLR2004 - h2
            inside = number == line
        elif inside and depth == 3:  # noqa: PLR2004 - h3
            found.append(text)
    for part in wanted:
        if part not in found:
            yield page.finding(line, "missing-part", f"the section '{section}' lacks '### {part}'")
    present = [text for text in found if text in wanted]
    if present != [part for part in wanted if part in present]:
        message = f"the parts of '{section}' stand in the wrong order; expected {', '.join(wanted)}"
        yield page.finding(line, "wrong-order", message)


def _in_order(
    page: Page[PageMeta] | Page[UseCaseMeta], depth: int, wanted: tuple[str, ...], *, whole: bool
) -> Iterator[Finding]:
    found = [(line, text) for line, level, text in page.headings() if level == depth]
    texts = [text for _, text in found]
    for part in wanted:
        if part not in texts:
            message = f"the page lacks '{'#' * depth} {part}'"
            yield page.finding(page.first_line, "missing-part", message)
    present = [text for text in texts if text in wanted]
    if present != [part for part in wanted if part in present]:
        line = next(line for line, text in found if text in wanted)
        yield page.finding(
            line, "wrong-order", f"the parts stand in the wrong order; expected {', '.join(wanted)}"
        )
    if whole:
        for line, text in found:
            if text not in wanted:
                message = f"'{text}' is not a part of a use case; known are {', '.join(wanted)}"
                yield page.finding(line, "unknown-part", message)
