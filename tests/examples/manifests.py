"""Kubernetes objects, held against the schemas of the released versions that stand in tests/examples/schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parent / "schemas"

PATCHED = {
    "isvc": "InferenceService.v1beta1.serving.kserve.io",
    "llmisvc": "LLMInferenceService.v1alpha2.serving.kserve.io",
    "networkpolicy": "NetworkPolicy.v1.networking.k8s.io",
}
"""What kubectl calls a resource, and the object that is."""


def problems_of(document: Any) -> Iterator[str]:
    """What a released version would refuse of an object; nothing for a document that is none."""
    if not isinstance(document, dict) or "apiVersion" not in document:
        return
    group, _, version = str(document["apiVersion"]).rpartition("/")
    name = f"{document.get('kind')}.{version}.{group or 'core'}"
    if not (SCHEMAS / f"{name}.json").is_file():
        yield f"no schema of {name}; add it with read_schemas.py, from a release"
        return
    yield from _told(Draft202012Validator(schema(name)), document)
    yield from _unknown_volumes(document)


def _unknown_volumes(value: Any) -> Iterator[str]:
    """Mounts of volumes that the pod does not have: no schema says so, and the API server refuses them."""
    if isinstance(value, list):
        for each in value:
            yield from _unknown_volumes(each)
    if not isinstance(value, dict):
        return
    for each in value.values():
        yield from _unknown_volumes(each)
    volumes = {each["name"] for each in value.get("volumes", [])}
    for container in [*value.get("initContainers", []), *value.get("containers", [])]:
        for mount in container.get("volumeMounts", []):
            if mount["name"] not in volumes:
                yield f"container '{container['name']}' mounts '{mount['name']}', which is no volume of the pod"


def problems_of_patch(resource: str, patch: Any) -> Iterator[str]:
    """What a released version would refuse of the fields that a merge patch sets."""
    if resource not in PATCHED:
        yield f"no object is known for '{resource}'; name it in PATCHED"
        return
    yield from _told(Draft202012Validator(_without_required(schema(PATCHED[resource]))), patch)


@cache
def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


def _told(validator: Draft202012Validator, document: Any) -> Iterator[str]:
    for error in sorted(validator.iter_errors(document), key=lambda each: each.json_path):
        yield f"{error.json_path}: {error.message[:200]}"


def _without_required(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_required(each) for each in value]
    if isinstance(value, dict):
        return {key: _without_required(each) for key, each in value.items() if key != "required"}
    return value
