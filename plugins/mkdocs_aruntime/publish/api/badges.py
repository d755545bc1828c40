"""A badge per entry for readmes, as shields.io reads it (shields.io/badges/endpoint-badge)."""

from __future__ import annotations

from aruntime_evaluator import Json, Runtime, Vocabulary
from mkdocs_aruntime.catalog.facts import claim_counts, oldest_claim
from mkdocs_aruntime.publish.identity import Identity


def badge(runtime: Runtime, vocabulary: Vocabulary, identity: Identity) -> dict[str, Json]:
    """How many claims are established, and since when. Shields.io allows no other keys, such as a schema."""
    counts = claim_counts(runtime, vocabulary)
    established = sum(count for value, count in counts.items() if value.established)
    return {
        "schemaVersion": 1,
        "label": identity.name or runtime.name,
        "message": f"{established} of {sum(counts.values())} claims established, {oldest_claim(runtime)}",
        "color": "blue",
    }
