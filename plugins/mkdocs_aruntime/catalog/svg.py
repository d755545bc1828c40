"""SVG read as strictly as it can be, and written out again from what was read.

An XML parser and an HTML parser see different things in one file: a comment, a processing instruction or a
document type hides from the one what the other runs. So none of them is read here, and what comes into a page
is never the file but the tree that was checked, with every text and every value escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from aruntime_evaluator import unprintable

LARGEST_FILE = 64_000
"""Bytes; the longest drawing of the site has a tenth of it."""

DEEPEST = 12
"""Elements within each other, the root included."""

MOST_ELEMENTS = 1_000

_NOT_TAKEN = {
    "StartDoctypeDeclHandler": ("a document type", "with it, nobody can define an entity"),
    "CommentHandler": ("a comment", "say it in <desc>, where readers have it too"),
    "ProcessingInstructionHandler": ("a processing instruction", "a page has no use for it"),
    "StartCdataSectionHandler": ("a CDATA section", "write &lt; and &amp; instead"),
}
"""What the parser meets beside elements and texts, by the name of its handler, and why or what instead."""


@dataclass(slots=True, kw_only=True)
class Element:
    """One element, with what stands in it in the order of the file."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    """From 1."""
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, with white space as a browser shows it."""
        return " ".join("".join(each for each in self.children if isinstance(each, str)).split())

    def elements(self) -> Iterator[Element]:
        """The elements that stand directly in it."""
        return (each for each in self.children if isinstance(each, Element))

    def all(self) -> Iterator[Element]:
        """It and every element below it, in the order of the file."""
        yield self
        for each in self.elements():
            yield from each.all()


class SvgError(Exception):
    """A file that is not read, with the place where reading ended."""

    def __init__(self, rule: str, message: str, line: int = 1, column: int = 1) -> None:
        self.rule, self.message, self.line, self.column = rule, message, line, column
        super().__init__(message)


def read_svg(path: Path) -> Element:
    """The root of a drawing.

    Raises:
        SvgError: where the file is too large, no UTF-8 text or not well-formed, or holds what is never read.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise SvgError("too-large", f"the file is too long: {LARGEST_FILE:,} bytes are read at most")
    try:
        return _Reader().read(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        message = f"the file is not UTF-8 text (byte {error.start}); save it as UTF-8"
        raise SvgError("not-utf-8", message, line, column) from None
    except expat.ExpatError as error:
        message = f"not well-formed: {expat.ErrorString(error.code)}"
        raise SvgError("not-svg", message, error.lineno, error.offset + 1) from None


def to_html(element: Element) -> str:
    """The element as HTML: a browser's parser makes the same tree of it."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes.items())
    if not element.children:
        return f"<{element.name}{attributes}/>"
    inner = "".join(
        to_html(each) if isinstance(each, Element) else escape(each, quote=False) for each in element.children
    )
    return f"<{element.name}{attributes}>{inner}</{element.name}>"


class _Reader:
    """One pass of the parser, which ends at the first thing that is not taken."""

    def __init__(self) -> None:
        self.open: list[Element] = []
        self.root: Element | None = None
        self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = lambda _name: self.open.pop()
        self.parser.CharacterDataHandler = self.words
        self.parser.XmlDeclHandler = self.declared
        for handler, (what, why) in _NOT_TAKEN.items():
            message = f"{what} has no place in a diagram: {why}"
            setattr(self.parser, handler, lambda *_, message=message: self.refuse("not-taken", message))

    def read(self, text: str) -> Element:
        self.parser.Parse(text, True)  # noqa: FBT003 - the parser takes it by position only
        if self.root is None:
            raise TypeError("a well-formed document has a root")
        return self.root

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS:
            self.refuse("too-large", f"more than {MOST_ELEMENTS:,} elements; a diagram is read on a phone")
        if len(self.open) == DEEPEST:
            self.refuse("too-deep", f"elements within each other are read {DEEPEST} deep; draw it flatter")
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.refuse_hidden("".join(attributes.values()))
        element = Element(name=name, attributes=attributes, line=line, column=column)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def words(self, text: str) -> None:
        self.refuse_hidden(text)
        self.open[-1].children.append(text)

    def refuse_hidden(self, text: str) -> None:
        # Only here: a reference such as &#x202e; hides nothing until it is resolved.
        if character := unprintable(text):
            self.refuse("unprintable", f"holds {character}, which is no printable character; remove it")

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.casefold() not in {"utf-8", "us-ascii"}:
            self.refuse("not-utf-8", f"the file calls itself {encoding}; save it as UTF-8")

    def refuse(self, rule: str, message: str) -> NoReturn:
        parser = self.parser
        raise SvgError(rule, message, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
