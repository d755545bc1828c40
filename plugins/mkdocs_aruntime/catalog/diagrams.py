"""Diagrams: hand-written SVG, checked so that each can be read on a phone, in both schemes and aloud.

Shapes carry classes and never colours, so that the scheme of the page colours them. What could run, load or
point elsewhere is not in the list of allowed parts: which elements there are and where each may stand, which
attributes, and what each may say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from aruntime_evaluator import Id, InvalidDocumentError, Line, Problem, Text, decode, shown, unknown_word
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.svg import Element, SvgError, read_svg, to_html

WIDEST = 360
"""Units of the drawing; text of 12 units is still readable where a phone shows it at nine tenths."""

TALLEST = 1_000
"""Units of the drawing: three screens of a phone."""

MOST_PROBLEMS = 100
"""Told of one drawing."""

NAMESPACE = "http://www.w3.org/2000/svg"

SHAPES = ("path", "line", "rect", "circle", "polygon", "polyline")
INSIDE: Mapping[str, tuple[str, ...]] = {
    "svg": ("title", "desc", "defs", "g", *SHAPES, "text"),
    "title": (),
    "desc": (),
    "defs": ("marker",),
    "marker": ("g", *SHAPES),
    "g": ("title", "g", *SHAPES, "text"),
    **dict.fromkeys(SHAPES, ()),
    "text": ("tspan",),
    "tspan": ("tspan",),
}
"""What may stand in which element. In HTML, what stands in a title or a desc is no longer SVG."""

WORDED = ("title", "desc", "text", "tspan")
"""The elements that may hold words."""

CLASSES = (
    *("box", "owns", "partly", "leaves", "no", "open", "accent", "line", "dashed", "head"),
    *("strong", "small", "middle", "end"),
)
"""What the stylesheet gives a look; the words mean what they mean in a layer map."""

_SIZE = r"[0-9]{1,4}(?:\.[0-9]{1,4})?(?![0-9.])"
_NUMBER = f"-?{_SIZE}"
_NUMBERS = f"{_NUMBER}(?:[ ,]+{_NUMBER})*"
_TURN = r"(?:translate|rotate|scale|skewX|skewY|matrix)\(" + _NUMBERS + r"\)"

_NUMERIC = ((_NUMBER, "a number such as 12 or -1.5"), (_SIZE, "a size such as 12 or 1.5"))
VALUES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("x", "y", "cx", "cy", "x1", "y1", "x2", "y2", "refX", "refY"), _NUMERIC[0]),
    **dict.fromkeys(("width", "height", "rx", "r", "markerWidth", "markerHeight"), _NUMERIC[1]),
    "viewBox": (_NUMBERS, "four numbers, the first two of them 0"),
    "d": (
        f"[Mm](?:[MLHVCSQTAZmlhvcsqtaz]|{_NUMBER}|[ ,])+",
        "a path: M first, letters of commands and plain numbers",
    ),
    "points": (_NUMBERS, "plain numbers"),
    "transform": (f"{_TURN}(?:[ ,]+{_TURN})*", "functions with plain numbers, such as 'rotate(45)'"),
    "orient": (f"auto|auto-start-reverse|{_NUMBER}", "auto, auto-start-reverse or a number"),
}
"""What the attributes of the drawing itself may say: a pattern, and the same in words."""

NAMED = ("class", "id", "marker-end", "marker-start")
"""Attributes whose values are names: of a look, or of parts of this drawing."""

OF_THE_ROOT = ("xmlns", "role", "aria-labelledby")


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """One drawing."""

    id: str
    """The name of its file."""
    title: str
    """Shown below it."""
    svg: str
    """HTML, written from the checked tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What stands for a drawing, by the rules that the model has for such words."""

    file: Id
    title: Line
    desc: Text


def load_diagram(path: Path, *, root: Path) -> Diagram:
    """Read and check an SVG file.

    Raises:
        DataError: with every problem.
    """
    file = path.relative_to(root).as_posix()
    try:
        drawing = read_svg(path)
    except SvgError as error:
        place = (file, error.line, error.column)
        raise DataError([_finding(place, _problem(error.rule, error.message))]) from None
    problems = list(islice(_problems(drawing, path.stem), MOST_PROBLEMS))
    if len(problems) == MOST_PROBLEMS:
        problems.append((drawing, _problem("more", f"more than the {MOST_PROBLEMS} problems that are told")))
    if problems:
        raise DataError(_finding((file, part.line, part.column), each) for part, each in problems)
    title = _first(drawing, "title")
    return Diagram(id=path.stem, title=title.text if title else "", svg=to_html(drawing))


def _problems(drawing: Element, name: str) -> Iterator[tuple[Element, Problem]]:
    yield from ((drawing, each) for each in _whole(drawing, name))
    yield from _parts(drawing, name)


def _whole(root: Element, name: str) -> Iterator[Problem]:
    """What is wrong with the drawing as one thing."""
    box = _box(root)
    if root.name != "svg" or root.attributes.get("xmlns") != NAMESPACE:
        yield _problem("not-svg", f"the drawing must be an <svg xmlns='{NAMESPACE}'>")
    if box is None:
        yield _problem("no-view-box", "the drawing must be an svg with a viewBox that begins with '0 0'")
    elif box[0] > WIDEST:
        yield _problem(
            "too-wide", f"the drawing is {box[0]:g} units wide; at most {WIDEST} can be read on a phone"
        )
    elif box[1] > TALLEST:
        yield _problem("too-tall", f"the drawing is {box[1]:g} units tall; at most {TALLEST:,} are shown")
    yield from _worded(root, name)
    wanted = f"{name}-title {name}-desc"
    if root.attributes.get("role") != "img" or root.attributes.get("aria-labelledby") != wanted:
        yield _problem("unnamed", f"the svg needs role='img' and aria-labelledby='{wanted}'")
    ids = [part.attributes["id"] for part in root.all() if "id" in part.attributes]
    for each in sorted({each for each in ids if ids.count(each) > 1}):
        yield _problem("same-id", f"the id '{each}' stands here {ids.count(each)} times")


def _worded(root: Element, name: str) -> Iterator[Problem]:
    """What is wrong with the words that stand for the drawing."""
    words = {"file": name}
    for each in ("title", "desc"):
        part = _first(root, each)
        if part is None or not part.text or part.attributes.get("id") != f"{name}-{each}":
            yield _problem("unnamed", f"the drawing needs a <{each} id='{name}-{each}'> with a text")
        words[each] = part.text if part and part.text else "-"
    try:
        decode(_Words, words)
    except InvalidDocumentError as error:
        yield from error.problems


def _parts(root: Element, name: str) -> Iterator[tuple[Element, Problem]]:
    """What is wrong with each element, in the order of the file."""
    markers = {f"url(#{part.attributes.get('id')})" for part in root.all() if part.name == "marker"}
    yield from ((root, each) for each in unknown_word("", shown(root.name), INSIDE, "element of a diagram"))
    for part in root.all():
        for key, value in part.attributes.items():
            if part is not root or key not in OF_THE_ROOT:
                yield from ((part, each) for each in _attribute(key, value, name, markers))
        if part.name == "marker" and _box(part) is None:
            yield part, _problem("no-view-box", "a marker needs a viewBox of '0 0', a width and a height")
        if part.text and part.name not in WORDED:
            yield part, _problem("misplaced", f"words stand in '{part.name}'; they belong in a <text>")
        for child in part.elements():
            yield from ((child, each) for each in _placed(child.name, part.name))


def _placed(name: str, parent: str) -> Iterator[Problem]:
    """What is wrong with an element of this name where it stands."""
    known = INSIDE.get(parent, ())
    yield from unknown_word("", shown(name), INSIDE, "element of a diagram")
    if name in INSIDE and name not in known:
        held = f"it may hold {', '.join(known)}" if known else "it holds no elements"
        yield _problem("misplaced", f"'{name}' has no place in '{parent}'; {held}")


def _attribute(key: str, value: str, name: str, markers: set[str]) -> Iterator[Problem]:
    """What is wrong with an attribute in a drawing of this name, with these ways to its markers."""
    match key:
        case "class":
            for word in value.split():
                yield from unknown_word("", shown(word), CLASSES, "class of a diagram")
        case "id" if not re.fullmatch(rf"{re.escape(name)}-[a-z0-9-]+", value):
            message = (
                f"the id '{shown(value)}' must begin with '{name}-', since a page may show several diagrams"
            )
            yield _problem("foreign-id", message)
        case "marker-end" | "marker-start" if value not in markers:
            message = f"'{shown(value)}' must point to a marker of this drawing: url(#{name}-…)"
            yield _problem("foreign-id", message)
        case _ if key in VALUES and not re.fullmatch(VALUES[key][0], value):
            yield _problem("wrong-value", f"{key}='{shown(value)}' is not taken; expected {VALUES[key][1]}")
        case _ if key in OF_THE_ROOT:
            yield _problem("misplaced", f"'{key}' belongs to the svg itself")
        case _ if key not in VALUES and key not in NAMED:
            message = f"'{shown(key)}' has no place in a diagram; colours and sizes of text come from classes"
            yield _problem("own-look", message)


def _box(part: Element) -> tuple[float, float] | None:
    """Width and height of a drawing or a marker whose place begins at nought."""
    match = re.fullmatch(rf"0[ ,]+0[ ,]+({_SIZE})[ ,]+({_SIZE})", part.attributes.get("viewBox", ""))
    width, height = map(float, match.groups()) if match else (0, 0)
    return (width, height) if width > 0 and height > 0 else None


def _first(root: Element, name: str) -> Element | None:
    return next((part for part in root.elements() if part.name == name), None)


def _problem(rule: str, message: str) -> Problem:
    return Problem(path="", rule=rule, message=message)


def _finding(place: tuple[str, int, int], problem: Problem) -> Finding:
    file, line, column = place
    return Finding(file=file, line=line, column=column, problem=problem)
