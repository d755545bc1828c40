"""A few rules for prose, and how hard a page is to read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 55
"""Words; a longer sentence is two."""

FILLER = frozenset({"basically", "leverage", "leverages", "obviously", "seamless", "seamlessly", "simply"})
"""Words that say nothing, or that say it for effect."""

TWICE_IS_RIGHT = frozenset({"had", "that"})

_CODE = re.compile(r"^(```|~~~).*?^\1\s*$", re.DOTALL | re.MULTILINE)
_NOT_PROSE = re.compile(r"^\s*(#|\||>|!|\{\{|<|---|: )")
_MARKUP = re.compile(r"`[^`]*`|!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|[*_]{1,2}")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to change, and where."""

    line: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How much there is to read, and how hard it is."""

    words: int
    sentences: int
    grade: float
    """Years of school, after Kincaid and others 1975, Research Branch Report 8-75; syllables are guessed."""


def remarks(text: str) -> Iterator[Remark]:
    """What the rules find in a Markdown page, in the order of its lines."""
    for number, line in _prose(text):
        plain = _plain(line)
        for match in re.finditer(r"\b([A-Za-z]+) \1\b", plain):
            if match[1].lower() not in TWICE_IS_RIGHT:
                yield Remark(line=number, rule="doubled-word", message=f"'{match[0]}'")
        for word in _WORD.findall(plain):
            if word.lower() in FILLER:
                yield Remark(line=number, rule="filler", message=f"'{word}' says nothing; leave it out")
        for sentence in _SENTENCE_END.split(plain):
            if (count := len(_WORD.findall(sentence))) > LONGEST_SENTENCE:
                message = f"a sentence of {count} words; at most {LONGEST_SENTENCE}"
                yield Remark(line=number, rule="long-sentence", message=message)


def front_remarks(text: str, today: dt.date) -> Iterator[Remark]:
    """What a page's front matter lacks: a sentence for search engines and feeds, the day of review."""
    matched = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    front = matched[1] if matched else ""
    if not re.search(r"^(description|summary): *\S", front, re.MULTILINE):
        yield Remark(line=1, rule="no-description", message="the front matter has no description")
    reviewed = re.search(r"^last-reviewed: *(\d{4}-\d\d-\d\d) *$", front, re.MULTILINE)
    if reviewed is None:
        message = "the front matter has no last-reviewed date; expected 'last-reviewed: YYYY-MM-DD'"
        yield Remark(line=1, rule="no-review-date", message=message)
    elif reviewed[1] > today.isoformat():
        line = 2 + front[: reviewed.start()].count("\n")
        message = f"reviewed on {reviewed[1]}, which is in the future; today is {today}"
        yield Remark(line=line, rule="future-date", message=message)


def reading(text: str) -> Reading:
    """The reading level of a Markdown page; headings, tables and code left out."""
    lines = [_plain(line) for _, line in _prose(text)]
    sentences = [each for line in lines for each in _SENTENCE_END.split(line) if _WORD.search(each)]
    words = [word for each in sentences for word in _WORD.findall(each)]
    if not words:
        return Reading(words=0, sentences=0, grade=0.0)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59
    return Reading(words=len(words), sentences=len(sentences), grade=round(max(grade, 0.0), 1))


def _prose(text: str) -> Iterator[tuple[int, str]]:
    blank = _CODE.sub(lambda match: "\n" * match[0].count("\n"), text)
    front = re.match(r"---\n.*?\n---\n", blank, re.DOTALL)
    skip = front[0].count("\n") if front else 0
    for number, line in enumerate(blank.split("\n"), 1):
        if number > skip and line.strip() and not _NOT_PROSE.match(line):
            yield number, line


def _plain(line: str) -> str:
    return _MARKUP.sub(lambda match: match[1] or "x" if match[0].startswith(("`", "[")) else "", line).strip()


def _syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end not counted: a guess that is right on average."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
