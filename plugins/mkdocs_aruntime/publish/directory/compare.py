"""The comparison page: without scripts, who may be compared; with them, side by side with every proof."""

from __future__ import annotations

from collections.abc import Sequence

from aruntime_evaluator import Runtime
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.directory import DATA
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import render

MOST = 6
"""Side by side; ``compare/address.js`` says the same."""


def compare_block(
    site: Site, links: Links, *, interactive: bool, evaluator: str = "", origins: Sequence[str] = ()
) -> str:
    """The layers with their runtimes; a start for each from those of which most is established."""
    layers = [
        (layer, sorted(mine, key=lambda r: r.name.casefold()), sorted(r.id for r in _best_known(mine)))
        for layer in reversed(site.catalog.vocabulary.layers)
        if (mine := [r for r in site.catalog.runtimes if layer.id in r.layers])
    ]
    return render(
        "parts/compare.html",
        layers=layers,
        folder=site.sources.runtimes.relative_to(site.sources.root).as_posix(),
        data=DATA,
        pages=site.pages,
        interactive=interactive,
        evaluator=evaluator,
        origins=" ".join(origins),
        links=links,
    )


def _best_known(runtimes: list[Runtime]) -> list[Runtime]:
    return sorted(runtimes, key=lambda r: -sum(claim.value.established for _, claim in r.all_claims()))[:MOST]
