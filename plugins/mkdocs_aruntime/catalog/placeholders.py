"""What is filled into a page, and the fixed parts of a guide: one extension of Python-Markdown.

A placeholder is ``{{ name }}``, ``{{ diagram name }}`` or ``{{ decision name part … }}`` on its own line.
In code, in a comment, in HTML or in the middle of a line it means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from aruntime_evaluator import Problem, unknown_word
from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.outline import read_html, read_paragraphs

PLACEHOLDER = re.compile(
    r"\{\{ *(?:diagram +(?P<diagram>[a-z0-9-]+)|decision +(?P<decision>[a-z0-9-]+(?: +[a-z0-9.-]+)+)"
    r"|(?P<block>[a-z-]+)|@(?P<part>[0-9]+)) *\}\}[ \t]*"
)

END = "{{ @end }}"
"""Stands after the authored text of a guide."""

_END = "aruntime-end"


class Placeholder(NamedTuple):
    """What a placeholder names: one of the four."""

    block: str
    diagram: str
    part: str
    """The number of a part of the page that was made beforehand; authors may not use it."""
    decision: str = ""
    """The id of a worked decision and the parts of it, as words."""

    @property
    def excerpt(self) -> tuple[str, tuple[str, ...]]:
        """The decision, and the parts of it that are shown."""
        decision, *parts = self.decision.split()
        return decision, tuple(parts)


def placeholder_of(text: str) -> Placeholder | None:
    """What a line stands for, if it is a placeholder."""
    found = PLACEHOLDER.fullmatch(text)
    return Placeholder(*(found[name] or "" for name in Placeholder._fields)) if found else None


def check_placeholders(
    file: str, body: str, first_line: int, known: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """Placeholders that name nothing, or that stand in HTML, where nothing is filled in.

    Args:
        file: as messages name it.
        body: the page without its front matter.
        first_line: the line of the file on which the body begins.
        known: the names of ``block`` and ``diagram``, and each ``decision`` with each part of it, as two
            words; of what is left out, any may stand.
    """
    if "{{" not in body:
        return

    def finding(line: int, problem: Problem) -> Finding:
        return Finding(file=file, line=line + first_line - 1, column=1, problem=problem)

    for line, named in _placeholders(each.lines for each in read_paragraphs(body)):
        if named.part:
            message = f"'{{{{ @{named.part} }}}}' is kept for what the site itself makes"
            yield finding(line, Problem(path="", rule="placeholder", message=message))
        for what, name in _names(named):
            for problem in unknown_word("", name, known[what], what) if what in known else ():
                yield finding(line, problem)
    for line, _ in _placeholders(read_html(body)):
        message = "nothing is filled in inside HTML; put an empty line before and after it"
        yield finding(line, Problem(path="", rule="placeholder", message=message))


def _names(named: Placeholder) -> Iterator[tuple[str, str]]:
    if named.block:
        yield "block", named.block
    elif named.diagram:
        yield "diagram", named.diagram
    elif named.decision:
        decision, parts = named.excerpt
        yield from (("decision", f"{decision} {part}") for part in parts)


def _placeholders(texts: Iterable[Iterable[tuple[int, str]]]) -> Iterator[tuple[int, Placeholder]]:
    for line, text in chain.from_iterable(texts):
        if named := placeholder_of(text.strip()):
            yield line, named


type Fill = Callable[[Placeholder], str]
"""Gives the Markdown for a placeholder; it may name parts, and hold code between fences."""


class Placeholders(Extension):
    """Fills placeholders as ``fill`` says, and with ``parts`` of HTML; both are set anew for every page."""

    def __init__(self) -> None:
        super().__init__()
        self.fill: Fill = lambda _: ""
        self.parts: Sequence[str] = ()
        self.structure: Structure | None = None
        self.filled: list[tuple[Placeholder, str]] = []
        """What was filled into the page, in order."""
        self._ready: list[str] = []

    def begin(self, fill: Fill, parts: Sequence[str], structure: Structure | None) -> None:
        """Take what is filled into the next page."""
        self.fill, self.parts, self.structure = fill, parts, structure
        self.filled, self._ready = [], []

    def fill_in(self, named: Placeholder) -> str:
        """The Markdown for a placeholder of the page."""
        text = self._ready.pop(0) if self._ready else self.fill(named)
        self.filled.append((named, text))
        return text

    def fills_again(self, before: Sequence[tuple[Placeholder, str]], parts: Sequence[str]) -> bool:
        """Whether the same is filled into a page as into the same page before; if not, it is ready."""
        self._ready = [self.fill(named) for named, _ in before]
        return self._ready == [text for _, text in before] and [*self.parts] == [*parts]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register both processors: before paragraphs, and before headings get their addresses."""
        md.parser.blockprocessors.register(_Filling(md.parser, self), "aruntime-placeholders", 75)
        md.treeprocessors.register(_Structuring(md, self), "aruntime-structure", 7)


class Structure(NamedTuple):
    """Fixed parts of a page, which are styled."""

    part: Callable[[str, str], str]
    """The class of a part, by the heading of its section and its own; nothing where it is none."""
    lists: frozenset[str]
    """Headings of the sections that are checklists."""


class _Filling(BlockProcessor):
    def __init__(self, parser: Any, extension: Placeholders) -> None:  # noqa: ANN401 - has no stub
        super().__init__(parser)
        self._extension = extension

    def test(self, parent: Element, block: str) -> bool:
        del parent
        return any(line == END or placeholder_of(line) for line in block.split("\n"))

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        at = next(at for at, line in enumerate(lines) if line == END or placeholder_of(line))
        if before := "\n".join(lines[:at]):
            self.parser.parseBlocks(parent, [before])
        if after := "\n".join(lines[at + 1 :]):
            blocks.insert(0, after)
        named = placeholder_of(lines[at])
        if named is None:
            SubElement(parent, _END)
        elif named.part:
            html = self._extension.parts[int(named.part)].strip()
            SubElement(parent, "p").text = self.parser.md.htmlStash.store(html)
        else:
            text = self._code_set_apart(self._extension.fill_in(named))
            blocks[:0] = filter(str.strip, text.split("\n\n"))

    def _code_set_apart(self, text: str) -> str:
        """Fences are read before blocks are, so those of what is filled in have to be read here."""
        fences = "fenced_code_block"
        known = fences in self.parser.md.preprocessors and "```" in text
        return "\n".join(self.parser.md.preprocessors[fences].run(text.split("\n"))) if known else text


class _Structuring(Treeprocessor):
    def __init__(self, md: Markdown, extension: Placeholders) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        structure = self._extension.structure
        root[:] = list(self._parts(root, structure) if structure else _without_end(root))

    def _parts(self, root: Element, structure: Structure) -> Iterator[Element]:
        section, within = "", None
        for element in root:
            text = "".join(element.itertext()).strip()
            if element.tag in {"h2", _END}:
                section, within = text, None
                if element.tag == "h2":
                    yield element
                if section in structure.lists:
                    within = _block("div", {"class": "ar-checklist"})
                    yield within
            elif element.tag == "h3" and (kind := structure.part(section, text)):
                within = _block("section", {"class": kind, "data-part": _slug(text)})
                element.set("id", f"{_slug(section)}-{_slug(text)}")
                within.append(element)
                yield within
            elif within is not None:
                within.append(element)
            else:
                yield element


def _block(tag: str, attributes: dict[str, str]) -> Element:
    block = Element(tag, attributes)
    block.text = block.tail = "\n"
    return block


def _without_end(root: Element) -> Iterator[Element]:
    return (element for element in root if element.tag != _END)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
