"""An entry of the directory: its claims by their references."""

from __future__ import annotations

from mkdocs_aruntime.catalog.site import Site


def test_every_claim_has_a_reference_that_finds_it(minimal: Site) -> None:
    runtime = minimal.catalog.runtime("alpha")
    assert runtime is not None
    claims = dict(runtime.all_claims())
    assert list(claims) == ["protocols.amqp", "protocols.mqtt", "data.telemetry"]
    assert all(runtime.claim(reference) is claim for reference, claim in claims.items())
