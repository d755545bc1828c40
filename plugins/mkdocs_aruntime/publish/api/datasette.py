"""What Datasette (docs.datasette.io) shows beside the database: title, licence, what a row is, questions."""

from __future__ import annotations

from aruntime_evaluator import Json
from mkdocs_aruntime.publish.api.tables import TABLES
from mkdocs_aruntime.publish.identity import Identity

_QUESTIONS: dict[str, Json] = {
    "claim": {
        "title": "One claim, of every runtime, with quotes",
        "sql": (
            "SELECT name, value, level, quote, source, source_url, accessed FROM cited_claims "
            "WHERE claim_group = :claim_group AND claim = :claim ORDER BY name"
        ),
    },
    "oldest": {
        "title": "The claims that wait longest for a second look",
        "sql": "SELECT runtime, claim_group, claim, confirmed FROM claims ORDER BY confirmed LIMIT 100",
    },
}


def datasette_metadata(identity: Identity) -> dict[str, Json]:
    """The metadata of ``catalog.sqlite``, for ``datasette catalog.sqlite --metadata datasette.json``."""
    about: dict[str, Json] = {"title": identity.name or "Runtime directory", "description": identity.summary}
    if identity.data_license:
        about["license"] = identity.data_license
    if identity.home:
        about |= {"source": identity.name, "source_url": identity.home}
    tables: dict[str, Json] = {each.name: {"description": f"A row is {each.row}."} for each in TABLES}
    tables["cited_claims"] = {"description": "A row is a claim with one of its quotes and sources."}
    return about | {"databases": {"catalog": {"tables": tables, "queries": _QUESTIONS}}}
