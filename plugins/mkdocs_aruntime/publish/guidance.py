"""Authored pages: the metadata line, the boundary block, the checklist, sources and maintenance record."""

from __future__ import annotations

import datetime as dt
import re
from itertools import groupby

from aruntime_evaluator.answer.stacks import suggest_stacks
from aruntime_evaluator.model.decision import Needs
from aruntime_evaluator.model.runtime import Runtime
from mkdocs_aruntime.catalog.page_rules import BOUNDARY, BOUNDARY_PARTS, CHECKLIST, SECTION_PARTS
from mkdocs_aruntime.catalog.pages import Page, PageMeta, UseCaseMeta
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import inert, render

REVIEW_EVERY = dt.timedelta(days=180)
"""How long a page stands before it is read again."""


def guide_markdown(page: Page[PageMeta], site: Site, links: Links) -> str:
    """A guidance page as MkDocs renders it."""
    head = _head(page, site, links)
    return "\n".join(
        [head, _with_structure(page.body), _runtimes(page, site, links), _foot(page, site, links)]
    )


def _runtimes(page: Page[PageMeta], site: Site, links: Links) -> str:
    """What the directory has in a guide's layer; a guide on several layers is about none of them."""
    if len(page.meta.layers) != 1:
        return ""
    layer = page.meta.layers[0]
    found = [each for each in site.catalog.runtimes if layer in each.layers]
    return render("parts/in_the_directory.html", layer=layer, runtimes=found, links=links)


def use_case_markdown(page: Page[UseCaseMeta], site: Site, links: Links) -> str:
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
        stack=_stack(page, candidates) if "stack" in site.pages else "",
        links=links,
    )
    head = _head(page, site, links)
    return "\n".join([head, profile, "", page.body, _foot(page, site, links)])


def _stack(page: Page[UseCaseMeta], candidates: list[Runtime]) -> str:
    """The first stack of the candidates that covers the needs, as the stack page's address holds it."""
    needs = Needs(layers=page.meta.needs.layers, responsibilities=page.meta.needs.responsibilities)
    found = suggest_stacks(needs, candidates)
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
    due = page.meta.last_reviewed + REVIEW_EVERY
    maintenance = render("parts/maintenance.html", page=page, meta=page.meta, due=due, links=links)
    if not page.meta.sources:
        return f"\n## Maintenance record\n\n{maintenance}\n"
    sources = render("parts/page_sources.html", sources=page.meta.sources, labels=labels)
    return f"\n## Sources and further reading\n\n{sources}\n\n## Maintenance record\n\n{maintenance}\n"


def _with_structure(body: str) -> str:
    """Mark up the fixed parts: they are styled, and kept out of the table of contents by being HTML."""
    lines: list[str] = []
    section, fenced, open_part, open_list = "", False, False, False
    for line in body.split("\n"):
        fenced ^= line.lstrip().startswith("```")
        top = None if fenced else re.match(r"## (.+?)\s*$", line)
        part = None if fenced else re.match(r"### (.+?)\s*$", line)
        if (top or part) and open_part:
            lines += ["", "</section>", ""]
            open_part = False
        if top and open_list:
            lines += ["", "</div>", ""]
            open_list = False
        if top:
            section = top[1]
            lines.append(line)
            if section == CHECKLIST:
                lines += ["", '<div class="ar-checklist" markdown>', ""]
                open_list = True
        elif part and part[1] in (BOUNDARY_PARTS if section == BOUNDARY else SECTION_PARTS):
            lines += _part(section, part[1])
            open_part = True
        else:
            lines.append(line)
    tail = ["", "</section>"] if open_part else ["", "</div>"] if open_list else []
    return "\n".join([*lines, *tail])


def _part(section: str, part: str) -> list[str]:
    kind = "boundary" if section == BOUNDARY else "part"
    id_ = f"{_slug(section)}-{_slug(part)}"
    return [
        "",
        f'<section class="ar-{kind}" data-part="{_slug(part)}" markdown>',
        f'<h3 id="{id_}">{part}</h3>',
        "",
    ]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
