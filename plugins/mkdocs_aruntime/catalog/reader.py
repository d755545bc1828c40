"""YAML that remembers line and column, and refuses what a hand-written file never needs.

Anchors, aliases, tags, directives and second documents are refused (an alias bomb is one line), and so are
files past a size and values past a number that no entry reaches: a value of one letter takes a kilobyte while
it is read. Unquoted scalars stay text until the model says otherwise: ``1.10`` is a version, ``no`` a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import yaml

from aruntime_evaluator.model.codec import Plain, decode
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from mkdocs_aruntime.catalog.files import LARGEST_FILE, named, read_text
from mkdocs_aruntime.catalog.finding import DataError, Finding

MOST_VALUES = 50_000
"""Values and keys of one file; the longest real one has a tenth of it."""

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
    places: dict[str, Place] = field(default_factory=dict)
    """Line and column, from 1, of every path."""

    def finding(self, problem: Problem) -> Finding:
        """The problem at the place of its path, or of the nearest part that encloses it."""
        path = problem.path
        while path and path not in self.places:
            path = re.sub(r"(\[\d+\]|\.?[^.\[\]]+)$", "", path)
        line, column = self.places.get(path, (1, 1))
        return Finding(file=self.file, line=line, column=column, problem=problem)

    def fail(self, *problems: Problem) -> DataError:
        """The error to raise for these problems."""
        return DataError(map(self.finding, problems))


def load_record[T](kind: type[T], path: Path, *, root: Path) -> tuple[T, Document]:
    """Read a YAML file as a model record.

    Raises:
        DataError: with every problem, each with file, line and column.
    """
    document = load_document(path, root=root)
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
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = " ".join(filter(None, [error.context, error.problem])) or "cannot be read"
        broken = Document(file=name, data=None, places={"": place})
        raise broken.fail(_problem("not-yaml", f"not valid YAML: {message}")) from error
    except yaml.reader.ReaderError as error:
        raise Document(file=name, data=None).fail(
            _problem("not-yaml", f"not valid YAML: {error.reason}")
        ) from error
    walk = _Walk()
    data = walk.plain(node, "", 0) if node else None
    document = Document(file=name, data=data, places=walk.places)
    if walk.problems:
        raise document.fail(*walk.problems)
    return document


def _problem(rule: str, message: str, path: str = "") -> Problem:
    return Problem(path=path, rule=rule, message=message)


def _compose(text: str) -> yaml.Node | None:
    """The node tree; what would do harm is refused on the event stream, before anything is kept of it."""
    if directive := _DIRECTIVE.search(text):
        raise _refused((text.count("\n", 0, directive.start()), 0), "directives are not used here")
    depth = values = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
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
    return yaml.compose(text, Loader=_LOADER)


def _start(event: yaml.Event) -> Place:
    start = cast("yaml.Mark", event.start_mark)
    return start.line, start.column


def _refused(place: Place, problem: str) -> yaml.MarkedYAMLError:
    mark = yaml.Mark("", 0, *place, None, 0)
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
"""Of which the parser compares each with all before it."""


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "value")
}
"""What plain scalars resolve to by themselves; any other tag was written by hand."""


class _Walk:
    """One pass over a node tree: plain data, places, and what is wrong with the YAML itself."""

    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.problems: list[Problem] = []

    def plain(self, node: yaml.Node, path: str, depth: int) -> Plainly:
        self.places.setdefault(path, _place(node))
        if depth > DEEPEST:
            self.problems.append(_problem("too-deep", f"nested deeper than {DEEPEST} levels", path))
            return None
        match node:
            case yaml.MappingNode():
                return {key: self.plain(each, here, depth + 1) for key, here, each in self.pairs(node, path)}
            case yaml.SequenceNode():
                return [self.plain(each, f"{path}[{i}]", depth + 1) for i, each in enumerate(node.value)]
        if node.tag not in _TAGS:
            self.problems.append(_problem("tag", f"the tag {node.tag} is not used here", path))
        return self.scalar(cast("yaml.ScalarNode", node))

    def pairs(self, node: yaml.MappingNode, path: str) -> Iterator[tuple[str, str, yaml.Node]]:
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or len(key.value) > LONGEST_KEY:
                message = f"a key is one word of at most {LONGEST_KEY} characters"
                self.problems.append(_problem("wrong-key", message, path))
                continue
            name = str(key.value)
            here = f"{path}.{name}" if path else name
            if name in seen:
                self.places[here] = _place(key)
                self.problems.append(_problem("duplicate-key", f"the key '{name}' stands here twice", here))
                continue
            seen.add(name)
            self.places[here] = _place(key)
            yield name, here, value

    @staticmethod
    def scalar(node: yaml.ScalarNode) -> Plainly:
        value = str(node.value)
        if node.style:  # quoted or a block: text, whatever it looks like
            return value
        return None if value in {"", "~", "null"} else Plain(value)


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1
