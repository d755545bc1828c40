"""Authored pages: the metadata line, the boundary block, the checklist, sources and maintenance record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from aruntime_evaluator import Runtime, size
from mkdocs_aruntime.catalog.facts import REVIEW_AFTER
from mkdocs_aruntime.catalog.page_rules import BOUNDARY, BOUNDARY_PARTS, CHECKLIST, SECTION_PARTS
from mkdocs_aruntime.catalog.pages import Page, PageMeta, UseCaseMeta
from mkdocs_aruntime.catalog.placeholders import END, Structure
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.catalog.sizing import asked_by
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.pages.page_text import PageText
from mkdocs_aruntime.publish.render import inert, render
from mkdocs_aruntime.publish.sizing import address_of


def guide_text(page: Page[PageMeta], site: Site, links: Links) -> PageText:
    """A guidance page as MkDocs renders it."""
    text = PageText(blocks=["guide"])
    text.add_made(_head(page, site, links))
    text.add(page.body)
    text.add(END)
    text.add_made(_runtimes(page, site, links))
    text.add_made(_foot(page, site, links))
    return text


GUIDE = Structure(
    part=lambda section, part: (
        ("ar-boundary" if part in BOUNDARY_PARTS else "")
        if section == BOUNDARY
        else ("ar-part" if part in SECTION_PARTS else "")
    ),
    lists=frozenset({CHECKLIST}),
)
"""What of a guide is marked up."""


def _runtimes(page: Page[PageMeta], site: Site, links: Links) -> str:
    """What the directory has in a guide's layer; a guide on several layers is about none of them."""
    if len(page.meta.layers) != 1:
        return ""
    layer = page.meta.layers[0]
    found = [each for each in site.catalog.runtimes if layer in each.layers]
    return render("parts/in_the_directory.html", layer=layer, runtimes=found, links=links)


def use_case_text(page: Page[UseCaseMeta], site: Site, links: Links) -> PageText:
    """A use case as MkDocs renders it: what it needs, what decides, and candidates by evidence."""
    labels = Labels(site.catalog.vocabulary)
    gates = {gate.id: gate for gate in site.policy.gates}
    criteria = {criterion.id: criterion for criterion in site.policy.criteria}
    levels = {level.id: level.label for level in site.policy.importance_levels}
    candidates = [each for each in site.catalog.runtimes if each.id in page.meta.candidates]
    profile = render(
        "parts/use_case_profile.html",
        slug=page.slug,
        meta=page.meta,
        labels=labels,
        gates=gates,
        criteria=criteria,
        levels=levels,
        candidates=candidates,
        sizing=_sizing(page, site, links),
        stack=_stack(page, site) if "stack" in site.pages else "",
        links=links,
    )
    text = PageText(blocks=["use-case"])
    text.add_made(_head(page, site, links))
    text.add_made(profile)
    text.add(page.body)
    text.add_made(_foot(page, site, links))
    return text


def _sizing(page: Page[UseCaseMeta], site: Site, links: Links) -> str:
    """What its calculation comes to, with the calculator that shows it."""
    if page.meta.sizing is None:
        return ""
    found = size(asked_by(page.meta.sizing, site.sizing))
    address = f"{links.to('sizing/')}?{address_of(page.meta.sizing)}" if "sizing" in site.pages else ""
    return render("parts/sizing_line.html", sentence=found.sentences[0], address=address)


def _stack(page: Page[UseCaseMeta], site: Site) -> str:
    """The first stack of the candidates that covers the needs, as the stack page's address holds it."""
    found = page.meta.stacks(site.catalog)
    return f"stack/?ids={','.join(each.id for each in found[0])}&for={page.slug}" if found else ""


def guides_block(site: Site, links: Links) -> str:
    """The list of guidance pages, by section."""
    sections = [(name, list(pages)) for name, pages in groupby(site.guides, lambda page: page.meta.section)]
    return render("parts/guides.html", sections=sections, links=links)


def use_cases_block(site: Site, links: Links) -> str:
    """The list of use cases."""
    labels = Labels(site.catalog.vocabulary)
    return render("parts/use_cases.html", pages=site.use_cases, labels=labels, links=links)


def levels_block(site: Site, _: Links) -> str:
    """The reference table of the evidence levels, from the policy."""
    return render("parts/levels_table.html", levels=site.policy.evidence_levels)


def responsibilities_block(site: Site, _: Links) -> str:
    """Of how many runtimes of each layer each responsibility is, wholly and partly."""
    vocabulary = site.catalog.vocabulary
    of_layer = {
        layer.id: [each for each in site.catalog.runtimes if layer.id in each.layers]
        for layer in vocabulary.layers
    }
    rows = [
        {
            "term": term,
            "owned": {layer: _owned(term.id, runtimes) for layer, runtimes in of_layer.items()},
        }
        for term in vocabulary.responsibilities
    ]
    sizes = {layer: len(runtimes) for layer, runtimes in of_layer.items()}
    return render("parts/responsibility_table.html", layers=vocabulary.layers, sizes=sizes, rows=rows)


def _owned(responsibility: str, runtimes: Sequence[Runtime]) -> str:
    """How many own it, and after a plus how many own a part of it."""
    whole = sum(responsibility in each.responsibilities.owns for each in runtimes)
    partly = sum(responsibility in (part.id for part in each.responsibilities.partly) for each in runtimes)
    return f"{whole} + {partly}" if partly else str(whole or "–")


def gates_block(site: Site, _: Links) -> str:
    """The reference table of the mandatory gates, from the policy."""
    return render("parts/gates_table.html", gates=site.policy.gates)


def criteria_block(site: Site, _: Links) -> str:
    """The reference table of the weighted criteria, from the policy."""
    return render("parts/criteria_table.html", criteria=site.policy.criteria)


def _head(page: Page[PageMeta] | Page[UseCaseMeta], site: Site, links: Links) -> str:
    labels = Labels(site.catalog.vocabulary)
    meta = render("parts/page_head.html", page=page, meta=page.meta, labels=labels, links=links)
    return f"# {inert(page.meta.title)}\n\n{meta}\n"


def _foot(page: Page[PageMeta] | Page[UseCaseMeta], site: Site, links: Links) -> str:
    labels = Labels(site.catalog.vocabulary)
    due = page.meta.last_reviewed + REVIEW_AFTER
    maintenance = render("parts/maintenance.html", page=page, meta=page.meta, due=due, links=links)
    if not page.meta.sources:
        return f"\n## Maintenance record\n\n{maintenance}\n"
    sources = render("parts/page_sources.html", sources=page.meta.sources, labels=labels)
    return f"\n## Sources and further reading\n\n{sources}\n\n## Maintenance record\n\n{maintenance}\n"
