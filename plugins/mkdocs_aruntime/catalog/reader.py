"""YAML that remembers line and column, and refuses what a hand-written file never needs.

Anchors, aliases, tags, directives and second documents are refused (an alias bomb is one line), and so are
files past a size and values past a number that no entry reaches: a value of one letter takes a kilobyte while
it is read. Unquoted scalars stay text until the model says otherwise: ``1.10`` is a version, ``no`` a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import cast

import yaml

from aruntime_evaluator import (
    MOST_SHOWN,
    InvalidDocumentError,
    Plain,
    Problem,
    decode,
    more_than_shown,
    shown,
)
from mkdocs_aruntime.catalog.files import LARGEST_FILE, named, read_text
from mkdocs_aruntime.catalog.finding import DataError, Finding

MOST_VALUES = 30_000
"""Values and keys of one file; the longest real one has a sixth of it."""

LONGEST_KEY = 100
"""Characters; an id has at most 80. Every value below a key has it in its path."""

DEEPEST = 30
"""Levels of nesting."""

BOTTOMLESS = 10 * DEEPEST
"""Levels of nesting at which reading stops at once: past it the parser takes minutes, or the whole stack."""

type Place = tuple[int, int]
type Plainly = str | list[Plainly] | dict[str, Plainly] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Plain data and where each part of it stands."""

    file: str
    """As messages name it: relative to the project."""
    data: object
    node: yaml.Node | None = field(default=None, repr=False)
    """The data as it was read, with its places; few are asked for, and all would take a path each."""

    def place(self, path: str) -> Place:
        """Line and column, from 1, of the part at a path, or of the nearest part that encloses it."""
        return _place_of(self.node, path) if self.node else (1, 1)

    def finding(self, problem: Problem) -> Finding:
        """The problem at the place of its path, or of the nearest part that encloses it."""
        line, column = self.place(problem.path)
        return Finding(file=self.file, line=line, column=column, problem=problem)

    def fail(self, *problems: Problem) -> DataError:
        """The error to raise for these problems."""
        return DataError(map(self.finding, problems))


def load_record[T](kind: type[T], path: Path, *, root: Path) -> tuple[T, Document]:
    """Read a YAML file as a model record.

    Raises:
        DataError: with every problem, each with file, line and column.
    """
    return _read_record(kind, read_text(path, root=root), named(path, root))  # type: ignore[arg-type] # a class is hashable


@lru_cache(1024)
def _read_record[T](kind: type[T], text: str, name: str) -> tuple[T, Document]:
    """A file that did not change is the same record in the next build of the same process."""
    return read_record(kind, parse_document(text, name))


def read_record[T](kind: type[T], document: Document) -> tuple[T, Document]:
    """A document as a model record; see ``load_record``."""
    try:
        return decode(kind, document.data), document
    except InvalidDocumentError as error:
        raise document.fail(*error.problems) from error


def load_document(path: Path, *, root: Path) -> Document:
    """Read a YAML file as plain data with places.

    Raises:
        DataError: where the file cannot be read, is not text, or is not YAML of the plain kind.
    """
    return parse_document(read_text(path, root=root), named(path, root))


def parse_document(text: str, name: str) -> Document:
    """Read YAML text; see ``load_document``."""
    if len(text) > LARGEST_FILE:
        message = f"the file has {len(text):,} characters; at most {LARGEST_FILE:,} are read"
        raise Document(file=name, data=None).fail(_problem("too-large", message))
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = _problem("not-yaml", f"not valid YAML: {_in_words(error, text, line)}")
        raise DataError([Finding(file=name, line=line, column=column, problem=problem)]) from error
    except yaml.reader.ReaderError as error:
        raise Document(file=name, data=None).fail(
            _problem("not-yaml", f"not valid YAML: {error.reason}")
        ) from error
    walk = _Walk(name)
    data = walk.plain(node, None, 0) if node else None
    if walk.findings:
        raise DataError(walk.every())
    return Document(file=name, data=data, node=node)


def _in_words(error: yaml.MarkedYAMLError, text: str, number: int) -> str:
    """What a parser says, and what to do about it."""
    line = (text.split("\n") or [""])[min(number, text.count("\n") + 1) - 1]
    blank = line[: len(line) - len(line.lstrip())]
    if "\t" in blank:
        return "this line begins with a tab, and YAML takes spaces only; put two spaces in its place"
    said = " ".join(filter(None, [error.context, error.problem])) or "cannot be read"
    at = error.problem_mark.column if error.problem_mark else 0
    if "mapping values are not allowed" in said and ":" in line and ":" not in line[:at]:
        return "this line begins too far to the right; begin it in the same column as its siblings above"
    if "did not find expected key" in said and line.count('"') > 2:  # noqa: PLR2004 - those around the text
        return 'a quotation mark stands inside a text in quotation marks; write \\" for it'
    return next((do for part, do in _MENDED if part in said), said)


_MENDED = (
    ("tab", "put two spaces in the place of the tab"),
    ("mapping values are not allowed", 'put a text that holds ": " in quotation marks'),
    ("expected ',' or", "put each text with a comma or a colon in quotation marks, and close them"),
    ("unexpected end of stream", "a quotation mark is opened here and never closed"),
    ("did not find expected key", "begin the line in the same column as its siblings above"),
    ("did not find expected '-'", "begin the line in the same column as its siblings above"),
    ("cannot start any token", "a text can't begin with this sign; put the text in quotation marks"),
)
"""What a parser says of the usual mistakes, and what to do about each; the first that fits."""


def _problem(rule: str, message: str, path: str = "") -> Problem:
    return Problem(path=path, rule=rule, message=message)


def _compose(text: str) -> yaml.Node | None:
    """The node tree; what would do harm is refused on the event stream, before anything is kept of it."""
    if directive := _DIRECTIVE.search(text):
        raise _refused((text.count("\n", 0, directive.start()), 0), "directives are not used here")
    depth = values = documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused(_start(event), "anchors and aliases are not used here; write the value out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > BOTTOMLESS:
            raise _refused(_start(event), f"nested deeper than {BOTTOMLESS} levels")
        values += isinstance(event, yaml.NodeEvent)
        if values > MOST_VALUES:
            raise _refused(_start(event), f"has more than {MOST_VALUES:,} values")
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _refused(_start(event), "a second document begins; a file has one")
    return yaml.compose(text, Loader=LOADER)


def _start(event: yaml.Event) -> Place:
    start = cast("yaml.Mark", event.start_mark)
    return start.line, start.column


def _refused(place: Place, problem: str) -> yaml.MarkedYAMLError:
    mark = yaml.Mark("", 0, *place, None, 0)
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
"""Of which the parser compares each with all before it."""


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where there is one: it takes a tenth of the time."""

_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "value")
}
"""What values resolve to by themselves; any other tag was written by hand."""


type _Way = tuple[_Way | None, str | int]
"""The way to a value: written out as a path for a problem only."""


class _Walk:
    """One pass over a node tree: plain data, and what is wrong with the YAML itself."""

    def __init__(self, file: str) -> None:
        self.findings: list[Finding] = []
        self._file, self._more = file, 0

    def every(self) -> Iterator[Finding]:
        """The first hundred findings, and how many there are besides."""
        yield from self.findings
        for rest in more_than_shown(self._more):
            yield replace(self.findings[-1], problem=rest)

    def plain(self, node: yaml.Node, way: _Way | None, depth: int) -> Plainly:
        if depth > DEEPEST:
            self._say(node, way, "too-deep", f"nested deeper than {DEEPEST} levels")
            return None
        if node.tag not in _TAGS:
            tag = shown(node.tag.replace("tag:yaml.org,2002:", "!!", 1))
            self._say(node, way, "tag", f"the tag '{tag}' is not used here; take it out")
        match node:
            case yaml.MappingNode():
                return {key: self.plain(each, (way, key), depth + 1) for key, each in self._pairs(node, way)}
            case yaml.SequenceNode():
                return [self.plain(each, (way, i), depth + 1) for i, each in enumerate(node.value)]
        return self._scalar(cast("yaml.ScalarNode", node))

    def _pairs(self, node: yaml.MappingNode, way: _Way | None) -> Iterator[tuple[str, yaml.Node]]:
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or len(key.value) > LONGEST_KEY:
                message = f"a key is one word of at most {LONGEST_KEY} characters"
                self._say(key, way, "wrong-key", message)
            elif (name := str(key.value)) in seen:
                self._say(key, (way, name), "duplicate-key", f"the key '{name}' is listed twice")
            else:
                seen.add(name)
                yield name, value

    def _say(self, node: yaml.Node, way: _Way | None, rule: str, message: str) -> None:
        if len(self.findings) == MOST_SHOWN:
            self._more += 1
            return
        line, column = _place(node)
        problem = _problem(rule, message, _path(way))
        self.findings.append(Finding(file=self._file, line=line, column=column, problem=problem))

    @staticmethod
    def _scalar(node: yaml.ScalarNode) -> Plainly:
        value = str(node.value)
        if node.style:  # quoted or a block: text, whatever it looks like
            return value
        return None if value in {"", "~", "null"} else Plain(value)


def _path(way: _Way | None) -> str:
    steps: list[str] = []
    while way is not None:
        way, step = way
        steps.append(f"[{step}]" if isinstance(step, int) else f".{step}")
    return "".join(reversed(steps)).lstrip(".")


def _place_of(node: yaml.Node, path: str) -> Place:
    """Where the path leads, or as far as there is something."""
    place, rest = _place(node), f".{path}"
    while found := next(_steps(node, rest), None):
        place, node, rest = found
    return place


def _steps(node: yaml.Node, path: str) -> Iterator[tuple[Place, yaml.Node, str]]:
    """Place and value of the parts of a node with which the path may go on, and what is left of it."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            after = path.removeprefix(f".{key.value}") if isinstance(key, yaml.ScalarNode) else path
            if after != path and after[:1] in {"", ".", "["}:
                yield _place(key), value, after
    elif isinstance(node, yaml.SequenceNode) and (step := re.match(r"\[(\d{1,9})\]", path)):
        for value in node.value[int(step[1]) :][:1]:
            yield _place(value), value, path[step.end() :]


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1
