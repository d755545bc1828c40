"""Which page has which picture; a picture is drawn once and kept until its words change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import PIL

from aruntime_evaluator import Runtime, canonical_json, encode
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish import kept
from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.labels import Labels
from mkdocs_aruntime.publish.sharing import drawing
from mkdocs_aruntime.publish.sharing.drawing import Picture, draw

FOLDER = "assets/pictures"
SITE = f"{FOLDER}/site.png"
"""The picture of pages that have none of their own."""


def picture_at(url: str, site: Site) -> str:
    """The file of a page's picture, relative to the site."""
    folder, _, slug = url.removesuffix("/").partition("/")
    match folder:
        case "runtimes":
            found = site.catalog.runtime(slug)
            has_own = found is not None and found.id == slug
        case "guides":
            has_own = any(each.slug == slug for each in site.guides)
        case "use-cases":
            has_own = any(each.slug == slug for each in site.use_cases)
        case _:
            has_own = False
    return _own(f"{folder}/{slug}") if has_own else SITE


def build_pictures(site: Site, identity: Identity, cache_folder: Path) -> Iterator[FileArtifact]:
    """Every picture; none where the site names no address, for OpenGraph needs an absolute one."""
    if not identity.home:
        return
    for path, picture in _pictures(site, identity).items():
        yield FileArtifact(path=path, content=_drawn(picture, cache_folder))


def _pictures(site: Site, identity: Identity) -> Mapping[str, Picture]:
    found = {SITE: Picture(site=identity.name, kind="", title=identity.name, summary=identity.summary)}
    for runtime in site.catalog.runtimes:
        found[_own(f"runtimes/{runtime.id}")] = _of_runtime(runtime, site, identity)
    for folder, kind, pages in (("guides", "Guide", site.guides), ("use-cases", "Use case", site.use_cases)):
        for page in pages:
            found[_own(f"{folder}/{page.slug}")] = Picture(
                site=identity.name,
                kind=kind,
                title=page.meta.title,
                summary=page.meta.summary,
                facts=(page.meta.audience, f"reviewed {page.meta.last_reviewed}"),
            )
    return found


def _own(page: str) -> str:
    return f"{FOLDER}/{page}.png"


def _of_runtime(runtime: Runtime, site: Site, identity: Identity) -> Picture:
    words = Labels(site.catalog.vocabulary)
    return Picture(
        site=identity.name,
        kind=words.label("kinds", runtime.kind),
        title=runtime.name,
        summary=runtime.summary,
        facts=(
            runtime.license.spdx,
            words.label("statuses", runtime.lifecycle.status),
            f"read at {runtime.versions.reviewed}",
            f"{sum(claim.value.established for _, claim in runtime.all_claims())} claims with evidence",
        ),
        stack=tuple(
            (layer.label, layer.id in runtime.layers) for layer in reversed(site.catalog.vocabulary.layers)
        ),
    )


@lru_cache(10_000)
def _drawn(picture: Picture, cache_folder: Path) -> bytes:
    """A picture, kept under all that it depends on."""
    words = canonical_json([encode(picture), PIL.__version__]).encode()
    name = f"pictures/{hashlib.sha256(_code() + words).hexdigest()}"
    found = kept.load(cache_folder, name)
    if found is None:
        found = {"picture.png": draw(picture)}
        kept.save(cache_folder, name, found)
    return found["picture.png"]


@cache
def _code() -> bytes:
    return Path(drawing.__file__).read_bytes()
