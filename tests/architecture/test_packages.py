"""The architecture page lists every package with the sentence that stands at its head."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

from conftest import ROOT
from imported import EVALUATOR, PLUGIN

PAGE = ROOT / "docs" / "development" / "architecture.md"
LIST = re.compile(r"(?<=\n## Every package\n\n).*?\n(?=\n## )", re.DOTALL)


def sentence(path: Path) -> str:
    """The first line of a file's docstring, as Markdown."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.split("\n")[0].replace("``", "`")


def made() -> str:
    lines = [
        "Made from their own first lines; `UPDATE_GOLDEN=1 pytest tests/architecture` writes it anew.",
        "",
    ]
    for root in (EVALUATOR, PLUGIN):
        for path in sorted(root.rglob("__init__.py")):
            name = path.parent.relative_to(root.parent).as_posix()
            lines.append(f"- `{name}/`: {sentence(path)}")
    return "\n".join([*lines, ""])


def test_the_list_of_packages_is_that_of_their_headers() -> None:
    page = PAGE.read_text("utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        page = LIST.sub(lambda _: made(), page)
        PAGE.write_text(page, "utf-8")
    assert [found[0] for found in LIST.finditer(page)] == [made()]


def test_every_package_says_in_a_sentence_what_it_is() -> None:
    headers = [sentence(path) for root in (EVALUATOR, PLUGIN) for path in sorted(root.rglob("__init__.py"))]
    assert len(headers) > 20
    assert [each for each in headers if not re.fullmatch(r"\S.{20,}\.", each)] == []
