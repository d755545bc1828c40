"""What a value may be, said once: the decoder enforces it and the JSON Schema repeats it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sized
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from aruntime_evaluator.model.problem import HALVES, UNSEEN, shown


class Constraint(ABC):
    """A limit on a value that has the right type already."""

    rule: ClassVar[str]
    """The id of the rule that is broken where it does not hold."""

    @abstractmethod
    def holds(self, value: Any) -> bool:  # noqa: ANN401 - a value of whichever type the limit is for
        """Whether the value keeps to it."""

    @abstractmethod
    def wrong(self, value: Any) -> tuple[str, str]:  # noqa: ANN401 - as above
        """What to say of a value that does not: one sentence, and what was expected."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """The same in JSON Schema."""


LONGEST_NEAR = 200
"""Characters of a text for which a right spelling is looked for."""


@dataclass(frozen=True, slots=True)
class Match(Constraint):
    """A text that must match a regular expression as a whole."""

    rule: ClassVar[str] = "wrong-form"

    pattern: str
    """Of the sort that Python and ECMAScript's Unicode mode read alike."""
    expected: str
    """What a right value is, in words."""

    def holds(self, value: str) -> bool:
        """Whether the whole text matches."""
        return _compiled(self.pattern).fullmatch(value) is not None

    def wrong(self, value: str) -> tuple[str, str]:
        """What the text should be, or the same in small letters and with hyphens, where that is right."""
        near = "-".join(value[:LONGEST_NEAR].lower().split())
        if near != value and self.holds(near):
            return f"'{shown(value)}' is not {self.expected}; write '{near}'", near
        return f"'{shown(value)}' is not {self.expected}", self.expected

    def schema(self) -> dict[str, Any]:
        """Its pattern, bound to both ends."""
        return {"pattern": f"^(?:{self.pattern})$", "description": self.expected}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Length(Constraint):
    """A text of at most so many characters, and of at least one."""

    rule: ClassVar[str] = "wrong-length"

    most: int

    def holds(self, value: str) -> bool:
        """Whether the text has as many."""
        return 0 < len(value) <= self.most

    def wrong(self, value: str) -> tuple[str, str]:
        """How many it has."""
        expected = f"1 to {self.most} characters"
        return f"found {len(value)} characters; expected {expected}", expected

    def schema(self) -> dict[str, Any]:
        """Both lengths."""
        return {"minLength": 1, "maxLength": self.most}


@dataclass(frozen=True, slots=True)
class Bounds(Constraint):
    """A number within closed bounds."""

    rule: ClassVar[str] = "out-of-range"

    lo: float
    hi: float

    def holds(self, value: float) -> bool:
        """Whether the number lies between them."""
        return self.lo <= value <= self.hi

    def wrong(self, value: float) -> tuple[str, str]:
        """The number and the bounds."""
        expected = f"{self.lo:g}–{self.hi:g}"
        return f"{value:g} is outside {expected}", expected

    def schema(self) -> dict[str, Any]:
        """Both bounds."""
        return {"minimum": self.lo, "maximum": self.hi}


@dataclass(frozen=True, slots=True)
class Most(Constraint):
    """A list or a mapping of at most so many items; what is read is never without a limit."""

    rule: ClassVar[str] = "too-many"

    count: int
    what: str = "items"

    def holds(self, value: Sized) -> bool:
        """Whether it has no more."""
        return len(value) <= self.count

    def wrong(self, value: Sized) -> tuple[str, str]:
        """How many it has."""
        return f"has {len(value):,} {self.what}; at most {self.count:,} are read", f"≤ {self.count}"

    def schema(self) -> dict[str, Any]:
        """Of a list; a mapping says the same by another name."""
        return {"maxItems": self.count}


MOST_ITEMS = Most(1000)
"""What holds where a list or a mapping says nothing of its own."""


_NEVER = UNSEEN[1:-1].replace(HALVES, "")
"""What schemas say of it: no UTF-8 holds halves of characters, and engines that know only whole ones (that of
Rust, which Pydantic uses) read no pattern that names them."""


@dataclass(frozen=True, slots=True)
class Prose(Constraint):
    """A text that says something, of several lines if it likes."""

    rule: ClassVar[str] = "blank"

    def holds(self, value: str) -> bool:
        """Whether there is anything but white space."""
        return not value.isspace()

    def wrong(self, value: str) -> tuple[str, str]:  # noqa: ARG002 - all blank texts are alike
        """That it is blank."""
        return "is blank; expected a text", "a text"

    def schema(self) -> dict[str, Any]:
        """Something to be seen, and nothing hidden."""
        return {"pattern": r"\S", "not": {"pattern": f"[{_NEVER}]"}}


_BREAKS = re.compile(r"[\t\n\r\u200c\u200d]")


@dataclass(frozen=True, slots=True)
class OneLine(Constraint):
    """A text of one line that begins and ends with something to be seen."""

    rule: ClassVar[str] = "not-one-line"

    def holds(self, value: str) -> bool:
        """Whether it has no break and no white space at its ends."""
        return (value.isprintable() and value == value.strip()) or self._holds(value)

    @staticmethod
    def _holds(value: str) -> bool:
        return value == value.strip() and not _BREAKS.search(value)

    def wrong(self, value: str) -> tuple[str, str]:
        """The first thing that does not fit, and what to write instead."""
        expected = "one line of text"
        if value.isspace():
            return "is blank; expected a text", expected
        if (found := _BREAKS.search(value.strip())) is None:
            return "begins or ends with white space; remove it", expected
        if found[0] in "\n\r":
            return "has more than one line; write it on one", expected
        what = "a tab" if found[0] == "\t" else "which joins or parts letters unseen"
        return f"holds U+{ord(found[0]):04X}, {what}; a line of text has none", expected

    def schema(self) -> dict[str, Any]:
        """The same ends, and nothing hidden."""
        return {"pattern": r"^\S(?:.*\S)?$", "not": {"pattern": rf"[{_NEVER}\t\n\r\u200c\u200d]"}}


@dataclass(frozen=True, slots=True)
class Reads(Constraint):
    """The name of a document's format: one of those that are read, the newest last."""

    rule: ClassVar[str] = "wrong-format"

    newest: str
    """``aruntime/decision/1``: the kind of document, and the version of its format."""
    older: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is read."""
        return (*self.older, self.newest)

    def holds(self, value: str) -> bool:
        """Whether the name is one of them."""
        return value in self.names

    def wrong(self, value: str) -> tuple[str, str]:
        """Which kind it is, which versions are read, and what to do about it."""
        expected = " or ".join(self.names)
        _, kind, newest = self.newest.split("/")
        found = re.fullmatch(r"aruntime/([a-z-]{1,40})/(0|[1-9][0-9]{0,8})", value)
        if found is None:
            return f"'{shown(value)}' is not the name of a format; expected {expected}", expected
        if found[1] != kind:
            return f"is a document of the kind '{found[1]}' ({value}); expected {expected}", expected
        if int(found[2]) > int(newest):
            do = "is newer than what is read here; update ARuntime (in a browser, reload the page)"
        else:
            do = "is no longer read; migrate the document"
        return f"'{value}' {do}: read is {expected}", expected

    def schema(self) -> dict[str, Any]:
        """The names."""
        return {"const": self.newest} if not self.older else {"enum": list(self.names)}


@dataclass(frozen=True, slots=True)
class Ref:
    """A text that names a thing which is defined elsewhere; ``references.py`` looks it up."""

    kind: str
    """What it names, as messages call it: ``layer``."""
    of: str = ""
    """The kind of the key above it, where only parts of that may be named: a claim *of* its claim group."""


@dataclass(frozen=True, slots=True)
class Defines:
    """A list of records with ids, or a mapping by id, whose things others name."""

    kind: str


type Id = Annotated[
    str, Length(80), Match(r"[a-z0-9]+(?:-[a-z0-9]+)*", "a kebab-case id such as 'model-server'")
]
"""The name of one thing: the same in YAML, JSON, URL, CSS class and ``data-`` attribute."""

type ClaimRef = Annotated[
    str,
    Length(160),
    Match(r"[a-z0-9-]+\.[a-z0-9-]+", "a group and a claim joined by a point, such as 'formats.onnx'"),
    Ref("claim"),
]
"""A claim named by its group: ``formats.onnx``."""

type CheckRef = Annotated[
    str,
    Length(160),
    Match(r"[a-z0-9-]+\.[a-z0-9-]+", "a gate and a check joined by a point, such as 'security.identity'"),
    Ref("check of this decision"),
]
"""A check named by its gate: ``slo-quality.latency``."""

type Line = Annotated[str, Length(300), OneLine()]
"""One line of text."""

type Text = Annotated[str, Length(4000), Prose()]
"""A paragraph, or several."""

type Version = Annotated[str, Length(80), OneLine()]
"""A version as its project writes it; text, never a number."""
