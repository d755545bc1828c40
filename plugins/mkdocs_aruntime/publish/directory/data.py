"""What the browser filters by: every facet with its values, and each runtime's place in it, in one file.

Facets come from the vocabulary and the entries. The age of the evidence is missing: the reader counts it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from aruntime_evaluator import (
    ClaimTerm,
    ClaimValue,
    Json,
    Responsibility,
    Runtime,
    Term,
    Vocabulary,
    canonical_json,
)
from mkdocs_aruntime.catalog.facts import Ownership, not_established, oldest_claim, owned_by, silence
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.directory.related import related
from mkdocs_aruntime.publish.directory.words import names_of_claim, other_words

DATA = "assets/aruntime/data/directory.json"
"""Where it stands in the site."""

TAKEN = frozenset(
    {"q", "text", "sort", "view", "columns", "plain", "unknown", "pick", "age", "gap", "stack"}
    | {"policy", "works-with", "layer", "owns", "license", "status", "maturity", "sublayer", "kind"}
)
"""Words of the address that no group of claims may have for a name."""

CODES: Mapping[ClaimValue, str] = {
    ClaimValue.SUPPORTED: "y",
    ClaimValue.PARTIAL: "p",
    ClaimValue.UNSUPPORTED: "n",
    ClaimValue.UNKNOWN: "?",
    ClaimValue.NOT_APPLICABLE: "-",
}
"""One letter per state; where an entry says nothing of what belongs to its layers stands a point."""

OWNERSHIP_CODES = {Ownership.OWNS: "y", Ownership.PARTLY: "p", Ownership.LEAVES: "n"}
"""The same of a responsibility."""

SILENT = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the table says of a runtime beyond its own words."""

    established: int
    """Claims with evidence."""
    unknown: int
    """Claims of its layers that nobody has established."""
    oldest: dt.date
    """When the claim that was confirmed longest ago was confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One thing to filter by."""

    id: str
    label: str
    options: Sequence[tuple[str, ...]]
    """Ids, labels, and what else people call it."""
    mode: str = "any"
    """How several choices combine unless the reader says otherwise: ``all`` where they are needs."""
    values: Callable[[Runtime], Iterable[str]] | None = None
    """Which options a runtime has; none where it has a state in each of them instead."""
    states: Callable[[Runtime], str] | None = None
    """One letter per option."""
    anchor: str = ""
    """The claim group on the page of a runtime that its options have anchors in."""


def facts_of(runtime: Runtime, vocabulary: Vocabulary) -> Facts:
    """Count the claims of a runtime and find the oldest."""
    claims = [claim for _, claim in runtime.all_claims()]
    return Facts(
        established=sum(claim.value.established for claim in claims),
        unknown=len(not_established(runtime, vocabulary)),
        oldest=oldest_claim(runtime),
    )


def build_directory(site: Site) -> Iterable[FileArtifact]:
    """The one file."""
    facets = _facets(site.catalog.vocabulary, site.catalog.runtimes)
    document: dict[str, Json] = {
        "schema": "aruntime/directory/1",
        "as-of": site.catalog.as_of.isoformat(),
        "facets": [
            {
                "id": facet.id,
                "label": facet.label,
                "sort": "states" if facet.states else "values",
                "mode": facet.mode,
                "options": [list(option) for option in facet.options],
                **({"anchor": facet.anchor} if facet.anchor else {}),
            }
            for facet in facets
        ],
        "related": related(site.catalog),
        "entries": [_entry(runtime, facets, site.catalog.vocabulary) for runtime in site.catalog.runtimes],
    }
    yield FileArtifact(path=DATA, content=canonical_json(document).encode())


def _facets(words: Vocabulary, runtimes: Sequence[Runtime]) -> tuple[Facet, ...]:
    licences = sorted({runtime.license.spdx for runtime in runtimes}, key=str.casefold)
    return (
        Facet(id="layer", label="Layer", options=_options(words.layers), values=lambda r: r.layers),
        Facet(
            id="owns",
            label="Responsibility",
            options=_options(words.responsibilities),
            mode="all",
            states=lambda r: _ownership(words, r),
        ),
        *(_claims(words, place) for place in range(len(words.groups))),
        Facet(
            id="license",
            label="Licence",
            options=[(spdx, spdx) for spdx in licences],
            values=lambda r: [r.license.spdx],
        ),
        Facet(
            id="status",
            label="Lifecycle",
            options=_options(words.statuses),
            values=lambda r: [r.lifecycle.status],
        ),
        Facet(
            id="maturity",
            label="Maturity",
            options=_options(words.maturities),
            values=lambda r: [r.lifecycle.maturity] if r.lifecycle.maturity else [],
        ),
        Facet(
            id="sublayer",
            label="Within the layer",
            options=_options(words.sublayers),
            states=lambda r: _sublayers(words, r),
        ),
        Facet(id="kind", label="Kind", options=_options(words.kinds), values=lambda r: [r.kind]),
    )


def _options(terms: Iterable[Term]) -> list[tuple[str, ...]]:
    return [(term.id, term.label) for term in terms]


def _claims(words: Vocabulary, place: int) -> Facet:
    group = words.groups[place]

    def states(runtime: Runtime) -> str:
        said = {claim.id: CODES[claim.value] for claim in runtime.claims.get(group.id, ())}
        return "".join(said.get(term.id) or _silence(term, runtime) for term in group.claims)

    name = f"{group.id}-claims" if group.id in TAKEN else group.id
    return Facet(
        id=name,
        label=group.label,
        options=[(term.id, *names_of_claim(term)) for term in group.claims],
        mode="all",
        states=states,
        anchor=group.id,
    )


def _ownership(words: Vocabulary, runtime: Runtime) -> str:
    said = {each.id: OWNERSHIP_CODES[each.how] for each in owned_by(runtime)}
    return "".join(said.get(each.id) or _silence(each, runtime) for each in words.responsibilities)


def _silence(term: ClaimTerm | Responsibility, runtime: Runtime) -> str:
    silent = silence(term, runtime)
    return SILENT if silent is ClaimValue.UNKNOWN else CODES[silent]


def _sublayers(words: Vocabulary, runtime: Runtime) -> str:
    """Of a layer of its own in which an entry names no finer word, none is known."""
    refined = {each.layer for each in words.sublayers if each.id in runtime.sublayers}
    silent = set(runtime.layers) - refined
    letters = (
        CODES[ClaimValue.SUPPORTED]
        if each.id in runtime.sublayers
        else (SILENT if each.layer in silent else CODES[ClaimValue.UNSUPPORTED])
        for each in words.sublayers
    )
    return "".join(letters)


def _entry(runtime: Runtime, facets: Sequence[Facet], vocabulary: Vocabulary) -> Json:
    facts = facts_of(runtime, vocabulary)
    latest = runtime.versions.latest
    entry: dict[str, Json] = {
        "id": runtime.id,
        "name": runtime.name,
        "summary": runtime.summary,
        "vendor": runtime.vendor,
        "words": " ".join(other_words(runtime, vocabulary)),
        "reviewed": runtime.versions.reviewed,
        "latest": (latest.version if latest else None) or "",
        "released": (latest.date if latest else None) or "",
        "established": facts.established,
        "unknown": facts.unknown,
        "oldest": facts.oldest.isoformat(),
    }
    for facet in facets:
        if facet.values:
            places = {id_: place for place, (id_, *_) in enumerate(facet.options)}
            entry[facet.id] = [places[id_] for id_ in facet.values(runtime)]
        elif facet.states and (states := facet.states(runtime).rstrip(SILENT)):
            entry[facet.id] = states
    return {"at": {facet.id: entry.pop(facet.id) for facet in facets if facet.id in entry}, **entry}
