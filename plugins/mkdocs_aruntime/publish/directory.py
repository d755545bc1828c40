"""The directory: every runtime in one table, complete without scripts; facets and comparison build on it."""

from __future__ import annotations

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import render


def directory_block(site: Site, links: Links) -> str:
    """The table of all runtimes, by main layer and name."""
    order = [layer.id for layer in site.catalog.vocabulary.layers]
    runtimes = sorted(site.catalog.runtimes, key=lambda r: (order.index(r.layers[0]), r.name.casefold()))
    rows = [
        {
            "runtime": runtime,
            "established": sum(claim.value.established for _, claim in runtime.all_claims()),
            "oldest": min(
                (runtime.confirmed(claim) for _, claim in runtime.all_claims()),
                default=runtime.maintenance.confirmed,
            ),
        }
        for runtime in runtimes
    ]
    return render("parts/directory.html", rows=rows, labels=Labels(site.catalog.vocabulary), links=links)
