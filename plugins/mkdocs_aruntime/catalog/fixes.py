"""The line as it should be, where that is certain: it is tried, and the problem is gone and no other came."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from aruntime_evaluator import InvalidDocumentError, Problem, Runtime, check_references, decode, names_of
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.reader import parse_document

_LIKE = 0.8
"""How alike a word and the known one are, from 0 to 1, so that a slip of the keyboard is meant."""

_WORD_RULES = frozenset({"unknown-word", "unknown-key", "wrong-form"})
_DEEPEST = 12
"""Spaces before a line of an entry, at most."""


def with_fix(finding: Finding, text: str) -> Finding:
    """The finding with its line as it should be, where an entry's file can be mended in one certain way."""
    lines = text.split("\n")
    if not 0 < finding.line <= len(lines):
        return finding
    before = _problems(text, finding.file)
    line, at = lines[finding.line - 1], finding.line - 1
    works = {
        tried
        for tried in _candidates(finding, line)
        if tried != line and _mends(finding, "\n".join([*lines[:at], tried, *lines[at + 1 :]]), before)
    }
    return replace(finding, fix=works.pop()) if len(works) == 1 else finding


def fixed(findings: Iterable[Finding], root: Path, folder: Path) -> list[Finding]:
    """All of them, those in files of a folder with their fix."""
    made: list[Finding] = []
    for each in findings:
        path = root / each.file
        inside = path.suffix == ".yml" and path.parent == folder and path.is_file()
        made.append(with_fix(each, path.read_text("utf-8", "replace")) if inside else each)
    return made


def _mends(finding: Finding, text: str, before: list[Problem]) -> bool:
    after = _problems(text, finding.file)
    if finding.problem.rule == "not-yaml":
        return not after  # what else is wrong nobody could see before
    return len(after) < len(before)


def _problems(text: str, name: str) -> list[Problem]:
    """What is wrong with an entry by itself."""
    try:
        runtime = decode(Runtime, parse_document(text, name).data)
    except DataError as error:
        return [each.problem for each in error.findings]
    except InvalidDocumentError as error:
        return list(error.problems)
    return list(check_references(runtime, names_of(runtime)))


def _candidates(finding: Finding, line: str) -> Iterator[str]:
    problem = finding.problem
    if problem.rule == "not-yaml":
        yield from _quoted(line)
        yield from _indented(line)
    elif problem.rule == "wrong-type":
        yield from _with(line, problem.found, _iso(problem.found))
    elif problem.rule == "unknown-value" or (
        problem.rule in _WORD_RULES and _alike(problem.found, problem.expected)
    ):
        yield from _with(line, problem.found, problem.expected)


def _alike(found: str, known: str) -> bool:
    one, other = found.casefold(), known.casefold()
    return bool(known) and (one == other or SequenceMatcher(None, one, other).ratio() >= _LIKE)


def _with(line: str, found: str, right: str) -> Iterator[str]:
    """The line with another word, where the word stands in it once."""
    places = [*re.finditer(rf"(?<![\w-]){re.escape(found)}(?![\w-])", line)] if found and right else []
    if len(places) == 1:
        yield line[: places[0].start()] + right + line[places[0].end() :]


def _iso(text: str) -> str:
    """A day as 01.11.2026 or 2026/11/1; empty for others: whether 1/11 is in January, nobody can know."""
    dotted = re.fullmatch(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})", text)
    slashed = re.fullmatch(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})", text)
    match = dotted or slashed
    if match is None:
        return ""
    try:
        return dt.date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
    except ValueError:
        return ""


def _quoted(line: str) -> Iterator[str]:
    """The line with its text in quotation marks: a colon in it ends a key otherwise."""
    match = re.fullmatch(r"(?P<key>\s*(?:- )?[\w-]+: )(?P<text>[^\"'{\[#|>].*: .*)", line)
    if match:
        text = match["text"].rstrip().replace("\\", "\\\\").replace('"', '\\"')
        yield f'{match["key"]}"{text}"'


def _indented(line: str) -> Iterator[str]:
    """The line in each column in which it may stand."""
    yield from (f"{' ' * spaces}{line.strip()}" for spaces in range(0, _DEEPEST + 1, 2))
