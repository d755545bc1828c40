"""A page as Markdown, with the HTML of our own templates kept apart from it.

Nothing in that HTML is Markdown, so that reading it as such would only take time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from mkdocs_aruntime.catalog.tags import read_tags


@dataclass(slots=True)
class PageText:
    """Markdown in which ``{{ @3 }}`` stands for the fourth part."""

    markdown: str = ""
    parts: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    """What stands on the page, by the names of ``assets.LOADS``."""

    def add(self, text: str) -> None:
        """Add Markdown as it stands: what an author wrote."""
        self.markdown += f"{text}\n\n"

    def add_made(self, text: str) -> None:
        """Add what a template made: of its HTML, what begins a line is kept apart."""
        done = 0
        for begins, ends in _elements(text):
            self.markdown += f"{text[done:begins]}\n\n{{{{ @{len(self.parts)} }}}}\n\n"
            self.parts.append(text[begins:ends])
            done = ends
        self.add(text[done:])


@lru_cache(1024)
def _elements(text: str) -> Sequence[tuple[int, int]]:
    """Where elements begin and end that have lines of their own, neighbours taken together."""
    found: list[tuple[int, int]] = []
    depth = begins = 0
    for at, tag in read_tags(text):
        if depth == 0 and tag.opens and text[at - 1 : at] in {"", "\n"}:
            begins, depth = at, 1
        elif depth:
            depth += tag.opens - tag.ends
            ends = at + len(tag.source)
            if depth == 0 and text[ends : ends + 1] in {"", "\n"}:
                if found and not text[found[-1][1] : begins].strip():
                    begins, _ = found.pop()
                found.append((begins, ends))
    return found
