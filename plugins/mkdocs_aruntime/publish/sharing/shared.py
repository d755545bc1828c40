"""The head of a page as others read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aruntime_evaluator import Json, Runtime
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.changes import CLAIM_FEED, FEED
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.sharing.pictures import picture_at
from mkdocs_aruntime.publish.sharing.structured import structured_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What stands in the head of a page for other sites and programs."""

    site: str
    title: str
    summary: str
    kind: str
    """OpenGraph's type."""
    url: str
    """Absolute; empty where the site names no address."""
    picture: str
    """Absolute address of the picture; empty where the site names no address."""
    feeds: tuple[tuple[str, str], ...]
    """Title and address, relative to the site."""
    markdown: str
    """The page as Markdown, relative to the site."""
    structured: Mapping[str, Json] | None


def shared_of(url: str, title: str, summary: str, *, site: Site, identity: Identity) -> Shared:
    """What is said of the page at a URL; pages of runtimes say more."""
    runtime = _runtime_at(url, site)
    feeds = [(f"{identity.name}: changes", FEED), (f"{identity.name}: claims", CLAIM_FEED)]
    if runtime is not None:
        own = f"{identity.name}: {runtime.name}"
        feeds = [(own, f"{url}{FEED}"), (f"{own}, claims", f"{url}{CLAIM_FEED}"), *feeds]
    return Shared(
        site=identity.name,
        title=title,
        summary=summary or identity.summary,
        kind="article" if url else "website",
        url=identity.absolute(url) if identity.home else "",
        picture=identity.absolute(picture_at(url, site)) if identity.home else "",
        feeds=tuple(feeds) if identity.home else (),
        markdown=f"{url}index.md",
        structured=structured_data(runtime, site, identity) if runtime else None,
    )


def _runtime_at(url: str, site: Site) -> Runtime | None:
    folder, _, rest = url.partition("/")
    id_ = rest.removesuffix("/")
    known = site.catalog.runtime(id_) if folder == "runtimes" else None
    return known if known is not None and known.id == id_ else None
