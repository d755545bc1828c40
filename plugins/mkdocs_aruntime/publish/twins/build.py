"""The Markdown files and their list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.page import Node
from mkdocs_aruntime.publish.render import render
from mkdocs_aruntime.publish.twins.markdown import as_text, to_markdown

SECTIONS = (
    ("guides/", "Guides"),
    ("runtimes/", "Runtimes"),
    ("use-cases/", "Use cases"),
    ("decisions/", "Worked decisions"),
    ("claims/", "Claims"),
)
"""Which pages stand together, by the folder of their addresses; the others come last."""

OTHERS = "Reference"

SAID_ALREADY = frozenset({"claims/"})
"""Folders whose pages say once more what others do; ``llms-full.txt`` goes without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A page as Markdown."""

    url: str
    """Of the page, relative to the site; the Markdown is ``index.md`` there."""
    title: str
    summary: str
    text: str
    listed: bool
    """Whether ``llms.txt`` names it."""


def twin_of(url: str, tree: Node, title: str, summary: str, identity: Identity, *, listed: bool) -> Twin:
    """The twin of a rendered page, with where it comes from as its last line."""
    at = identity.absolute(url) if identity.home else ""
    text = f"{to_markdown(tree, at)}\n---\n\nFrom {identity.absolute(url) or './'}\n"
    return Twin(url=url, title=title, summary=summary, text=text, listed=listed)


def build_twins(twins: Sequence[Twin], identity: Identity, api: str) -> Iterator[FileArtifact]:
    """A file per twin; ``llms.txt`` (llmstxt.org), which lists them; ``llms-full.txt``, which has them."""
    for twin in twins:
        yield FileArtifact(path=f"{twin.url}index.md", content=twin.text.encode())
    listed = [twin for twin in twins if twin.listed]
    sections = [(title, [each for each in listed if _folder(each) == folder]) for folder, title in SECTIONS]
    known = {folder for folder, _ in SECTIONS}
    sections.append((OTHERS, [each for each in listed if _folder(each) not in known]))
    ordered = [(title, sorted(pages, key=_order)) for title, pages in sections if pages]
    filled = [(title, [*map(_listed, pages)]) for title, pages in ordered]
    text = render("llms.md", sections=filled, identity=identity, api=api)
    yield FileArtifact(path="llms.txt", content=text.encode())
    whole = "\n".join(
        each.text for _, pages in ordered for each in pages if _folder(each) not in SAID_ALREADY
    )
    yield FileArtifact(path="llms-full.txt", content=whole.encode())


def _listed(twin: Twin) -> Twin:
    """The twin as the list names it: a line, in which its words are no Markdown."""
    title, summary = (as_text(" ".join(text.split())) for text in (twin.title, twin.summary))
    return replace(twin, title=title, summary=summary)


def _folder(twin: Twin) -> str:
    """The folder of a page below it; the folder's own list stands with the others."""
    folder, _, rest = twin.url.partition("/")
    return f"{folder}/" if rest else ""


def _order(twin: Twin) -> tuple[str, str]:
    return twin.title.casefold(), twin.url
