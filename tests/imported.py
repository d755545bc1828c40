"""What the code imports, read from its text."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT

EVALUATOR = ROOT / "evaluator" / "aruntime_evaluator"
PLUGIN = ROOT / "plugins" / "mkdocs_aruntime"


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def imported_names(path: Path) -> Iterator[str]:
    """What is imported, in full: of ``from a import b`` it is ``a.b``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def foreign(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.py")):
        for name in imports(path):
            if name.split(".")[0] not in sys.stdlib_module_names:
                yield path.relative_to(ROOT).as_posix(), name


def public_names() -> dict[str, str]:
    """What others may import from the evaluator, each with the remark beside it."""
    text = (EVALUATOR / "__init__.py").read_text("utf-8")
    remarks = dict(re.findall(r"^    .*?(\w+),?  # (.+)$", text, re.MULTILINE))
    for_types = next(node for node in ast.parse(text).body if isinstance(node, ast.If))
    named = [
        alias.name for node in for_types.body if isinstance(node, ast.ImportFrom) for alias in node.names
    ]
    return {name: remarks.get(name, "") for name in named}
