"""One page per runtime: what it owns and leaves, and every claim with its quote, complete without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from aruntime_evaluator import (
    Claim,
    ClaimGroup,
    ClaimRef,
    ClaimTerm,
    ClaimValue,
    Depth,
    Relation,
    Runtime,
    condition_words,
    name_key,
)
from mkdocs_aruntime.catalog.column import column_pages
from mkdocs_aruntime.catalog.facts import claim_counts, not_established, oldest_claim, read_earlier
from mkdocs_aruntime.catalog.lines import claim_lines
from mkdocs_aruntime.catalog.memory import Memory
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import PageArtifact
from mkdocs_aruntime.publish.changes import change_id
from mkdocs_aruntime.publish.correcting import entry_file
from mkdocs_aruntime.publish.directory.entry import Entry, entry_of
from mkdocs_aruntime.publish.directory.layer_map import layer_map
from mkdocs_aruntime.publish.directory.neighbours import Neighbours
from mkdocs_aruntime.publish.labels import MARKS, Labels
from mkdocs_aruntime.publish.links import Links, LinksFor
from mkdocs_aruntime.publish.relations import Relations, Shown
from mkdocs_aruntime.publish.render import render

BESIDE = 3
"""Neighbours that the search shows beside a runtime whose alternatives are asked for."""

_DEPTHS = {
    Depth.READ: "read",
    Depth.CHALLENGED: "challenged",
    Depth.ARTIFACT: "shown by an artifact",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A relation as the page of either side shows it."""

    anchor: str
    label: str
    other: tuple[str, str] | None
    """Id and name of the other side, where it is an entry."""
    named: str
    any_with: str
    condition: str
    relation: Relation
    stated_by: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A page that names a runtime."""

    kind: str
    title: str
    url: str
    """Relative to the site."""


def build_runtime_pages(site: Site, links_for: LinksFor, evaluator: str = "") -> Iterator[PageArtifact]:
    """A page for every runtime, and one for every earlier id that points to the new one.

    Args:
        site: The content.
        links_for: Links from a page.
        evaluator: Where Python for the browser stands, which decides what holds only under a condition; empty
            where the site ships none.
    """
    _memory.begin()
    neighbours = Neighbours(site.catalog.runtimes, site.catalog.vocabulary.responsibilities)
    relations = Relations(site.catalog)
    columns = column_pages(site)
    for runtime in site.catalog.runtimes:
        edits = entry_file(runtime, site)
        links = links_for(f"runtimes/{runtime.id}/")
        yield PageArtifact(
            path=f"runtimes/{runtime.id}.md",
            markdown=_page(
                runtime, site, neighbours, relations.of(runtime), links, columns=columns, evaluator=evaluator
            ),
            edits=edits,
            templated=True,
            block="runtime",
        )
        for alias in runtime.aliases:
            target = links_for(f"runtimes/{alias}/").to(f"runtimes/{runtime.id}/")
            moved = render("pages/moved.md", name=runtime.name, target=target)
            yield PageArtifact(path=f"runtimes/{alias}.md", markdown=moved, edits=edits, listed=False)


def _page(
    runtime: Runtime,
    site: Site,
    neighbours: Neighbours,
    relations: Sequence[Shown],
    links: Links,
    *,
    columns: AbstractSet[ClaimRef],
    evaluator: str,
) -> str:
    vocabulary = site.catalog.vocabulary
    said = {
        "runtime": runtime,
        "other_names": list(_other_names(runtime)),
        "labels": Labels(vocabulary),
        "evaluator": evaluator if any(claim.when for _, claim in runtime.all_claims()) else "",
        "relations": list(map(_related, relations)),
        "groups": list(_groups(runtime, site)),
        "unknown": list(_unknown(runtime, site)),
        "layer_map": layer_map(vocabulary, [runtime], links),
        "oldest": oldest_claim(runtime),
        "earlier": len(read_earlier(runtime)),
        "terms": {reference: term for reference, _, term in vocabulary.claims()},
        "conflicts": [(reference, claim) for reference, claim in runtime.all_claims() if claim.conflict],
        "excluded": [
            (reference, claim) for reference, claim in runtime.all_claims() if claim.incompatible_with
        ],
        "conditions": {
            reference: condition_words(claim.when, site.catalog)
            for reference, claim in runtime.all_claims()
            if claim.when
        },
        "successor": site.catalog.runtime(runtime.lifecycle.successor or ""),
        "replaced": neighbours.replaced(runtime),
        "alternatives": neighbours.alternatives(runtime),
        "nearest": neighbours.nearest(runtime)[:BESIDE],
        "same_layer": neighbours.beside(runtime),
        "mentions": list(_mentions(runtime, site)),
        "counts": claim_counts(runtime, vocabulary),
        "depths": list(_depths(runtime)),
        "edits": entry_file(runtime, site),
        "lines": claim_lines(site.sources.root / entry_file(runtime, site), root=site.sources.root),
        "columns": columns,
        "pages": site.pages,
        "links": links,
    }
    kept = _memory.find(runtime.id)
    if kept is None or kept[0] != said:
        kept = said, _rendered(runtime, said)
        _memory.keep(runtime.id, kept)
    return kept[1]


_memory: Memory[str, tuple[Mapping[str, Any], str]] = Memory()
"""Of each entry, all that its page says, and the page: an edit of one entry is shown without the others."""


def _rendered(runtime: Runtime, said: Mapping[str, Any]) -> str:
    return render(
        "pages/runtime.md",
        marks=MARKS,
        values=ClaimValue,
        change_id=change_id,
        known=lambda claim, reference: known_fields(
            runtime, claim, said["labels"], said["conditions"].get(reference, "")
        ),
        **said,
    )


def _related(shown: Shown) -> Related:
    by, other = shown.stated_by, shown.other
    return Related(
        anchor=shown.anchor,
        label=shown.label,
        other=(other.id, other.name) if other else None,
        named=shown.named,
        any_with=shown.any_with,
        condition=shown.condition,
        relation=shown.relation,
        stated_by=entry_of(by, shown.relation.evidence, by.maintenance.confirmed),
    )


def _depths(runtime: Runtime) -> Iterator[tuple[str, int]]:
    """How many established claims were looked into how thoroughly; nothing where all were only read."""
    counts = Counter(claim.depth for _, claim in runtime.all_claims() if claim.value.established)
    if set(counts) - {Depth.READ}:
        yield from ((_DEPTHS[depth], counts[depth]) for depth in Depth if counts[depth])


def known_fields(runtime: Runtime, claim: Claim, labels: Labels, condition: str) -> dict[str, str]:
    """What the form of a correction is filled in with, by the ids of its fields.

    Args:
        runtime: whose claim it is.
        claim: what it says.
        labels: the words that people read.
        condition: the claim's, in words; empty where there is none.
    """
    first = claim.evidence[0] if claim.evidence else None
    source = runtime.sources[first.source] if first else None
    lacks = f"Lacks: {claim.lacks}" if claim.lacks else ""
    looked = f"Checked, not found: {'; '.join(claim.looked)}" if claim.looked else ""
    now = [labels.label("claim_values", claim.value.value), condition, lacks, claim.note, looked]
    return {
        "now": ". ".join(part.removesuffix(".") for part in now if part),
        "source": source.url if source else "",
        "source-title": source.title if source else "",
        "source-kind": labels.label("source_kinds", source.kind) if source else "",
        "quote": first.quote if first else "",
        "version": (source.version if source else None) or runtime.read_at(claim),
    }


def _other_names(runtime: Runtime) -> Iterator[str]:
    """What else it is found by, each spelling once."""
    seen = {name_key(runtime.name)}
    for name in runtime.names:
        if name_key(name) not in seen:
            seen.add(name_key(name))
            yield name


def _groups(runtime: Runtime, site: Site) -> Iterator[tuple[ClaimGroup, list[tuple[ClaimTerm, Claim]]]]:
    """The groups that something is said in, and what, in the order of the vocabulary."""
    for group in site.catalog.vocabulary.groups:
        claims = {claim.id: claim for claim in runtime.claims.get(group.id, ())}
        if told := [(term, claims[term.id]) for term in group.claims if term.id in claims]:
            yield group, told


def _unknown(runtime: Runtime, site: Site) -> Iterator[tuple[ClaimGroup, list[tuple[ClaimTerm, bool]]]]:
    """What nobody has established of it, by group, and whether somebody looked: then the page says where."""
    open_ = set(not_established(runtime, site.catalog.vocabulary))
    said = {reference for reference, _ in runtime.all_claims()}
    for group in site.catalog.vocabulary.groups:
        references = ((f"{group.id}.{term.id}", term) for term in group.claims)
        if terms := [(term, reference in said) for reference, term in references if reference in open_]:
            yield group, terms


def _mentions(runtime: Runtime, site: Site) -> Iterator[Mention]:
    """The guides, use cases and worked decisions that name it."""
    for page in site.guides:
        if runtime.id in page.meta.runtimes:
            yield Mention(kind="Guide", title=page.meta.title, url=f"guides/{page.slug}/")
    for case in site.use_cases:
        if runtime.id in case.meta.runtimes or runtime.id in case.meta.candidates:
            yield Mention(kind="Use case", title=case.meta.title, url=f"use-cases/{case.slug}/")
    for decision in site.decisions:
        if any(runtime.id in candidate.components for candidate in decision.candidates):
            yield Mention(kind="Worked decision", title=decision.title, url=f"decisions/{decision.id}/")
