"""What every entry says of one claim, side by side: a page per claim that decides, and a list of all.

Most claims decide nothing, and a page of each would make every build a third slower.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aruntime_evaluator import (
    Claim,
    ClaimCheck,
    ClaimGroup,
    ClaimRef,
    ClaimTerm,
    ClaimValue,
    Depth,
    Runtime,
)
from mkdocs_aruntime.catalog.column import LIST, Cell, ColumnView, column_of, column_pages
from mkdocs_aruntime.catalog.column_notes import REVIEW_FILE
from mkdocs_aruntime.catalog.memory import Memory
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import PageArtifact
from mkdocs_aruntime.publish.correcting import claim_edit, entry_file
from mkdocs_aruntime.publish.directory.entry import Entry, entry_of
from mkdocs_aruntime.publish.labels import MARKS, Labels
from mkdocs_aruntime.publish.links import Links, LinksFor
from mkdocs_aruntime.publish.render import render

DEPTHS = {
    Depth.READ.value: "read in its sources",
    Depth.CHALLENGED.value: "challenged",
    Depth.ARTIFACT.value: "shown by the released artifact",
}
"""How thoroughly it was looked into, in words beside the version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one entry says of the claim, with all that its own page tells of it."""

    cell: Cell
    runtime: Entry
    claim: Claim
    edit: str
    """Where the line of the entry can be changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One claim in the list of all."""

    reference: ClaimRef
    term: ClaimTerm
    counts: tuple[tuple[ClaimValue, int], ...]
    """How many entries say what; empty where none says anything."""


def build_column_pages(site: Site, links_for: LinksFor) -> Iterator[PageArtifact]:
    """A page for every claim that decides and that some entry makes."""
    _memory.begin()
    with_page = column_pages(site)
    for reference, group, term in site.catalog.vocabulary.claims():
        if reference in with_page:
            column = column_of(site.catalog, reference, site.columns)
            yield PageArtifact(
                path=f"{LIST}/{reference}.md",
                markdown=_page(column, group, term, site, links_for(f"{LIST}/{reference}/")),
                edits=_notes_file(site),
                templated=True,
                block="column",
            )


def claims_block(site: Site, links: Links) -> str:
    """Every claim by group, with how many entries say what of it, and a link to its page."""
    groups = [
        (group, [_listed(f"{group.id}.{term.id}", term, site) for term in group.claims])
        for group in site.catalog.vocabulary.groups
    ]
    return render(
        "parts/claims.html",
        groups=groups,
        labels=Labels(site.catalog.vocabulary),
        with_page=column_pages(site),
        folder=LIST,
        links=links,
    )


def _listed(reference: ClaimRef, term: ClaimTerm, site: Site) -> Listed:
    column = column_of(site.catalog, reference, site.columns)
    counts = tuple((value, count) for value in ClaimValue if (count := column.counts[value]))
    return Listed(reference=reference, term=term, counts=counts)


def _page(column: ColumnView, group: ClaimGroup, term: ClaimTerm, site: Site, links: Links) -> str:
    labels = Labels(site.catalog.vocabulary)
    told = {
        "column": column,
        "group": group,
        "term": term,
        "sections": [
            (value, list(_said(column, value, site, links))) for value in ClaimValue if column.counts[value]
        ],
        "silent": [
            (runtime.id, runtime.name, _adding(runtime, column, links, site))
            for id_ in column.silent
            if (runtime := site.catalog.runtime(id_))
        ],
        "terms": {reference: each for reference, _, each in site.catalog.vocabulary.claims()},
        "asked_by": list(_asked_by(column.claim, site)),
        "labels": labels,
        "summary": _summary(column, labels),
        "links": links,
    }
    kept = _memory.find(column.claim)
    if kept is None or kept[0] != told:
        kept = told, _rendered(told)
        _memory.keep(column.claim, kept)
    return kept[1]


_memory: Memory[ClaimRef, tuple[Mapping[str, Any], str]] = Memory()
"""Of each claim, all that its page says, and the page: an edit of one entry leaves most as they are."""


def _rendered(told: Mapping[str, Any]) -> str:
    return render("pages/column.md", marks=MARKS, values=ClaimValue, depths=DEPTHS, folder=LIST, **told)


def _adding(runtime: Runtime, column: ColumnView, links: Links, site: Site) -> str:
    """The form in which somebody says what no entry says yet; empty where the site names no repository."""
    fields = {
        "now": f"Nothing is said of {column.label} ({column.claim}).",
        "version": runtime.versions.reviewed,
    }
    title = f"{runtime.name}: {column.label}"
    return links.issue(
        path=entry_file(runtime, site), title=title, anchor=f"entry.{runtime.id}", fields=fields
    )


def _said(column: ColumnView, value: ClaimValue, site: Site, links: Links) -> Iterator[Said]:
    for cell in column.cells:
        runtime = site.catalog.runtime(cell.id)
        claim = runtime.claim(column.claim) if runtime else None
        if runtime and claim and cell.value is value:
            edit = claim_edit(runtime, column.claim, site, links)
            shown = entry_of(runtime, claim.evidence, runtime.confirmed(claim))
            yield Said(cell=cell, runtime=shown, claim=claim, edit=edit)


def _asked_by(claim: ClaimRef, site: Site) -> Iterator[tuple[str, str]]:
    """The use cases that ask for the claim: title and address."""
    for case in site.use_cases:
        checks = (check for listed in case.meta.checks.values() for check in listed)
        if any(isinstance(check, ClaimCheck) and check.claim == claim for check in checks):
            yield case.meta.title, f"use-cases/{case.slug}/"


def _summary(column: ColumnView, labels: Labels) -> str:
    """What the page holds, in a sentence for lists and search results."""
    told = [
        f"{labels.label('claim_values', value.value).lower()}: {count}"
        for value in ClaimValue
        if (count := column.counts[value])
    ]
    return f"{column.definition} What entries say, each with its quote: {', '.join(told)}."


def _notes_file(site: Site) -> str:
    """Where it stands what is enough evidence, relative to the project."""
    return f"{site.sources.runtimes.relative_to(site.sources.root).as_posix()}/{REVIEW_FILE}"
