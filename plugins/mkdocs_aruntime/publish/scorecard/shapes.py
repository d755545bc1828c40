"""The shapes of what readers bring along and a few constants, as a script: browsers have no second model."""

from __future__ import annotations

import json

from aruntime_evaluator import (
    DRAWS,
    LARGEST_TEXT,
    OWN_QUESTION,
    TOGETHER,
    Decision,
    Json,
    Profile,
    json_schema,
)
from mkdocs_aruntime.publish.assets import ASSETS

SHAPES = ASSETS / "javascripts" / "view" / "shapes.js"
"""The script that holds them; it is kept with the others, for tests and editors to read."""

_HEAD = """/** Decisions and profiles as JSON Schema, made from the model by `aruntime generate`. */

/** @type {Readonly<Record<string, import("./decoding.js").Shape>>} */
export const SHAPES = """


def shapes_script() -> str:
    """The script, as it is to be."""
    shapes: dict[str, Json] = {}
    for record in (Decision, Profile):
        definitions = json_schema(record, title="")["$defs"]
        assert isinstance(definitions, dict)  # noqa: S101 - for the type checker
        shapes |= definitions
    numbers = (
        f"export const LARGEST_RESULT = {LARGEST_TEXT:_}; // characters of a result file\n"
        f"export const DRAWS = {DRAWS}; // of a simulation\n"
        f'export const OWN_QUESTION = "{OWN_QUESTION}"; // id of the check that asks a gate\'s own question\n'
        f'export const TOGETHER = "{TOGETHER}"; // id of the check that components work together\n'
    )
    return f"{_HEAD}{json.dumps(dict(sorted(shapes.items())), indent=1, ensure_ascii=False)};\n\n{numbers}"
