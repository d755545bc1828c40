"""What a scalar may be, said once: the decoder enforces it and the JSON Schema repeats it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Match:
    """A text that must match a regular expression as a whole."""

    pattern: str
    expected: str
    """What a right value is, in words."""

    def holds(self, value: str) -> bool:
        """Whether the whole text matches."""
        return _compiled(self.pattern).fullmatch(value) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Length:
    """A text of at most so many characters, and of at least one."""

    most: int

    def holds(self, value: str) -> bool:
        """Whether the text has as many."""
        return 0 < len(value) <= self.most


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number within closed bounds."""

    lo: float
    hi: float

    def holds(self, value: float) -> bool:
        """Whether the number lies between them."""
        return self.lo <= value <= self.hi


type Id = Annotated[
    str, Match(r"[a-z0-9]+(?:-[a-z0-9]+)*", "a kebab-case id such as 'model-server'"), Length(80)
]
"""The name of one thing: the same in YAML, JSON, URL, CSS class and ``data-`` attribute."""

type ClaimRef = Annotated[
    str,
    Match(r"[a-z0-9-]+\.[a-z0-9-]+", "a group and a claim joined by a point, such as 'formats.onnx'"),
    Length(160),
]
"""A claim named by its group: ``formats.onnx``."""

type CheckRef = Annotated[
    str,
    Match(r"[a-z0-9-]+\.[a-z0-9-]+", "a gate and a check joined by a point, such as 'security.identity'"),
    Length(160),
]
"""A check named by its gate: ``slo-quality.latency``."""

type Line = Annotated[str, Length(300)]
"""One line of text."""

type Text = Annotated[str, Length(4000)]
"""A paragraph."""

type Url = Annotated[
    str,
    Match(r"https?://[^\s<>\"'`\\]+", "an absolute https:// or http:// address"),
    Length(1000),
]
"""A page on the web; nothing that could run code."""

type PackageUrl = Annotated[
    str,
    Match(r"pkg:[a-z0-9.+-]+/[^\s<>\"'`\\]+", "a package URL such as 'pkg:pypi/vllm@0.33.0'"),
    Length(1000),
]
"""A package URL (purl): names a package without naming a registry's host."""

type Location = Annotated[
    str,
    Match(
        r"(?:https?://|pkg:[a-z0-9.+-]+/)[^\s<>\"'`\\]+",
        "an absolute https:// address or a package URL (pkg:type/name@version#path)",
    ),
    Length(1000),
]
"""Where a source can be opened: a page, or a path inside a published package."""

type PartialDate = Annotated[
    str,
    Match(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", "a date YYYY-MM-DD, YYYY-MM or YYYY"),
]
"""A date as exact as it is known."""

type Version = Annotated[str, Length(80)]
"""A version as its project writes it; text, never a number."""

type SchemaName = Annotated[
    str, Match(r"aruntime/[a-z-]+/[0-9]+", "the name of a format and its version: aruntime/<kind>/<n>")
]
"""The format a document follows."""
