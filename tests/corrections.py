"""A correction of the small site that several tests apply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

READ: Mapping[str, Any] = {
    "quote": "AMQP is only there with the flag.",
    "source": {
        "title": "Alpha options",
        "url": "https://example.org/alpha/options",
        "kind": "documentation",
        "version": "1.10",
        "opened": "2026-11-20",
    },
}
"""The words that were read, and where."""

PARTLY: Mapping[str, Any] = {"value": "partial", "lacks": "AMQP without a flag."}
"""What they show."""

WANTED: Mapping[str, Any] = {
    "entry": "alpha",
    "claim": "protocols.amqp",
    "had": {"value": "supported", "quotes": ["AMQP in Alpha: supported."]},
    "wants": PARTLY,
    "evidence": [READ],
}
"""The change of the claim."""
