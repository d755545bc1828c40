"""The navigation: wildcards in ``nav`` stand for every page of a folder."""

from __future__ import annotations

from itertools import groupby

from mkdocs_aruntime.catalog.site import Site

GUIDES = "guides/*"
USE_CASES = "use-cases/*"
DECISIONS = "decisions/*"

type Nav = list[Nav] | dict[str, Nav] | str | None
"""As ``nav`` stands in ``mkdocs.yml``."""


def expand(nav: Nav, site: Site) -> Nav:
    """Replace the wildcards in a ``nav`` of MkDocs: guides by section, the others in their order."""
    if isinstance(nav, dict):
        return {title: expand(each, site) for title, each in nav.items()}
    if not isinstance(nav, list):
        return nav
    items: list[Nav] = []
    for item in nav:
        if item == GUIDES:
            items += _guides(site)
        elif item == USE_CASES:
            items += [f"use-cases/{page.slug}.md" for page in site.use_cases]
        elif item == DECISIONS:
            items += [f"decisions/{decision.id}.md" for decision in site.decisions]
        else:
            items.append(expand(item, site))
    return items


def _guides(site: Site) -> list[Nav]:
    sections = groupby(site.guides, key=lambda page: page.meta.section)
    return [{section: [f"guides/{page.slug}.md" for page in pages]} for section, pages in sections]
