"""The API described in OpenAPI 3.1, so that others can generate clients and check what they read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aruntime_evaluator import Json
from mkdocs_aruntime.publish.api.endpoints import CSV, JSON, Endpoint
from mkdocs_aruntime.publish.api.schemas import COMPONENTS, component_of, components
from mkdocs_aruntime.publish.identity import Identity

DESCRIPTION = (
    "Static files: no key, no limit, readable from other sites. Every document names its schema and the day "
    "of its data; equal data is equal bytes. Within v1, fields may be added, and none is removed or given "
    "another meaning; a change that breaks readers gets a version beside this one, and this one stays for at "
    "least twelve months after."
)
VERSION = "1.0.0"


def openapi(endpoints: Sequence[Endpoint], identity: Identity, folder: str) -> Mapping[str, Json]:
    """The description of every address, whole in itself: generators of clients follow no other file.

    Args:
        endpoints: the addresses, below the folder.
        identity: whose they are, with the licence of the data where it is known (an SPDX id).
        folder: where the API stands in the site.
    """
    licensed = identity.data_license
    licence: Mapping[str, Json] = {"license": {"name": licensed, "identifier": licensed}} if licensed else {}
    formats = sorted({each.schema for each in endpoints if each.schema is not None})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Runtime directory",
            "version": VERSION,
            "description": DESCRIPTION,
            **licence,
        },
        "servers": [_server(identity, folder)],
        "paths": {each.path: _path(each) for each in endpoints},
        "components": {"schemas": components(formats)},
    }


def _server(identity: Identity, folder: str) -> dict[str, Json]:
    """Absolute where the site names its address: most generated clients resolve no relative one."""
    if not identity.home:
        return {"url": ".", "description": "The folder of this file."}
    return {"url": identity.absolute(folder), "description": identity.name}


def _path(endpoint: Endpoint) -> dict[str, Json]:
    answers: dict[str, Json] = {
        "200": {"description": "The file.", "content": {endpoint.media: {"schema": _schema(endpoint)}}},
        "304": {"description": "It has not changed since the ETag or date of the request."},
    }
    operation: dict[str, Json] = {
        "operationId": endpoint.operation,
        "summary": endpoint.summary,
        "responses": answers,
    }
    if endpoint.parameter is None:
        return {"get": operation}
    answers["404"] = {"description": f"There is no such {endpoint.parameter}."}
    choice: dict[str, Json] = {"type": "string", "enum": list(endpoint.values)}
    parameter: Json = {"name": endpoint.parameter, "in": "path", "required": True, "schema": choice}
    return {"parameters": [parameter], "get": operation}


def _schema(endpoint: Endpoint) -> dict[str, Json]:
    if endpoint.schema is not None:
        return {"$ref": f"{COMPONENTS}{component_of(endpoint.schema)}"}
    if endpoint.media == JSON:
        return {"type": "object"}
    return {"type": "string"} if endpoint.media == CSV else {"type": "string", "format": "binary"}
