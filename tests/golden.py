"""Golden files: what a build of the minimal site must be, byte by byte.

``UPDATE_GOLDEN=1 pytest …`` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import difflib
import os

from conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"


def assert_golden(name: str, content: str) -> None:
    """Hold a text against the golden file of that name."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    expected = path.read_bytes().decode() if path.is_file() else ""
    if content != expected:
        lines = difflib.unified_diff(
            expected.splitlines(keepends=True), content.splitlines(keepends=True), f"golden/{name}", "built"
        )
        raise AssertionError(f"{name} is not as the golden file says:\n{''.join(lines)}")
