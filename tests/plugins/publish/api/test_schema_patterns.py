"""The patterns of published schemas mean the same to Python, which enforces them, and to other programs."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from mkdocs_aruntime.publish.api.schemas import SCHEMAS, api_schema_text, schema_text

COMPILE = """
const patterns = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const wrong = [];
for (const pattern of patterns) {
  try { new RegExp(pattern, "u"); } catch (error) { wrong.push(`${pattern}: ${error.message}`); }
}
console.log(JSON.stringify({ compiled: patterns.length - wrong.length, wrong }));
"""


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(pattern := schema.get("pattern"), str):
            yield pattern
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from patterns(each)


def compiled(every: list[str]) -> dict[str, Any]:
    done = subprocess.run(
        ["node", "-e", COMPILE],
        input=json.dumps(every),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_pattern_compiles_in_unicode_mode() -> None:
    texts = [text(name) for name in SCHEMAS for text in (schema_text, api_schema_text)]
    every = sorted({pattern for text in texts for pattern in patterns(json.loads(text))})
    assert compiled(every) == {"compiled": len(every), "wrong": []}
    assert len(every) >= 8
    for pattern in every:
        re.compile(pattern)


def test_a_pattern_of_python_alone_does_not() -> None:
    assert compiled([r"(?P<name>a)"])["compiled"] == 0


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_document_of_the_api_names_its_format(name: str) -> None:
    schema = json.loads(api_schema_text(name))
    named = schema["$defs"][SCHEMAS[name][0].__name__]["properties"]["schema"]
    assert named["const"] == f"aruntime/{name}/1"
