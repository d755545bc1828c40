"""The blocks of the home page: four doors with true numbers, the layers, what changed lately."""

from __future__ import annotations

from mkdocs_aruntime.catalog.facts import not_established
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.changes import all_changes
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import render

LATEST = 6
"""Changes shown."""


def doors_block(site: Site, links: Links) -> str:
    """Read, find, decide, correct: each with the number that makes it worth opening."""
    claims = [claim for runtime in site.catalog.runtimes for _, claim in runtime.all_claims()]
    return render(
        "parts/doors.html",
        guides=len(site.guides),
        terms=len(site.glossary.terms),
        runtimes=len(site.catalog.runtimes),
        claims=sum(claim.value.established for claim in claims),
        unknown=sum(len(not_established(each, site.catalog.vocabulary)) for each in site.catalog.runtimes),
        gates=len(site.policy.gates),
        criteria=len(site.policy.criteria),
        links=links,
    )


def needs_block(site: Site, links: Links) -> str:
    """Use cases as chips: start from your need."""
    return render("parts/needs.html", pages=site.use_cases, links=links)


def layers_block(site: Site, links: Links) -> str:
    """The layer map with the number of runtimes in each layer."""
    layers = [
        (layer, [r for r in site.catalog.runtimes if layer.id in r.layers])
        for layer in reversed(site.catalog.vocabulary.layers)
    ]
    return render(
        "parts/home_layers.html", layers=layers, labels=Labels(site.catalog.vocabulary), links=links
    )


def changes_block(site: Site, links: Links) -> str:
    """The latest lines of all maintenance records."""
    latest = [
        (each.change.date, each.runtime.name, each.runtime.id, each.change.change)
        for each in all_changes(site)[:LATEST]
    ]
    return render("parts/changes.html", changes=latest, links=links)
