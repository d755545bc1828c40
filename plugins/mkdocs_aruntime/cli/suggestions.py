"""Lines as they should be, as a forge suggests them on a pull request: one click takes them over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.cli.as_code import as_code

MOST = 20
"""Suggestions of one run: each is a comment of its own."""


def suggestions(findings: Iterable[Finding]) -> str:
    """The findings that have a certain fix, as JSON: path, line and the text of the comment."""
    fixed = [each for each in findings if each.fix]
    comments = [{"path": each.file, "line": each.line, "body": _body(each)} for each in fixed[:MOST]]
    return json.dumps(comments, indent=2) + "\n"


def _body(finding: Finding) -> str:
    longest = max((len(each) for each in re.findall("`+", finding.fix)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{as_code(str(finding.problem))}\n\n{fence}suggestion\n{finding.fix}\n{fence}\n"
