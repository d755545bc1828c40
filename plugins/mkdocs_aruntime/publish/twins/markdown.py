"""HTML → Markdown, for the HTML that our own pages are made of.

What only a reader with a screen can use is left out: scripts, styles, controls, and what carries
``data-no-twin``. A drawing becomes its title and description.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from urllib.parse import urljoin

from mkdocs_aruntime.publish.page import Node

_LEFT_OUT = frozenset(
    {
        "script",
        "style",
        "template",
        "nav",
        "button",
        "input",
        "select",
        "textarea",
        "form",
        "noscript",
        "iframe",
    }
)
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "label"),
        *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    }
)
_UNREAD = frozenset({"headerlink", "ar-vh"})
"""Classes of what is left out as well."""
_MARKS = re.compile(r"[\\`*\[\]<]")
_BEGINS_A_BLOCK = re.compile(r"#{1,6} |[-+>] |\d+[.)] ")
_AROUND: Mapping[str, tuple[str, str]] = {
    "em": ("*", "*"),
    "i": ("*", "*"),
    "strong": ("**", "**"),
    "b": ("**", "**"),
    "q": ("“", "”"),
    "del": ("~~", "~~"),
}


def to_markdown(tree: Node, at: str = "") -> str:
    """The content of a page as Markdown that says the same.

    Args:
        tree: the content.
        at: the page's absolute address, from which its links are told; without it they stay as they are.
    """
    return "\n\n".join(_Writer(at).blocks(tree)) + "\n"


class _Writer:
    """Writes the elements of one page."""

    def __init__(self, at: str) -> None:
        self._at = at

    def blocks(self, node: Node) -> Iterator[str]:
        """The blocks of an element; text between them is a paragraph."""
        run: list[Node | str] = []
        for child in node.children:
            if isinstance(child, str) or child.tag in _INLINE:
                if run or isinstance(child, Node) or not child.isspace():
                    run.append(child)
                continue
            yield from self.paragraph(run)
            run = []
            if not _hidden(child):
                yield from _BLOCKS.get(child.tag, _Writer.blocks)(self, child)
        yield from self.paragraph(run)

    def paragraph(self, run: list[Node | str]) -> Iterator[str]:
        if run and (text := self.inline(run)):
            yield f"\\{text}" if _BEGINS_A_BLOCK.match(text) else text

    def inline(self, children: list[Node | str]) -> str:
        return "\n".join(" ".join(line.split()) for line in self.spans(children).split("\n")).strip()

    def spans(self, children: list[Node | str]) -> str:
        """Neighbours that only a stylesheet sets apart are set apart by a space."""
        text, previous = "", None
        for child in children:
            apart = isinstance(child, Node) and isinstance(previous, Node) and child.tag != "sup"
            text += (" " if apart else "") + self.span(child)
            previous = child
        return text

    def span(self, child: Node | str) -> str:
        if isinstance(child, str):
            return as_text(_in_line(child))
        if _hidden(child):
            return ""
        match child.tag:
            case "br":
                return "  \n"
            case "img":
                alt, source = (child.attributes.get(name, "") for name in ("alt", "src"))
                return f"![{as_text(alt)}]({self.address(source)})"
            case "code" | "kbd" | "samp":
                return _code(child.text())
            case "a" if child.attributes.get("href") and "data-correct" not in child.attributes:
                return f"[{self.inline(child.children)}]({self.address(child.attributes['href'])})"
            case "svg":
                return _drawing_text(child)
        before, after = _AROUND.get(child.tag, ("", ""))
        raw = self.spans(child.children)
        text = raw.strip()
        if not text:
            return " " if raw else ""
        lead, tail = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
        return f"{lead}{before}{text}{after}{tail}"

    def heading(self, node: Node) -> Iterator[str]:
        if text := self.inline(node.children):
            yield f"{'#' * int(node.tag[1])} {text}"

    def items(self, node: Node) -> Iterator[str]:
        found = [child for child in node.children if isinstance(child, Node) and child.tag == "li"]
        start = int(node.attributes.get("start", "1"))
        lines: list[str] = []
        for number, item in enumerate(found, start):
            mark = f"{number}. " if node.tag == "ol" else "- "
            blocks = list(self.blocks(item))
            if blocks and not _hidden(item):
                tight = all(block.startswith(("- ", "1. ")) for block in blocks[1:])
                lines.append(mark + _indented("\n" if tight else "\n\n", blocks, len(mark)))
        if lines:
            yield "\n".join(lines)

    def definitions(self, node: Node) -> Iterator[str]:
        lines: list[str] = []
        for part in node.elements("dt", "dd"):
            text = " ".join(self.blocks(part))
            if part.tag == "dt":
                lines.append(f"- **{text}**:")
            elif lines:
                lines[-1] += f" {text}"
        if lines:
            yield "\n".join(lines)

    def table(self, node: Node) -> Iterator[str]:
        rows = [[self.cell(cell) for cell in row.elements("th", "td")] for row in node.elements("tr")]
        rows = [row for row in rows if row]
        if not rows:
            return
        width = max(map(len, rows))
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        caption = "".join(self.inline(each.children) for each in node.elements("caption"))
        if caption:
            yield caption
        yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])

    def cell(self, cell: Node) -> str:
        """A cell is one line, so a list in it is an enumeration."""
        return re.sub(r"\s+", " ", " ".join(self.blocks(self.enumerated(cell)))).replace("|", "\\|")

    def enumerated(self, node: Node) -> Node:
        """The element with an enumeration in the place of every list; the tree stays as it is."""
        if node.tag in {"ul", "ol"}:
            words = ", ".join(self.inline(item.children) for item in node.elements("li"))
            return Node("markdown", children=[words])
        children = [child if isinstance(child, str) else self.enumerated(child) for child in node.children]
        return Node(node.tag, node.attributes, children)

    def quotation(self, node: Node) -> Iterator[str]:
        if text := "\n\n".join(self.blocks(node)):
            yield re.sub(r"^(?=.)", "> ", text, flags=re.MULTILINE).replace("\n\n", "\n>\n")

    def address(self, url: str) -> str:
        """An address that ends where Markdown takes it to end, and that holds wherever the text is read."""
        with suppress(ValueError):  # what is no address is told as it stands
            url = urljoin(self._at, url)
        return re.sub(r"[\s()<>\[\]\\]", lambda match: f"%{ord(match[0]):02X}", url)


def _hidden(node: Node) -> bool:
    left_out = node.tag in _LEFT_OUT or "hidden" in node.attributes or "data-no-twin" in node.attributes
    return left_out or not _UNREAD.isdisjoint(node.classes)


def as_text(text: str) -> str:
    """A text that means nothing in Markdown."""
    return _MARKS.sub(r"\\\g<0>", text)


def _in_line(text: str) -> str:
    """White space of any kind and length is one space."""
    words = " ".join(text.split())
    before, after = text[:1].isspace(), text[-1:].isspace() and bool(words)
    return f"{' ' * before}{words}{' ' * after}"


def _code(text: str) -> str:
    ticks = "`" * (max(map(len, re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}" if text else ""


def _indented(between: str, blocks: list[str], width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, between.join(blocks))


def _ready(_: _Writer, node: Node) -> Iterator[str]:
    yield node.text()


def _preformatted(_: _Writer, node: Node) -> Iterator[str]:
    text = node.text().strip("\n")
    words = [word for each in [node, *node.elements("code")] for word in each.classes]
    language = next((word.removeprefix("language-") for word in words if word.startswith("language-")), "")
    fence = "`" * max(3, max(map(len, re.findall(r"`+", text)), default=0) + 1)
    yield f"{fence}{language}\n{text}\n{fence}"


def _drawing(_: _Writer, node: Node) -> Iterator[str]:
    if text := _drawing_text(node):
        yield text


def _drawing_text(node: Node) -> str:
    said = [each.text().strip() for each in node.elements("title", "desc")]
    return f"*Drawing: {': '.join(said)}*" if any(said) else ""


def _rule(_: _Writer, node: Node) -> Iterator[str]:
    del node
    yield "---"


_BLOCKS: Mapping[str, Callable[[_Writer, Node], Iterator[str]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Writer.heading),
    **dict.fromkeys(("ul", "ol"), _Writer.items),
    "dl": _Writer.definitions,
    "table": _Writer.table,
    "pre": _preformatted,
    "blockquote": _Writer.quotation,
    "svg": _drawing,
    "hr": _rule,
    "markdown": _ready,
}
"""How the elements that are more than a container become Markdown."""
