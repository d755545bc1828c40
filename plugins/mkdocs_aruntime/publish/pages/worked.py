"""Worked decisions: a page for each with the record that it leads to, the list of all, and parts of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from aruntime_evaluator import Decision, Terms, build_record, digest, evaluate, proposed, render_madr
from mkdocs_aruntime.catalog.excerpts import excerpt
from mkdocs_aruntime.catalog.front_matter import split_front
from mkdocs_aruntime.catalog.lines import decision_lines
from mkdocs_aruntime.catalog.placeholders import Placeholder
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import PageArtifact
from mkdocs_aruntime.publish.links import Links, LinksFor
from mkdocs_aruntime.publish.render import render


def build_worked_pages(site: Site, links_for: LinksFor) -> Iterator[PageArtifact]:
    """The record of every worked decision as of today: what people chose, or else what is proposed."""
    folder = (site.sources.docs / "decisions").relative_to(site.sources.root).as_posix()
    terms = Terms(
        as_of=site.catalog.as_of, catalog_digest=digest(site.catalog), policy_digest=digest(site.policy)
    )
    for decision in site.decisions:
        links = links_for(f"decisions/{decision.id}/")
        edits = f"{folder}/{decision.id}.decision.yml"
        yield PageArtifact(
            path=f"decisions/{decision.id}.md",
            markdown=render(
                "pages/worked.md",
                decision=decision,
                record=_record(decision, site, terms),
                edits=edits,
                parts=list(_parts(decision, site.sources.root / edits, site)),
                links=links,
            ),
            edits=edits,
        )


_WORDS = {"problem": "its problem", "needs": "needs", "requirements": "checks", "importance": "weights"}
"""Per key of a decision's file what is corrected there, in the middle of a sentence."""


def _parts(decision: Decision, path: Path, site: Site) -> Iterator[tuple[str, int]]:
    """What can be corrected of a decision, with its line: needs and checks, and each candidate."""
    lines = decision_lines(path, root=site.sources.root)
    yield from ((what, lines[key]) for key, what in _WORDS.items() if key in lines)
    for each in decision.candidates:
        if line := lines.get(f"candidates.{each.id}"):
            yield each.name or each.id, line


def worked_block(site: Site, links: Links) -> str:
    """The list of the worked decisions."""
    return render("parts/worked.html", decisions=site.decisions, links=links)


def excerpt_block(named: Placeholder, site: Site) -> str:
    """Parts of a worked decision as it stands in its file, as code."""
    id_, parts = named.excerpt
    text = excerpt(next(each for each in site.decisions if each.id == id_), parts)
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}yaml\n{text}{fence}\n"


def _record(decision: Decision, site: Site, terms: Terms) -> str:
    found = evaluate(decision, site.catalog, site.policy, terms)
    record = build_record(decision, found, decision.choice or proposed(found), site.catalog, terms.as_of)
    body = split_front(render_madr(record, site.policy)).body
    return body.lstrip().split("\n", 1)[1]  # the page has a title of its own
