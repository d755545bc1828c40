"""What the form of a correction is told on the pages that have claims to correct."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.links import Links

CORRECTED = frozenset({"compare", "stack"})
"""Blocks in which a claim can be corrected, besides the pages of the runtimes."""


class Scripted(Protocol):
    """What is known of the site's scripts."""

    @property
    def interactive(self) -> bool:
        """Whether scripts have their libraries."""

    @property
    def evaluator_folder(self) -> str:
        """Where Python for the browser stands; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """What the form is told."""

    site: str
    """The way to the site's root."""
    evaluator: str
    """The folder of Python for the browser; empty where there is none."""
    folder: str
    """Where the entries are written."""
    entry: str
    """The runtime of the page, if it is one's."""
    forge: str
    """The forge's addresses, as JSON."""


def page_correcting(
    source: str, blocks: Iterable[str], site: Site, parts: Scripted, links: Links
) -> Correcting | None:
    """What the form of a correction is told on a page; None where it has no claim to correct."""
    stands = {*blocks}
    entry = source.removeprefix("runtimes/").removesuffix(".md") if "runtime" in stands else ""
    runtime = site.catalog.runtime(entry)
    if not (parts.interactive and links.repo and (runtime or CORRECTED & stands)):
        return None
    return Correcting(
        site=links.to(""),
        evaluator=parts.evaluator_folder,
        folder=site.sources.runtimes.relative_to(site.sources.root).as_posix(),
        entry=runtime.id if runtime else "",
        forge=json.dumps(links.patterns),
    )
