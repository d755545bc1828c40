"""The scorecard page: a worked decision evaluated at build, and the data that the browser goes on with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from aruntime_evaluator import Json, Terms, as_candidate, encode, evaluate
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.assets import JAVASCRIPTS
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import data_element
from mkdocs_aruntime.publish.views import render_views

_ARRIVING = f"{JAVASCRIPTS}/scorecard/arriving.js"
"""Keeps the worked example out of sight where another decision is about to be shown; runs before the page."""


def scorecard_block(site: Site, node_modules: Path, cache: Path, evaluator: str, links: Links) -> str:
    """The page's content: complete without scripts, with the data from which scripts go on."""
    if not site.decisions:
        return "<p>This site has no worked decision yet.</p>"
    data = _data(site, evaluator, links)
    html = render_views("scorecard/built.js", data, node_modules, cache)
    scripts_go_on_with = data_element("ar-scorecard-data", data)
    arriving = f'<script src="{links.to(_ARRIVING)}"></script>'
    return f'{arriving}<div id="ar-scorecard" data-no-terms data-no-twin>{html}</div>\n{scripts_go_on_with}\n'


def _data(site: Site, evaluator: str, links: Links) -> dict[str, Json]:
    decision = site.decisions[0]
    evaluation = evaluate(decision, site.catalog, site.policy, Terms(as_of=site.catalog.as_of))
    return {
        "site": links.to(""),
        "evaluator": evaluator,
        "decision": encode(decision),
        "evaluation": encode(evaluation),
        "policy": encode(site.policy),
        "catalog": encode(replace(site.catalog, runtimes=())),  # its entries are fetched
        "worked": {each.id: encode(each) for each in site.decisions},
        "use-cases": {page.slug: encode(_started(page.slug, site)) for page in site.use_cases},
        "question": _first_question(site),
        "pages": {
            "shortlist": links.to("shortlist/"),
            "compare": links.to("compare/"),
            "sizing": links.to("sizing/") if "sizing" in site.pages else None,
        },
        "correctable": bool(links.repo),
    }


def _first_question(site: Site) -> Json:
    """The question that leads to a shortlist, with the labels of its answers; none where no page asks."""
    if "shortlist" not in site.pages or not site.questionnaire.questions:
        return None
    question = site.questionnaire.questions[0]
    options: list[Json] = [{"id": each.id, "label": each.label} for each in question.options]
    return {"id": question.id, "ask": question.ask, "options": options}


def _started(slug: str, site: Site) -> dict[str, object]:
    """A decision begun from a use case: its needs, and how much each criterion usually counts there."""
    meta = next(page.meta for page in site.use_cases if page.slug == slug)
    begun: dict[str, object] = {
        "id": slug,
        "title": meta.title,
        "problem": meta.summary,
        "use-case": slug,
        "needs": meta.needs,
        "requirements": meta.checks,
        "target": meta.target,
        "importance": {hint.id: hint.importance for hint in meta.criteria},
    }
    named = [(runtime,) for runtime in site.catalog.runtimes if runtime.id in meta.candidates]
    stacks = meta.stacks(site.catalog) or named
    begun["candidates"] = [encode(as_candidate(stack, site.catalog)) for stack in stacks]
    return begun
