"""The quotes of an entry: where each stands in the file, and where it should stand at its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aruntime_evaluator.model.claim import Evidence
from aruntime_evaluator.model.runtime import Runtime


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words of a source, as an entry has them."""

    path: str
    """In the file: ``claims.formats[0].evidence[1].quote``."""
    about: str
    """The claim or the relation, or ``license``, ``lifecycle`` or ``compatibility``."""
    source: str
    url: str
    words: str


def quotes_of(runtime: Runtime) -> Iterator[Quote]:
    """Every quote of an entry, licence and lifecycle first, then in the order of the file."""
    for path, about, source, words in _listed(runtime):
        yield Quote(path=path, about=about, source=source, url=runtime.sources[source].url, words=words)


def changed_quotes(old: Runtime | None, new: Runtime) -> list[Quote]:
    """The quotes that an entry did not have before, or not from that address."""
    known = {(each.url, each.words) for each in quotes_of(old)} if old else set()
    return [each for each in quotes_of(new) if (each.url, each.words) not in known]


def folded(text: str) -> str:
    """A text without what changes no meaning: capitals, and how its lines are broken."""
    return " ".join(text.casefold().split())


def words_of(text: str) -> str:
    """A text's words alone, without signs."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _listed(runtime: Runtime) -> Iterator[tuple[str, str, str, str]]:
    for about, part in (("license", runtime.license), ("lifecycle", runtime.lifecycle)):
        if part.source and part.quote:
            yield f"{about}.quote", about, part.source, part.quote
    for group, claims in runtime.claims.items():
        for i, claim in enumerate(claims):
            yield from _of(f"claims.{group}[{i}]", f"{group}.{claim.id}", claim.evidence)
    for i, relation in enumerate(runtime.relations):
        yield from _of(f"relations[{i}]", relation.name, relation.evidence)
    for i, window in enumerate(runtime.versions.support):
        yield f"versions.support[{i}].quote", "lifecycle", window.source, window.quote
    for i, row in enumerate(runtime.compatibility):
        yield from _of(f"compatibility[{i}]", "compatibility", row.evidence)


def _of(path: str, about: str, evidence: tuple[Evidence, ...]) -> Iterator[tuple[str, str, str, str]]:
    for j, each in enumerate(evidence):
        yield f"{path}.evidence[{j}].quote", about, each.source, each.quote
