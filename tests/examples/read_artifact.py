"""Writes what an unpacked artifact declares, options, variables, metrics, as the data that examples are held against.

python tests/examples/read_artifact.py vllm /where/the/wheel/was/unpacked
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "artifacts"

NOTE = "# Written by read_artifact.py by the recipe in recipes.yml. Don't edit.\n"


def main(name: str, folder: Path) -> None:
    recipe = yaml.safe_load((HERE / "recipes.yml").read_text(encoding="utf-8"))[name]
    found: dict[str, Any] = {"version": recipe["version"], "from": recipe["from"]}
    found["commands"] = {
        call: sorted({_option(each, rule) for rule in rules for each in _matches(rule, folder)})
        for call, rules in recipe.get("commands", {}).items()
    }
    found["fields"] = {
        option: sorted(set(_matches(rule, folder))) for option, rule in recipe.get("fields", {}).items()
    }
    for kind in ("variables", "metrics"):
        found[kind] = sorted(set(_matches(recipe[kind], folder))) if kind in recipe else []
    empty = [call for call, options in found["commands"].items() if not options]
    if empty:
        sys.exit(
            f"{name}: no option of {', '.join(empty)} found in {folder}; does the recipe fit this version?"
        )
    text = yaml.safe_dump({key: value for key, value in found.items() if value}, sort_keys=False, width=110)
    (HERE / f"{name}.yml").write_text(NOTE + text, encoding="utf-8")


def _matches(rule: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """What the pattern finds in the files, in the part of them that the rule names."""
    for path in sorted(folder.glob(rule["files"])):
        text = path.read_text(encoding="utf-8", errors="replace")
        if "between" in rule:
            first, last = rule["between"]
            text = text.partition(first)[2].partition("\n" + last)[0]
        parts = re.findall(rule["within"], text) if "within" in rule else [text]
        for part in parts:
            yield from re.findall(rule["pattern"], part, re.MULTILINE)


def _option(found: str, rule: Mapping[str, Any]) -> str:
    """How it is written on a command line; what was found with its dashes keeps them."""
    if found.startswith("-"):
        return found
    return "--" + (found.replace("_", "-") if rule.get("fields") else found)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
