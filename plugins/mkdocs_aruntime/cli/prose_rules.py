"""A few rules for prose, and how hard a page is to read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from aruntime_evaluator import Problem
from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.front_matter import parse_front, split_front
from mkdocs_aruntime.catalog.outline import read_paragraphs

LONGEST_SENTENCE = 55
"""Words; a longer sentence is two."""

FILLER = frozenset({"basically", "leverage", "leverages", "obviously", "seamless", "seamlessly", "simply"})
"""Words that say nothing, or that say it for effect."""

TWICE_IS_RIGHT = frozenset({"had", "that"})

_NO_PROSE = frozenset({"blockquote", "heading", "table"})
_NOT_READ = re.compile(r"\{\{|!!!|\?\?\?|===|: |\|")
"""What begins a paragraph that Python-Markdown reads as something else."""

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How much there is to read, and how hard it is."""

    words: int
    sentences: int
    grade: float
    """Years of school, after Kincaid and others 1975, Research Branch Report 8-75; syllables are guessed."""


def check_prose(text: str, file: str) -> Iterator[Finding]:
    """What the rules find in a Markdown page, in the order of its lines."""
    for begins, plain in _prose(text):

        def line(at: int, begins: int = begins, plain: str = plain) -> int:
            return begins + plain.count("\n", 0, at)

        for match in re.finditer(r"\b([A-Za-z]+)\s+\1\b", plain):
            if match[1].lower() not in TWICE_IS_RIGHT:
                message = f"'{match[1]} {match[1]}'"
                yield Finding.at(file, "doubled-word", message, line(match.start()))
        for match in _WORD.finditer(plain):
            if match[0].lower() in FILLER:
                message = f"'{match[0]}' says nothing; leave it out"
                yield Finding.at(file, "filler", message, line(match.start()))
        for begin, end in _sentences(plain):
            if (count := len(_WORD.findall(plain, begin, end))) > LONGEST_SENTENCE:
                message = f"a sentence of {count} words; at most {LONGEST_SENTENCE}"
                yield Finding.at(file, "long-sentence", message, line(begin))


def check_front(text: str, file: str, today: dt.date) -> Iterator[Finding]:
    """What a page's front matter lacks: a sentence for search engines and feeds, the day of review.

    Raises:
        DataError: where it cannot be read.
    """
    document = parse_front(split_front(text).yaml or "", file)
    front = document.data if isinstance(document.data, dict) else {}
    if not (front.get("description") or front.get("summary")):
        yield Finding.at(file, "no-description", "the front matter has no description")
    reviewed = str(front.get("last-reviewed"))
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", reviewed):
        message = "the front matter has no last-reviewed date; expected 'last-reviewed: YYYY-MM-DD'"
        yield Finding.at(file, "no-review-date", message)
    elif reviewed > today.isoformat():
        message = f"{reviewed} is in the future; today is {today}"
        yield document.finding(Problem(path="last-reviewed", rule="future-date", message=message))


def reading(text: str) -> Reading:
    """The reading level of a Markdown page; headings, tables and code left out."""
    sentences = [plain[begin:end] for _, plain in _prose(text) for begin, end in _sentences(plain)]
    sentences = [each for each in sentences if _WORD.search(each)]
    words = [word for each in sentences for word in _WORD.findall(each)]
    if not words:
        return Reading(words=0, sentences=0, grade=0.0)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59
    return Reading(words=len(words), sentences=len(sentences), grade=round(max(grade, 0.0), 1))


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Every paragraph that is prose: its first line and its words."""
    _, body, first_line = split_front(text)
    for each in read_paragraphs(body):
        if not _NO_PROSE.intersection(each.within) and not _NOT_READ.match(each.source):
            yield each.line + first_line - 1, each.text


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends."""
    begins = 0
    for end in _SENTENCE_END.finditer(text):
        yield begins, end.start()
        begins = end.end()
    yield begins, len(text)


def _syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end not counted: a guess that is right on average."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
