"""A program that somebody writes with the generated client of the API."""

from __future__ import annotations

import json
import sys

folder, address = sys.argv[1:]
sys.path.insert(0, folder)

from generated import Client  # noqa: E402 - generated a moment ago
from generated.api.default import get_changes, get_runtime, get_table  # noqa: E402
from generated.models import GetRuntimeId, GetTableTable  # noqa: E402

client = Client(base_url=address, raise_on_unexpected_status=True)
runtime = get_runtime.sync(GetRuntimeId.ALPHA, client=client)
claims = [claim for group in runtime.claims.additional_properties.values() for claim in group]
quotes = [each.quote for claim in claims for each in claim.evidence or []]
changes = get_changes.sync(client=client)
table = get_table.sync(GetTableTable.RUNTIMES, client=client)
print(  # noqa: T201 - its answer
    json.dumps(
        {
            "name": runtime.name,
            "claims": len(claims),
            "quotes": quotes,
            "first": changes.changes[0].runtime,
            "rows": table.count("\n") - 1,
        }
    )
)
