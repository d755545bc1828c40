"""Diagrams: hand-written SVG, checked so that each can be read on a phone, in both schemes and aloud.

Shapes carry classes and never colours, so that the scheme of the page colours them. What could run, load or
point elsewhere is not in the list of allowed parts, so that the file may stand in a page as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.words import unknown_word
from mkdocs_aruntime.catalog.files import read_text
from mkdocs_aruntime.catalog.finding import DataError, Finding

WIDEST = 360
"""Units of the drawing; text of 12 units is still readable where a phone shows it at nine tenths."""

ELEMENTS = (
    *("svg", "title", "desc", "defs", "marker", "g", "path", "line", "rect", "circle", "polygon"),
    *("polyline", "text", "tspan"),
)
ATTRIBUTES = (
    *("xmlns", "viewBox", "role", "aria-labelledby", "id", "class", "x", "y", "width", "height", "rx", "cx"),
    *("cy", "r", "x1", "y1", "x2", "y2", "d", "points", "transform", "marker-end", "marker-start"),
    *("refX", "refY", "markerWidth", "markerHeight", "orient"),
)
CLASSES = (
    *("box", "owns", "partly", "leaves", "no", "open", "accent", "line", "dashed", "head"),
    *("strong", "small", "middle", "end"),
)
"""What the stylesheet gives a look; the words mean what they mean in a layer map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """One drawing."""

    id: str
    """The name of its file."""
    title: str
    """Shown below it."""
    svg: str
    """As it was written."""


@dataclass(slots=True, kw_only=True)
class _Part:
    """One element, as the parser met it."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    text: str = ""


@dataclass(slots=True)
class _Drawing:
    """All elements of a file, in its order."""

    parts: list[_Part] = field(default_factory=list)

    def first(self, name: str) -> _Part | None:
        return next((part for part in self.parts if part.name == name), None)


def load_diagram(path: Path, *, root: Path) -> Diagram:
    """Read and check an SVG file.

    Raises:
        DataError: with every problem.
    """
    file = path.relative_to(root).as_posix()
    svg = read_text(path, root=root)
    try:
        drawing = _parse(svg)
    except expat.ExpatError as error:
        message = f"not well-formed: {expat.ErrorString(error.code)}"
        raise DataError([_finding(file, error.lineno, error.offset, "not-svg", message)]) from None
    findings = [
        Finding(file=file, line=part.line, column=part.column, problem=problem)
        for part, problem in _problems(drawing, path.stem)
    ]
    if findings:
        raise DataError(findings)
    title = drawing.first("title")
    return Diagram(id=path.stem, title=title.text.strip() if title else "", svg=svg.strip())


def _parse(svg: str) -> _Drawing:
    drawing = _Drawing()
    open_parts: list[_Part] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        part = _Part(name=name, attributes=attributes, line=line, column=column)
        open_parts.append(part)
        drawing.parts.append(part)

    def text(data: str) -> None:
        open_parts[-1].text += data

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_parts.pop()
    parser.CharacterDataHandler = text
    parser.Parse(svg, True)  # noqa: FBT003 - the parser takes it by position only
    return drawing


def _problems(drawing: _Drawing, name: str) -> Iterator[tuple[_Part, Problem]]:
    root = drawing.parts[0]
    yield from ((root, problem) for problem in _root(drawing, name))
    for part in drawing.parts:
        yield from ((part, problem) for problem in _part(part, name))


def _root(drawing: _Drawing, name: str) -> Iterator[Problem]:
    root = drawing.parts[0]
    box = root.attributes.get("viewBox", "").split()
    if root.name != "svg" or len(box) != 4 or box[:2] != ["0", "0"]:  # noqa: PLR2004 - x, y, width, height
        yield _problem("no-view-box", "the drawing must be an svg with a viewBox that begins with '0 0'")
    elif float(box[2]) > WIDEST:
        message = f"the drawing is {box[2]} units wide; at most {WIDEST} can be read on a phone"
        yield _problem("too-wide", message)
    for each in ("title", "desc"):
        part = drawing.first(each)
        if part is None or not part.text.strip() or part.attributes.get("id") != f"{name}-{each}":
            yield _problem("unnamed", f"the drawing needs a <{each} id='{name}-{each}'> with a text")
    wanted = f"{name}-title {name}-desc"
    if root.attributes.get("role") != "img" or root.attributes.get("aria-labelledby") != wanted:
        yield _problem("unnamed", f"the svg needs role='img' and aria-labelledby='{wanted}'")


def _part(part: _Part, name: str) -> Iterator[Problem]:
    yield from unknown_word("", part.name, ELEMENTS, "element of a diagram")
    for key, value in part.attributes.items():
        if key not in ATTRIBUTES:
            message = f"'{key}' has no place in a diagram; colours and sizes of text come from classes"
            yield _problem("own-look", message)
        if key.startswith("marker-") and not value.startswith(f"url(#{name}-"):
            yield _problem("foreign-id", f"'{value}' must point to an id of this drawing: url(#{name}-…)")
    for word in part.attributes.get("class", "").split():
        yield from unknown_word("", word, CLASSES, "class of a diagram")
    id_ = part.attributes.get("id")
    if id_ is not None and not id_.startswith(f"{name}-"):
        message = f"the id '{id_}' must begin with '{name}-', since a page may show several diagrams"
        yield _problem("foreign-id", message)


def _problem(rule: str, message: str) -> Problem:
    return Problem(path="", rule=rule, message=message)


def _finding(file: str, line: int, column: int, rule: str, message: str) -> Finding:
    return Finding(file=file, line=line, column=column + 1, problem=_problem(rule, message))
