"""How deep the evidence of claims goes, written into entries: what was searched, what a release shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aruntime_evaluator import Challenged, Claim, ClaimRef, Runtime, Shown
from mkdocs_aruntime.catalog.files import named, read_text
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.rewriting import with_claims
from mkdocs_aruntime.catalog.site import Sources


def challenged(runtime: Runtime, searches: Mapping[ClaimRef, Challenged]) -> Runtime:
    """The entry with the last search of these claims."""
    return _with(
        runtime,
        {
            ref: replace(claim, challenged=searches[ref])
            for ref, claim in runtime.all_claims()
            if ref in searches
        },
    )


def shown(runtime: Runtime, facts: Mapping[ClaimRef, tuple[Shown, ...]]) -> Runtime:
    """The entry with what releases show of these claims."""
    return _with(
        runtime,
        {
            ref: replace(claim, shown=facts[ref])
            for ref, claim in runtime.all_claims()
            if ref in facts and facts[ref] != claim.shown
        },
    )


def write_depth(sources: Sources, old: Runtime, new: Runtime) -> bool:
    """Write an entry's claims into its file, where they changed; comments and order stay. Tells whether.

    Raises:
        DataError: where the file is a link, or its layout could not be kept.
    """
    if old == new:
        return False
    path = sources.runtimes / f"{old.id}.yml"
    name = named(path, sources.root)
    if path.is_symlink():
        raise DataError([Finding.at(name, "odd-file", "is a symbolic link; put the file itself here")])
    path.write_text(with_claims(read_text(path, root=sources.root), name, old, new), "utf-8")
    return True


def _with(runtime: Runtime, changed: Mapping[ClaimRef, Claim]) -> Runtime:
    claims = {
        group: tuple(changed.get(f"{group}.{claim.id}", claim) for claim in listed)
        for group, listed in runtime.claims.items()
    }
    return replace(runtime, claims=claims)
