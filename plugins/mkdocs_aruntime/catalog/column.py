"""One claim across all entries, side by side: like facts should get like values."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from aruntime_evaluator import Catalog, ClaimRef, ClaimValue, condition_words, references_of
from mkdocs_aruntime.catalog.column_notes import ColumnNotes
from mkdocs_aruntime.catalog.site import Site

LIST = "claims"
"""The authored page that lists all claims; a site without it has no pages of claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of a source."""

    quote: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one entry says."""

    id: str
    name: str
    version: str
    """The one that its claims were read at."""
    value: ClaimValue
    how: tuple[str, ...]
    """Who provides it, how stable it is, whether it is on (ids of the vocabulary), and since when."""
    condition: str
    """Under which condition it holds; empty where there is none."""
    lacks: str
    note: str
    quotes: tuple[Quoted, ...]
    depth: str
    """How thoroughly it was looked into; empty where nothing is established."""
    confirmed: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One claim across all entries that speak of it or whose layers it makes sense in."""

    claim: ClaimRef
    label: str
    definition: str
    enough: str
    """Which evidence is enough; empty where nobody has written it down."""
    reviewed: dt.date | None
    """When it was last read side by side."""
    cells: tuple[Cell, ...]
    """What entries say, by value and then by name."""
    silent: tuple[str, ...]
    """Ids of entries in whose layers it makes sense and that say nothing."""

    @property
    def counts(self) -> Counter[ClaimValue]:
        """How many entries say what."""
        return Counter(cell.value for cell in self.cells)


_ORDER = tuple(ClaimValue)


def column_of(catalog: Catalog, claim: ClaimRef, notes: ColumnNotes) -> ColumnView:
    """What all entries say of one claim of the vocabulary."""
    term = next(term for reference, _, term in catalog.vocabulary.claims() if reference == claim)
    said = [cell for each in catalog.runtimes if (cell := _cell(catalog, each.id, claim))]
    spoken = {cell.id for cell in said}
    silent = (
        each.id
        for each in catalog.runtimes
        if each.id not in spoken and (not term.layers or set(term.layers) & set(each.layers))
    )
    kept = notes.column(claim)
    return ColumnView(
        claim=claim,
        label=term.label,
        definition=term.definition,
        enough=kept.enough or "",
        reviewed=kept.reviewed,
        cells=tuple(sorted(said, key=lambda cell: (_ORDER.index(cell.value), cell.name.casefold()))),
        silent=tuple(silent),
    )


def _cell(catalog: Catalog, id_: str, reference: ClaimRef) -> Cell | None:
    runtime = catalog.runtime(id_)
    claim = runtime.claim(reference) if runtime else None
    if runtime is None or claim is None:
        return None
    since = f"since {claim.since}" if claim.since else None
    sources = runtime.sources
    return Cell(
        id=runtime.id,
        name=runtime.name,
        version=runtime.read_at(claim),
        value=claim.value,
        how=tuple(filter(None, (claim.provided_by, claim.stability, claim.default, since))),
        condition=condition_words(claim.when, catalog),
        lacks=claim.lacks or "",
        note=claim.note or "",
        quotes=tuple(
            Quoted(quote=each.quote, title=sources[each.source].title, url=sources[each.source].url)
            for each in claim.evidence
        ),
        depth=claim.depth.value if claim.value.established else "",
        confirmed=runtime.confirmed(claim),
    )


def column_pages(site: Site) -> frozenset[ClaimRef]:
    """The claims that have a page.

    Those that use cases, questions, decisions or the policy ask for, or of which reviewers have written down
    what is enough evidence.
    """
    if LIST not in site.pages:
        return frozenset()
    asking = (*(case.meta for case in site.use_cases), site.questionnaire, *site.decisions, site.policy)
    asked = {name for each in asking for _, _, name in references_of(each)}
    described = {reference for reference, column in site.columns.columns.items() if column.enough}
    said = {reference for runtime in site.catalog.runtimes for reference, _ in runtime.all_claims()}
    return frozenset(said & (asked | described))
