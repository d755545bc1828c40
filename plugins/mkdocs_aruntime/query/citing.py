"""Claims as they are handed out: never without where they come from and as of when."""

from __future__ import annotations

from aruntime_evaluator import (
    Catalog,
    Claim,
    ClaimRef,
    ClaimValue,
    Evidence,
    Json,
    Runtime,
    condition_words,
    encode,
)
from mkdocs_aruntime.catalog.facts import silence
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.relations import Relations

type Answer = dict[str, Json]

UNSAID = {
    ClaimValue.UNKNOWN: "Nobody has read a source that settles it; this is not a no.",
    ClaimValue.NOT_APPLICABLE: "It belongs to other layers, and nothing is said about it here.",
}
"""What silence says."""


def cited_claim(
    runtime: Runtime, reference: ClaimRef, catalog: Catalog, identity: Identity, *, quotes: bool
) -> Answer:
    """A claim, with quotes and their sources if asked; where the entry is silent, that is what is said."""
    claim = runtime.claim(reference)
    term = next(term for each, _, term in catalog.vocabulary.claims() if each == reference)
    said: Answer = {"claim": reference, "label": term.label}
    if claim is None:
        silent = silence(term, runtime)
        return said | {"value": silent.value, "note": UNSAID[silent]}
    level = catalog.level(runtime, tuple(each.source for each in claim.evidence))
    condition = condition_words(claim.when, catalog)
    return said | {
        **_plain(claim),
        **({"condition": condition} if condition else {}),
        **({"level": level.value} if claim.value.established else {}),
        "confirmed": runtime.confirmed(claim).isoformat(),
        **({"evidence": [_quoted(runtime, each) for each in claim.evidence]} if quotes else {}),
        "url": identity.absolute(f"runtimes/{runtime.id}/#{reference}"),
    }


def related(relations: Relations, runtime: Runtime, *, quotes: bool) -> list[Json]:
    """What the entry does with others, and others with it: each with who states it, and when it holds."""
    return [
        {
            "relation": f"{each.label} {each.named}",
            "kind": each.relation.kind,
            **({"runtime": each.other.id} if each.other else {}),
            **({"claim": each.relation.claim} if each.relation.claim else {}),
            "stated_by": each.stated_by.id,
            **({"condition": each.condition} if each.condition else {}),
            **({"note": each.relation.note} if each.relation.note else {}),
            **({"evidence": [_quoted(each.stated_by, e) for e in each.relation.evidence]} if quotes else {}),
        }
        for each in relations.of(runtime)
    ]


def _quoted(runtime: Runtime, evidence: Evidence) -> Json:
    found = runtime.sources[evidence.source]
    return {
        "quote": evidence.quote,
        "title": found.title,
        "url": found.url,
        "publisher": found.publisher,
        "kind": found.kind,
        "version": found.version,
        "accessed": found.accessed.isoformat(),
    }


def _plain(claim: Claim) -> Answer:
    data = encode(claim)
    if not isinstance(data, dict):
        raise TypeError("a claim encodes to a mapping")
    return {key: value for key, value in data.items() if key not in {"id", "evidence", "confirmed", "when"}}


def in_short(runtime: Runtime, identity: Identity) -> Answer:
    """An entry in a few lines: enough to choose which to ask about."""
    latest = runtime.versions.latest
    return {
        "id": runtime.id,
        "name": runtime.name,
        **({"also_called": list(runtime.also_called)} if runtime.also_called else {}),
        "summary": runtime.summary,
        "layers": list(runtime.layers),
        "license": runtime.license.spdx,
        "status": runtime.lifecycle.status,
        "reviewed_version": runtime.versions.reviewed,
        "latest_known_version": latest.version if latest else None,
        "confirmed": runtime.maintenance.confirmed.isoformat(),
        "url": identity.absolute(f"runtimes/{runtime.id}/"),
    }
