"""A correction: what one claim, term or passage says, what it should say instead, and the words that show it.

It comes from outside: from a form, an issue, a file in somebody's pull request. So a text of it is plain text
without markup, and what it names is looked up before anything is done with it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from aruntime_evaluator.model import ids
from aruntime_evaluator.model.claim import ClaimValue
from aruntime_evaluator.model.codec.addresses import Location
from aruntime_evaluator.model.codec.constraints import (
    ClaimRef,
    Constraint,
    Length,
    Line,
    Match,
    Most,
    Reads,
    Text,
    Version,
)
from aruntime_evaluator.model.problem import shown

LARGEST_CORRECTION = 64_000
"""Bytes of a file; every field at its longest has less than half of it."""


@dataclass(frozen=True, slots=True)
class Without(Constraint):
    """A text that holds nothing of a kind."""

    rule: ClassVar[str] = "markup"

    pattern: str
    """Of the sort that Python and ECMAScript's Unicode mode read alike."""
    instead: str
    """What to write, in words."""

    def holds(self, value: str) -> bool:
        """Whether there is nothing of it."""
        return self._found(value) is None

    def wrong(self, value: str) -> tuple[str, str]:
        """The first of it, and what to write."""
        found = self._found(value)
        return f"holds '{shown(found[0] if found else '')}'; {self.instead}", self.instead

    def schema(self) -> dict[str, Any]:
        """The same as a pattern."""
        return {"not": {"pattern": self.pattern}}

    def _found(self, value: str) -> re.Match[str] | None:
        return re.search(self.pattern, value)


_TAG = r"<[A-Za-z!/?]"
_CODE = r"\b([Jj][Aa][Vv][Aa]|[Vv][Bb])[Ss][Cc][Rr][Ii][Pp][Tt]:|\b[Dd][Aa][Tt][Aa]:[a-z]+/"
_ACTIVE = (
    r"</?([Ss][Cc][Rr][Ii][Pp][Tt]|[Ii][Ff][Rr][Aa][Mm][Ee]|[Ss][Tt][Yy][Ll][Ee]|[Oo][Bb][Jj][Ee][Cc][Tt]"
    r"|[Ee][Mm][Bb][Ee][Dd]|[Ss][Vv][Gg]|[Ff][Oo][Rr][Mm]|[Bb][Aa][Ss][Ee]|[Ll][Ii][Nn][Kk]|[Mm][Ee][Tt][Aa])\b"
    r"|<[^>]*\s[Oo][Nn][A-Za-z]+\s*="
)
_PLAIN = Without(f"{_TAG}|{_CODE}", "write plain text without markup and scripts")
_QUOTED = Without(f"{_ACTIVE}|{_CODE}", "quote words of the source, no scripts")
_PROSE = Without(rf"{_TAG}|{_CODE}|\{{\{{|\{{%", "write Markdown without HTML, scripts and placeholders")

type PlainText = Annotated[Text, _PLAIN]
"""A paragraph without markup."""

type PlainLine = Annotated[Line, _PLAIN]
"""A line without markup."""

type Quoted = Annotated[Line, _QUOTED]
"""Verbatim words, in which a source's own markup may stand."""

type Passage = Annotated[Text, _PROSE]
"""What stands on a page, as Markdown."""

type PagePath = Annotated[
    str,
    Length(200),
    Match(
        r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md", "a page such as 'guides/batching.md'"
    ),
]
"""A page's file below the folder of the pages; nothing that leads out of it."""

type Anchor = Annotated[str, Length(200), Match(r"[a-z0-9][a-z0-9._-]*", "the anchor of a heading")]
"""Of a heading, as its address has it."""

type PlainCondition = Mapping[ids.ConditionKeyId, Annotated[tuple[PlainLine, ...], Most(30, "words")]]
"""A claim's condition without markup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """The page or file that was opened for the correction."""

    title: PlainLine
    """As the page or file has it."""
    url: Location
    """Where it was opened, at a fixed version if there is one."""
    publisher: PlainLine | None = None
    """Who published it; where left out, that of another source of the same place, else its host."""
    kind: ids.SourceKindId
    """What it is, in the vocabulary's words; that decides what it can prove."""
    version: Annotated[Version, _PLAIN] | None = None
    """The version it holds for; none for pages without one."""
    opened: dt.date
    """The day on which it was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """The words of a source that say what the correction says."""

    quote: Quoted
    """Verbatim, at most 25 words."""
    source: SourceRead
    """Where they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a claim says: the part of it that a correction may change."""

    value: ClaimValue
    """What the sources say."""
    when: PlainCondition = field(default_factory=dict)
    """Under which condition it holds; for *partial*."""
    lacks: PlainText | None = None
    """What is missing, in the words of no condition; for *partial*."""
    note: PlainText | None = None
    """What readers must know; for *not-applicable*, who provides it."""
    looked: Annotated[tuple[PlainLine, ...], Most(20, "places")] = ()
    """Where somebody looked in vain; for *unknown*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBefore:
    """Where a quote stood."""

    url: Location
    """The address."""
    kind: ids.SourceKindId
    """What it is, in the vocabulary's words."""
    version: Version | None = None
    """The version it holds for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedBefore(Stated):
    """What a claim said when the correction was written."""

    quotes: Annotated[tuple[Line, ...], Most(20, "quotes")] = ()
    """The words that it rested on, in their order."""
    sources: Annotated[tuple[SourceBefore, ...], Most(20, "sources")] = ()
    """Where each of them stood. A correction of the source alone needs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """Another value, condition or evidence of one claim."""

    TAG: ClassVar[str] = "claim"

    entry: ids.RuntimeId
    """Whose claim it is."""
    claim: ClaimRef
    """Which one."""
    had: StatedBefore | None = None
    """What the entry said; left out where it said nothing."""
    wants: Stated
    """What it should say."""
    evidence: Annotated[tuple[Proven, ...], Most(4, "quotes")] = ()
    """What that rests on: in place of all that the claim rested on before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What the glossary says of a term."""

    short: PlainLine
    """One sentence."""
    long: PlainText | None = None
    """More of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChange:
    """Another definition of a term."""

    TAG: ClassVar[str] = "term"

    term: ids.TermId
    """Which one."""
    had: Definition
    """What the glossary said."""
    wants: Definition
    """What it should say."""
    source: Location | None = None
    """Where that is shown; without one the correction has a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """Another passage of a page."""

    TAG: ClassVar[str] = "page"

    page: PagePath
    """Its file below the folder of the pages."""
    section: Anchor | None = None
    """The anchor of the heading under which it stands; left out where it stands in one place only."""
    had: Text
    """The passage as it stands in the file, verbatim."""
    wants: Passage
    """What should stand there."""
    source: Location | None = None
    """Where that is shown; without one the correction has a reason."""


type Changed = ClaimChange | TermChange | PageChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing to correct, as a file of its own."""

    schema: Annotated[str, Reads("aruntime/correction/1")]
    """The format of the file."""
    change: Changed
    """What to change: a claim of an entry, a term of the glossary, or a passage of a page."""
    reason: PlainText | None = None
    """Why, for those who review it. A term or a passage needs one where no source is named."""
    by: PlainLine | None = None
    """Who reports it, if they want to be named in the maintenance record."""


def parts_of(stated: Stated) -> Mapping[str, object]:
    """What a claim says, by the names of its parts."""
    return {
        "value": stated.value.value,
        "when": {key: tuple(words) for key, words in stated.when.items()},
        "lacks": stated.lacks,
        "note": stated.note,
        "looked": stated.looked,
    }
