"""One page per runtime: what it owns and leaves, and every claim with its quote, complete without scripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from aruntime_evaluator.model.runtime import Claim, ClaimValue, Runtime
from aruntime_evaluator.model.vocabulary import ClaimGroup, ClaimTerm
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import PageArtifact
from mkdocs_aruntime.publish.labels import MARKS, Labels
from mkdocs_aruntime.publish.layer_map import layer_map
from mkdocs_aruntime.publish.links import Links, LinksFor
from mkdocs_aruntime.publish.render import render


def build_runtime_pages(site: Site, links_for: LinksFor) -> Iterator[PageArtifact]:
    """A page for every runtime, and one for every earlier id that points to the new one."""
    for runtime in site.catalog.runtimes:
        edits = f"{site.sources.runtimes.relative_to(site.sources.root).as_posix()}/{runtime.id}.yml"
        links = links_for(f"runtimes/{runtime.id}/")
        yield PageArtifact(
            path=f"runtimes/{runtime.id}.md", markdown=_page(runtime, site, links, edits), edits=edits
        )
        for alias in runtime.aliases:
            target = links_for(f"runtimes/{alias}/").to(f"runtimes/{runtime.id}/")
            moved = render("pages/moved.md", name=runtime.name, target=target)
            yield PageArtifact(path=f"runtimes/{alias}.md", markdown=moved, edits=edits, listed=False)


def _page(runtime: Runtime, site: Site, links: Links, edits: str) -> str:
    labels = Labels(site.catalog.vocabulary)
    return render(
        "pages/runtime.md",
        runtime=runtime,
        labels=labels,
        marks=MARKS,
        values=ClaimValue,
        groups=list(_groups(runtime, site)),
        silent=_silent(runtime, site),
        layer_map=layer_map(site.catalog.vocabulary, [runtime], links),
        oldest=oldest_claim(runtime),
        alternatives=_alternatives(runtime, site),
        mentions=_mentions(runtime, site),
        counts=claim_counts(runtime),
        edits=edits,
        links=links,
    )


def oldest_claim(runtime: Runtime) -> dt.date:
    """When the claim that was confirmed longest ago was confirmed: the age of the page."""
    return min(
        (runtime.confirmed(claim) for _, claim in runtime.all_claims()), default=runtime.maintenance.confirmed
    )


def claim_counts(runtime: Runtime) -> dict[ClaimValue, int]:
    """How many claims say what."""
    counts = dict.fromkeys(ClaimValue, 0)
    for _, claim in runtime.all_claims():
        counts[claim.value] += 1
    return counts


def _groups(runtime: Runtime, site: Site) -> Iterator[tuple[ClaimGroup, list[tuple[ClaimTerm, Claim]]]]:
    """The groups that something is said in, and what, in the order of the vocabulary."""
    for group in site.catalog.vocabulary.groups:
        claims = {claim.id: claim for claim in runtime.claims.get(group.id, ())}
        if told := [(term, claims[term.id]) for term in group.claims if term.id in claims]:
            yield group, told


def _silent(runtime: Runtime, site: Site) -> list[ClaimTerm]:
    """Capabilities that belong to its layers and that nothing is said about."""
    return [
        term
        for reference, _, term in site.catalog.vocabulary.claims()
        if set(term.layers) & set(runtime.layers) and runtime.claim(reference) is None
    ]


def _alternatives(runtime: Runtime, site: Site) -> list[Runtime]:
    """Runtimes with the same main layer, in the order of the alphabet."""
    same = (
        each for each in site.catalog.runtimes if each.id != runtime.id and runtime.layers[0] in each.layers
    )
    return sorted(same, key=lambda each: each.name.casefold())


def _mentions(runtime: Runtime, site: Site) -> list[tuple[str, str]]:
    """Guides and use cases that name it: title and URL."""
    guides = [
        (page.meta.title, f"guides/{page.slug}/") for page in site.guides if runtime.id in page.meta.runtimes
    ]
    uses = [
        (page.meta.title, f"use-cases/{page.slug}/")
        for page in site.use_cases
        if runtime.id in page.meta.runtimes or runtime.id in page.meta.candidates
    ]
    return guides + uses
