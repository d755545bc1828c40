"""A page of HTML, read once: for the search, the Markdown twin, the glossary's links and the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from mkdocs_aruntime.catalog.tags import COMMENT, Tags, read_tokens


@dataclass(slots=True)
class Node:
    """An element with what is in it."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The classes of the element."""
        return self.attributes.get("class", "").split()

    def elements(self, *tags: str) -> list[Node]:
        """The elements of these tags anywhere below, not looking into those found."""
        found: list[Node] = []
        for child in self.children:
            if isinstance(child, Node):
                found += [child] if child.tag in tags else child.elements(*tags)
        return found

    def text(self) -> str:
        """All text below, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class Page:
    """A text of HTML, a whole page or the content of one."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.tokens: Tags = read_tokens(html)

    @cached_property
    def tags(self) -> Tags:
        """Its tags, each with where it begins."""
        return [each for each in self.tokens if each[1].name != COMMENT]

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of a place in the text."""
        before = self.html[:at]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    @cached_property
    def ids(self) -> frozenset[str]:
        """What can be linked to in it."""
        return frozenset(tag.given["id"] for _, tag in self.tags if tag.given.get("id"))

    def doubled_ids(self) -> Iterator[tuple[int, str]]:
        """Ids that stand there already, with their places: only the first of them can be linked to."""
        seen: set[str] = set()
        for at, tag in self.tags:
            if id_ := tag.given.get("id"):
                if id_ in seen:
                    yield at, id_
                seen.add(id_)

    @cached_property
    def tree(self) -> Node:
        """Its elements; an end tag that closes nothing is left out, as browsers do."""
        root = Node("root")
        opened = [root]
        begins = 0
        for at, tag in self.tokens:
            if not tag.name:
                continue
            if at > begins:
                opened[-1].children.append(_text(self.html[begins:at], opened[-1].tag))
            begins = at + len(tag.source)
            if tag.ends:
                if any(node.tag == tag.name for node in opened[1:]):
                    while opened.pop().tag != tag.name:
                        pass
            elif tag.name != COMMENT:
                node = Node(tag.name, tag.given)
                opened[-1].children.append(node)
                if tag.opens:
                    opened.append(node)
        if begins < len(self.html):
            opened[-1].children.append(_text(self.html[begins:], opened[-1].tag))
        return root


def _text(text: str, tag: str) -> str:
    return text if tag == "script" or "&" not in text else unescape(text)
