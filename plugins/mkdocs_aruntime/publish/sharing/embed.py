"""A card per runtime for pages of other sites: small, without scripts, to stand in an iframe."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_aruntime.catalog.facts import claim_counts, oldest_claim
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.assets import STYLES
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.labels import MARKS, Labels
from mkdocs_aruntime.publish.policy import CARD
from mkdocs_aruntime.publish.render import render

EMBED = "embed"
"""The one folder whose pages other sites may frame."""


def build_embeds(site: Site, identity: Identity) -> Iterator[FileArtifact]:
    """``embed/<id>/`` of every runtime, and their stylesheet."""
    styles = b"\n".join((STYLES / f"{name}.css").read_bytes() for name in ("base/tokens", "card"))
    yield FileArtifact(path=f"{EMBED}/card.css", content=styles)
    labels = Labels(site.catalog.vocabulary)
    for runtime in site.catalog.runtimes:
        counts = claim_counts(runtime, site.catalog.vocabulary).items()
        text = render(
            "embed.html",
            runtime=runtime,
            labels=labels,
            counts=[(MARKS[value], value.value, count) for value, count in counts if count],
            oldest=oldest_claim(runtime),
            identity=identity,
            policy=CARD,
        )
        yield FileArtifact(path=f"{EMBED}/{runtime.id}/index.html", content=f"{text}\n".encode())
