"""The table of all runtimes, as it stands without scripts."""

from __future__ import annotations

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.directory.data import DATA, facts_of
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import render


def directory_block(site: Site, links: Links, *, interactive: bool, evaluator: str) -> str:
    """Every runtime by main layer and name; where scripts will come, with the room that they need."""
    words = site.catalog.vocabulary
    order = [layer.id for layer in words.layers]
    runtimes = sorted(site.catalog.runtimes, key=lambda r: (order.index(r.layers[0]), r.name.casefold()))
    return render(
        "parts/directory.html",
        rows=[{"runtime": runtime, "facts": facts_of(runtime, words)} for runtime in runtimes],
        labels=Labels(words),
        data=DATA,
        interactive=interactive,
        evaluator=evaluator,
        pages=site.pages,
        links=links,
    )
