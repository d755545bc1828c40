"""The tags of HTML in the order of the text, each with its place.

A browser's tree leaves out what HTML has no place for: a cell outside a table, the attributes of an end tag,
a second attribute of the same name. Here every tag is seen, and what browsers have read in several ways (a
comment that ends early, a quotation mark that is missing) is told as odd, so that nothing hides between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser

VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("source", "track", "wbr"),
    }
)
"""Elements that hold nothing and have no end tag."""

_ATTRIBUTE = r"""[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++(?<!/)))?+"""
_TOKEN = re.compile(
    rf"""<(?:
        (?P<script>script(?:\s++{_ATTRIBUTE})*+\s*+>)[^<]*+(?:<(?!/script|!--|script)[^<]*+)*+(?=</script)
      | (?P<start>[a-z][a-z0-9-]*+)(?:\s++{_ATTRIBUTE})*+\s*+/?>
      | /(?P<end>[a-z][a-z0-9-]*+)\s*+>
      | (?P<none>!doctype\s+html\s*>|!--(?!-?>)(?:[^-<]|-(?!-!?>)|<(?!!--))*+-->)
    )?""",
    re.IGNORECASE | re.VERBOSE,
)
_WRITTEN = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_NAMED = re.compile(r"""\s([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, an end tag, or something odd, which has no name."""

    name: str
    source: str
    """As it stands in the text."""
    attributes: tuple[tuple[str, str], ...]
    """Names in small letters and values, in the order of the text; a name may stand twice."""
    given: Mapping[str, str]
    """The attributes by name; to a browser the first of a name counts."""
    ends: bool
    """Whether it is an end tag."""
    opens: bool
    """Whether it begins an element that has an end tag."""


type Tags = list[tuple[int, Tag]]
"""Tags, each with where it begins in the text."""


COMMENT = "!"
"""The name that comments and the doctype have among the tokens."""


def read_tags(html: str) -> Tags:
    """Every tag of a text, comments and the doctype left out; what stands in a script is text."""
    return [each for each in read_tokens(html) if each[1].name != COMMENT]


def read_tokens(html: str) -> Tags:
    """Everything in a text that is no text: tags, comments, the doctype."""
    tokens: Tags = []
    for match in _TOKEN.finditer(html):
        kind, source = match.lastgroup, match[0]
        if kind == "script":
            kind, source = "start", f"<{match['script']}"
        elif kind is None:
            source = html[match.start() : match.start() + 40]
        tokens.append((match.start(), _token(kind, source)))
    return tokens


@lru_cache(100_000)
def _token(kind: str | None, source: str) -> Tag:
    """One tag for all that are written alike: most stand on every page."""
    written = _WRITTEN.match(source) if kind in {"start", "end"} else None
    name = written[1].lower() if written else "" if kind is None else COMMENT
    found = tuple(_NAMED.finditer(source)) if kind == "start" else ()
    attributes = tuple((m[1].lower(), unescape(m[2] or m[3] or m[4] or "")) for m in found)
    given = MappingProxyType(dict(reversed(attributes)))
    opens = kind == "start" and name not in VOID and not source.endswith("/>")
    return Tag(name, source, attributes, given, kind == "end", opens)


def unbalanced(tags: Tags) -> Tags:
    """Start tags without an end, and end tags without a start, or out of turn."""
    opened: Tags = []
    wrong: Tags = []
    for at, tag in tags:
        if tag.ends:
            if opened and opened[-1][1].name == tag.name:
                opened.pop()
            else:
                wrong.append((at, tag))
        elif tag.name not in VOID and tag.name:
            # Browsers see the slash in drawings only.
            drawn = tag.source.endswith("/>") and any(each.name == "svg" for _, each in opened)
            if not drawn:
                opened.append((at, tag))
    return [*wrong, *opened]


def dropped(tags: Tags, tree: LexborHTMLParser) -> Tags:
    """Start tags that the tree of the text has no element for."""
    nodes = tree.root.traverse(include_text=False) if tree.root else ()
    kept = Counter([node.tag for node in nodes])
    lost = Counter([tag.name for _, tag in tags if tag.name and not tag.ends])
    for name, count in kept.items():
        lost[(name or "").lower()] -= count
    wrong: Tags = []
    for at, tag in reversed(tags if any(count > 0 for count in lost.values()) else ()):
        if not tag.ends and lost[tag.name] > 0:
            lost[tag.name] -= 1
            wrong.append((at, tag))
    return wrong
