"""The tags of HTML in the order of the text, each with its place.

A browser's tree leaves out what HTML has no place for: a cell outside a table, the attributes of an end tag,
a second attribute of the same name. Here every tag is seen, and what browsers have read in several ways (a
comment that ends early, a quotation mark that is missing) is told as odd, so that nothing hides between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from selectolax.lexbor import LexborHTMLParser

VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("source", "track", "wbr"),
    }
)
"""Elements that hold nothing and have no end tag."""

_ATTRIBUTE = r"""[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++(?<!/)))?+"""
_TAG = re.compile(
    rf"""<(?:
        (?P<script>script(?:\s++{_ATTRIBUTE})*+\s*+>)[^<]*+(?:<(?!/script|!--|script)[^<]*+)*+(?=</script)
      | (?P<start>[a-z][a-z0-9-]*+)(?:\s++{_ATTRIBUTE})*+\s*+/?>
      | /(?P<end>[a-z][a-z0-9-]*+)\s*+>
      | (?P<none>!doctype\s+html\s*>|!--(?!-?>)(?:[^-<]|-(?!-!?>)|<(?!!--))*+-->)
    )?""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMED = re.compile(r"""\s([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, an end tag, or something odd, which has no name."""

    at: int
    """Where it begins in the text."""
    name: str
    source: str
    """As it stands in the text."""

    @property
    def ends(self) -> bool:
        """Whether it is an end tag."""
        return self.source.startswith("</")

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """Names in small letters and values, in the order of the text; a name may stand twice."""
        return _attributes(self.source)


def read_tags(html: str) -> Iterator[Tag]:
    """Every tag of a text; of comments and the doctype none, of what stands in a script neither."""
    for match in _TAG.finditer(html):
        if match["none"]:
            continue
        if match["script"]:
            yield Tag(match.start(), "script", f"<{match['script']}")
        else:
            name = match["start"] or match["end"] or ""
            source = match[0] if name else html[match.start() : match.start() + 40]
            yield Tag(match.start(), name.lower(), source)


@lru_cache(50_000)
def _attributes(source: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
        for match in _NAMED.finditer(source)
    )


def unbalanced(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Start tags without an end, and end tags without a start, or out of turn."""
    opened: list[Tag] = []
    for tag in tags:
        if tag.ends:
            if opened and opened[-1].name == tag.name:
                opened.pop()
            else:
                yield tag
        elif tag.name and tag.name not in VOID:
            drawn = tag.source.endswith("/>") and any(each.name == "svg" for each in opened)
            opened += [] if drawn else [tag]  # elsewhere browsers don't see the slash
    yield from opened


def dropped(tags: Iterable[Tag], tree: LexborHTMLParser) -> Iterator[Tag]:
    """Start tags that the tree of the text has no element for."""
    nodes = tree.root.traverse(include_text=False) if tree.root else ()
    kept = Counter((node.tag or "").lower() for node in nodes)
    starts = [tag for tag in tags if tag.name and not tag.ends]
    lost = Counter(tag.name for tag in starts) - kept
    for tag in reversed(starts):
        if lost[tag.name] > 0:
            lost[tag.name] -= 1
            yield tag
