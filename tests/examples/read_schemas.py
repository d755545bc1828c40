"""Writes the JSON Schema of each Kubernetes object that pages declare, small, and strict about unknown fields.

python tests/examples/read_schemas.py CRD.yaml ... | BUILT_IN.json ... --from 'KServe v0.20.0'
"""

from __future__ import annotations

import argparse
import collections
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "schemas"

SHARED_FROM = 200
"""Bytes from which a part that occurs again is written once, under $defs."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--from", dest="source", required=True)
    arguments = asked.parse_args()
    for path in arguments.files:
        for name, schema in _schemas(path):
            small = _shared(_strict(schema))
            small["$comment"] = arguments.source
            text = json.dumps(small, sort_keys=True, separators=(",", ":"))
            (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _schemas(path: Path) -> Iterator[tuple[str, Any]]:
    """The name under which an object's schema is looked up, and the schema."""
    if path.suffix == ".json":
        schema = json.loads(path.read_text(encoding="utf-8"))
        kind = schema["x-kubernetes-group-version-kind"][0]
        yield _name(kind["group"], kind["version"], kind["kind"]), _resolved(schema, path)
        return
    for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
        spec = document["spec"]
        for version in spec["versions"]:
            yield (
                _name(spec["group"], version["name"], spec["names"]["kind"]),
                version["schema"]["openAPIV3Schema"],
            )


def _name(group: str, version: str, kind: str) -> str:
    return f"{kind}.{version}.{group or 'core'}"


def _resolved(value: Any, home: Path) -> Any:
    """The schema with what it refers to in the file of definitions put in its place."""
    if isinstance(value, list):
        return [_resolved(each, home) for each in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        file, _, pointer = value["$ref"].partition("#")
        there = home.parent / Path(file).name if file else home
        target = _read(there)
        for step in pointer.strip("/").split("/"):
            target = target[step]
        return _resolved(target, there)
    return {key: _resolved(each, home) for key, each in value.items()}


@functools.cache
def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _strict(value: Any, *, names: bool = False) -> Any:
    """Without descriptions, and without room for fields that nobody declared."""
    if isinstance(value, list):
        return [_strict(each) for each in value]
    if not isinstance(value, dict):
        return value
    if names:
        return {key: _strict(each) for key, each in value.items()}
    kept = {
        key: _strict(each, names=key == "properties")
        for key, each in value.items()
        if key not in {"description", "default", "format", "example"}
        and not key.startswith("x-kubernetes-list")
    }
    closed = "properties" in kept and not value.get("x-kubernetes-preserve-unknown-fields")
    if closed and "additionalProperties" not in kept:
        kept["additionalProperties"] = False
    if kept.get("x-kubernetes-int-or-string"):
        kept.pop("anyOf", None)
        kept["type"] = ["integer", "string"]
    if kept.pop("nullable", False) and isinstance(kept.get("type"), str):
        kept["type"] = [kept["type"], "null"]
    return {key: each for key, each in kept.items() if not key.startswith("x-")}


def _shared(schema: Any) -> dict[str, Any]:
    """The same schema, with each large part that occurs again written once."""
    count = collections.Counter(_large_parts(schema))
    names = {
        text: f"d{at}" for at, text in enumerate(sorted(text for text, often in count.items() if often > 1))
    }

    def put(value: Any, *, whole: bool = False) -> Any:
        if isinstance(value, list):
            return [put(each) for each in value]
        if not isinstance(value, dict):
            return value
        if not whole and _is_schema(value) and (name := names.get(json.dumps(value, sort_keys=True))):
            return {"$ref": f"#/$defs/{name}"}
        return {key: put(each) for key, each in value.items()}

    return put(schema, whole=True) | {
        "$defs": {name: put(json.loads(text), whole=True) for text, name in names.items()}
    }


def _is_schema(value: dict[str, Any]) -> bool:
    """Whether it describes a value; a list of properties may have one that is called 'type'."""
    return isinstance(value.get("type"), str | list)


def _large_parts(value: Any) -> Iterator[str]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in parts:
        yield from _large_parts(each)
    if isinstance(value, dict) and _is_schema(value):
        text = json.dumps(value, sort_keys=True)
        if len(text) >= SHARED_FROM:
            yield text


if __name__ == "__main__":
    main()
