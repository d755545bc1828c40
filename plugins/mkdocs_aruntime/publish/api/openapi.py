"""The API described in OpenAPI 3.1, so that others can generate clients and check what they read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aruntime_evaluator.model.codec.encoder import Json

DESCRIPTION = (
    "Static JSON, no key, no limit. Every document names its schema; fields may be added within v1, "
    "and a change that breaks readers gets a new version beside this one for at least twelve months."
)


def openapi(summaries: Mapping[str, str], *, schemas: Sequence[str]) -> Mapping[str, Json]:
    """The description of every document; runtimes share one path with the id as parameter."""
    paths: dict[str, Json] = {
        f"/{name}.json": {"get": _get(name, text, schemas)}
        for name, text in sorted(summaries.items())
        if not name.startswith("runtimes/")
    }
    ids = sorted(name.removeprefix("runtimes/") for name in summaries if name.startswith("runtimes/"))
    paths["/runtimes/{id}.json"] = {
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "enum": list(ids)}}
        ],
        "get": _get("runtime", "One runtime with its claims and evidence.", schemas),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Runtime directory",
            "version": "1.0.0",
            "description": DESCRIPTION,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": "."}],
        "paths": paths,
    }


def _get(name: str, summary: str, schemas: Sequence[str]) -> dict[str, Json]:
    schema = {"runtimes": "catalog"}.get(name, name)
    reference: dict[str, Json] = (
        {"$ref": f"schema/{schema}.json"} if schema in schemas else {"type": "object"}
    )
    ok: dict[str, Json] = {
        "description": "The document.",
        "content": {"application/json": {"schema": reference}},
    }
    return {"summary": summary, "operationId": f"get-{name}", "responses": {"200": ok}}
