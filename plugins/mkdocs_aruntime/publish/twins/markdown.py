"""HTML → Markdown, for the HTML that our own pages are made of.

What only a reader with a screen can use is left out: scripts, styles, controls, and what carries
``data-no-twin``. A drawing becomes its title and description.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

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
_AROUND: Mapping[str, tuple[str, str]] = {
    "em": ("*", "*"),
    "i": ("*", "*"),
    "strong": ("**", "**"),
    "b": ("**", "**"),
    "q": ("“", "”"),
    "del": ("~~", "~~"),
}


def to_markdown(tree: Node) -> str:
    """The content of a page as Markdown that says the same."""
    return "\n\n".join(_blocks(tree)) + "\n"


def _blocks(node: Node) -> Iterator[str]:
    """The blocks of an element; text between them is a paragraph."""
    run: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str) or child.tag in _INLINE:
            if run or isinstance(child, Node) or not child.isspace():
                run.append(child)
            continue
        yield from _paragraph(run)
        run = []
        if not _hidden(child):
            yield from _BLOCKS.get(child.tag, _blocks)(child)
    yield from _paragraph(run)


def _hidden(node: Node) -> bool:
    left_out = node.tag in _LEFT_OUT or "hidden" in node.attributes or "data-no-twin" in node.attributes
    return left_out or bool({"headerlink", "ar-vh"} & set(node.classes))


def _paragraph(run: list[Node | str]) -> Iterator[str]:
    if run and (text := _inline(run)):
        yield re.sub(r"^(#{1,6} |[-+>] |\d+[.)] )", r"\\\1", text)


def _inline(children: list[Node | str]) -> str:
    text = _spans(children)
    text = re.sub(r"[^\S\n]+", " ", text)
    return re.sub(r" *\n *", "\n", text).strip()


def _spans(children: list[Node | str]) -> str:
    """Neighbours that only a stylesheet sets apart are set apart by a space."""
    text, previous = "", None
    for child in children:
        apart = isinstance(child, Node) and isinstance(previous, Node) and child.tag != "sup"
        text += (" " if apart else "") + _span(child)
        previous = child
    return text


def _span(child: Node | str) -> str:
    if isinstance(child, str):
        return as_text(re.sub(r"\s+", " ", child))
    if _hidden(child):
        return ""
    match child.tag:
        case "br":
            return "  \n"
        case "img":
            return (
                f"![{as_text(child.attributes.get('alt', ''))}]({_address(child.attributes.get('src', ''))})"
            )
        case "code" | "kbd" | "samp":
            return _code(child.text())
        case "a" if child.attributes.get("href") and "data-correct" not in child.attributes:
            return f"[{_inline(child.children)}]({_address(child.attributes['href'])})"
        case "svg":
            return _drawing_text(child)
    before, after = _AROUND.get(child.tag, ("", ""))
    raw = _spans(child.children)
    text = raw.strip()
    if not text:
        return " " if raw else ""
    lead, tail = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
    return f"{lead}{before}{text}{after}{tail}"


def as_text(text: str) -> str:
    """A text that means nothing in Markdown."""
    return re.sub(r"([\\`*\[\]<])", r"\\\1", text)


def _address(url: str) -> str:
    """An address that ends where Markdown takes it to end."""
    return re.sub(r"[\s()<>\[\]\\]", lambda match: f"%{ord(match[0]):02X}", url)


def _code(text: str) -> str:
    ticks = "`" * (max(map(len, re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}" if text else ""


def _heading(node: Node) -> Iterator[str]:
    if text := _inline(node.children):
        yield f"{'#' * int(node.tag[1])} {text}"


def _list(node: Node) -> Iterator[str]:
    items = [child for child in node.children if isinstance(child, Node) and child.tag == "li"]
    start = int(node.attributes.get("start", "1"))
    lines: list[str] = []
    for number, item in enumerate(items, start):
        mark = f"{number}. " if node.tag == "ol" else "- "
        blocks = list(_blocks(item))
        if blocks and not _hidden(item):
            tight = all(block.startswith(("- ", "1. ")) for block in blocks[1:])
            lines.append(mark + _indented("\n" if tight else "\n\n", blocks, len(mark)))
    if lines:
        yield "\n".join(lines)


def _indented(between: str, blocks: list[str], width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, between.join(blocks))


def _definitions(node: Node) -> Iterator[str]:
    lines: list[str] = []
    for part in node.elements("dt", "dd"):
        text = " ".join(_blocks(part))
        if part.tag == "dt":
            lines.append(f"- **{text}**:")
        elif lines:
            lines[-1] += f" {text}"
    if lines:
        yield "\n".join(lines)


def _table(node: Node) -> Iterator[str]:
    rows = [[_cell(cell) for cell in row.elements("th", "td")] for row in node.elements("tr")]
    rows = [row for row in rows if row]
    if not rows:
        return
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    caption = "".join(_inline(each.children) for each in node.elements("caption"))
    if caption:
        yield caption
    yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(cell: Node) -> str:
    """A cell is one line, so a list in it is an enumeration."""
    return re.sub(r"\s+", " ", " ".join(_blocks(_enumerated(cell)))).replace("|", "\\|")


def _enumerated(node: Node) -> Node:
    """The element with an enumeration in the place of every list; the tree stays as it is."""
    if node.tag in {"ul", "ol"}:
        words = ", ".join(_inline(item.children) for item in node.elements("li"))
        return Node("markdown", children=[words])
    children = [child if isinstance(child, str) else _enumerated(child) for child in node.children]
    return Node(node.tag, node.attributes, children)


def _ready(node: Node) -> Iterator[str]:
    yield node.text()


def _preformatted(node: Node) -> Iterator[str]:
    text = node.text().strip("\n")
    words = [word for each in [node, *node.elements("code")] for word in each.classes]
    language = next((word.removeprefix("language-") for word in words if word.startswith("language-")), "")
    fence = "`" * max(3, max(map(len, re.findall(r"`+", text)), default=0) + 1)
    yield f"{fence}{language}\n{text}\n{fence}"


def _quotation(node: Node) -> Iterator[str]:
    if text := "\n\n".join(_blocks(node)):
        yield re.sub(r"^(?=.)", "> ", text, flags=re.MULTILINE).replace("\n\n", "\n>\n")


def _drawing(node: Node) -> Iterator[str]:
    if text := _drawing_text(node):
        yield text


def _drawing_text(node: Node) -> str:
    said = [each.text().strip() for each in node.elements("title", "desc")]
    return f"*Drawing: {': '.join(said)}*" if any(said) else ""


def _rule(node: Node) -> Iterator[str]:
    del node
    yield "---"


_BLOCKS: Mapping[str, Callable[[Node], Iterator[str]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "dl": _definitions,
    "table": _table,
    "pre": _preformatted,
    "blockquote": _quotation,
    "svg": _drawing,
    "hr": _rule,
    "markdown": _ready,
}
"""How the elements that are more than a container become Markdown."""
